"""What may be put right afterwards, and what follows from it."""

from typing import assert_never

from server.domain.cases import commands as c
from server.domain.cases import events as e
from server.domain.cases import refusal_codes as r
from server.domain.cases.amending.difference import difference
from server.domain.cases.case import Case
from server.domain.cases.catalogue.matter import Matter
from server.domain.cases.joint.joint import parts_of, waits_for
from server.domain.cases.lookup import newest_already, seen_case
from server.domain.cases.state import CasesState
from server.domain.cases.steps import require
from server.domain.cases.tasks.flow import handed_on
from server.domain.cases.words import CaseAction, CaseState, Decision, TaskState


def decide(state: CasesState, command: c.AmendingCommand) -> list[e.AnyEvent]:
    case = seen_case(state, command)
    matter = state.matter_of(case)
    match command:
        case c.CorrectCase(by=by, applicant=applicant, agent=agent, reason=reason):
            require(case, matter, CaseAction.PUT_RIGHT)
            return [e.CaseCorrected(case.id, by, applicant, agent, reason)]
        case c.MoveCase(by=by):
            require(case, matter, CaseAction.MOVE)
            return _moved(state, case, matter, by)
        case c.RevokeDecision():
            return _revoked(state, case, matter, command)
        case _:
            assert_never(command)


def _moved(state: CasesState, case: Case, old: Matter, by: str) -> list[e.AnyEvent]:
    if newest_already(state, case):
        raise r.VersionNewest(case=case.id)
    newest = state.facts.matters[case.matter].newest
    cause = difference(case, old, newest.matter)
    if cause:
        raise r.VersionDiffers(cause=cause)
    moved = e.CaseMoved(case.id, newest.version, by)
    if case.state is not CaseState.ACCEPTED:
        return [moved]
    states = {step.id: TaskState.PLANNED for step in newest.matter.flow}
    states |= {id: task.state for id, task in case.tasks.items() if id in states}
    return [moved, *handed_on(case.id, newest.matter, states)]


def _revoked(state: CasesState, case: Case, matter: Matter, command: c.RevokeDecision) -> list[e.AnyEvent]:
    task = case.tasks.get(command.task)
    if task is None:
        raise r.UnknownTask(task=command.task)
    if task.department not in command.departments:
        raise r.NotYourTask(department=task.department)
    require(case, matter, CaseAction.REVOKE, task)
    if case.decision is Decision.APPROVED and _built_upon(state, case):
        raise r.BuiltUpon(case=case.id)
    again = _after(matter, task.id) | {
        id for id, one in case.tasks.items() if one.state is TaskState.NOT_NEEDED
    }
    planned = [step.id for step in matter.flow if step.id in again]
    states = {id: one.state for id, one in case.tasks.items()}
    states |= {task.id: TaskState.HANDED, **dict.fromkeys(planned, TaskState.PLANNED)}
    return [
        e.DecisionRevoked(
            case.id, case.decision or Decision.REFUSED, command.by, command.approver, command.reason
        ),
        e.TaskReopened(case.id, task.id),
        *(e.TaskPlanned(case.id, id) for id in planned),
        *handed_on(case.id, matter, states),
    ]


def _after(matter: Matter, task: str) -> set[str]:
    """What comes after a department's part, and after that."""
    found: set[str] = set()
    while more := {s.id for s in matter.flow if {task, *found} & set(s.after)} - found:
        found |= more
    return found


def _built_upon(state: CasesState, case: Case) -> bool:
    """Whether another part of the joint application has begun because this one was agreed to."""
    joint = state.facts.joints.get(case.joint)
    if joint is None:
        return False
    parts = parts_of(state.joint_of(joint), joint.chosen)
    return any(part.matter in joint.cases and case.matter in waits_for(part, parts) for part in parts)
