"""Ratings that no hall's day can take any more, those of cases, and what follows from those of the halls."""

from server.domain.message import Command
from server.domain.oversight import refusal_codes as r
from server.domain.oversight.ratings.rated import GivenRating, RatedThing
from server.domain.queue.refusal_codes import AlreadyRated, UnknownReason
from server.domain.queue.tickets.words import RatingChannel


class GiveRating(Command, frozen=True, tag=True, kw_only=True):
    """`ended_at`: when what is rated was over, in seconds since the epoch; then the days begin in which it may be rated."""

    refusals = (AlreadyRated, r.RatingOver, UnknownReason)

    rating: str
    about: RatedThing
    level: int
    channel: RatingChannel
    ended_at: float
    reasons: tuple[str, ...] = ()
    words: str = ""


class FollowHallRating(Command, frozen=True, tag=True, kw_only=True):
    """A rating stands in a hall's stream at `seq`: what follows from it follows once."""

    rating: str
    seq: int
    about: RatedThing
    given: GivenRating


class ReadHall(Command, frozen=True, tag=True):
    """A hall's stream was read up to `seq`, and asked for nothing more."""

    hall: str
    seq: int


class RateAgain(Command, frozen=True, tag=True, kw_only=True):
    """The citizen's second word, once, when the first was answered."""

    refusals = (r.UnknownFollowUp, AlreadyRated, r.NotAnsweredYet, r.RatingOver)

    item: str
    level: int
    channel: RatingChannel
    words: str = ""


RatingCommand = GiveRating | FollowHallRating | ReadHall | RateAgain
