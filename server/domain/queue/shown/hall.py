"""A hall as kiosks and integrations are shown it."""

from msgspec import Struct

from server.domain.language import Text
from server.domain.queue.shown.parts import CategoryLoad
from server.domain.queue.windows.words import WindowState


class WindowLine(Struct, frozen=True):
    """A window and what it serves."""

    id: str
    name: Text
    categories: tuple[str, ...]
    state: WindowState


class GroupLine(Struct, frozen=True):
    """A priority group."""

    id: str
    name: Text


class KioskLine(Struct, frozen=True):
    """A kiosk."""

    id: str
    name: Text
    prints: bool


class ServiceOffer(Struct, frozen=True):
    """A service that the hall offers."""

    id: str
    category: str
    name: Text
    departments: tuple[Text, ...]
    materials: tuple[Text, ...]
    withdrawn: bool = False
    """Its guide has been withdrawn: what to bring is not known."""


class HallView(Struct, frozen=True):
    """A hall as kiosks and integrations see it."""

    id: str
    name: Text
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
    edition: str = ""
    """Of what is told of the services; changes with it."""
