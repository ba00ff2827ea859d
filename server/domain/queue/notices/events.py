"""What managers say, and what they have seen."""

from server.domain.message import Event
from server.domain.queue.words import NoticeKind


class NoticePosted(Event, frozen=True, tag=True):
    """`kind`: "ticker" or "emergency"; `until` 0 stands until somebody takes it down."""

    notice: str
    kind: NoticeKind
    zh: str
    en: str
    until: float = 0.0
    by: str = ""


class NoticeWithdrawn(Event, frozen=True, tag=True):
    notice: str
    by: str = ""


class AlertAcknowledged(Event, frozen=True, tag=True):
    """Somebody has seen it; `size` is how bad it was, so that it comes back when it gets worse."""

    alert: str
    size: int
    by: str = ""


NoticeEvent = NoticePosted | NoticeWithdrawn | AlertAcknowledged
