"""The two tables of a case: its states, and those of each department's part. Nothing outside them can happen; the diagrams
in the docs are drawn from them, and so are the buttons of every screen."""

from server.domain.cases import events as e
from server.domain.cases.about import AboutTask
from server.domain.cases.words import CaseAction, CaseState, Decision, TaskState
from server.domain.message import Event

S = CaseState
T = TaskState

CASE: dict[tuple[CaseState, type[Event]], CaseState] = {
    (S.RECEIVED, e.CorrectionAsked): S.RECEIVED,
    (S.RECEIVED, e.MaterialBrought): S.RECEIVED,
    (S.RECEIVED, e.LackAllowed): S.RECEIVED,
    (S.RECEIVED, e.FileAttached): S.RECEIVED,
    (S.RECEIVED, e.FileStruck): S.RECEIVED,
    (S.RECEIVED, e.CaseAccepted): S.ACCEPTED,
    (S.RECEIVED, e.CaseDeemedAccepted): S.ACCEPTED,
    (S.RECEIVED, e.CaseRefused): S.REFUSED,
    (S.RECEIVED, e.CaseWithdrawn): S.WITHDRAWN,
    (S.ACCEPTED, e.MaterialBrought): S.ACCEPTED,
    (S.ACCEPTED, e.LackFilled): S.ACCEPTED,
    (S.ACCEPTED, e.ClockStopped): S.ACCEPTED,
    (S.ACCEPTED, e.ClockStarted): S.ACCEPTED,
    (S.ACCEPTED, e.LimitExtended): S.ACCEPTED,
    (S.ACCEPTED, e.ClockCorrected): S.ACCEPTED,
    (S.ACCEPTED, e.AdviceGiven): S.ACCEPTED,
    (S.ACCEPTED, e.LampAnswered): S.ACCEPTED,
    (S.ACCEPTED, e.CaseDecided): S.DECIDED,
    (S.ACCEPTED, e.FeeSet): S.ACCEPTED,
    (S.ACCEPTED, e.FileAttached): S.ACCEPTED,
    (S.ACCEPTED, e.FileStruck): S.ACCEPTED,
    (S.ACCEPTED, e.FeePaid): S.ACCEPTED,
    (S.ACCEPTED, e.FeeWaived): S.ACCEPTED,
    (S.ACCEPTED, e.CaseWithdrawn): S.WITHDRAWN,
    (S.DECIDED, e.MaterialBrought): S.DECIDED,
    (S.DECIDED, e.LackFilled): S.DECIDED,
    (S.DECIDED, e.LampAnswered): S.DECIDED,
    (S.DECIDED, e.FeeSet): S.DECIDED,
    (S.DECIDED, e.FileAttached): S.DECIDED,
    (S.DECIDED, e.FileStruck): S.DECIDED,
    (S.DECIDED, e.FeePaid): S.DECIDED,
    (S.DECIDED, e.FeeWaived): S.DECIDED,
    (S.DECIDED, e.ResultReady): S.ISSUING,
    (S.ISSUING, e.LampAnswered): S.ISSUING,
    (S.ISSUING, e.FeeSet): S.ISSUING,
    (S.ISSUING, e.FileAttached): S.ISSUING,
    (S.ISSUING, e.FileStruck): S.ISSUING,
    (S.ISSUING, e.FeePaid): S.ISSUING,
    (S.ISSUING, e.FeeWaived): S.ISSUING,
    (S.ISSUING, e.ResultMoved): S.ISSUING,
    (S.ISSUING, e.ResultCollected): S.ISSUING,
    (S.ISSUING, e.CollectionReminded): S.ISSUING,
    (S.ISSUING, e.ResultPosted): S.ISSUING,
    (S.ISSUING, e.ResultCameBack): S.ISSUING,
    (S.ISSUING, e.ResultDelivered): S.ISSUING,
    (S.ISSUING, e.CaseClosed): S.CLOSED,
    (S.CLOSED, e.LampAnswered): S.CLOSED,
    (S.RECEIVED, e.CaseCorrected): S.RECEIVED,
    (S.ACCEPTED, e.CaseCorrected): S.ACCEPTED,
    (S.DECIDED, e.CaseCorrected): S.DECIDED,
    (S.ISSUING, e.CaseCorrected): S.ISSUING,
    (S.RECEIVED, e.CaseMoved): S.RECEIVED,
    (S.ACCEPTED, e.CaseMoved): S.ACCEPTED,
    (S.DECIDED, e.DecisionRevoked): S.ACCEPTED,
    (S.ISSUING, e.DecisionRevoked): S.ACCEPTED,
}
TASK: dict[tuple[TaskState, type[AboutTask | e.CaseDecided]], TaskState] = {
    (T.PLANNED, e.TaskHanded): T.HANDED,
    (T.PLANNED, e.TaskReleased): T.NOT_NEEDED,
    (T.HANDED, e.TaskTaken): T.TAKEN,
    (T.HANDED, e.TaskReleased): T.NOT_NEEDED,
    (T.HANDED, e.PapersSent): T.HANDED,
    (T.HANDED, e.PapersConfirmed): T.HANDED,
    (T.TAKEN, e.TaskGivenBack): T.HANDED,
    (T.TAKEN, e.TaskDecided): T.APPROVED,
    (T.TAKEN, e.TaskReleased): T.NOT_NEEDED,
    (T.TAKEN, e.PapersSent): T.TAKEN,
    (T.TAKEN, e.PapersConfirmed): T.TAKEN,
    (T.TAKEN, e.AdviceAsked): T.TAKEN,
    (T.TAKEN, e.TaskReturned): T.RETURNED,
    (T.RETURNED, e.TaskHanded): T.HANDED,
    (T.RETURNED, e.TaskReleased): T.NOT_NEEDED,
    (T.APPROVED, e.TaskReopened): T.HANDED,
    (T.REFUSED, e.TaskReopened): T.HANDED,
    (T.APPROVED, e.TaskPlanned): T.PLANNED,
    (T.REFUSED, e.TaskPlanned): T.PLANNED,
    (T.NOT_NEEDED, e.TaskPlanned): T.PLANNED,
}
"""A decision that refuses leads to `refused` instead."""

