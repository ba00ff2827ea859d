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
