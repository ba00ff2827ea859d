"""Figures of the queue over a span as a table to take along."""

from functools import partial

from server.domain.language import language_of
from server.language.catalogues import say
from server.reports.figures_table import Cells, FiguresTable, TableLine
from server.reports.sheet import DECIMAL, NUMBER, SHARE
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


def as_table(view: FiguresView, language: str) -> FiguresTable:
    """Heads in the reader's language, a row each, the whole last."""

    def cells(figures: Figures) -> Cells:
        return [
            *(getattr(figures, field) for field, _, _ in COLUMNS),
            *(figures.levels or [None] * len(LEVELS)),
        ]

    talk, tongue = partial(say, language), language_of(language)
    lines = [
        TableLine(row.name.in_(tongue) if row.name else row.key, row.key, cells(row.figures))
        for row in view.rows
    ]
    return FiguresTable(
        caption=f"{view.name.in_(tongue)} · {view.since} – {view.until}",
        heads=[*(talk(head) for _, head, _ in COLUMNS), *map(talk, LEVELS)],
        kinds=[*(kind for _, _, kind in COLUMNS), *(NUMBER for _ in LEVELS)],
        lines=[*lines, TableLine(talk("In all"), "", cells(view.total))],
    )
