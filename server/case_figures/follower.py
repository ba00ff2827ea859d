"""Figures of cases, counted from the journal into a file of their own. Neither halls nor cases wait for them."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from server.case_figures.behind import behind
from server.case_figures.fold import CaseFold
from server.case_figures.rows import CaseFact
from server.case_figures.span import AskedFigures
from server.case_figures.spanned import FiguresPlace, spanned
from server.case_figures.store import Begin, CaseFiguresStore, open_store
from server.case_figures.under_way import CasesBetween, CaseUnderWay
from server.case_figures.views import CaseBehindView, CaseFiguresView
from server.domain.cases.codec import decode_events
from server.domain.cases.settings import Office
from server.domain.cases.stream import ID
from server.domain.oversight.codec import decode_events as decode_oversight
from server.domain.oversight.events import RatingGiven
from server.domain.oversight.stream import ID as OVERSIGHT
from server.domain.oversight.words import RatedStage
from server.journal.entry import Entry
from server.journal.journal import Journal
from server.reports.following import STRANGE, Following, Progress
from server.reports.store import Stamp

RATED = RatingGiven.__name__


class CaseReports(Following[CaseFiguresStore, CaseFold | None]):
    """Follows the streams of cases and of oversight; answers with views. Made by `open`."""

    thread = "case-figures"

    def __init__(
        self, folder: Path, store: CaseFiguresStore, journal: Journal, office: Office, zone: ZoneInfo
    ) -> None:
        super().__init__(store, journal, (ID, OVERSIGHT))
        self._folder, self._office, self._zone = folder, office, zone

    @classmethod
    async def open(cls, folder: Path, journal: Journal, office: Office, zone: ZoneInfo) -> "CaseReports":
        """Open or make `case_figures.db` in the folder. `office`: without the years that somebody entered."""
        store = await asyncio.to_thread(open_store, folder, folds(office, zone))
        return cls(folder, store, journal, office, zone)

    def _opened(self) -> CaseFiguresStore:
        return open_store(self._folder, folds(self._office, self._zone))

    async def _begin(self, stream: str) -> tuple[Progress, CaseFold | None]:
        progress, fold = await super()._begin(stream)
        if fold is not None:
            # Whatever the file says: the program may have come with another calendar.
            await self._in_thread(lambda: self._store.recounted(fold.measuring))
        return progress, fold

    def _take(
        self, stream: str, known: tuple[Progress, CaseFold | None], entries: Sequence[Entry]
    ) -> tuple[Progress, CaseFold | None]:
        return taken(self._store, stream, known[1], entries, self._tell_strange), known[1]

    async def add_up(self, stream: str) -> None:
        del stream
        loop, newest = asyncio.get_running_loop(), self._newest()
        for day in await self._in_thread(self._store.lacking):
            if day < newest:
                began = loop.time()
                await self._in_thread(lambda day=day: self._store.add_up(day))
                await self._rest(loop.time() - began)

    async def span(self, asked: AskedFigures, span: tuple[str, str], place: FiguresPlace) -> CaseFiguresView:
        """The figures from one day to another (ISO dates, both included). ValueError: such figures are not kept."""
        return await self._in_thread(
            lambda: spanned(self._store, asked, span, place, self._rebuilding.get(ID))
        )

    async def behind(
        self,
        hall: str,
        figure: str,
        span: tuple[str, str],
        limits: Mapping[str, str],
        after: str,
        stamp: Stamp,
    ) -> CaseBehindView:
        """What a figure was counted from. ValueError: there are no such rows."""
        return await self._in_thread(lambda: behind(self._store.db, hall, figure, span, limits, after, stamp))

    def _newest(self) -> str:
        """The day that may still get rows by itself."""
        fold = self._known[ID][1] if ID in self._known else None
        return fold.between.day if fold is not None else ""


def folds(office: Office, zone: ZoneInfo) -> Begin:
    def begin(between: CasesBetween | None, cases: dict[str, CaseUnderWay]) -> CaseFold:
        return CaseFold(office, zone, between, cases)

    return begin


def _rated(entry: Entry) -> Iterator[CaseFact]:
    """On which day they count is known once their case is."""
    for part, event in enumerate(decode_oversight(entry.events)):
        if isinstance(event, RatingGiven) and event.about.stage is not RatedStage.SERVICE:
            about = event.about
            yield CaseFact(
                OVERSIGHT, entry.seq, part, "rated", about.stage, "", 0, entry.at, about.case,
                about.hall, about.matter, about.window, about.clerk, "", False, event.given.level,
            )  # fmt: skip


def taken(
    store: CaseFiguresStore,
    stream: str,
    fold: CaseFold | None,
    entries: Sequence[Entry],
    tell_strange: Callable[[str, int, str], None],
) -> Progress:
    """Count some entries and keep what they give."""
    rows: list[CaseFact] = []
    for entry in entries:
        try:
            if fold is not None:
                rows += fold.take(entry.seq, entry.at, decode_events(entry.events))
            elif RATED in entry.events:
                rows += _rated(entry)
        except STRANGE as error:
            tell_strange(stream, entry.seq, repr(error))
        if fold is not None and fold.recounted:
            # Before anything is counted by this calendar: the file knows one at a time.
            store.save(stream, Progress(entry.seq, entry.hash), fold, rows)
            rows.clear()
    progress = Progress(entries[-1].seq, entries[-1].hash)
    store.save(stream, progress, fold, rows)
    return progress
