"""What the manager tells the hall, as screens show it."""

from msgspec import Struct

from server.domain.language import Text
from server.domain.queue.shown.moment import Moment
from server.domain.queue.words import NoticeKind


class NoticeLine(Struct, frozen=True):
    """Something that the hall is told."""

    id: str
    kind: NoticeKind
    text: Text
    since: Moment
    until: Moment | None
