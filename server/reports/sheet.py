"""A day's statistics as an XLSX workbook: summary, categories by time, windows, and every service without who it was for."""

# pyright: reportUnknownMemberType=false
# XlsxWriter is typed in part only.

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from server.domain.queue.settings import HallSettings
from server.language.catalogues import say
from server.program import PROGRAM
from server.reports.rows import Served
from server.reports.views import Curve, StatisticsView, Totals

# A text stays a text: one that begins with "=" is no formula, one that begins with "http" no link.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
Cell = str | int | float | datetime | None
NUMBER, SHARE, DECIMAL, TIME = "0", "0.0%", "0.00", "hh:mm:ss"
FIGURES: list[tuple[str, str, str]] = [
    ("arrivals", "Taken", NUMBER),
    ("called", "First calls", NUMBER),
    ("mean_wait_s", "Average wait, s", NUMBER),
    ("p90_wait_s", "9 in 10 waited at most, s", NUMBER),
    ("longest_wait_s", "Longest wait, s", NUMBER),
    ("kept", "Called within the promise", NUMBER),
    ("kept_share", "On time", SHARE),
    ("served", "Served", NUMBER),
    ("services", "Services finished", NUMBER),
    ("mean_service_s", "Average service time, s", NUMBER),
    ("misses", "Missed", NUMBER),
    ("cancelled", "Cancelled", NUMBER),
    ("expired", "Expired", NUMBER),
    ("ratings", "Ratings", NUMBER),
    ("mean_rating", "Average rating", DECIMAL),
]
STEPS: list[tuple[str, str]] = [
    ("arrivals", "Taken"),
    ("called", "First calls"),
    ("kept", "Called within the promise"),
    ("served", "Served"),
    ("mean_wait_s", "Average wait, s"),
    ("p90_wait_s", "9 in 10 waited at most, s"),
]


def draw(
    view: StatisticsView, services: Sequence[Served], settings: HallSettings, zone: ZoneInfo, language: str
) -> bytes:
    """The workbook's bytes; sheet names and heads in `language`."""
    out = io.BytesIO()
    with Workbook(out, OPTIONS) as book:
        book.set_properties({"title": f"{view.name.in_(language)} {view.day}", "author": PROGRAM})
        drawing = _Drawing(book, language)
        drawing.summary(view)
        drawing.by_time(view)
        drawing.windows(view)
        drawing.services(services, settings, zone)
    return out.getvalue()


