"""What was done about a low rating. Words are ids of what is kept apart."""

from server.domain.oversight.about import AboutFollowUp
from server.domain.oversight.words import CallResult, ContestResult, Finding


class RatingVerified(AboutFollowUp, frozen=True, tag=True):
    finding: Finding
    days: int
    by: str
    words: str


class RatingRectified(AboutFollowUp, frozen=True, tag=True):
    by: str
    words: str


class RatingReplied(AboutFollowUp, frozen=True, tag=True):
    by: str
    words: str


class RaterCalled(AboutFollowUp, frozen=True, tag=True):
    """`days`: not satisfied, so it is gone through once more, with these working days; 0: it is closed."""

    result: CallResult
    by: str
    words: str = ""
    days: int = 0


class RatingContested(AboutFollowUp, frozen=True, tag=True):
    by: str
    words: str


class ContestDecided(AboutFollowUp, frozen=True, tag=True):
    result: ContestResult
    by: str
    words: str


FollowUpEvent = (
    RatingVerified | RatingRectified | RatingReplied | RaterCalled | RatingContested | ContestDecided
)
