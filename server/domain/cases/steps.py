"""What may be done with a case now, and why the rest may not: asked by `decide`, and by every screen for its buttons."""

from collections.abc import Iterator

from server.domain.cases import refusal_codes as r
from server.domain.cases.case import Case, RaisedLamp, Task
from server.domain.cases.catalogue.matter import Matter
from server.domain.cases.lookup import missing
from server.domain.cases.transitions import CASE, EVENT, OF_TASK, TASK
from server.domain.cases.words import CaseAction, CaseState, Decision, Lamp, TaskState
from server.domain.refusal import Refused


def barred(case: Case, matter: Matter, action: CaseAction, task: Task | None = None) -> Refused | None:
    """Why an action cannot be; None: it can. `task` is needed for those of a department."""
    event = EVENT[action]
    if action in OF_TASK:
        if case.state is not CaseState.ACCEPTED or task is None or (task.state, event) not in TASK:
            return r.WrongCaseState(case=case.id, state=task.state if task else case.state)
    elif (case.state, event) not in CASE:
        return r.WrongCaseState(case=case.id, state=case.state)
    return (task and _of_task(task, action)) or _further(case, matter, action)


def _of_task(task: Task, action: CaseAction) -> Refused | None:
    under_way = task.papers is not None and not task.papers.got_at
    if action is CaseAction.SEND_PAPERS and under_way:
        return r.PapersUnderWay(task=task.id)
    if action is CaseAction.REVOKE and task.state not in (TaskState.APPROVED, TaskState.REFUSED):
        return r.WrongCaseState(case="", state=task.state)
    if action is CaseAction.CONFIRM_PAPERS and not under_way:
        return r.NoPapersSent(task=task.id)
    return None


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
        case CaseAction.RETURN if case.paused is not None:
            return r.ClockStands(case=case.id)
        case CaseAction.HAND_AGAIN if still := _wanting(case, matter):
            return r.MaterialsMissing(items=", ".join(still))
        case CaseAction.GIVE_ADVICE if all(one.given_at for one in case.advice):
            return r.UnknownAdvice(advice="")
        case CaseAction.ANSWER_LAMP if not any(unanswered(case)):
            return r.UnknownLamp(lamp="")
        case CaseAction.CORRECT_CLOCK if not case.pauses:
            return r.InvalidCorrection(cause="the clock never stood still")
        case CaseAction.ATTACH if not matter.scans:
            return r.ScansOff(matter=matter.id)
        case CaseAction.STRIKE if all(one.struck_at for one in case.files):
            return r.UnknownFile(file="")
        case CaseAction.SET_FEE if case.fee is not None and case.fee.settled_at:
            return r.FeeSettled(case=case.id)
        case CaseAction.PAY_FEE | CaseAction.WAIVE_FEE if case.fee is None or case.fee.settled_at:
            return r.NoFeeDue(case=case.id)
        case CaseAction.COLLECT | CaseAction.POST if case.fee is not None and not case.fee.settled_at:
            return r.FeeDue(case=case.id)
        case CaseAction.COLLECT | CaseAction.POST | CaseAction.REMIND | CaseAction.REVOKE if (
            case.posted is not None
        ):
            return r.WithThePost(case=case.id)
        case CaseAction.CAME_BACK | CaseAction.DELIVERED if case.posted is None:
            return r.NotPosted(case=case.id)
        case CaseAction.SHELVE if case.lacks and case.decision is Decision.APPROVED:
            return r.MaterialsMissing(items=", ".join(case.lacks))
        case _:
            return None


def unanswered(case: Case) -> Iterator[RaisedLamp]:
    """Lamps that the departments owe a word about; a yellow one only reminds."""
    return (one for one in case.lamps if one.lamp is not Lamp.YELLOW and not one.answered_at)


def _wanting(case: Case, matter: Matter) -> list[str]:
    """Materials that have to be there and may not follow later."""
    return [item for item in missing(case, matter) if item not in case.lacks]


def require(case: Case, matter: Matter, action: CaseAction, task: Task | None = None) -> None:
    """Raises what bars it."""
    refusal = barred(case, matter, action, task)
    if refusal is not None:
        raise refusal
