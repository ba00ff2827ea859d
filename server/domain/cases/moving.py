"""A case on its way along the tables: what every event about one has in common."""

import contextlib
from collections.abc import Generator

from server.domain.cases.about import AboutCase
from server.domain.cases.case import Case, Task
from server.domain.cases.state import CasesState
from server.domain.cases.transitions import CASE


@contextlib.contextmanager
def move(state: CasesState, event: AboutCase, at: float) -> Generator[Case]:
    """The case of an event, to be changed by it; then counted, moved along the table and put where it belongs now."""
    case = state.facts.cases[event.case]
    was_open = case.open
    yield case
    case.seen += 1
    case.state = CASE.get((case.state, type(event)), case.state)
    if was_open and not case.open:
        case.ended_at = at
    state.moved(case)


def planned(state: CasesState, case: Case) -> None:
    """The parts of the departments, none of them in hand yet."""
    case.tasks = {step.id: Task(step.id, step.department) for step in state.matter_of(case).flow}
