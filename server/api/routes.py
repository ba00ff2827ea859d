"""The shape of the one table from which routing, authorisation, OpenAPI and the documents come."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from aiohttp import web
from msgspec import Struct

from server.access import Access
from server.access.identity import Identity
from server.domain.queue.commands import AnyCommand
from server.domain.queue.events import AnyEvent
from server.domain.queue.state import HallState
from server.domain.queue.views.parts import Now
from server.domain.timetable import Timetable
from server.halls import Halls
from server.hub.hub import Stamp, View
from server.personal.cards import Cards
from server.personal.holders import Holders
from server.personal.personal import Personal
from server.reports.follower import Reports

TryDevice = Callable[[str, str, int | None], Awaitable[list[str]]]
"""(hall, device, unit or all) → what was to be seen or heard. Raises Problem."""


class Rooms(NamedTuple):
    """What the API stands on."""

    engine: Halls
    access: Access
    personal: Personal
    stamps: dict[str, Stamp]
    cards: Cards
    holders: Holders
    try_device: TryDevice
    reports: Reports
    timetables: Mapping[str, Timetable]
    draws: Mapping[str, View]
    """Kind of a live view → how it is drawn."""
    faults: Mapping[str, str]
    """File of the data folder → what is wrong with it now, beside the journal's own trouble."""

    def today(self, hall: str) -> str:
        """The hall's day now by its timetable, ISO: after midnight it may still be yesterday's."""
        return self.timetables[hall].day_at(self.engine.clock.now())


class Ask(NamedTuple):
    """One request, checked: who asks, about which hall, window and ticket, with which body."""

    who: Identity
    hall: str
    window: str
    ticket: str
    body: Any
    today: Callable[[str], str]
    """hall → its day now by its timetable, ISO."""
    private: str = ""
    """Id under which the personal part of the body was stored."""
    holder: str = ""
    """Stands for whoever's card it is; empty where the hall counts nobody."""
    kiosk: str = ""
    item: str = ""
    """Id of the notice, plan, change or service that the path names."""
    citizen: bool = False
    """Whether the path showed the ticket's proof: then its citizen asks, whoever else that may be."""


MakeCommand = Callable[[Ask], AnyCommand]
MakeAnswer = Callable[[HallState, Sequence[AnyEvent], Ask, Now], Struct]
Look = Callable[[HallState, Ask, Now], Any]
Act = Callable[[Ask, Rooms, web.Request], Awaitable[tuple[Any, Callable[[web.Response], None] | None]]]


@dataclass(frozen=True)
class Route:
    """A row. Exactly one of `command`, `look`, `act` and `shows` is set; `roles` empty means anyone."""

    method: str
    path: str
    summary: str
    answer: Any
    roles: frozenset[str] = frozenset()
    body: type[Struct] | None = None
    refusals: tuple[str, ...] = ()
    status: int = 200
    command: MakeCommand | None = None
    answered: MakeAnswer | None = None
    look: Look | None = None
    act: Act | None = None
    shows: str = ""
    """The kind of a live view: the same, read once."""
    private: tuple[str, str] | None = None
    """(kind, field): this field of the body goes to the personal store before the command is made."""
    counted: bool = False
    """The command names the holder of the card on the reader, or of the number that was typed."""
    media: str = "application/json"
    """What the answer is; of anything but JSON `act` gives the bytes."""
    query: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])
    """What may be asked for behind "?", with its values."""
    citizen: bool = False
    """Besides `roles`, whoever shows the ticket's proof (`ID.PROOF` in the path) may ask."""

    @property
    def item(self) -> str:
        """Which part of the path `Ask.item` comes from; empty for most rows."""
        return next(
            (
                name
                for name in ("notice", "plan", "change", "service", "appointment", "category")
                if f"{{{name}}}" in self.path
            ),
            "",
        )

    @property
    def name(self) -> str:
        """operationId: the method and the path's words."""
        words = self.path.replace("{", "").replace("}", "").strip("/").split("/")
        return "_".join([self.method.lower(), *words]).replace("-", "_").replace("api_v1_", "")


def roles(*names: str) -> frozenset[str]:
    """The roles of a row; admin may do everything and need not be named."""
    return frozenset(names)


DESK = roles("clerk", "pad", "manager")
STAFF = roles("clerk", "reviewer", "issuer", "manager", "supervisor")
