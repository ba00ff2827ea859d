"""Statistics of the queue, counted from the journal into a file of their own. The hall never waits for them."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from server.domain.language import Text
from server.domain.oversight.stream import ID as OVERSIGHT
from server.domain.queue.codec import decode_events
from server.domain.queue.settings import HallSettings
from server.journal.entry import Entry
from server.journal.journal import Journal
from server.reports.cells import CellKey, FigureSums, cells_of
from server.reports.day_figures import STEP_S, axis_of, categories_of, curve_of, facts_of, windows_of
from server.reports.following import STRANGE, Following, Progress
from server.reports.late_ratings import late_rows
from server.reports.rated_services import RatedDays, rated_days
from server.reports.rows import LateRow, RatedRow, Row, Served
from server.reports.rows_of_events import Fold
from server.reports.sheet import draw
from server.reports.span_figures import dim_of, earlier, rows_of
from server.reports.span_views import BehindView, Compared, Figures, FiguresRow, FiguresView
from server.reports.store import ReportsStore, Stamp, open_store
from server.reports.views import Rebuilding, StatisticsView

TOGETHER = ("hall", "hour", "weekday", "hour_of_week", "day", "month")
"""How the figures of several halls are put into rows: what is in a hall alone is seen there."""
FEW = 5
"""So many days that are not added up yet are counted while somebody waits."""


class Reports(Following[ReportsStore, Fold]):
    """Follows the halls' streams, and in that of oversight the ratings of their services. Made by `open`."""

    thread = "reports"

    def __init__(self, folder: Path, store: ReportsStore, journal: Journal, zones: Mapping[str, str]) -> None:
        super().__init__(store, journal, (*sorted(zones), OVERSIGHT))
        self._folder = folder
        self._zones = {hall: ZoneInfo(zone) for hall, zone in zones.items()}

    @classmethod
    async def open(cls, folder: Path, journal: Journal, zones: Mapping[str, str]) -> "Reports":
        """Open or make `reports.db` in the folder; `zones`: hall → time zone."""
        return cls(folder, await asyncio.to_thread(open_store, folder), journal, zones)

    def _opened(self) -> ReportsStore:
        return open_store(self._folder)

    async def add_up(self, hall: str) -> None:
        """Make the cells of the days that are over. Raises sqlite3.Error."""
        if hall == OVERSIGHT:  # a late rating has changed days of any hall
            for one in self._zones:
                await self.add_up(one)
            return
        loop = asyncio.get_running_loop()
        today = self._known[hall][1].floor.day if hall in self._known else ""
        for day in await self._in_thread(lambda: self._store.cells.lacking(hall)):
            if day == today:
                continue
            began = loop.time()
            await self._in_thread(lambda day=day: self._add_up(hall, day))
            await self._rest(loop.time() - began)

    def _add_up(self, hall: str, day: str) -> None:
        """What nobody has ended by now lasted until the day's last row, since the day is over."""
        facts = facts_of(self._store, hall, day)
        over = max((row.at for rows in facts for row in rows), default=0.0)
        self._store.cells.keep(hall, day, cells_of(facts, self._zones[hall], over))

    def _take(
        self, hall: str, known: tuple[Progress, Fold], entries: Sequence[Entry]
    ) -> tuple[Progress, Fold]:
        fold = known[1]
        if hall == OVERSIGHT:
            return self._take_late(entries), fold
        rows: list[Row] = []
        for entry in entries:
            try:
                rows += fold.take(entry.seq, entry.at, decode_events(entry.events))
            except STRANGE as error:
                self._tell_strange(hall, entry.seq, repr(error))
        progress = Progress(entries[-1].seq, entries[-1].hash)
        self._store.save(hall, progress, fold, rows)
        return progress, fold

    def _take_late(self, entries: Sequence[Entry]) -> Progress:
        rows: list[LateRow] = []
        for entry in entries:
            try:
                rows += late_rows(entry)
            except (*STRANGE, ValueError) as error:
                self._tell_strange(OVERSIGHT, entry.seq, repr(error))
        progress = Progress(entries[-1].seq, entries[-1].hash)
        self._store.save_late(progress, rows)
        return progress

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
        dim, key = dim_of(by, of), of.partition(" ")[2]
        windows = dim == "category" and not of
        found = self._cells(settings.id, {dim: key, **({"window": ""} if windows else {})}, since, until, now)
        return rows_of(found[dim], found["window"] if windows else [], by, of, settings)

    def _cells(
        self, hall: str, wanted: Mapping[str, str], since: str, until: str, now: float
    ) -> dict[str, list[tuple[CellKey, str, FigureSums]]]:
        """By dimension, of one key or of all: of days that are added up, and of those few that are not yet (today is one)
        from their rows."""
        table = self._store.cells
        found = {dim: list(table.read(hall, dim, since, until, key)) for dim, key in wanted.items()}
        for day in table.lacking(hall, since, until)[-FEW:]:
            for cell, sums in cells_of(facts_of(self._store, hall, day), self._zones[hall], now).items():
                if cell.dim in wanted and wanted[cell.dim] in ("", cell.key):
                    found[cell.dim].append((cell, day, sums))
        return found

    async def district(
        self, halls: Sequence[HallSettings], name: Text, span: tuple[str, str], by: str, now: float, at: str
    ) -> FiguresView:
        """The same of several halls together. ValueError: such figures are not kept."""
        return await self._in_thread(lambda: self._district(halls, name, *span, by, now, at))

    def _district(
        self, halls: Sequence[HallSettings], name: Text, since: str, until: str, by: str, now: float, at: str
    ) -> FiguresView:
        if by not in TOGETHER:
            raise ValueError(by)

        def together(first: str, last: str, by: str) -> tuple[list[FiguresRow], Figures]:
            found = [self._cells(one.id, {"category": "", "window": ""}, first, last, now) for one in halls]
            cells, windows = ([cell for one in found for cell in one[dim]] for dim in ("category", "window"))
            rows, total = rows_of(cells, windows, "day" if by == "hall" else by, "", halls[0])
            if by != "hall":
                return rows, total
            each = [rows_of(one["category"], one["window"], "day", "", halls[0])[1] for one in found]
            return [FiguresRow(one.id, one.name, own) for one, own in zip(halls, each, strict=True)], total

        table, ids = self._store.cells, [one.id for one in halls]
        rows, total = together(since, until, by)
        lacking = sum(len(table.lacking(id, since, until)) for id in ids)
        days = sum(table.days(id, since, until) for id in ids)
        reading = next((self._rebuilding[id] for id in ids if id in self._rebuilding), None)
        return FiguresView(
            hall="",
            name=name,
            since=since,
            until=until,
            by=by,
            of="",
            at=at,
            rows=rows,
            total=total,
            compared=[
                Compared(kind, a, b, together(a, b, "month")[1])
                for kind, a, b in earlier(since, until)
                if any(table.days(id, a, b) for id in ids)
            ],
            first=min((first for id in ids if (first := table.first(id))), default=""),
            building=Rebuilding(days - lacking, days) if lacking > FEW * len(ids) else reading,
        )

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
