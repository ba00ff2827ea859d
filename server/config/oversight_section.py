"""What the configuration can say of ratings, complaints, limits and assessments."""

from server.config.strict import Label, Strict
from server.domain.oversight.words import AssessedKind, Measure


class FollowUpSection(Strict, frozen=True):
    """Working days of each step after a low rating, by the jurisdiction's table."""

    verify_days: int = 1
    rectify_days_least: int = 5
    rectify_days_most: int = 15
    reply_days: int = 1
    call_back_days: int = 3
    contest_days: int = 5


class ConcernSection(Strict, frozen=True):
    """Working days of a question or complaint: until somebody has it, until the answer by its difficulty, until the call."""

    assign_days: int = 1
    at_once_days: int = 1
    simple_days: int = 3
    normal_days: int = 5
    hard_days: int = 10
    complex_days: int = 15
    call_back_days: int = 3


class ReasonSection(Strict, frozen=True):
    """What a citizen may choose as the reason of a rating."""

    id: str
    """Stands in the records: it is not renamed once it is in use."""
    name: Label
    levels: tuple[int, ...] = (1, 2)
    """Ratings with which it is offered; [] for one that is offered no more, so that older ratings keep its name."""


class LimitSection(Strict, frozen=True):
    """When a running limit of a hall is overrun (亮灯): times of the promised wait, minutes, days of the calendar."""

    wait_yellow: float = 1.0
    wait_red: float = 1.5
    wait_double_red: float = 3.0
    idle_minutes: int = 5
    """A window at work that calls nobody while people wait for it; a category that nobody serves."""
    paused_minutes: int = 30
    device_minutes: int = 10
    uncollected_days: int = 30
    remind_days: int = 1
    """Working days until a unit that has not said why is reminded, and again after as many."""


class CriterionSection(Strict, frozen=True):
    """`full` is worth the whole weight, `zero` nothing, what is between them its share; less is better where `full` is below
    `zero`."""

    id: str
    name: Label
    measure: Measure
    weight: float
    zero: float
    full: float


class AssessmentSection(Strict, frozen=True):
    """By what clerks, windows, departments or halls are assessed (考核)."""

    kind: AssessedKind
    criterion: tuple[CriterionSection, ...]


class GradesSection(Strict, frozen=True):
    """From how many points of a hundred on a grade is reached, and the working days in which somebody may object."""

    excellent: float = 90.0
    good: float = 80.0
    passed: float = 60.0
    objection_days: int = 5


class OversightSection(Strict, frozen=True):
    """Ratings (好差评), questions and complaints (咨询投诉), letters of supervision (督办)."""

    rating_days: int = 5
    """Working days in which a service or a case may still be rated."""
    anonymous: bool = True
    """Whether complaints are taken of whoever leaves no name."""
    retention_days: int = 730
    """So long after their end follow-ups, concerns and letters are kept, and what is personal of them."""
    reason: tuple[ReasonSection, ...] | None = None
    """Of every hall that has none of its own; left out: those that come along; []: none are offered."""
    follow_up: FollowUpSection = FollowUpSection()
    concern: ConcernSection = ConcernSection()
    limits: LimitSection = LimitSection()
    grades: GradesSection = GradesSection()
    assessment: tuple[AssessmentSection, ...] = ()
    """In place of what is usual for its kind."""
    public: bool = True
    """Whether there are the public board (`/open`) and the open data."""
