"""A hall as kiosks and integrations see it."""

from msgspec import Struct

from server.domain.queue.settings import Name
from server.domain.queue.state import HallState
from server.domain.queue.views.parts import CategoryLoad, Now, loads, window_name


class WindowLine(Struct, frozen=True):
    id: str
    name: Name
    categories: tuple[str, ...]
    state: str


class GroupLine(Struct, frozen=True):
    id: str
    name: Name


class KioskLine(Struct, frozen=True):
    id: str
    name: Name
    prints: bool


class ServiceOffer(Struct, frozen=True):
    id: str
    category: str
    name: Name
    departments: tuple[Name, ...]
    materials: tuple[Name, ...]


class HallView(Struct, frozen=True):
    id: str
    name: Name
    day: str
    open: bool
    """Whether numbers are given out now."""
    hours: tuple[str, ...]
    waiting: int
    categories: list[CategoryLoad]
    windows: list[WindowLine]
    groups: list[GroupLine]
    kiosks: list[KioskLine]
    services: list[ServiceOffer]
    appointment_codes: bool
    """Whether an appointment is taken up by its code."""


def hall_view(state: HallState, now: Now) -> HallView:
    settings, facts = state.settings, state.facts
    categories = loads(state, now)
    return HallView(
        id=settings.id,
        name=settings.name,
        day=facts.today.day,
        open=facts.today.intake,
        hours=settings.hours,
        waiting=sum(c.waiting for c in categories),
        categories=categories,
        windows=[
            WindowLine(w.id, window_name(state, w.id), w.categories, w.state)
            for w in facts.lasting.windows.values()
            if w.id in settings.windows
        ],
        kiosks=[KioskLine(k.id, k.name, k.prints) for k in settings.kiosks.values()],
        groups=[GroupLine(g.id, g.name) for g in settings.groups.values()],
        services=[
            ServiceOffer(s.id, s.category, s.name, s.departments, s.materials)
            for s in settings.services.values()
        ],
        appointment_codes=settings.rules.appointment_codes,
    )
