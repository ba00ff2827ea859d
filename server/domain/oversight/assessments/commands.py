"""An assessment is drawn up, objected to, and signed off; then it stands."""

from server.domain.message import Command
from server.domain.oversight import refusal_codes as r
from server.domain.oversight.about import OnItem
from server.domain.oversight.assessments.assessment import AssessedLine
from server.domain.oversight.words import AssessedKind, ObjectionResult

HEAD = (r.UnknownAssessment, r.ItemChanged, r.AssessmentSignedOff)


class DrawUpAssessment(Command, frozen=True, tag=True, kw_only=True):
    """`ended`: when the period was over, in seconds since the epoch."""

    refusals = (r.PeriodNotOver, r.AssessmentSignedOff, r.ObjectedTo, r.NobodyAssessed)

    kind: AssessedKind
    hall: str
    period: str
    ended: float
    lines: tuple[AssessedLine, ...]
    by: str


class ObjectToAssessment(OnItem, frozen=True, tag=True, kw_only=True):
    refusals = (*HEAD, r.UnknownSubject, r.ObjectedBefore, r.ObjectionsOver)

    subject: str
    words: str


class DecideObjection(OnItem, frozen=True, tag=True, kw_only=True):
    """`points`: by criterion, where they are put right."""

    refusals = (*HEAD, r.UnknownSubject, r.WrongStep, r.SecondPersonNeeded, r.PointsOutside)

    subject: str
    result: ObjectionResult
    words: str
    points: dict[str, float] = {}


class SignAssessment(OnItem, frozen=True, tag=True, kw_only=True):
    refusals = (*HEAD, r.ObjectedTo, r.ObjectionsStillOpen)


AssessmentCommand = DrawUpAssessment | ObjectToAssessment | DecideObjection | SignAssessment
