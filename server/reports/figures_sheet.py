"""Figures over a span to take along: as an XLSX workbook, and as CSV that Excel opens right (UTF-8 with its mark)."""

# pyright: reportUnknownMemberType=false
# XlsxWriter is typed in part only.

import csv
import io
from functools import partial

from xlsxwriter import Workbook

from server.domain.language import Text, language_of
from server.language.catalogues import say
from server.program import PROGRAM
from server.reports.sheet import DECIMAL, NUMBER, OPTIONS, SHARE
from server.reports.span_views import Figures, FiguresView

COLUMNS: list[tuple[str, str, str]] = [
    ("arrivals", "Taken", NUMBER),
    ("called", "First calls", NUMBER),
    ("kept", "Called within the promise", NUMBER),
    ("kept_share", "On time", SHARE),
    ("mean_wait_s", "Average wait, s", NUMBER),
    ("p90_wait_s", "9 in 10 waited at most, s", NUMBER),
    ("longest_wait_s", "Longest wait, s", NUMBER),
    ("calls", "All calls", NUMBER),
    ("misses", "Missed", NUMBER),
    ("visits", "Served", NUMBER),
    ("cancelled", "Cancelled", NUMBER),
    ("left", "Not there at the last call", NUMBER),
    ("unserved", "Still waiting at the close", NUMBER),
    ("abandoned_share", "Left without service", SHARE),
    ("services", "Services finished", NUMBER),
    ("mean_service_s", "Average service time, s", NUMBER),
    ("serving_s", "Serving, s", NUMBER),
    ("open_s", "Open, s", NUMBER),
    ("idle_s", "Idle, s", NUMBER),
    ("busy_share", "Busy", SHARE),
    ("ratings", "Ratings", NUMBER),
    ("rated_share", "Share rated", SHARE),
    ("mean_rating", "Average rating", DECIMAL),
]
LEVELS = ("Rated 1", "Rated 2", "Rated 3", "Rated 4", "Rated 5")


def _cells(figures: Figures) -> list[int | float | None]:
    return [*(getattr(figures, field) for field, _, _ in COLUMNS), *(figures.levels or [None] * len(LEVELS))]


def _named(key: str, name: Text | None, language: str) -> str:
    return key if name is None else name.in_(language_of(language))


def as_csv(view: FiguresView, language: str) -> bytes:
    """Heads in the reader's language, a row each, the whole last."""
    talk = partial(say, language)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([talk("Of"), "id", *(talk(head) for _, head, _ in COLUMNS), *map(talk, LEVELS)])
    for row in view.rows:
        writer.writerow([_safe(_named(row.key, row.name, language)), _safe(row.key), *_cells(row.figures)])
    writer.writerow([talk("In all"), "", *_cells(view.total)])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _safe(text: str) -> str:
    """A spreadsheet takes what begins like this for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text


def as_workbook(view: FiguresView, language: str) -> bytes:
    talk = partial(say, language)
    out = io.BytesIO()
    book = Workbook(out, OPTIONS)
    book.set_properties({"title": talk("Figures"), "author": PROGRAM})
    sheet = book.add_worksheet(talk("Figures"))
    formats = {kind: book.add_format({"num_format": kind}) for kind in (NUMBER, SHARE, DECIMAL)}
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    name = view.name.in_(language_of(language))
    sheet.write_string(0, 0, f"{name} · {view.since} – {view.until}")
    heads = [talk("Of"), "id", *(talk(head) for _, head, _ in COLUMNS), *map(talk, LEVELS)]
    for at, head in enumerate(heads):
        sheet.write_string(2, at, head, bold)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, len(heads) - 1, 11)
    kinds = [*(kind for _, _, kind in COLUMNS), *(NUMBER for _ in LEVELS)]
    lines = [(_named(row.key, row.name, language), row.key, row.figures) for row in view.rows]
    for at, (called, key, figures) in enumerate([*lines, (talk("In all"), "", view.total)], 3):
        sheet.write_string(at, 0, called)
        sheet.write_string(at, 1, key)
        for place, (value, kind) in enumerate(zip(_cells(figures), kinds, strict=True), 2):
            if value is not None:
                sheet.write_number(at, place, value, formats[kind])
    sheet.freeze_panes(3, 2)
    book.close()
    return out.getvalue()