EVENT: dict[CaseAction, type[Event]] = {
    CaseAction.ACCEPT: e.CaseAccepted,
    CaseAction.CORRECT: e.CorrectionAsked,
    CaseAction.BRING: e.MaterialBrought,
    CaseAction.REFUSE: e.CaseRefused,
    CaseAction.WITHDRAW: e.CaseWithdrawn,
    CaseAction.TAKE: e.TaskTaken,
    CaseAction.GIVE_BACK: e.TaskGivenBack,
    CaseAction.RETURN: e.TaskReturned,
    CaseAction.HAND_AGAIN: e.TaskHanded,
    CaseAction.SEND_PAPERS: e.PapersSent,
    CaseAction.CONFIRM_PAPERS: e.PapersConfirmed,
    CaseAction.ASK_ADVICE: e.AdviceAsked,
    CaseAction.GIVE_ADVICE: e.AdviceGiven,
    CaseAction.ANSWER_LAMP: e.LampAnswered,
    CaseAction.CORRECT_CLOCK: e.ClockCorrected,
    CaseAction.POST: e.ResultPosted,
    CaseAction.CAME_BACK: e.ResultCameBack,
    CaseAction.DELIVERED: e.ResultDelivered,
    CaseAction.REMIND: e.CollectionReminded,
    CaseAction.SET_FEE: e.FeeSet,
    CaseAction.PAY_FEE: e.FeePaid,
    CaseAction.WAIVE_FEE: e.FeeWaived,
    CaseAction.ATTACH: e.FileAttached,
    CaseAction.STRIKE: e.FileStruck,
    CaseAction.APPROVE: e.TaskDecided,
    CaseAction.DENY: e.TaskDecided,
    CaseAction.PAUSE: e.ClockStopped,
    CaseAction.RESUME: e.ClockStarted,
    CaseAction.EXTEND: e.LimitExtended,
    CaseAction.SHELVE: e.ResultReady,
    CaseAction.COLLECT: e.ResultCollected,
    CaseAction.PUT_RIGHT: e.CaseCorrected,
    CaseAction.MOVE: e.CaseMoved,
    CaseAction.REVOKE: e.DecisionRevoked,
}
"""What an action comes to, by which the tables say whether it can be."""
A = CaseAction
OF_TASK = frozenset(
    {
        A.TAKE,
        A.GIVE_BACK,
        A.RETURN,
        A.HAND_AGAIN,
        A.SEND_PAPERS,
        A.CONFIRM_PAPERS,
        A.ASK_ADVICE,
        A.APPROVE,
        A.DENY,
    }
)


OF_A_PART = OF_TASK | {A.REVOKE}
"""What is done with the part of a department: with one that has ended too, once the case is decided."""


def task_after(before: TaskState, event: e.TaskEvent | e.TaskReopened | e.TaskPlanned) -> TaskState:
    """Raises KeyError for what the table does not have."""
    after = TASK[before, type(event)]
    refused = isinstance(event, e.TaskDecided) and event.decision is Decision.REFUSED
    return T.REFUSED if refused else after


def case_diagram() -> str:
    """The states of a case as a Mermaid diagram, for the documentation."""
    rows = [f"    {a} --> {b}: {event.__name__}" for (a, event), b in CASE.items() if a is not b]
    ends = [f"    {state} --> [*]" for state in (S.CLOSED, S.REFUSED, S.WITHDRAWN)]
    return "\n".join(["stateDiagram-v2", "    [*] --> received: CaseReceived", *rows, *ends])


def task_diagram() -> str:
    """The states of a department's part as a Mermaid diagram."""
    rows = [f"    {a} --> {b}: {event.__name__}" for (a, event), b in TASK.items() if a is not b]
    rows.append(f"    {T.TAKEN} --> {T.REFUSED}: {e.TaskDecided.__name__}")
    ends = [f"    {state} --> [*]" for state in (T.APPROVED, T.REFUSED, T.NOT_NEEDED)]
    return "\n".join(["stateDiagram-v2", "    [*] --> planned: CaseAccepted", *rows, *ends])
