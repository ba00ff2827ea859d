"""Figures of cases over a span as a table to take along."""

from functools import partial

from server.case_figures.counted import LEVELS
from server.case_figures.views import CaseFigures, CaseFiguresView
from server.domain.language import language_of
from server.language.catalogues import say
from server.reports.figures_table import Cells, FiguresTable, TableLine
from server.reports.sheet import DECIMAL, NUMBER, SHARE

COLUMNS: list[tuple[str, str, str]] = [
    ("received", "Received", NUMBER),
    ("joint", "Received as part of one thing", NUMBER),
    ("joint_opened", "Joint applications", NUMBER),
    ("accepted", "Acceptances", NUMBER),
    ("deemed", "Accepted by the law", NUMBER),
    ("refused", "Not accepted", NUMBER),
    ("withdrawn", "Withdrawn", NUMBER),
    ("corrections", "Corrections asked", NUMBER),
    ("lacks", "Lacks allowed", NUMBER),
    ("filled", "Lacks filled", NUMBER),
    ("decided", "Decided", NUMBER),
    ("approved", "Approved", NUMBER),
    ("revoked", "Revoked", NUMBER),
    ("promise_kept", "Within the promise", NUMBER),
    ("promise_late", "Later than promised", NUMBER),
    ("promise_share", "On time by promise", SHARE),
    ("law_kept", "Within the law's limit", NUMBER),
    ("law_late", "Later than the law allows", NUMBER),
    ("law_share", "On time by law", SHARE),
    ("mean_days", "Days to the decision", DECIMAL),
    ("collected", "Results handed over", NUMBER),
    ("closed", "Closed", NUMBER),
    ("visits", "Visits for them", NUMBER),
    ("mean_visits", "Visits per case", DECIMAL),
    ("once", "Closed with one visit", NUMBER),
    ("once_share", "One visit at most", SHARE),
    ("tasks_handed", "Handed to departments", NUMBER),
    ("tasks_decided", "Decided by departments", NUMBER),
    ("tasks_returned", "Returned to the window", NUMBER),
    ("tasks_kept", "Within the department's limit", NUMBER),
    ("tasks_late", "Later than the department's limit", NUMBER),
    ("tasks_share", "Departments on time", SHARE),
    ("mean_task_days", "Days in departments", DECIMAL),
    ("asked_accepted", "Asked after acceptance", NUMBER),
    ("accepted_ratings", "Rated after acceptance", NUMBER),
    ("accepted_share", "Share rated after acceptance", SHARE),
    ("accepted_mean", "Average after acceptance", DECIMAL),
    ("asked_ended", "Asked at the end", NUMBER),
    ("ended_ratings", "Rated at the end", NUMBER),
    ("ended_share", "Share rated at the end", SHARE),
    ("ended_mean", "Average at the end", DECIMAL),
]
STAGES = (("accepted", "After acceptance: {level}"), ("ended", "At the end: {level}"))


def as_table(view: CaseFiguresView, language: str) -> FiguresTable:
    """Heads in the reader's language, a row each, the whole last."""

    def cells(figures: CaseFigures) -> Cells:
        levels = [figures.accepted_levels or [None] * LEVELS, figures.ended_levels or [None] * LEVELS]
        return [*(getattr(figures, field) for field, _, _ in COLUMNS), *levels[0], *levels[1]]

    talk, tongue = partial(say, language), language_of(language)
    named = [(row, row.name.in_(tongue) if row.name else row.key) for row in view.rows]
    levels = [talk(words, level=str(level)) for _, words in STAGES for level in range(1, LEVELS + 1)]
    return FiguresTable(
        caption=f"{view.name.in_(tongue)} · {view.since} – {view.until}",
        heads=[*(talk(head) for _, head, _ in COLUMNS), *levels],
        kinds=[*(kind for _, _, kind in COLUMNS), *(NUMBER for _ in levels)],
        lines=[
            *(TableLine(called, row.key, cells(row.figures)) for row, called in named),
            TableLine(talk("In all"), "", cells(view.total)),
        ],
    )
