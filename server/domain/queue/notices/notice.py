"""What stands on the boards, and what somebody has seen."""

from msgspec import Struct

from server.domain.queue.words import NoticeKind


class Notice(Struct, frozen=True):
    """What a manager tells the hall; `until` 0 stands until it is taken down."""

    id: str
    kind: NoticeKind
    zh: str
    en: str
    at: float
    until: float
    by: str

    def stands(self, at: float) -> bool:
        return not self.until or at < self.until


class Acknowledged(Struct, frozen=True):
    by: str
    at: float
    size: int
