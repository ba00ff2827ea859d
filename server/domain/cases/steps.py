"""What may be done with a case now, and why the rest may not: asked by `decide`, and by every screen for its buttons."""

from server.domain.cases import refusals as r
from server.domain.cases.case import Case, Task
from server.domain.cases.catalogue.matter import Matter
from server.domain.cases.lookup import missing
from server.domain.cases.transitions import CASE, EVENT, OF_TASK, TASK
from server.domain.cases.words import CaseAction, CaseState, Decision
from server.domain.refusal import Refused


def barred(case: Case, matter: Matter, action: CaseAction, task: Task | None = None) -> Refused | None:
    """Why an action cannot be; None: it can. `task` is needed for those of a department."""
    event = EVENT[action]
    if action in OF_TASK:
        if case.state is not CaseState.ACCEPTED or task is None or (task.state, event) not in TASK:
            return r.WrongCaseState(case=case.id, state=task.state if task else case.state)
    elif (case.state, event) not in CASE:
        return r.WrongCaseState(case=case.id, state=case.state)
    return _further(case, matter, action)


def _further(case: Case, matter: Matter, action: CaseAction) -> Refused | None:
    """What the tables do not know."""
    match action:
        case CaseAction.CORRECT if case.correction is not None:
            return r.CorrectionTold(case=case.id)
        case CaseAction.CORRECT if not missing(case, matter):
            return r.NothingMissing(case=case.id)
        case CaseAction.BRING if not missing(case, matter):
            return r.NothingMissing(case=case.id)
        case CaseAction.APPROVE | CaseAction.DENY | CaseAction.PAUSE if case.paused is not None:
            return r.ClockStands(case=case.id)
        case CaseAction.RESUME if case.paused is None:
            return r.ClockRuns(case=case.id)
        case CaseAction.PAUSE if not matter.pauses:
            return r.PauseNotListed(case=case.id)
        case CaseAction.EXTEND if case.extension is not None or not matter.extension_days:
            return r.NotExtendable(case=case.id)
        case CaseAction.SHELVE if case.lacks and case.decision is Decision.APPROVED:
            return r.MaterialsMissing(items=", ".join(case.lacks))
        case _:
            return None


def require(case: Case, matter: Matter, action: CaseAction, task: Task | None = None) -> None:
    """Raises what bars it."""
    refusal = barred(case, matter, action, task)
    if refusal is not None:
        raise refusal
