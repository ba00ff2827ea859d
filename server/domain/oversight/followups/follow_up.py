"""The answer to one low rating."""

from msgspec import Struct

from server.domain.oversight.ratings.rated import GivenRating, RatedThing
from server.domain.oversight.words import ContestResult, FollowUpState


class Deed(Struct, frozen=True, omit_defaults=True):
    """A step that somebody took: `what` is the action, `result` its finding, `words` the id of the evidence, kept apart."""

    what: str
    at: float
    by: str
    words: str = ""
    result: str = ""


class Contest(Struct, frozen=True, omit_defaults=True):
    """Somebody holds the rating to be wrong or abusive; another person decides."""

    at: float
    by: str
    words: str
    decided_at: float = 0.0
    decided_by: str = ""
    result: ContestResult | None = None
    why: str = ""


class FollowUp(Struct):
    id: str
    """That of the rating."""
    about: RatedThing
    given: GivenRating
    opened_at: float
    step_at: float
    """When the step that is due now began."""
    state: FollowUpState = FollowUpState.OPENED
    rectify_days: int = 0
    deeds: tuple[Deed, ...] = ()
    contest: Contest | None = None
    again: GivenRating | None = None
    reopened: bool = False
    """The citizen was not satisfied when called, and it was gone through again: once."""
    closed_at: float = 0.0
    seen: int = 1

    @property
    def open(self) -> bool:
        return not self.closed_at

    @property
    def contested(self) -> bool:
        """Whether an objection waits to be decided."""
        return self.contest is not None and self.contest.result is None

    @property
    def set_aside(self) -> bool:
        return self.contest is not None and self.contest.result is ContestResult.UPHELD
