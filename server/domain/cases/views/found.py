"""A case as a line of what was found."""

from server.domain.cases.case import Case
from server.domain.cases.shown.lists import FoundLine
from server.domain.cases.state import CasesState
from server.domain.cases.views.case import due_view
from server.domain.now import Now


def found_line(state: CasesState, case: Case, now: Now) -> FoundLine:
    limits = state.deadlines_of(case)
    return FoundLine(
        case=case.id,
        name=state.matter_of(case).name,
        state=case.state,
        hall=case.hall,
        received_at=now.stamp(case.received_at),
        ended_at=now.maybe(case.ended_at),
        due=due_view(limits.promise or limits.law, limits),
        lamp=limits.lamp(case.decided_at or case.ended_at or now.at),
        paused=case.open and case.paused is not None,
        decision=case.decision,
    )
