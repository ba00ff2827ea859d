"""Who changed what and when, and the plans that change allocations by the clock."""

from msgspec import Struct

from server.domain.language import Text
from server.domain.queue.shown.moment import Moment
from server.domain.queue.words import ChangeKind


class ChangeLine(Struct, frozen=True):
    """Who changed what, and when."""

    serial: int
    at: Moment
    by: str
    """The person's name; empty for the timetable or a plan."""
    kind: ChangeKind
    action: str
    subject: str
    subject_name: Text
    before: list[Text]
    after: list[Text]
    plan: str
    """Name of the plan that did it."""
    undone: bool
    may_undo: bool


class PlanLine(Struct, frozen=True):
    """A plan by the clock."""

    id: str
    name: str
    start: str
    end: str
    weekdays: tuple[int, ...]
    dates: tuple[str, ...]
    endings: tuple[int, ...]
    windows: dict[str, tuple[str, ...]]
    enabled: bool
    on: bool
    """Whether it is in force now."""
