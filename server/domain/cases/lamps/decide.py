from collections.abc import Iterator
from typing import assert_never

from server.domain.cases import commands as c
from server.domain.cases import events as e
from server.domain.cases import refusal_codes as r
from server.domain.cases.case import Case, lamp_id
from server.domain.cases.intake.decide import deemed
from server.domain.cases.joint import lamps as joint_lamps
from server.domain.cases.lookup import case_of, seen_case
from server.domain.cases.state import CasesState
from server.domain.cases.steps import require
from server.domain.cases.words import JOINT_LIMIT, CaseAction

MOST = 500
"""Lamps of one look: a machine that was off over a holiday has many."""


def decide(state: CasesState, command: c.LampCommand, at: float) -> list[e.AnyEvent]:
    match command:
        case c.FollowTime():
            accepted = [event for id in state.received for event in deemed(state, state.facts.cases[id], at)]
            return [*accepted, *_raised(state, at), *joint_lamps.raised(state, at, MOST)]
        case c.AnswerLamp():
            return _answered(state, command)
        case _:
            assert_never(command)


def _raised(state: CasesState, at: float) -> Iterator[e.LampRaised]:
    for id in state.turning.due(at, MOST):
        for one in state.deadlines_of(state.facts.cases[id]).turning(state.facts.cases[id]):
            if one.at <= at:
                yield e.LampRaised(id, one.task, one.lamp, one.due)


def _answered(state: CasesState, command: c.AnswerLamp) -> list[e.AnyEvent]:
    case = case_of(state, command.case)
    raised = next((one for one in case.lamps if one.id == command.lamp), None)
    if raised is None:
        raise r.UnknownLamp(lamp=command.lamp)
    if not concerned(case, raised.task).intersection(command.departments):
        raise r.NotYourTask(department=", ".join(sorted(concerned(case, raised.task))))
    seen_case(state, command)
    if raised.answered_at:
        raise r.LampAlreadyAnswered(lamp=lamp_id(raised.task, raised.lamp, raised.due))
    require(case, state.matter_of(case), CaseAction.ANSWER_LAMP)
    return [e.LampAnswered(case.id, raised.task, raised.lamp, raised.due, command.by, command.words)]


def concerned(case: Case, task: str) -> set[str]:
    """The departments that a lamp asks: its step's, or all that have a part."""
    return {t.department for t in case.tasks.values() if task in ("", JOINT_LIMIT, t.id)}
