"""What a manager tells the hall, and which alerts somebody has seen."""

from server.domain.message import Command
from server.domain.queue import refusal_codes as r
from server.domain.queue.words import NoticeKind


class PostNotice(Command, frozen=True, tag=True):
    """A line for the boards (`kind` "ticker") or a notice over everything ("emergency"); `until` 0: until taken down."""

    refusals = (r.TooManyNotices,)

    notice: str
    kind: NoticeKind
    zh: str
    en: str
    until: float = 0.0
    by: str = ""


class WithdrawNotice(Command, frozen=True, tag=True):
    refusals = (r.UnknownNotice,)

    notice: str
    by: str = ""


class AcknowledgeAlert(Command, frozen=True, tag=True):
    """`size`: how many it was about when it was seen."""

    alert: str
    size: int
    by: str = ""


NoticeCommand = PostNotice | WithdrawNotice | AcknowledgeAlert
