"""Lamps of a joint application: its own promise, and the law's limit for what is handled jointly. They go on at every part
that is still under way, so that whoever holds it up says why."""

from collections.abc import Iterator
from functools import partial
from math import inf

from server.domain.cases.case import Case, lamp_id
from server.domain.cases.deadlines import LampTurn, colours
from server.domain.cases.joint.limits import joint_terms
from server.domain.cases.lamp_schedule import LampMoments
from server.domain.cases.lamps.events import LampRaised
from server.domain.cases.lookup import cases_of
from server.domain.cases.state import CasesState
from server.domain.cases.term_and_lamp import deadline
from server.domain.cases.words import JOINT_LIMIT, CaseState, Lamp


def raised(state: CasesState, at: float, most: int) -> Iterator[LampRaised]:
    """Those that go on by a moment, of the applications that have changed or whose moment has come."""
    for id in _moments(state).due(at, most):
        for case, turn in _turning(state, id):
            if turn.at <= at:
                yield LampRaised(case.id, JOINT_LIMIT, turn.lamp, turn.due)


def work_out(state: CasesState, most: int) -> bool:
    """Look at some of those that changed; whether there are more. After a start there are many."""
    return _moments(state).work_out(most)


def _moments(state: CasesState) -> LampMoments:
    if state.joint_turning is None:
        state.joint_turning = LampMoments(partial(_soonest, state))
        for id in state.facts.joints:
            state.joint_turning.changed(id)
    return state.joint_turning


def _soonest(state: CasesState, id: str) -> float:
    return min((turn.at for _, turn in _turning(state, id)), default=inf)


def _turning(state: CasesState, id: str) -> Iterator[tuple[Case, LampTurn]]:
    """What is still to go on, at which part."""
    joint = state.facts.joints.get(id)
    if joint is None:
        return
    cases = list(cases_of(state, joint).values())
    promise, law = joint_terms(state, joint, cases)
    ends = promise and deadline(promise), law and deadline(law)
    turns = [
        *(colours(ends[0], JOINT_LIMIT, Lamp.RED) if ends[0] else ()),
        *(colours(ends[1], JOINT_LIMIT, Lamp.DOUBLE_RED)[-1:] if ends[1] else ()),
    ]
    for case in cases:
        if case.state is CaseState.ACCEPTED:
            known = {one.id for one in case.lamps}
            yield from (
                (case, turn) for turn in turns if lamp_id(turn.task, turn.lamp, turn.due) not in known
            )
