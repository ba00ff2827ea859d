"""When somebody may be asked to come for a result: nobody twice in a week, and by a list nobody in the first one."""

from server.domain.cases.case import Case
from server.domain.cases.words import CaseState

REMIND_S = 7 * 86400.0


def reminded_lately(case: Case, at: float) -> bool:
    return at - case.reminded_at < REMIND_S


def may_be_listed(case: Case, at: float) -> bool:
    """Whether the list of what waits asks its owner too."""
    waits = case.state is CaseState.ISSUING and case.posted is None and at - case.ready_at >= REMIND_S
    return waits and not reminded_lately(case, at)
