"""A hall as kiosks and integrations are shown it."""

from msgspec import Struct

from server.domain.queue.settings import Name
from server.domain.queue.shown.parts import CategoryLoad


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
