"""Statistics, counted from the journal into a file of their own. The hall never waits for them."""

import asyncio
import sqlite3
from collections.abc import Callable, Mapping, Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import msgspec
import structlog

from server.domain.queue.change import Change
from server.domain.queue.codec import decode_events
from server.domain.queue.settings import HallSettings
from server.journal.entry import Entry
from server.journal.journal import Journal
from server.reports.cells import CellKey, FigureSums, cells_of
from server.reports.day_figures import STEP_S, axis_of, categories_of, curve_of, facts_of, windows_of
from server.reports.rated_services import RatedDays, rated_days
from server.reports.rows import RatedRow, Row, Served
from server.reports.rows_of_events import Fold
from server.reports.sheet import draw
from server.reports.span_figures import dim_of, earlier, rows_of
from server.reports.span_views import BehindView, Compared, Figures, FiguresRow, FiguresView
from server.reports.store import NOTHING, Progress, ReportsStore, Stamp, open_store
from server.reports.views import Rebuilding, StatisticsView

log = structlog.get_logger("reports")
T = TypeVar("T")
LAG_S = 0.5
"""Changes of so long are read together."""
LOOK_S = 30.0
"""The journal's end is looked at this often, whatever was missed."""
AGAIN_S = 10.0
"""Pause after a failure."""
PART = 250
"""Entries in one transaction."""
BUSY_REST = 9.0
"""Rest after each part, as a share of its time, while the hall is at work: statistics may lag, a call may not."""
STORAGE = (sqlite3.OperationalError, sqlite3.IntegrityError, sqlite3.ProgrammingError)
"""A full disk or a fault of ours: the file itself is good."""
STRANGE = (msgspec.DecodeError, AssertionError, KeyError)
"""What an event raises that this program does not know, or that is about something nobody has begun."""
MOST_STRANGE = 50
FEW = 5
"""So many days that are not added up yet are counted while somebody waits."""
MANY = 1000
"""From so many missing entries on the figures count as being rebuilt."""


