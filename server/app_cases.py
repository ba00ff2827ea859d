"""The cases of a server, put together: their engine, their book, their screens, and what serves them beside."""

import asyncio
import sqlite3
from collections.abc import AsyncGenerator, Callable, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from server.access.access import Access
from server.access.tries import Tries
from server.api.cases.live import CaseLive, case_draws
from server.api.cases.query_code import query_code
from server.api.routes import CaseRooms, Rooms
from server.bridges.case_calendar import CaseCalendar
from server.bridges.case_house import CaseHouse
from server.bridges.case_retention import CaseRetention
from server.bridges.catalogue_guide import CatalogueGuide
from server.bridges.demo_past import Past
from server.bridges.forgetting import forgetting
from server.calendar.office import OfficeCalendar
from server.case_book.book import CaseBook
from server.case_figures.follower import CaseReports
from server.case_files.store import FileStore
from server.cases import Cases, driven_cases
from server.clock import Clock
from server.config.hours_to_timetable import calendar_of, close_of
from server.config.matters import joints_of, matters_of
from server.config.rating_reasons import all_reasons
from server.config.schema import ConfigFile, HallSection
from server.domain.cases.case import Case
from server.domain.cases.change import shown_at_once
from server.domain.cases.settings import NO_REGION, CasesSettings
from server.domain.cases.shown.matter import MatterPlace
from server.domain.cases.state import CasesState
from server.domain.cases.stream import ID
from server.domain.language import Language, Text
from server.domain.sealing import key_of
from server.domain.timetable import Timetable
from server.engine.clock import HallClock
from server.engine.submission import NotReady
from server.hub.hub import Hub, Stamp
from server.journal.journal import Journal, JournalUnavailable
from server.language.catalogues import say, text_of
from server.outbox.case_records import Names
from server.outbox.outbox import CaseOutbox, OutboxPlace
from server.outbox.scheduled import ReportOf, WantedReport
from server.outbox.sender import SendingPace
from server.personal.personal import Personal
from server.sqlite import StoreUnusable

PAST_APPLICANTS = 200
"""Of a demo that begins; more cases than that share them."""


class CasePlace(NamedTuple):
    """What the cases stand on."""

    folder: Path
    journal: Journal
    clock: HallClock
    computer: Clock
    personal: Personal
    access: Access
    secret: bytes
    stamp: Stamp
    timetables: Mapping[str, Timetable]
    public_url: str
    pace: SendingPace


