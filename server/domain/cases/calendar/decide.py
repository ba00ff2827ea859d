from collections.abc import Iterator

from server.domain.calendar import Table
from server.domain.cases import commands as c
from server.domain.cases import events as e
from server.domain.cases import refusal_codes as r
from server.domain.cases.calendar.events import MovedDue
from server.domain.cases.case import Case
from server.domain.cases.deadlines import Deadlines, Undisturbed, deadlines
from server.domain.cases.settings import Office
from server.domain.cases.state import CasesState

SATURDAY = 6
"""ISO."""


def decide(state: CasesState, command: c.CalendarCommand) -> list[e.AnyEvent]:
    check(command.year, command.table, state.settings.office)
    if state.facts.years.get(command.year) == command.table:
        return []
    moved = tuple(moves(state, command.year, command.table))
    return [e.CalendarSet(command.year, command.table, command.by, moved)]


def check(year: int, table: Table, office: Office) -> None:
    """Raises InvalidCalendar."""
    for day in (*table.rest, *table.work):
        try:
            weekday = office.weekday(day)
        except ValueError:
            raise r.InvalidCalendar(cause=f"{day} is no date") from None
        if int(day[:4]) != year:
            raise r.InvalidCalendar(cause=f"{day} is not of {year}")
        if day in table.work and weekday < SATURDAY:
            raise r.InvalidCalendar(cause=f"{day} is a working day anyhow")
    if both := sorted(table.rest.keys() & table.work.keys()):
        raise r.InvalidCalendar(cause=f"{both[0]} cannot be both")
    if not table.rest:
        raise r.InvalidCalendar(cause="no holiday is named")


def moves(state: CasesState, year: int, table: Table) -> Iterator[MovedDue]:
    """Open cases whose limits end on another day with this year."""
    office = state.settings.office.knowing({**state.facts.years, year: table})
    known: Undisturbed = {}
    for case in state.facts.cases.values():
        before = state.deadlines_of(case)
        if case.open and _reaches(case, before, year):
            after = deadlines(case, state.matter_of(case), office, known)
            yield from _moved(case.id, before, after)


def _reaches(case: Case, limits: Deadlines, year: int) -> bool:
    ends = [limit.due for limit in (limits.promise, limits.law) if limit is not None]
    return bool(ends) and max(ends) >= str(year)


def _moved(case: str, before: Deadlines, after: Deadlines) -> Iterator[MovedDue]:
    for limit, old, new in (("promise", before.promise, after.promise), ("law", before.law, after.law)):
        if old is not None and new is not None and old.due != new.due:
            yield MovedDue(case, limit, old.due, new.due)
