"""One assessment: of a month or quarter, of all clerks or windows of a hall, of all departments, of all halls."""

from msgspec import Struct, structs

from server.domain.oversight.assessments.measures import Criterion, Grades, Score, total
from server.domain.oversight.followups.follow_up import Deed
from server.domain.oversight.words import AssessedKind, AssessmentState, Grade, ObjectionResult

PREFIX = "K"
"""考核: of their ids."""


class Objection(Struct, frozen=True, omit_defaults=True):
    """Whoever is assessed holds it to be wrong; another person decides. `before`: points by criterion, where they were
    changed."""

    at: float
    by: str
    words: str
    decided_at: float = 0.0
    decided_by: str = ""
    result: ObjectionResult | None = None
    why: str = ""
    before: dict[str, float] = {}


class AssessedLine(Struct, frozen=True, omit_defaults=True):
    """Somebody who is assessed: `subject` is the clerk, window, department or hall."""

    subject: str
    scores: tuple[Score, ...]
    objection: Objection | None = None

    @property
    def contested(self) -> bool:
        """Whether an objection waits to be decided."""
        return self.objection is not None and self.objection.result is None


class Assessment(Struct):
    """`hall` is empty where all halls or departments are assessed. What was measured, by which rules, stands as it was when
    it was drawn up."""

    id: str
    kind: AssessedKind
    hall: str
    period: str
    """A month, 2026-11, or a quarter, 2026-Q4."""
    criteria: tuple[Criterion, ...]
    grades: Grades
    lines: tuple[AssessedLine, ...]
    drawn_at: float
    by: str
    state: AssessmentState = AssessmentState.DRAWN
    signed_at: float = 0.0
    signed_by: str = ""
    deeds: tuple[Deed, ...] = ()
    seen: int = 1

    @property
    def open(self) -> bool:
        return self.state is AssessmentState.DRAWN

    @property
    def closed_at(self) -> float:
        return self.signed_at

    def line(self, subject: str) -> AssessedLine | None:
        return next((line for line in self.lines if line.subject == subject), None)

    def total(self, line: AssessedLine) -> float | None:
        return total(self.criteria, line.scores)

    def grade(self, line: AssessedLine) -> Grade | None:
        reached = self.total(line)
        return None if reached is None else self.grades.of(reached)

    def replaced(self, line: AssessedLine) -> None:
        """Put a line in the place of the one of the same subject."""
        self.lines = tuple(line if one.subject == line.subject else one for one in self.lines)


def assessment_id(kind: AssessedKind, hall: str, period: str) -> str:
    return f"{PREFIX}{period}.{kind}" + (f".{hall}" if hall else "")


def with_points(line: AssessedLine, points: dict[str, float]) -> AssessedLine:
    """With other points for some criteria."""
    scores = tuple(structs.replace(one, points=points.get(one.criterion, one.points)) for one in line.scores)
    return structs.replace(line, scores=scores)
