"""What the answers to citizens go by: the calendar of the offices, and how many working days each step may take."""

from collections.abc import Mapping
from typing import assert_never

from msgspec import Struct

from server.domain.cases.settings import NO_REGION, Office
from server.domain.oversight.assessments.measures import Criterion, Grades
from server.domain.oversight.words import AssessedKind, Difficulty
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


class LimitRules(Struct, frozen=True):
    """When a running limit of a hall counts as overrun: times of the promise, seconds, and days of the calendar."""

    wait_yellow: float = 1.0
    wait_red: float = 1.5
    wait_double_red: float = 3.0
    idle_s: float = 300.0
    paused_s: float = 1800.0
    device_s: float = 600.0
    uncollected_days: int = 30
    remind_days: int = 1
    """Working days until a unit that has not answered is reminded, and again after as many."""


class AssessmentRules(Struct, frozen=True):
    """By what each kind is assessed, what grades are, and the working days in which somebody may object."""

    criteria: Mapping[AssessedKind, tuple[Criterion, ...]] = {}
    grades: Grades = Grades()
    objection_days: int = 5


class OversightSettings(Struct, frozen=True):
    office: Office
    follow_up: FollowUpDays = FollowUpDays()
    concern: ConcernDays = ConcernDays()
    limits: LimitRules = LimitRules()
    assessment: AssessmentRules = AssessmentRules()
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
