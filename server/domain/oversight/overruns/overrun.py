"""A limit that was overrun (亮红灯): since when, how far, and what its unit says to it."""

from typing import NamedTuple

from msgspec import Struct

from server.domain.cases.words import Lamp
from server.domain.oversight.followups.follow_up import Deed
from server.domain.oversight.words import LimitKind

PREFIX = "L"
"""Of their ids."""
AGAIN_S = 900.0
"""What comes back within so many seconds is the same overrun: a queue that is worked off for a minute has not recovered."""
WORSE = {Lamp.GREEN: 0, Lamp.YELLOW: 1, Lamp.RED: 2, Lamp.DOUBLE_RED: 3}


class LimitKey(NamedTuple):
    """Which limit: `subject` is the category, window, device or item; empty for the whole hall."""

    kind: LimitKind
    hall: str
    subject: str


class OverLimit(Struct, frozen=True):
    """A limit as it is found overrun: since when (seconds since the epoch), and `count` of what. `unit`: the department that
    answers for it, empty for the hall itself."""

    kind: LimitKind
    hall: str
    subject: str
    lamp: Lamp
    since: float
    count: int = 1
    unit: str = ""

    @property
    def key(self) -> LimitKey:
        return LimitKey(self.kind, self.hall, self.subject)


class Overrun(Struct):
    """`lamp` is the worst that it came to. It is open until it has ended and somebody has answered."""

    id: str
    kind: LimitKind
    hall: str
    subject: str
    unit: str
    lamp: Lamp
    began_at: float
    lit_at: float
    """When it was noticed."""
    count: int = 1
    ended_at: float = 0.0
    """When the limit was kept again; 0 while it is not."""
    answered_at: float = 0.0
    reminded_at: float = 0.0
    reminders: int = 0
    deeds: tuple[Deed, ...] = ()
    """The answer."""
    seen: int = 1

    @property
    def key(self) -> LimitKey:
        return LimitKey(self.kind, self.hall, self.subject)

    def order(self) -> int:
        """The later one has the greater number."""
        return int(self.id.removeprefix(PREFIX))

    @property
    def open(self) -> bool:
        return not self.closed_at

    @property
    def closed_at(self) -> float:
        """When it was both over and answered; 0 before."""
        return max(self.ended_at, self.answered_at) if self.ended_at and self.answered_at else 0.0
