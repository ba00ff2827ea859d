"""One line of the list of who changed what."""

from msgspec import Struct

from server.domain.queue.words import ChangeKind


class ChangeRecord(Struct):
    """Who changed what in the hall; `subject` is what it is about."""

    serial: int
    at: float
    by: str
    kind: ChangeKind
    subject: str
    action: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    plan: str = ""
    undone: bool = False
