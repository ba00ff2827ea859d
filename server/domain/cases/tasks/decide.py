"""A department takes its part, gives it back, decides."""

from typing import assert_never

from server.domain.cases import commands as c
from server.domain.cases import events as e
from server.domain.cases import refusal_codes as r
from server.domain.cases.case import Case, Task
from server.domain.cases.catalogue.matter import Matter
from server.domain.cases.lookup import case_of, known_materials, seen_case
from server.domain.cases.state import CasesState
from server.domain.cases.steps import require
from server.domain.cases.tasks.flow import after
from server.domain.cases.words import CaseAction, Decision, JoinRule

OF_ITS_HOLDER = frozenset({CaseAction.APPROVE, CaseAction.DENY, CaseAction.RETURN, CaseAction.ASK_ADVICE})


def decide(state: CasesState, command: c.TaskCommand, at: float) -> list[e.AnyEvent]:
    match command:
        case c.TakeTask():
            case, _, task = seen_task(state, command, CaseAction.TAKE)
            return [e.TaskTaken(case.id, task.id, command.by)]
        case c.GiveBackTask():
            case, _, task = seen_task(state, command, CaseAction.GIVE_BACK)
            return [e.TaskGivenBack(case.id, task.id, command.by)]
        case c.ReturnTask(items=items):
            case, matter, task = seen_task(state, command, CaseAction.RETURN, at)
            known_materials(matter, items)
            absent = _stands_in_for(state, task, command.by, at)
            return [e.TaskReturned(case.id, task.id, command.by, items, command.words, absent)]
        case c.HandAgain() | c.SendPapers():
            return _from_the_window(state, command)
        case c.ConfirmPapers():
            case, _, task = seen_task(state, command, CaseAction.CONFIRM_PAPERS)
            return [e.PapersConfirmed(case.id, task.id, command.by)]
        case c.DecideTask():
            return _decided(state, command, at)
        case _:
            assert_never(command)


def _decided(state: CasesState, command: c.DecideTask, at: float) -> list[e.AnyEvent]:
    approved = command.decision is Decision.APPROVED
    case, matter, task = seen_task(state, command, CaseAction.APPROVE if approved else CaseAction.DENY, at)
    step = matter.step(task.id)
    if command.representative and not step.delegated:
        raise r.NotDelegated(department=task.department)
    if command.pledge and not (approved and step.lead and matter.join is JoinRule.LEAD):
        raise r.NotTheLead(department=task.department)
    absent = _stands_in_for(state, task, command.by, at)
    decided = e.TaskDecided(
        case.id, task.id, command.decision, command.by, command.opinion, absent, command.pledge
    )
    return [decided, *after(case, matter, decided)]


def _from_the_window(state: CasesState, command: c.HandAgain | c.SendPapers) -> list[e.AnyEvent]:
    case = case_of(state, command.case, command.hall)
    task = _task(case, command.task)
    seen_case(state, command)
    matter = state.matter_of(case)
    match command:
        case c.HandAgain():
            require(case, matter, CaseAction.HAND_AGAIN, task)
            return [e.TaskHanded(case.id, task.id)]
        case c.SendPapers(pieces=pieces):
            require(case, matter, CaseAction.SEND_PAPERS, task)
            return [e.PapersSent(case.id, task.id, pieces, command.by)]
        case _:
            assert_never(command)


def seen_task(
    state: CasesState, command: c.OnTask, action: CaseAction, at: float = 0.0
) -> tuple[Case, Matter, Task]:
    """The part of the case, fit for the action, and in the hands of whoever acts, once it is in somebody's."""
    task = _task(case_of(state, command.case), command.task)
    if task.department not in command.departments:
        raise r.NotYourTask(department=task.department)
    case = seen_case(state, command)
    matter = state.matter_of(case)
    require(case, matter, action, task)
    # Whoever took it may be ill or gone: anybody of the department may put it back into the pile.
    if action in OF_ITS_HOLDER and command.by not in (task.by, state.stand_in(task.by, at)):
        raise r.TaskElsewhere(by=task.by)
    return case, matter, task


def _task(case: Case, id: str) -> Task:
    task = case.tasks.get(id)
    if task is None:
        raise r.UnknownTask(task=id)
    return task


def _stands_in_for(state: CasesState, task: Task, by: str, at: float) -> str:
    """Whose part it is, if somebody else acts for them."""
    return task.by if task.by != by and state.stand_in(task.by, at) == by else ""
