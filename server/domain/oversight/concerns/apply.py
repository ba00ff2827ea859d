from typing import assert_never

from server.domain.oversight import events as e
from server.domain.oversight.concerns.concern import Concern
from server.domain.oversight.followups.follow_up import Deed
from server.domain.oversight.state import OversightState
from server.domain.oversight.words import ConcernAction, ConcernState


def apply(state: OversightState, event: e.ConcernEvent, at: float) -> None:
    if isinstance(event, e.ConcernRaised):
        _raised(state, event, at)
        return
    one = state.facts.concerns[event.concern]
    one.seen += 1
    match event:
        case e.ConcernAssigned(unit=unit, difficulty=difficulty, by=by):
            _did(one, ConcernAction.ASSIGN, at, by, result=difficulty)
            # The days run from when it was given to somebody first: giving it on gains no time.
            since = at if one.state is ConcernState.RAISED else one.step_at
            one.unit, one.difficulty = unit, difficulty
            _to(one, ConcernState.ASSIGNED, since)
        case e.ConcernReplied(by=by, words=words):
            _did(one, ConcernAction.REPLY, at, by, words)
            _to(one, ConcernState.REPLIED if one.contact else ConcernState.CLOSED, at)
        case e.ConcernedCalled(result=result, by=by, words=words, again=again):
            _did(one, ConcernAction.CALL_BACK, at, by, words, result)
            one.reopened = one.reopened or again
            _to(one, ConcernState.ASSIGNED if again else ConcernState.CLOSED, at)
        case e.ConcernReopened(words=words):
            _did(one, ConcernAction.REOPEN, at, "", words)
            one.reopened = True
            _to(one, ConcernState.ASSIGNED, at)
        case e.ConcernWithdrawn():
            _did(one, ConcernAction.WITHDRAW, at, "")
            _to(one, ConcernState.WITHDRAWN, at)
        case _:
            assert_never(event)
    state.touched(one)


def _raised(state: OversightState, event: e.ConcernRaised, at: float) -> None:
    one = Concern(
        id=event.concern,
        kind=event.kind,
        hall=event.hall,
        about=event.about,
        words=event.words,
        contact=event.contact,
        channel=event.channel,
        language=event.language,
        raised_at=at,
        step_at=at,
        written_by=event.by,
    )
    state.facts.concerns[one.id] = one
    state.facts.day, state.facts.serial = event.day, event.serial
    state.touched(one)


def _did(one: Concern, what: ConcernAction, at: float, by: str, words: str = "", result: str = "") -> None:
    one.deeds = (*one.deeds, Deed(what, at, by, words, result))


def _to(one: Concern, state: ConcernState, at: float) -> None:
    one.state, one.step_at = state, at
    one.closed_at = at if state in (ConcernState.CLOSED, ConcernState.WITHDRAWN) else 0.0
