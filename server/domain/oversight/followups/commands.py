"""A low rating is verified, put right, answered, and the citizen called."""

from server.domain.oversight import refusal_codes as r
from server.domain.oversight.about import OnItem
from server.domain.oversight.words import CallResult, ContestResult, Finding

HEAD = (r.UnknownFollowUp, r.ItemChanged, r.WrongStep, r.AboutYourself)


class VerifyRating(OnItem, frozen=True, tag=True, kw_only=True):
    """`days`: working days for putting it right; only of what is founded."""

    refusals = (*HEAD, r.DaysOutside)

    finding: Finding
    words: str
    days: int = 0


class Rectify(OnItem, frozen=True, tag=True, kw_only=True):
    refusals = HEAD

    words: str


class ReplyToRating(OnItem, frozen=True, tag=True, kw_only=True):
    """`words` are what the citizen reads."""

    refusals = HEAD

    words: str


class CallRater(OnItem, frozen=True, tag=True, kw_only=True):
    refusals = HEAD

    result: CallResult
    words: str = ""


class ContestRating(OnItem, frozen=True, tag=True, kw_only=True):
    """Also whom it is about may object."""

    refusals = (r.UnknownFollowUp, r.ItemChanged, r.WrongStep)

    words: str


class DecideContest(OnItem, frozen=True, tag=True, kw_only=True):
    refusals = (*HEAD, r.SecondPersonNeeded)

    result: ContestResult
    words: str


FollowUpCommand = VerifyRating | Rectify | ReplyToRating | CallRater | ContestRating | DecideContest
