"""What comes of time alone, and what a department says to it."""

from server.domain.cases import refusal_codes as r
from server.domain.cases.about import OnCase
from server.domain.message import Command


class FollowTime(Command, frozen=True, tag=True):
    """What has happened by now, nobody having done anything: accepted by law, a lamp gone on."""


class AnswerLamp(OnCase, frozen=True, tag=True, kw_only=True):
    """`lamp` is its id; `departments` are those for which whoever acts may act."""

    refusals = (
        r.UnknownCase,
        r.CaseChanged,
        r.WrongCaseState,
        r.UnknownLamp,
        r.NotYourTask,
        r.LampAlreadyAnswered,
    )

    lamp: str
    words: str = ""
    departments: tuple[str, ...] = ()


LampCommand = FollowTime | AnswerLamp