class _Drawing:
    def __init__(self, book: Workbook, language: str) -> None:
        self._book, self._language = book, language
        self._say = partial(say, language)
        self._formats: dict[str, Format] = {}
        self._head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self._title = book.add_format({"bold": True, "font_size": 14})

    def summary(self, view: StatisticsView) -> None:
        sheet = self._sheet("Summary", landscape=True)
        sheet.write_string(0, 0, f"{view.name.in_(self._language)}  {view.day}", self._title)
        if view.rebuilding is not None:
            words = "The figures are being recounted and are not complete yet."
            sheet.write_string(1, 0, self._say(words))
        self._heads(sheet, 3, ["Category", "Promise, s", *(head for _, head, _ in FIGURES)], freeze=True)
        rows: list[tuple[str, int | None, Totals]] = [(self._say("All categories"), None, view.all.totals)]
        rows += [(f"{c.prefix} {c.name.in_(self._language)}", c.promise_s, c.totals) for c in view.categories]
        for at, (name, promise_s, totals) in enumerate(rows, 4):
            self._row(sheet, at, [(name, ""), (promise_s, NUMBER)])
            self._row(sheet, at, [(getattr(totals, field), kind) for field, _, kind in FIGURES], 2)

    def by_time(self, view: StatisticsView) -> None:
        sheet = self._sheet("By time")
        self._heads(sheet, 0, ["Quarter from", "Category", *(head for _, head in STEPS)], freeze=True)
        curves: list[tuple[str, Curve]] = [(self._say("All categories"), view.all)]
        curves += [(f"{c.prefix} {c.name.in_(self._language)}", c) for c in view.categories]
        at = 0
        for name, curve in curves:
            for step, time in enumerate(view.times):
                at += 1
                numbers = [(getattr(curve, field)[step], NUMBER) for field, _ in STEPS]
                self._row(sheet, at, [(time, ""), (name, ""), *numbers])
        sheet.autofilter(0, 0, max(1, at), 1 + len(STEPS))

    def windows(self, view: StatisticsView) -> None:
        sheet = self._sheet("By window", landscape=True)
        heads = ["Window", "Clerk", "Calls", "Missed", "Served", "Services finished"]
        heads += ["Average service time, s", "Open, s", "Busy, s", "Busy", "Ratings", "Average rating"]
        self._heads(sheet, 0, heads, freeze=True)
        for at, w in enumerate(view.windows, 1):
            names: list[tuple[Cell, str]] = [(w.name.in_(self._language), ""), ("、".join(w.clerks), "")]
            counts = [w.calls, w.misses, w.served, w.services, w.mean_service_s, w.open_s, w.busy_s]
            self._row(sheet, at, [*names, *((count, NUMBER) for count in counts)])
            rest: list[tuple[Cell, str]] = [
                (w.busy_share, SHARE),
                (w.ratings, NUMBER),
                (w.mean_rating, DECIMAL),
            ]
            self._row(sheet, at, rest, 9)

    def services(self, services: Sequence[Served], settings: HallSettings, zone: ZoneInfo) -> None:
        sheet = self._sheet("Services done", landscape=True)
        heads = ["Started", "Finished", "Worked, s", "Category", "Service", "Window", "Clerk", "Outcome"]
        self._heads(sheet, 0, heads, freeze=True)
        for at, done in enumerate(services, 1):
            category = settings.categories.get(done.category)
            service = settings.services.get(done.service)
            window = settings.windows.get(done.window)
            self._row(
                sheet,
                at,
                [
                    (_local(done.started, zone), TIME),
                    (_local(done.at, zone), TIME),
                    (round(done.worked_s), NUMBER),
                    (category.name.in_(self._language) if category else done.category, ""),
                    (service.name.in_(self._language) if service else done.service, ""),
                    (window.name.in_(self._language) if window else done.window, ""),
                    (settings.clerk_name(done.clerk), ""),
                    (self._say(OUTCOMES.get(done.outcome, done.outcome)), ""),
                ],
            )
        sheet.autofilter(0, 0, max(1, len(services)), len(heads) - 1)

    def _sheet(self, name: str, *, landscape: bool = False) -> Worksheet:
        sheet = self._book.add_worksheet(self._say(name))
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        if landscape:
            sheet.set_landscape()
        return sheet

    def _heads(self, sheet: Worksheet, at: int, heads: Sequence[str], *, freeze: bool) -> None:
        for column, head in enumerate(heads):
            text = self._say(head)
            sheet.write_string(at, column, text, self._head)
            sheet.set_column(column, column, 22 if head in WIDE else 12)
        sheet.repeat_rows(at)
        if freeze:
            sheet.freeze_panes(at + 1, 1)

    def _row(self, sheet: Worksheet, at: int, cells: Iterable[tuple[Cell, str]], first: int = 0) -> None:
        """Cells with their number formats, from column `first` on; None leaves a cell empty."""
        for column, (value, kind) in enumerate(cells, first):
            match value:
                case None:
                    pass
                case str():
                    sheet.write_string(at, column, value)
                case datetime():
                    sheet.write_datetime(at, column, value, self._format(kind))
                case _:
                    sheet.write_number(at, column, value, self._format(kind))

    def _format(self, kind: str) -> Format:
        if kind not in self._formats:
            self._formats[kind] = self._book.add_format({"num_format": kind})
        return self._formats[kind]


WIDE = {"Category", "Service", "Clerk"}
OUTCOMES = {
    "done": "Completed",
    "materials_missing": "Materials missing, will come back",
    "rejected": "Not accepted",
    "consulted": "Advice only",
}
"""The sentences of the console."""


def _local(at: float, zone: ZoneInfo) -> datetime:
    """The hall's time of day; a workbook knows no time zones."""
    return datetime.fromtimestamp(at, zone).replace(tzinfo=None)
