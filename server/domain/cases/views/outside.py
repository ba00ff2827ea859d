"""A case as programs outside are told of it."""

from server.domain.cases.case import Case
from server.domain.cases.shown.outside import OutsideCase
from server.domain.cases.state import CasesState
from server.domain.cases.views.case import due_view
from server.domain.now import Now


def outside_case(state: CasesState, case: Case, now: Now) -> OutsideCase:
    matter, limits = state.matter_of(case), state.deadlines_of(case)
    return OutsideCase(
        case=case.id,
        external=case.external,
        door=case.door,
        joint=case.joint,
        matter=case.matter,
        name=matter.name,
        hall=case.hall,
        state=case.state,
        received_at=now.stamp(case.received_at),
        accepted_at=now.maybe(case.accepted_at),
        promise=due_view(limits.promise, limits),
        paused=case.paused is not None,
        decision=case.decision,
        ended_at=now.maybe(case.ended_at),
    )
