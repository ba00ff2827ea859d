from server.domain.cases.calendar.events import CalendarEvent
from server.domain.cases.state import CasesState, Moves


def apply(state: CasesState, event: CalendarEvent, at: float) -> None:
    state.facts.years[event.year] = event.table
    state.facts.moves = Moves(event.year, at, event.by, event.moved)
    state.calendar_changed()
