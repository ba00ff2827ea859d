"""The shape of the one table from which routing, authorisation, OpenAPI and the documents come."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from datetime import UTC, tzinfo
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from aiohttp import web
from msgspec import Struct

from devices.protocols import PrintResult
from server.access.access import Access
from server.access.identity import Identity
from server.access.tries import Tries
from server.api.cases.query_code import fits
from server.audit.book import AuditBook
from server.calendar.calendar import Calendar
from server.case_book.book import CaseBook
from server.case_figures.follower import CaseReports
from server.case_files.store import FileStore, KeptFile
from server.cases import Cases
from server.domain.cases.events import AnyEvent as CaseEvent
from server.domain.cases.shown.matter import MatterPlace
from server.domain.cases.state import CasesState
from server.domain.cases.views.case import Title, by_id
from server.domain.language import Text
from server.domain.message import Command
from server.domain.oversight.events import AnyEvent as OversightEvent
from server.domain.oversight.overruns.district import District
from server.domain.oversight.state import OversightState
from server.domain.queue.events import AnyEvent
from server.domain.queue.state import HallState
from server.domain.queue.views.parts import Now
from server.domain.refusal import Refused
from server.domain.sealing import Key
from server.domain.tags import HallTags
from server.domain.timetable import Timetable
from server.halls import Halls
from server.hub.hub import Stamp
from server.journal.entry import Entry
from server.outbox.outbox import CaseOutbox
from server.oversight import Oversight
from server.papers.sheet import LabelledSheet
from server.personal.cards import Cards
from server.personal.holders import Holders
from server.personal.personal import Personal
from server.personal.signatures import Signatures
from server.reports.follower import Reports
from server.reports.open_days import MadeMonth
from server.shell.http import JSON

PrintPaper = Callable[[str, str, LabelledSheet], Awaitable[PrintResult]]
"""(hall, kiosk, paper) → what the kiosk's printer said. Raises Problem."""
TryDevice = Callable[[str, str, int | None], Awaitable[list[str]]]
"""(hall, device, unit or all) → what was to be seen or heard. Raises Problem."""


class CaseRooms(NamedTuple):
    """What the API of cases stands on."""

    engine: Cases
    book: CaseBook
    stamp: Stamp
    zone: tzinfo
    calendar: Calendar
    """Of the offices, without the years that were entered by hand."""
    matters: Mapping[str, Sequence[str]]
    """Hall → what can be applied for there, by id."""
    places: Mapping[str, MatterPlace]
    """Hall → where that is."""
    key: Key
    """What query codes are made of."""
    tries: Tries
    """Of query codes, by source."""
    steady: Callable[[], float]
    """Seconds that nobody sets, for `tries`."""
    outbox: CaseOutbox
    figures: CaseReports
    files: FileStore
    halls: Mapping[str, Text]
    """Hall → what it is called."""
    public_url: str
    """Of this server, as citizens reach it."""
    filing: asyncio.Lock
    """Held while a paper is made a file."""
    listing: asyncio.Lock
    """Held while a list is written to be taken along: one at a time, so that whoever works waits for none."""

    def fits_code(self, number: str, code: str) -> bool:
        """Whether that is the query code of the case of this number."""
        return fits(self.key, number, code)


class OversightRooms(NamedTuple):
    """What the API of ratings, concerns and letters stands on."""

    engine: Oversight
    stamp: Stamp
    key: Key
    """What the codes of concerns are made of."""
    link: Callable[[str], tuple[str, str]]
    """Number of a concern → its code, and the address with both."""
    district: Callable[[], District]
    """All halls as they were seen last."""
    open_months: Callable[[], Mapping[str, MadeMonth]]
    """The figures that anybody may read, by month."""
    public: bool
    """Whether the public board and the open data are there."""


class AuditRooms(NamedTuple):
    """What the API of the audit stands on."""

    book: AuditBook
    key: Key
    """What exports are sealed with."""
    one: Callable[[str, int], Awaitable[tuple[Entry, bytes] | None]]
    """(stream, seq) → an entry of the journal, and the hash before it. Raises JournalDamaged, JournalUnavailable."""


class Rooms(NamedTuple):
    """What the API stands on."""

    engine: Halls
    access: Access
    personal: Personal
    stamps: dict[str, Stamp]
    cards: Cards
    signatures: Signatures
    holders: Holders
    try_device: TryDevice
    reports: Reports
    timetables: Mapping[str, Timetable]
    tags: HallTags
    draws: Mapping[str, Callable[[HallState, str, Now], Struct | None]]
    """Kind of a live view → how it is drawn."""
    cases: CaseRooms
    oversight: OversightRooms
    audit: AuditRooms
    print_paper: PrintPaper
    printers: Callable[[str], list[str]]
    """Hall → its kiosks that have a printer."""
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
    """Id of the notice, plan, change, service, case, department or matter that the path names."""
    fits_code: Callable[[str, str], bool] = lambda _case, _code: False
    """(case, query code) → whether that is the case's."""
    drawn: Callable[[str, str], KeptFile | None] = lambda _id, _case: None
    """(id of a signature, case) → its file."""
    title: Title = by_id
    """What people are called."""
    zone: tzinfo = UTC
    """Of the offices."""
    asker: Callable[[], str] = str
    """Where the request comes from, for limits."""
    looked: Any = None
    """What was looked up before the command is made."""
    citizen: bool = False
    """Whether the path showed the ticket's proof: then its citizen asks, whoever else that may be."""


