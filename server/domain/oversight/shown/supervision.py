"""The page of supervision (电子监察): how every limit stands, over all halls. Limits are ISO dates, moments RFC 3339."""

from msgspec import Struct

from server.domain.cases.words import Lamp
from server.domain.language import Text
from server.domain.oversight.words import LimitKind


class LampCounts(Struct, frozen=True):
    """`running`: all limits that run, whatever their lamp. `unanswered`: red ones of which nobody has said why, also when
    they are over."""

    running: int = 0
    yellow: int = 0
    red: int = 0
    double_red: int = 0
    unanswered: int = 0


class HallLamps(Struct, frozen=True):
    """A hall now. `longest_s`: the longest wait, in seconds; `windows`: at work."""

    hall: str
    name: Text
    readable: bool
    open: bool
    waiting: int
    longest_s: int
    windows: int
    served: int
    lamps: dict[str, LampCounts]
    """By `LampGroup`."""


class DepartmentLamps(Struct, frozen=True):
    """The parts of cases that a department has in hand."""

    department: str
    lamps: LampCounts


class SupervisedLine(Struct, frozen=True):
    """One lamp that is on, or that was and is not answered. `id` is empty for what is only yellow, and of a case, which is
    answered on its own page. `subject`: category, window, device, number of the item or case; `name`: what that is called.
    `since`: when the limit was overrun; `due`: its last day, where it has one."""

    id: str
    kind: LimitKind
    hall: str
    unit: str
    subject: str
    name: Text | None
    lamp: Lamp
    count: int
    since: str | None
    due: str
    ended_at: str | None
    answered_at: str | None
    answered_by: str
    reminders: int
    owed: int
    """How many answers are missing."""
    may_answer: bool
    seen: int


class SupervisionView(Struct, frozen=True):
    """`mine`: how many lamps whoever looks has to answer. `supervises`: whoever looks does so to all of them, and may send a
    letter of supervision."""

    halls: list[HallLamps]
    departments: list[DepartmentLamps]
    lines: list[SupervisedLine]
    more: int
    """Lamps beyond those shown."""
    on: int
    unanswered: int
    mine: int
    supervises: bool
