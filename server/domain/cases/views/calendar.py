"""What a year of working days has moved, or would."""

from collections.abc import Iterable

from server.domain.cases.calendar.events import MovedDue
from server.domain.cases.shown.calendar import MovedLine, MovesView
from server.domain.cases.state import CasesState
from server.domain.cases.views.every_list import MOST
from server.domain.language import Text


def moves_view(
    state: CasesState, year: int, cases: Iterable[MovedDue], at: str = "", by_name: str = ""
) -> MovesView:
    """Of cases that ended and are no longer at hand the name is left out."""
    listed = list(cases)
    lines = [MovedLine(m.case, _name(state, m.case), m.limit, m.before, m.after) for m in listed[:MOST]]
    return MovesView(year, len(listed), lines, at, by_name)


def _name(state: CasesState, case: str) -> Text:
    found = state.facts.cases.get(case)
    return state.matter_of(found).name if found else Text("", "")
