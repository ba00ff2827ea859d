from typing import assert_never

from server.domain.cases import commands as c
from server.domain.cases import events as e
from server.domain.cases import refusal_codes as r
from server.domain.cases.lookup import case_of, seen_case
from server.domain.cases.state import CasesState
from server.domain.cases.steps import require
from server.domain.cases.tasks.decide import seen_task
from server.domain.cases.words import CaseAction


def decide(state: CasesState, command: c.AdviceCommand, at: float) -> list[e.AnyEvent]:
    match command:
        case c.AskAdvice(department=department):
            case, _, task = seen_task(state, command, CaseAction.ASK_ADVICE, at)
            number = str(len(case.advice) + 1)
            return [e.AdviceAsked(case.id, task.id, number, department, command.by, command.question)]
        case c.GiveAdvice():
            return _given(state, command)
        case _:
            assert_never(command)


def _given(state: CasesState, command: c.GiveAdvice) -> list[e.AnyEvent]:
    asked = {one.id: one for one in case_of(state, command.case).advice}.get(command.advice)
    if asked is None:
        raise r.UnknownAdvice(advice=command.advice)
    if asked.department not in command.departments:
        raise r.NotYourTask(department=asked.department)
    case = seen_case(state, command)
    if asked.given_at:
        raise r.AdviceAlreadyGiven(advice=asked.id)
    require(case, state.matter_of(case), CaseAction.GIVE_ADVICE)
    return [e.AdviceGiven(case.id, asked.task, asked.id, command.by, command.words)]
