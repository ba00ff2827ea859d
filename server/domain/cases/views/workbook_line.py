"""Cases as lines of a list that leaves the screen."""

from server.domain.cases.case import Case
from server.domain.cases.shown.workbook_line import ListedCase
from server.domain.cases.state import CasesState
from server.domain.cases.views.case import due_view
from server.domain.language import Text


def listed(state: CasesState, case: Case, at: float) -> ListedCase:
    matter, limits = state.matter_of(case), state.deadlines_of(case)
    limit = limits.promise or limits.law
    names = {step.department: step.department_name for step in matter.flow}
    return ListedCase(
        case=case.id,
        name=matter.name,
        hall=case.hall,
        state=case.state,
        received_at=case.received_at,
        accepted_at=case.accepted_at,
        ended_at=case.ended_at,
        due=due_view(limit, limits),
        paused=case.open and case.paused is not None,
        lamp=limits.lamp(case.decided_at or case.ended_at or at) if limit is not None else None,
        decision=case.decision,
        # A department that was only asked is known by its Chinese name alone.
        departments=[names.get(one, Text(one, one)) for one in sorted(case.departments)],
    )
