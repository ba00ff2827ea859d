"""One line of the list of who changed what."""

from msgspec import Struct


class ChangeRecord(Struct):
    """Who changed what in the hall: `kind` allocation, day, notice or plan; `subject` is what it is about."""

    serial: int
    at: float
    by: str
    kind: str
    subject: str
    action: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    plan: str = ""
    undone: bool = False
