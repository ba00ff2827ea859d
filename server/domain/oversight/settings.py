"""What the answers to citizens go by: the calendar of the offices, and how many working days each step may take."""

from collections.abc import Mapping
from typing import assert_never

from msgspec import Struct

from server.domain.cases.settings import NO_REGION, Office
from server.domain.oversight.words import Difficulty
from server.domain.rating_reasons import RatingReasons


class FollowUpDays(Struct, frozen=True):
    """Working days of each step after a low rating; a jurisdiction has its own table."""

    verify: int = 1
    rectify_least: int = 5
    rectify_most: int = 15
    """Whoever verifies says how long putting it right may take, between these two."""
    reply: int = 1
    call_back: int = 3
    contest: int = 5
    """Within which a second person decides on an objection."""


class ConcernDays(Struct, frozen=True):
    """Working days until a concern is given to somebody, answered by its difficulty, and called about."""

    assign: int = 1
    at_once: int = 1
    simple: int = 3
    normal: int = 5
    hard: int = 10
    complex: int = 15
    call_back: int = 3

    def answer(self, difficulty: Difficulty) -> int:
        match difficulty:
            case Difficulty.AT_ONCE:
                return self.at_once
            case Difficulty.SIMPLE:
                return self.simple
            case Difficulty.NORMAL:
                return self.normal
            case Difficulty.HARD:
                return self.hard
            case Difficulty.COMPLEX:
                return self.complex
            case _:
                assert_never(difficulty)


class OversightSettings(Struct, frozen=True):
    office: Office
    follow_up: FollowUpDays = FollowUpDays()
    concern: ConcernDays = ConcernDays()
    rating_days: int = 5
    """Within which a service or a case may still be rated after its day."""
    anonymous: bool = True
    """Whether a complaint is taken of whoever leaves no name."""
    region: str = NO_REGION
    reasons: Mapping[str, RatingReasons] = {}
    """By hall; what all of them have under ""."""

    def reasons_of(self, hall: str) -> RatingReasons:
        """Also of a hall that is not of this server any more: its ratings are still read."""
        return self.reasons.get(hall) or self.reasons.get("") or RatingReasons()
