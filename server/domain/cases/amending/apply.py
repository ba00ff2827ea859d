from typing import assert_never

from server.domain.cases.amending import events as e
from server.domain.cases.case import Case, PutRight, Revocation, Task
from server.domain.cases.moving import move, planned
from server.domain.cases.state import CasesState
from server.domain.cases.transitions import task_after
from server.domain.cases.words import Decision


def apply(state: CasesState, event: e.AmendingEvent, at: float) -> None:
    with move(state, event, at) as case:
        match event:
            case e.CaseCorrected(applicant=applicant, agent=agent):
                case.former += [id for id in dict.fromkeys((case.applicant, case.agent)) if id]
                case.applicant, case.agent = applicant, agent
                case.put_right.append(PutRight(event.reason, at, event.by))
            case e.CaseMoved(version=version):
                case.version = version
                known = case.tasks
                if known:
                    planned(state, case)
                    case.tasks |= {id: task for id, task in known.items() if id in case.tasks}
            case e.DecisionRevoked():
                _revoked(state, case, event, at)
            case e.TaskReopened() | e.TaskPlanned():
                task = case.tasks[event.task]
                _again(case, task, event)
                if isinstance(event, e.TaskReopened):
                    task.handed_at = at
            case _:
                assert_never(event)


def _revoked(state: CasesState, case: Case, event: e.DecisionRevoked, at: float) -> None:
    if case.joint and event.decision is Decision.APPROVED:
        state.facts.joints[case.joint].approved.remove(case.matter)
    case.revocations.append(Revocation(event.decision, at, event.by, event.approver, event.reason))
    case.decision, case.decided_at = None, 0.0
    case.place, case.ready_at, case.reminded_at = "", 0.0, 0.0


def _again(case: Case, task: Task, event: e.TaskReopened | e.TaskPlanned) -> None:
    """As if nobody had had it in hand; what was written about it is not forgotten."""
    task.state = task_after(task.state, event)
    case.former += [task.opinion] if task.opinion else []
    task.handed_at = task.taken_at = task.ended_at = 0.0
    task.by = task.opinion = ""
