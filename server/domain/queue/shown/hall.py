"""A hall as kiosks and integrations are shown it."""

from msgspec import Struct

from server.domain.queue.settings import Name
from server.domain.queue.shown.parts import CategoryLoad


class WindowLine(Struct, frozen=True):
    """A window and what it serves."""

    id: str
    name: Name
    categories: tuple[str, ...]
    state: str


class GroupLine(Struct, frozen=True):
    """A priority group."""

    id: str
    name: Name


class KioskLine(Struct, frozen=True):
    """A kiosk."""

    id: str
    name: Name
    prints: bool


class ServiceOffer(Struct, frozen=True):
    """A service that the hall offers."""

    id: str
    category: str
    name: Name
    departments: tuple[Name, ...]
    materials: tuple[Name, ...]


class HallView(Struct, frozen=True):
    """A hall as kiosks and integrations see it."""

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
