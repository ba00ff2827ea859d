"""What citizens see of what they said: where it stands, until when, what was answered. No name of anybody in the hall."""

from msgspec import Struct

from server.domain.language import Text
from server.domain.oversight.words import ConcernKind, ConcernState, FollowUpState
from server.domain.queue.shown.reason import ReasonLine


class PublicStep(Struct, frozen=True):
    """Something that happened, in a word, and when."""

    what: str
    at: str


class PublicFollowUp(Struct, frozen=True):
    """`replies`: what was answered, the newest last."""

    level: int
    given_at: str
    state: FollowUpState
    due: str
    steps: list[PublicStep]
    replies: list[str]
    again: int
    """The second rating; 0 for none."""
    may_rate_again: bool


class PublicConcern(Struct, frozen=True):
    number: str
    kind: ConcernKind
    hall: Text
    raised_at: str
    state: ConcernState
    due: str
    words: str
    """What was written, where it is still kept."""
    steps: list[PublicStep]
    replies: list[str]
    may_reopen: bool
    may_withdraw: bool


class RatingPlace(Struct, frozen=True):
    """What may be rated here now, and what became of an earlier rating. `stage`: "service", "accepted", "ended" or empty."""

    stage: str
    name: Text | None
    """Of the matter or the service."""
    level: int
    """What was given for it already; 0 for nothing."""
    last: str
    """The last day on which it may be rated, ISO; empty where nothing may be."""
    follow_up: PublicFollowUp | None = None
    reasons: list[ReasonLine] = []
    """To choose from, while it may be rated."""
