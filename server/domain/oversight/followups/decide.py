"""What is done about a low rating, step by step."""

from typing import assert_never

from server.domain.oversight import commands as c
from server.domain.oversight import events as e
from server.domain.oversight import refusal_codes as r
from server.domain.oversight.lookup import seen_follow_up
from server.domain.oversight.state import OversightState
from server.domain.oversight.steps import require
from server.domain.oversight.words import CallResult, Finding, FollowUpAction


def decide(state: OversightState, command: c.FollowUpCommand) -> list[e.AnyEvent]:
    one, by = seen_follow_up(state, command), command.by
    match command:
        case c.VerifyRating(finding=finding, days=days, words=words):
            require(one, FollowUpAction.VERIFY, by)
            allowed = state.settings.follow_up
            if finding is Finding.FOUNDED and not allowed.rectify_least <= days <= allowed.rectify_most:
                raise r.DaysOutside(least=allowed.rectify_least, most=allowed.rectify_most)
            return [e.RatingVerified(one.id, finding, days if finding is Finding.FOUNDED else 0, by, words)]
        case c.Rectify(words=words):
            require(one, FollowUpAction.RECTIFY, by)
            return [e.RatingRectified(one.id, by, words)]
        case c.ReplyToRating(words=words):
            require(one, FollowUpAction.REPLY, by)
            return [e.RatingReplied(one.id, by, words)]
        case c.CallRater(result=result, words=words):
            require(one, FollowUpAction.CALL_BACK, by)
            again = result is CallResult.UNSATISFIED and not one.reopened
            days = (one.rectify_days or state.settings.follow_up.rectify_least) if again else 0
            return [e.RaterCalled(one.id, result, by, words, days)]
        case c.ContestRating(words=words):
            require(one, FollowUpAction.CONTEST, by)
            return [e.RatingContested(one.id, by, words)]
        case c.DecideContest(result=result, words=words):
            require(one, FollowUpAction.DECIDE_CONTEST, by)
            return [e.ContestDecided(one.id, result, by, words)]
        case _:
            assert_never(command)
