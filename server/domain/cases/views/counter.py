"""What waits at the windows of a hall: taken in and not accepted yet, or sent back by a department."""

from server.domain.cases.case import Case
from server.domain.cases.shown.lists import CounterLine, CounterView
from server.domain.cases.state import CasesState
from server.domain.cases.views.case import due_view
from server.domain.cases.views.every_list import MOST, NEVER
from server.domain.now import Now


def counter_view(state: CasesState, hall: str, now: Now) -> CounterView:
    """What waits longest for a word first."""
    cases = [state.facts.cases[id] for id in state.counters.get(hall, {})]
    lines = [_counter_line(state, case, now) for case in cases]
    lines.sort(key=lambda line: (line.corrected, line.due.due if line.due else NEVER, line.case))
    return CounterView(hall, len(lines), lines[:MOST])


def _counter_line(state: CasesState, case: Case, now: Now) -> CounterLine:
    limits = state.deadlines_of(case)
    running = limits.promise or limits.law if case.accepted_at else limits.notice
    return CounterLine(
        case=case.id,
        seen=case.seen,
        name=state.matter_of(case).name,
        state=case.state,
        back=case.accepted_at > 0,
        due=due_view(running, limits),
        lamp=limits.lamp(now.at),
        received_at=now.stamp(case.received_at),
        corrected=case.correction is not None and not case.accepted_at,
    )