class CasePart:
    """Made by `opened`, with no screen yet; `live` once the API has its rooms, `start` once it listens."""

    def __init__(
        self,
        place: CasePlace,
        config: ConfigFile,
        engine: Cases,
        book: CaseBook,
        figures: CaseReports,
        outbox: CaseOutbox,
    ) -> None:
        self._settings = settings_of(config)
        here = config.hall[0]
        self.engine, self._book, self._place = engine, book, place
        self._matters, self._joints = matters_of(config), joints_of(config)
        self._house = CaseHouse(engine, self._matters, self._joints)
        self._hub = Hub(case_draws(place.access.title), {ID: place.stamp}, shown_at_once, place.computer)
        self._calendar = CaseCalendar(place.timetables.values())
        self.guide = CatalogueGuide()
        self.outbox, self.figures = outbox, figures
        self._files = FileStore(place.folder, place.computer)
        engine.settled.connect(
            self._calendar.changed,
            self.guide.changed,
            self._hub.changed,
            book.changed,
            figures.changed,
            outbox.changed,
        )
        engine.troubles.said.connect(lambda cause: self._hub.halt(bool(cause)))
        self.rooms = CaseRooms(
            engine=engine,
            book=book,
            stamp=place.stamp,
            zone=ZoneInfo(here.timezone),
            calendar=calendar_of(here.hours),
            matters={h.id: [s.id for s in h.service] for h in config.hall},
            places={
                h.id: MatterPlace(h.id, h.name.text(), h.address.text() if h.address else None)
                for h in config.hall
            },
            key=key_of(place.secret, "cases"),
            tries=Tries(),
            steady=place.computer.steady,
            outbox=outbox,
            figures=figures,
            files=self._files,
            halls={h.id: h.name.text() for h in config.hall},
            public_url=place.public_url,
            filing=asyncio.Lock(),
            listing=asyncio.Lock(),
        )

    @classmethod
    @asynccontextmanager
    async def opened(cls, place: CasePlace, config: ConfigFile) -> AsyncGenerator["CasePart"]:
        """Raises sqlite3.Error, OSError, StoreUnusable, SchemaTooNew."""
        settings = settings_of(config)
        engine = driven_cases(place.journal, settings, place.clock)
        book = await CaseBook.open(place.folder, place.journal, settings)
        zone = ZoneInfo(config.hall[0].timezone)
        figures = await CaseReports.open(place.folder, place.journal, settings.office, zone)
        key = key_of(place.secret, "cases")

        def link(number: str) -> str:
            return f"{place.public_url}/c/{number}.{query_code(key, number)}"

        async def find(number: str) -> Case | None:
            try:
                return await book.find(number)
            except sqlite3.Error as error:
                raise StoreUnusable(f"cases.db: {error}") from error

        outside = OutboxPlace(
            place.journal,
            place.personal,
            place.computer,
            partial(state_of, engine),
            find,
            place.stamp,
            link,
            {hall.id: _where(hall) for hall in config.hall},
            _names(config),
            zone,
            partial(_page, place.public_url),
        )
        try:
            async with CaseOutbox.opened(place.folder, outside, place.pace) as outbox:
                yield cls(place, config, engine, book, figures, outbox)
        finally:
            await figures.close()
            await book.close()

    def live(self, rooms: Rooms) -> CaseLive:
        """The screens of cases."""
        return CaseLive(rooms, self._hub)

    async def remember(self) -> None:
        """Give a demo that begins a past."""
        place = self._place
        if await place.journal.last(ID):
            return
        sample = msgspec.json.encode({"name": say(Language.CHINESE, "Sample applicant")}).decode()
        who = [await place.personal.put(ID, "case-person", sample) for _ in range(PAST_APPLICANTS)]
        past = Past(self._settings, self.rooms.matters, cycle(who).__next__)
        await place.journal.append(ID, past.told(self._matters, self._joints, place.clock.now()))

    async def start(self) -> None:
        """Read the cases; where that cannot be the halls go on without them."""
        await self.engine.start(may_stand=True)
        if ID in self.engine.living:
            await self.engine.read(ID, lambda state, _at: self._follow(state))
        await self._house.open()

    def _follow(self, state: CasesState) -> None:
        """What the halls take from the cases, as it was when the server ended."""
        self._calendar.follow(state.facts.years)
        self.guide.follow(state.facts.matters)

    def tasks(self) -> "Sequence[asyncio.Task[None]]":
        """The app owns them."""
        retention = CaseRetention(self._book, self._place.personal, self._files)
        clock = self._place.clock

        async def forget() -> int:
            return await retention.look(clock.now())

        named: dict[str, Callable[[], Coroutine[None, None, None]]] = {
            "case-hub": lambda: self._hub.run(self.engine.read),
            "case-beat": self._hub.beat,
            "case-book": lambda: self._book.run(partial(state_of, self.engine)),
            "cases": self._house.run,
            "case-figures": self.figures.run,
            "outbox": self.outbox.run,
            "case-retention": lambda: forgetting(clock, forget, "personal data of cases"),
        }
        return [asyncio.create_task(run(), name=name) for name, run in named.items()]


async def state_of(engine: Cases) -> CasesState:
    """Settled. Raises JournalUnavailable."""
    try:
        return await engine.read(ID, lambda state, _at: state)
    except NotReady as error:
        raise JournalUnavailable(str(error)) from error


def _names(config: ConfigFile) -> Names:
    """As they stand in the configuration: those of the hall itself, without what the pages add."""
    return Names(
        {hall.id: hall.name.text() for hall in config.hall},
        {(hall.id, clerk.id): clerk.name for hall in config.hall for clerk in hall.clerk},
        {(h.id, one.id): one.name.text() for h in config.hall for one in (*h.category, *h.service)},
        all_reasons(config),
    )


def _page(public_url: str, report: WantedReport) -> str:
    """Where a report stands for whoever may see it."""
    kind = "kind=cases&" if report.of is ReportOf.CASES else ""
    where = f"/{report.hall}" if report.hall else ""
    return f"{public_url}/figures{where}?{kind}since={report.since}&until={report.until}"


def _where(hall: HallSection) -> Text:
    """What a hall is called, and where it is."""
    name = hall.name.text()
    return text_of("{hall} ({address})", hall=name, address=hall.address.text()) if hall.address else name


def settings_of(config: ConfigFile) -> CasesSettings:
    """The calendar of the offices is that of the first hall."""
    here = config.hall[0]
    office = OfficeCalendar(calendar_of(here.hours), close_of(here.hours), ZoneInfo(here.timezone))
    return CasesSettings(office, config.personal.case_retention_days, config.server.region or NO_REGION)