class Reports:
    """Follows the journal by seq; answers with views. Made by `open`, `run` is a task of the app."""

    def __init__(self, folder: Path, store: ReportsStore, journal: Journal, zones: Mapping[str, str]) -> None:
        self._folder, self._store, self._journal = folder, store, journal
        self._zones = {hall: ZoneInfo(zone) for hall, zone in zones.items()}
        self._known: dict[str, tuple[Progress, Fold]] = {}
        self._rebuilding: dict[str, Rebuilding] = {}
        self._stale: set[str] = set()
        self._wanted = asyncio.Event()
        self._strange: set[str] = set()
        """What has been said of entries that are not counted."""
        # SQLite and counting in a thread of their own: the loop belongs to the hall.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="reports")

    @classmethod
    async def open(cls, folder: Path, journal: Journal, zones: Mapping[str, str]) -> "Reports":
        """Open or make `reports.db` in the folder; `zones`: hall → time zone."""
        return cls(folder, await asyncio.to_thread(open_store, folder), journal, zones)

    async def close(self) -> None:
        await self._in_thread(self._store.close)
        self._thread.shutdown()

    def changed(self, change: Change) -> None:
        """Hears of every durable change; never waits."""
        self._stale.add(change.stream)
        self._wanted.set()

    async def run(self) -> None:
        """Read what is new, for ever."""
        self._stale.update(self._zones)
        while True:
            self._wanted.clear()
            halls, self._stale = self._stale & self._zones.keys(), set()
            failed = await self.catch_up(halls)
            if failed:
                self._stale |= failed
                await asyncio.sleep(AGAIN_S)
            try:
                async with asyncio.timeout(LOOK_S):
                    await self._wanted.wait()
            except TimeoutError:
                self._stale.update(self._zones)
            await asyncio.sleep(LAG_S)

    async def catch_up(self, halls: Set[str]) -> set[str]:
        """Follow these halls; returns those that could not be followed. A file that cannot be used is replaced."""
        failed: set[str] = set()
        if self._store.gone():
            await self._reopen("its file was removed or replaced")
            halls = set(self._zones)
        for hall in sorted(halls):
            try:
                await self.follow(hall)
                await self.add_up(hall)
            except Exception as error:
                log.warning("statistics do not follow", hall=hall, cause=repr(error))
                failed.add(hall)
                if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, STORAGE):
                    await self._reopen(str(error))
                    failed = set(self._zones)
        return failed

    async def _reopen(self, cause: str) -> None:
        """Begin again with a file that can be used; what it lacks is counted from the journal."""
        log.warning("the statistics are opened again", cause=cause)
        self._known.clear()

        def again() -> ReportsStore:
            self._store.close()
            return open_store(self._folder)

        self._store = await self._in_thread(again)

    async def follow(self, hall: str) -> None:
        """Read a hall's journal from where the rows end to where it ends now. Raises JournalDamaged, sqlite3.Error."""
        loop = asyncio.get_running_loop()
        known = self._known.get(hall) or await self._begin(hall)
        total = await self._journal.last(hall)
        if total == known[0].seq:
            return
        if total - known[0].seq >= MANY:
            self._rebuilding[hall] = Rebuilding(known[0].seq, total)
        try:
            async for chunk in self._journal.read(hall, known[0].seq):
                for first in range(0, len(chunk), PART):
                    began = loop.time()
                    known = await self._in_thread(
                        lambda f=first, c=chunk, k=known: self._take(hall, k, c[f : f + PART])
                    )
                    self._known[hall] = known
                    if hall in self._rebuilding:
                        self._rebuilding[hall] = Rebuilding(known[0].seq, max(total, known[0].seq))
                    # Half of the time is left to a quiet hall; one that changed meanwhile has nearly all of it.
                    rest = BUSY_REST if self._wanted.is_set() else 1.0
                    await asyncio.sleep(rest * (loop.time() - began))
        except BaseException:
            self._known.pop(hall, None)  # perhaps counted but not kept: believe only what the file says
            raise
        finally:
            self._rebuilding.pop(hall, None)

    async def add_up(self, hall: str) -> None:
        """Make the cells of the days that are over. Raises sqlite3.Error."""
        loop, today = (
            asyncio.get_running_loop(),
            self._known[hall][1].floor.day if hall in self._known else "",
        )
        for day in await self._in_thread(lambda: self._store.cells.lacking(hall)):
            if day == today:
                continue
            began = loop.time()
            await self._in_thread(lambda day=day: self._add_up(hall, day))
            await asyncio.sleep((BUSY_REST if self._wanted.is_set() else 1.0) * (loop.time() - began))

    def _add_up(self, hall: str, day: str) -> None:
        """What nobody has ended by now lasted until the day's last row, since the day is over."""
        facts = facts_of(self._store, hall, day)
        over = max((row.at for rows in facts for row in rows), default=0.0)
        self._store.cells.keep(hall, day, cells_of(facts, self._zones[hall], over))

    async def _begin(self, hall: str) -> tuple[Progress, Fold]:
        """Where the rows end; nothing if they were not made from this journal."""
        progress, fold = await self._in_thread(lambda: self._store.load(hall))
        if progress.seq and not await self._fits(hall, progress):
            log.info("the statistics are made anew", hall=hall, seq=progress.seq)
            await self._in_thread(lambda: self._store.forget(hall))
            progress, fold = NOTHING, Fold()
        self._known[hall] = progress, fold
        return progress, fold

    async def _fits(self, hall: str, progress: Progress) -> bool:
        """Whether the journal has the entry that the rows end with: after a restored backup it may not."""
        if await self._journal.last(hall) < progress.seq:
            return False
        async for chunk in self._journal.read(hall, progress.seq - 1):
            return chunk[0].hash == progress.hash
        return False

    def _take(
        self, hall: str, known: tuple[Progress, Fold], entries: Sequence[Entry]
    ) -> tuple[Progress, Fold]:
        """In the thread: count some entries and keep what they give, whole or not at all."""
        fold = known[1]
        rows: list[Row] = []
        for entry in entries:
            try:
                rows += fold.take(entry.seq, entry.at, decode_events(entry.events))
            except STRANGE as error:
                self._tell_strange(hall, entry.seq, repr(error))
        progress = Progress(entries[-1].seq, entries[-1].hash)
        self._store.save(hall, progress, fold, rows)
        return progress, fold

    def _tell_strange(self, hall: str, seq: int, cause: str) -> None:
        """Once for each cause: one entry that is not understood must not end the statistics, nor fill the log."""
        if cause not in self._strange and len(self._strange) < MOST_STRANGE:
            self._strange.add(cause)
            log.error("an entry is not counted", hall=hall, seq=seq, cause=cause[:500])

    async def statistics(
        self, settings: HallSettings, day: str, today: str, now: float, at: str
    ) -> StatisticsView:
        """A day's statistics; `now` in seconds since the epoch, `at` the same as the hall writes it."""
        return await self._in_thread(lambda: self._view(settings, day, today, now, at))

    async def of_ticket(self, hall: str, ticket: str) -> tuple[list[Served], list[RatedRow]]:
        """What a ticket was finished with, and its ratings, of all days. Raises sqlite3.Error."""
        return await self._in_thread(lambda: self._store.of_ticket(hall, ticket))

    async def rated(self, hall: str, day: str) -> RatedDays:
        """The ratings of a day, to be looked at for patterns. Raises sqlite3.Error."""
        return await self._in_thread(lambda: rated_days(self._store, hall, day))

    async def sheet(self, settings: HallSettings, day: str, now: float, at: str, language: str) -> bytes:
        """The same as an XLSX workbook, with every service of the day."""

        def make() -> bytes:
            view = self._view(settings, day, day, now, at)
            services = facts_of(self._store, settings.id, day).services
            return draw(view, services, settings, self._zones[settings.id], language)

        return await self._in_thread(make)

    async def span(
        self, settings: HallSettings, span: tuple[str, str], by: str, of: str, now: float, at: str
    ) -> FiguresView:
        """The figures from one day to another (ISO dates, both included). ValueError: such figures are not kept."""
        return await self._in_thread(lambda: self._span(settings, *span, by, of, now, at))

    def _span(
        self, settings: HallSettings, since: str, until: str, by: str, of: str, now: float, at: str
    ) -> FiguresView:
        hall, cells = settings.id, self._store.cells
        lacking = cells.lacking(hall, since, until)
        rows, total = self._added(settings, since, until, by, of, now)
        compared = [
            Compared(kind, a, b, self._added(settings, a, b, "month", of, now)[1])
            for kind, a, b in earlier(since, until)
            if cells.days(hall, a, b)
        ]
        days = cells.days(hall, since, until)
        return FiguresView(
            hall=hall,
            name=settings.name,
            since=since,
            until=until,
            by=by,
            of=of,
            at=at,
            rows=rows,
            total=total,
            compared=compared,
            first=cells.first(hall),
            building=Rebuilding(days - len(lacking), days)
            if len(lacking) > FEW
            else self._rebuilding.get(hall),
        )

    def _added(
        self, settings: HallSettings, since: str, until: str, by: str, of: str, now: float
    ) -> tuple[list[FiguresRow], Figures]:
        """Of days that are added up, and of those few that are not yet, today among them, from their rows."""
        hall, table = settings.id, self._store.cells
        dim, key = dim_of(by, of), of.partition(" ")[2]
        fresh: list[tuple[CellKey, str, FigureSums]] = []
        for day in table.lacking(hall, since, until)[-FEW:]:
            made = cells_of(facts_of(self._store, hall, day), self._zones[hall], now)
            fresh += [(cell, day, sums) for cell, sums in made.items()]

        def of_dim(dim: str, key: str) -> list[tuple[CellKey, str, FigureSums]]:
            kept = list(table.read(hall, dim, since, until, key))
            return [*kept, *(one for one in fresh if one[0].dim == dim and key in ("", one[0].key))]

        windows = of_dim("window", "") if dim == "category" and not of else []
        return rows_of(of_dim(dim, key), windows, by, of, settings)

    async def behind(
        self, hall: str, figure: str, span: tuple[str, str], limits: dict[str, str], after: str, stamp: Stamp
    ) -> BehindView:
        """What a figure was counted from. ValueError: there are no such rows."""
        return await self._in_thread(lambda: self._store.behind(hall, figure, *span, limits, after, stamp))

    def _view(self, settings: HallSettings, day: str, today: str, now: float, at: str) -> StatisticsView:
        hall = settings.id
        facts = facts_of(self._store, hall, day)
        axis = axis_of(facts, settings, day, now, self._zones[hall])
        return StatisticsView(
            hall=hall,
            name=settings.name,
            day=day,
            today=today,
            at=at,
            step_s=STEP_S,
            times=axis.times,
            all=curve_of(facts, axis),
            categories=categories_of(facts, settings, axis),
            windows=windows_of(facts, settings, axis, now),
            days=self._store.days(hall),
            rebuilding=self._rebuilding.get(hall),
        )

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)
