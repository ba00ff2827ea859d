"""What is measured of whoever is assessed: gathered from the statistics and from the stream of oversight."""

from datetime import date

from server.api.case_figures import figures_place
from server.api.oversight.viewing import units
from server.api.routes import Rooms
from server.calendar.periods import days_of, moments_of
from server.case_figures.span import AskedFigures
from server.domain.cases.stream import ID as CASES
from server.domain.oversight.assessments.assessment import AssessedLine
from server.domain.oversight.assessments.counted import FIGURES, Span, counted
from server.domain.oversight.assessments.measures import Measured, scored
from server.domain.oversight.state import OversightState
from server.domain.oversight.stream import ID
from server.domain.oversight.words import AssessedKind, Measure
from server.domain.queue.settings import HallSettings
from server.domain.queue.state import HallState
from server.reports.span_views import Figures, FiguresView
from server.shell.problem_sentences import Problem

Known = dict[str, dict[Measure, Measured]]
"""Clerk, window, department or hall → what the statistics know of it."""


async def assessed_lines(
    rooms: Rooms, kind: AssessedKind, hall: str, period: str
) -> tuple[AssessedLine, ...]:
    """Everybody of a kind who did anything in the period, with their points by the rules of now. Raises ValueError,
    UnknownStream, Problem."""
    first, last = days_of(period)
    span = Span(*moments_of(period, rooms.cases.zone))
    await _all_counted(rooms, kind, hall)
    known = await _of_statistics(rooms, kind, hall, first, last)

    def look(state: OversightState, at: float) -> tuple[AssessedLine, ...]:
        del at
        criteria = state.settings.assessment.criteria.get(kind, ())
        return tuple(
            AssessedLine(
                subject, scored(criteria, figures | counted(state, kind, hall or subject, subject, span))
            )
            for subject, figures in sorted(known.items())
        )

    return await rooms.oversight.engine.read(ID, look)


async def _all_counted(rooms: Rooms, kind: AssessedKind, hall: str) -> None:
    """What is signed must not lack what was not counted yet. Raises Problem."""
    if kind is AssessedKind.DEPARTMENT:
        counted = await rooms.cases.figures.counted(CASES)
    else:
        counted = await rooms.reports.counted(*([hall] if hall else rooms.engine.living))
    if not counted:
        raise Problem("still_counting")


async def _of_statistics(rooms: Rooms, kind: AssessedKind, hall: str, first: date, last: date) -> Known:
    span = first.isoformat(), last.isoformat()
    match kind:
        case AssessedKind.CLERK | AssessedKind.WINDOW:
            view = await _figures(rooms, hall, span, kind.value)
            return {row.key: _measures(kind, row.figures) for row in view.rows if row.figures.services}
        case AssessedKind.HALL:
            views = [await _figures(rooms, one, span, "month") for one in rooms.engine.living]
            return {view.hall: _measures(kind, view.total) for view in views if view.total.arrivals}
        case AssessedKind.DEPARTMENT:
            return await _of_departments(rooms, span)


async def _of_departments(rooms: Rooms, span: tuple[str, str]) -> Known:
    """Those that answer for something, also where they decided nothing."""
    asked = AskedFigures("", "department", "")
    view = await rooms.cases.figures.span(asked, span, await figures_place(rooms, ""))
    shares = {row.key: row.figures.tasks_share for row in view.rows}
    return {
        department: {Measure.TASKS_ON_TIME_SHARE: Measured(shares.get(department))}
        for department in units(rooms) | shares.keys()
    }


async def _figures(rooms: Rooms, hall: str, span: tuple[str, str], by: str) -> FiguresView:
    settings, now = await rooms.engine.read(hall, _settings)
    return await rooms.reports.span(settings, span, by, "", now, rooms.stamps[hall](now))


def _settings(state: HallState, at: float) -> tuple[HallSettings, float]:
    return state.settings, at


def _measures(kind: AssessedKind, figures: Figures) -> dict[Measure, Measured]:
    return {measure: Measured(_value(figures, measure)) for measure in FIGURES[kind]}


def _value(figures: Figures, measure: Measure) -> float | None:
    found: float | None = getattr(figures, measure.value)
    return found
