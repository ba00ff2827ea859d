"""Assessments as whoever draws them up, signs them or is assessed sees them. Moments RFC 3339."""

from msgspec import Struct

from server.domain.language import Text
from server.domain.oversight.words import (
    AssessedKind,
    AssessmentAction,
    AssessmentState,
    Grade,
    Measure,
    ObjectionResult,
)


class AssessmentLine(Struct, frozen=True):
    """One on the list. `subjects`: how many are assessed in it; `objections`: how many wait to be decided."""

    id: str
    kind: AssessedKind
    hall: str
    period: str
    state: AssessmentState
    subjects: int
    objections: int
    drawn_at: str
    by: str
    signed_at: str | None
    signed_by: str
    seen: int


class PeriodToDraw(Struct, frozen=True):
    """What could be drawn up now; `known`: it has been, and can be once more."""

    kind: AssessedKind
    hall: str
    period: str
    known: bool


class AssessmentsView(Struct, frozen=True):
    """The newest period first."""

    assessments: list[AssessmentLine]
    to_draw: list[PeriodToDraw]


class CriterionView(Struct, frozen=True):
    """`zero` is worth nothing, `full` the weight."""

    id: str
    name: Text
    measure: Measure
    weight: float
    zero: float
    full: float


class ScoreView(Struct, frozen=True):
    """`evidence`: the items behind it, as far as whoever looks may see them; `hidden`: how many more there are. `before`:
    the points that an objection changed."""

    criterion: str
    value: float | None
    points: float
    before: float | None
    evidence: list[str]
    hidden: int


class ObjectionView(Struct, frozen=True):
    at: str
    by: str
    decided_at: str | None
    decided_by: str
    result: ObjectionResult | None


class AssessedView(Struct, frozen=True):
    """One clerk, window, department or hall. `total` of a hundred; None where nothing could be measured."""

    subject: str
    name: Text
    scores: list[ScoreView]
    total: float | None
    grade: Grade | None
    objection: ObjectionView | None
    actions: list[AssessmentAction]


class AssessmentView(Struct, frozen=True):
    """`since` and `until`: first and last day, ISO. `objections_until`: the last day for objections, ISO; empty for none.
    `may_sign`: whoever looks may, once nothing stands against it."""

    line: AssessmentLine
    since: str
    until: str
    criteria: list[CriterionView]
    excellent: float
    good: float
    passed: float
    lines: list[AssessedView]
    objections_until: str
    may_sign: bool
    may_draw: bool
