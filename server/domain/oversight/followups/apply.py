from typing import assert_never

from msgspec import structs

from server.domain.oversight import events as e
from server.domain.oversight.followups.follow_up import Contest, Deed, FollowUp
from server.domain.oversight.state import OversightState
from server.domain.oversight.words import ContestResult, Finding, FollowUpAction, FollowUpState


def apply(state: OversightState, event: e.FollowUpEvent, at: float) -> None:
    one = state.facts.follow_ups[event.follow_up]
    one.seen += 1
    match event:
        case e.RatingVerified(finding=finding, days=days):
            _did(one, FollowUpAction.VERIFY, event, at, finding)
            one.rectify_days = days
            _to(one, FollowUpState.VERIFIED if finding is Finding.FOUNDED else FollowUpState.RECTIFIED, at)
        case e.RatingRectified():
            _did(one, FollowUpAction.RECTIFY, event, at)
            _to(one, FollowUpState.RECTIFIED, at)
        case e.RatingReplied():
            _did(one, FollowUpAction.REPLY, event, at)
            _to(one, FollowUpState.REPLIED, at)
        case e.RaterCalled(result=result, days=days):
            _did(one, FollowUpAction.CALL_BACK, event, at, result)
            if days:
                one.reopened, one.rectify_days = True, days
            _to(one, FollowUpState.VERIFIED if days else FollowUpState.CLOSED, at)
        case e.RatingContested(by=by, words=words):
            one.contest = Contest(at, by, words)
        case e.ContestDecided(result=result, by=by, words=words):
            one.contest = one.contest and structs.replace(
                one.contest, decided_at=at, decided_by=by, result=result, why=words
            )
            # The days that the objection took are not counted to whoever has the next step.
            upheld = result is ContestResult.UPHELD
            _to(one, FollowUpState.RECTIFIED if upheld else one.state, at)
        case _:
            assert_never(event)
    state.touched(one)


def _did(
    one: FollowUp,
    what: FollowUpAction,
    event: e.RatingVerified | e.RatingRectified | e.RatingReplied | e.RaterCalled,
    at: float,
    result: str = "",
) -> None:
    one.deeds = (*one.deeds, Deed(what, at, event.by, event.words, result))


def _to(one: FollowUp, state: FollowUpState, at: float) -> None:
    one.state, one.step_at = state, at
    if state is FollowUpState.CLOSED:
        one.closed_at = at
