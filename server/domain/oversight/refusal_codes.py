"""Why a command about follow-ups, concerns and letters was refused: each with a stable code."""

from server.domain.refusal import Refused


class UnknownFollowUp(Refused):
    code = "unknown_follow_up"


class UnknownConcern(Refused):
    code = "unknown_concern"


class UnknownLetter(Refused):
    code = "unknown_letter"


class UnknownOverrun(Refused):
    code = "unknown_overrun"


class AnsweredBefore(Refused):
    """Somebody has said why already."""

    code = "answered_before"


class UnknownAssessment(Refused):
    code = "unknown_assessment"


class AssessmentSignedOff(Refused):
    """It stands: nothing of it changes any more."""

    code = "assessment_signed_off"


class PeriodNotOver(Refused):
    code = "period_not_over"


class NobodyAssessed(Refused):
    """Nobody of that kind did anything in the period."""

    code = "nobody_assessed"


class ObjectedTo(Refused):
    """An objection waits to be decided, or was made to what would be replaced."""

    code = "objected_to"


class ObjectedBefore(Refused):
    code = "objected_before"


class ObjectionsOver(Refused):
    """The days in which it could be objected to are used up."""

    code = "objections_over"


class ObjectionsStillOpen(Refused):
    """Until they are, nobody signs."""

    code = "objections_still_open"


class UnknownSubject(Refused):
    """Nobody of that name is assessed there."""

    code = "unknown_subject"


class PointsOutside(Refused):
    """More than the criterion is worth, less than none, or points where the objection is rejected."""

    code = "points_outside"


class ItemChanged(Refused):
    """Somebody else did something since the screen was drawn."""

    code = "item_changed"


class WrongStep(Refused):
    """As it stands, this cannot be done with it (now)."""

    code = "wrong_step"


class AboutYourself(Refused):
    """Nobody answers for what was said of them."""

    code = "about_yourself"


class SecondPersonNeeded(Refused):
    """Whoever objects does not decide."""

    code = "second_person_needed"


class DaysOutside(Refused):
    """`least` and `most` working days are allowed."""

    code = "days_outside"


class RatingOver(Refused):
    """The days in which it could be rated are over; `last` was the last one, ISO."""

    code = "rating_over"


class NotAnsweredYet(Refused):
    """A second rating is about the answer to the first."""

    code = "not_answered_yet"


class NameNeeded(Refused):
    """Here nothing is taken of whoever leaves no name."""

    code = "name_needed"


class ReopenedBefore(Refused):
    code = "reopened_before"


class NotForThem(Refused):
    """It is about those to whom it would be given."""

    code = "not_for_them"
