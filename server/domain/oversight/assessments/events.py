"""What happened to an assessment. Words are ids of what is kept apart."""

from server.domain.oversight.about import AboutAssessment
from server.domain.oversight.assessments.assessment import AssessedLine
from server.domain.oversight.assessments.measures import Criterion, Grades
from server.domain.oversight.words import AssessedKind, ObjectionResult


class AssessmentDrawn(AboutAssessment, frozen=True, tag=True, kw_only=True):
    """With everything that it rests on; drawn up once more it takes the place of the first."""

    kind: AssessedKind
    hall: str
    period: str
    criteria: tuple[Criterion, ...]
    grades: Grades
    lines: tuple[AssessedLine, ...]
    by: str


class AssessmentObjected(AboutAssessment, frozen=True, tag=True):
    subject: str
    by: str
    words: str


class ObjectionDecided(AboutAssessment, frozen=True, tag=True):
    """`points`: by criterion, those that are otherwise now."""

    subject: str
    result: ObjectionResult
    points: dict[str, float]
    by: str
    words: str


class AssessmentSigned(AboutAssessment, frozen=True, tag=True):
    by: str


AssessmentEvent = AssessmentDrawn | AssessmentObjected | ObjectionDecided | AssessmentSigned