C = TypeVar("C", bound=Command)
MakeAnswer = Callable[[HallState, Sequence[AnyEvent], Ask, Now], Struct]
Look = Callable[[HallState, Ask, Now], Any]
Before = Callable[[Ask, Rooms], Awaitable[Ask | None]]
"""Gives the request with what was looked up, or nothing where it stays as it is."""
Act = Callable[[Ask, Rooms, web.Request], Awaitable[tuple[Any, Callable[[web.Response], None] | None]]]


@dataclass(frozen=True)
class Route:
    """What every row says. `roles` empty means anyone."""

    method: str
    path: str
    summary: str
    answer: Any
    roles: frozenset[str] = frozenset()
    body: type[Struct] | None = None
    refusals: tuple[type[Refused], ...] = ()
    problems: tuple[str, ...] = ()
    """What the API itself may refuse here, beside what it may refuse on every route of this kind."""
    status: int = 200
    _: KW_ONLY
    named: str = ""
    """operationId: what the generated client calls it."""
    citizen: bool = False
    """Besides `roles`, whoever shows the ticket's proof (`ID.PROOF` in the path) may ask."""
    media: str = JSON
    """What the answer is; of anything but JSON `act` gives the bytes."""
    query: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])
    """What may be asked for behind "?", with its values."""
    keyed: ClassVar[bool] = False
    """Whether an `Idempotency-Key` makes it safe to send twice."""

    @property
    def name(self) -> str:
        return self.named

    @property
    def codes(self) -> tuple[str, ...]:
        """Everything that is refused here and not everywhere."""
        return (*(refusal.code for refusal in self.refusals), *self.problems)

    @property
    def item(self) -> str:
        """Which part of the path `Ask.item` comes from; empty for most rows."""
        return next((name for name in ITEMS if f"{{{name}}}" in self.path), "")


ITEMS = (
    "notice",
    "plan",
    "change",
    "service",
    "appointment",
    "category",
    "case",
    "department",
    "year",
    "hook",
    "matter",
    "follow_up",
    "concern",
    "letter",
    "overrun",
    "assessment",
    "month",
    "shown",
    "signature",
    "slip",
)


@dataclass(frozen=True, kw_only=True)
class ChangingRoute(Route, Generic[C]):
    """A row that makes a command: its refusals are the command's."""

    keyed = True

    makes: type[C]
    command: Callable[[Ask], C]
    private: tuple[str, str] | None = None
    """(kind, field): this field of the body goes to the personal store before the command is made."""

    @property
    def name(self) -> str:
        """As the command is called, unless two rows make the same."""
        kind = self.makes.__name__
        return self.named or kind[0].lower() + kind[1:]

    @property
    def codes(self) -> tuple[str, ...]:
        return (*(refusal.code for refusal in self.makes.refusals), *super().codes)


@dataclass(frozen=True, kw_only=True)
class CommandRoute(ChangingRoute[C]):
    """A row that changes a hall."""

    answered: MakeAnswer
    counted: bool = False
    """The command names the holder of the card on the reader, or of the number that was typed."""


@dataclass(frozen=True, kw_only=True)
class CaseCommandRoute(ChangingRoute[C]):
    """A row that changes a case."""

    answered: Callable[[CasesState, Sequence[CaseEvent], Ask, Now], Struct]
    before: Before | None = None
    """What has to be looked up before the command is made; raises Problem."""


@dataclass(frozen=True, kw_only=True)
class OversightCommandRoute(ChangingRoute[C]):
    """A row that changes a rating's answer, a concern, a letter."""

    answered: Callable[[OversightState, Sequence[OversightEvent], Ask, Now], Struct]
    before: Before | None = None


@dataclass(frozen=True, kw_only=True)
class OversightViewRoute(Route):
    """A row that shows settled state of those. `look` raises what it does not show to who asks."""

    look: Callable[[OversightState, Ask, Now], Struct]


@dataclass(frozen=True, kw_only=True)
class CaseViewRoute(Route):
    """A row that shows settled state of cases and changes nothing. `look` raises what it does not show to who asks."""

    look: Callable[[CasesState, Ask, Now], Struct]


@dataclass(frozen=True, kw_only=True)
class ViewRoute(Route):
    """A row that shows settled state and changes nothing."""

    look: Look


@dataclass(frozen=True, kw_only=True)
class LiveRoute(Route):
    """A row that shows once what a live view shows."""

    kind: str


@dataclass(frozen=True, kw_only=True)
class ActRoute(Route):
    """A row that does something of its own: people, devices, files."""

    act: Act


def roles(*names: str) -> frozenset[str]:
    """The roles of a row; admin may do everything and need not be named."""
    return frozenset(names)


DESK = roles("clerk", "pad", "manager")
LEADING = roles("manager", "admin")
STAFF = roles("clerk", "reviewer", "issuer", "manager", "supervisor")
