from typing import assert_never

from server.domain.oversight import events as e
from server.domain.oversight.followups.follow_up import FollowUp
from server.domain.oversight.state import GIVEN_S, OversightState
from server.domain.oversight.words import FollowUpState


def apply(state: OversightState, event: e.RatingEvent, at: float) -> None:
    facts = state.facts
    match event:
        case e.RatingGiven(rating=rating, given=given):
            facts.given[rating] = at, given.level
            for old in [id for id, (when, _) in _oldest(facts.given) if when < at - GIVEN_S]:
                del facts.given[old]
        case e.HallRead(hall=hall, seq=seq):
            facts.read[hall] = seq
        case e.FollowUpOpened():
            one = FollowUp(event.follow_up, event.about, event.given, opened_at=at, step_at=at)
            facts.follow_ups[one.id] = one
            if event.seq:
                facts.read[event.about.hall] = event.seq
            state.touched(one)
        case e.RatingAmended() | e.FollowUpDropped():
            one = facts.follow_ups[event.follow_up]
            one.given = event.given
            one.seen += 1
            facts.read[event.hall] = event.seq
            if isinstance(event, e.FollowUpDropped):
                one.state, one.closed_at = FollowUpState.DROPPED, at
            state.touched(one)
        case e.RatedAgain():
            one = facts.follow_ups[event.follow_up]
            one.again = event.given
            one.seen += 1
            state.touched(one)
        case _:
            assert_never(event)


def _oldest(given: dict[str, tuple[float, int]], most: int = 50) -> list[tuple[str, tuple[float, int]]]:
    """A few at a time: more go than come, and no entry pays for a whole day."""
    return [pair for pair, _ in zip(given.items(), range(most), strict=False)]
