"""What citizens see of what they said. `said` are the words that are still kept, by what they are about."""

from collections.abc import Mapping

from server.domain.language import Text
from server.domain.now import Now
from server.domain.oversight.concerns.concern import Concern
from server.domain.oversight.followups.follow_up import Deed, FollowUp
from server.domain.oversight.shown.public import PublicConcern, PublicFollowUp, PublicStep
from server.domain.oversight.state import OversightState
from server.domain.oversight.steps import due_of
from server.domain.oversight.transitions import CONCERN
from server.domain.oversight.words import ConcernAction, FollowUpAction, FollowUpState

REPLY = frozenset({FollowUpAction.REPLY.value, ConcernAction.REPLY.value})
ANSWERED = frozenset({FollowUpState.REPLIED, FollowUpState.CLOSED})


def public_follow_up(
    state: OversightState, one: FollowUp, said: Mapping[str, str], now: Now
) -> PublicFollowUp:
    due = due_of(state, one)
    return PublicFollowUp(
        level=one.given.level,
        given_at=now.stamp(one.given.at),
        state=one.state,
        due=due.due if due else "",
        steps=_steps(one.deeds, now),
        replies=_replies(one.deeds, said),
        again=one.again.level if one.again else 0,
        may_rate_again=one.again is None and one.state in ANSWERED and not _over(state, one, now),
    )


def _over(state: OversightState, one: FollowUp, now: Now) -> bool:
    last = state.ends(one.closed_at, state.settings.rating_days) if one.closed_at else None
    return last is not None and state.office.day_at(now.at) > last.due


def public_concern(
    state: OversightState, one: Concern, said: Mapping[str, str], hall: Text, now: Now
) -> PublicConcern:
    due = due_of(state, one)
    return PublicConcern(
        number=one.id,
        kind=one.kind,
        hall=hall,
        raised_at=now.stamp(one.raised_at),
        state=one.state,
        due=due.due if due else "",
        words=said.get("first", ""),
        steps=_steps(one.deeds, now),
        replies=_replies(one.deeds, said),
        may_reopen=(one.state, ConcernAction.REOPEN) in CONCERN and not one.reopened,
        may_withdraw=(one.state, ConcernAction.WITHDRAW) in CONCERN,
    )


def _steps(deeds: tuple[Deed, ...], now: Now) -> list[PublicStep]:
    return [PublicStep(deed.what, now.stamp(deed.at)) for deed in deeds]


def _replies(deeds: tuple[Deed, ...], said: Mapping[str, str]) -> list[str]:
    return [said[str(n)] for n, deed in enumerate(deeds) if deed.what in REPLY and str(n) in said]
