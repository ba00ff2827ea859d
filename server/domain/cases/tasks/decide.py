"""A department takes its part, gives it back, decides."""

from typing import assert_never

from server.domain.cases import commands as c
from server.domain.cases import events as e
from server.domain.cases import refusals as r
from server.domain.cases.case import Case, Task
from server.domain.cases.catalogue.matter import Matter
from server.domain.cases.lookup import case_of, seen_case
from server.domain.cases.state import CasesState
from server.domain.cases.steps import require
from server.domain.cases.tasks.flow import after
from server.domain.cases.words import CaseAction, Decision


def decide(state: CasesState, command: c.TaskCommand) -> list[e.AnyEvent]:
    match command:
        case c.TakeTask():
            case, _, task = _seen(state, command, CaseAction.TAKE)
            return [e.TaskTaken(case.id, task.id, command.by)]
        case c.GiveBackTask():
            case, _, task = _seen(state, command, CaseAction.GIVE_BACK)
            return [e.TaskGivenBack(case.id, task.id, command.by)]
        case c.DecideTask(decision=decision):
            action = CaseAction.APPROVE if decision is Decision.APPROVED else CaseAction.DENY
            case, matter, task = _seen(state, command, action)
            decided = e.TaskDecided(case.id, task.id, decision, command.by, command.opinion)
            return [decided, *after(case, matter, decided)]
        case _:
            assert_never(command)


def _seen(state: CasesState, command: c.OnTask, action: CaseAction) -> tuple[Case, Matter, Task]:
    """The part of the case, fit for the action, and in the hands of whoever acts, once it is in somebody's."""
    task = case_of(state, command.case).tasks.get(command.task)
    if task is None:
        raise r.UnknownTask(task=command.task)
    if task.department not in command.departments:
        raise r.NotYourTask(department=task.department)
    case = seen_case(state, command)
    matter = state.matter_of(case)
    require(case, matter, action, task)
    # Whoever took it may be ill or gone: anybody of the department may put it back into the pile.
    if action in (CaseAction.APPROVE, CaseAction.DENY) and task.by != command.by:
        raise r.TaskElsewhere(by=task.by)
    return case, matter, task
