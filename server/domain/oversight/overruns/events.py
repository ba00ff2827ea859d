"""What happened to limits that were overrun. Words are ids of what is kept apart."""

from server.domain.cases.words import Lamp
from server.domain.oversight.about import AboutOverrun
from server.domain.oversight.words import LimitKind


class LimitOverrun(AboutOverrun, frozen=True, tag=True, kw_only=True):
    """`since`: when it was; a hall that was looked at later is not later."""

    kind: LimitKind
    hall: str
    subject: str
    unit: str
    lamp: Lamp
    since: float
    count: int


class OverrunWorsened(AboutOverrun, frozen=True, tag=True):
    lamp: Lamp
    count: int


class OverrunEnded(AboutOverrun, frozen=True, tag=True):
    """The limit is kept again, or there is nothing any more that it is about."""


class OverrunResumed(AboutOverrun, frozen=True, tag=True):
    """It had hardly ended."""

    lamp: Lamp
    count: int


class OverrunAnswered(AboutOverrun, frozen=True, tag=True):
    by: str
    words: str


class OverrunReminded(AboutOverrun, frozen=True, tag=True):
    """Nobody has answered yet, for the `turn`-th time."""

    turn: int


OverrunEvent = (
    LimitOverrun | OverrunWorsened | OverrunEnded | OverrunResumed | OverrunAnswered | OverrunReminded
)
