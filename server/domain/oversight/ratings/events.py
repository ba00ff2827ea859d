"""What citizens said of services and cases, beside what stands in the halls' own streams."""

from server.domain.message import Event
from server.domain.oversight.about import AboutFollowUp
from server.domain.oversight.ratings.rated import GivenRating, RatedThing


class RatingGiven(Event, frozen=True, tag=True):
    rating: str
    about: RatedThing
    given: GivenRating


class FollowUpOpened(AboutFollowUp, frozen=True, tag=True):
    """A low rating has to be answered. `seq`: of the entry in the hall's stream that it came from, 0 for none."""

    about: RatedThing
    given: GivenRating
    seq: int = 0


class RatingAmended(AboutFollowUp, frozen=True, tag=True):
    """The citizen corrected it within its time, and it is still low."""

    given: GivenRating
    hall: str
    seq: int


class FollowUpDropped(AboutFollowUp, frozen=True, tag=True):
    """The citizen corrected it within its time, and it is not low any more."""

    given: GivenRating
    hall: str
    seq: int


class HallRead(Event, frozen=True, tag=True):
    hall: str
    seq: int


class RatedAgain(AboutFollowUp, frozen=True, tag=True):
    given: GivenRating


RatingEvent = RatingGiven | FollowUpOpened | RatingAmended | FollowUpDropped | HallRead | RatedAgain
