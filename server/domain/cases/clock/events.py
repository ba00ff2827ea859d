"""What happens to a case's clock; days and dates follow from it and are stored nowhere."""

from server.domain.cases.about import AboutCase
from server.domain.cases.words import PauseKind


class ClockStopped(AboutCase, frozen=True, tag=True):
    """中止计时, with the day on which it should go on (ISO date)."""

    kind: PauseKind
    expected: str
    by: str


class ClockStarted(AboutCase, frozen=True, tag=True):
    by: str


class LimitExtended(AboutCase, frozen=True, tag=True):
    """By `approver`, the head of the authority; `reason` is the id of words that are kept apart."""

    days: int
    approver: str
    by: str
    reason: str = ""


class ClockCorrected(AboutCase, frozen=True, tag=True):
    """The stop `pause` (counted from 0) was, in truth, from `stopped` until `started`; `was_…` is what was said before.
    Seconds since the epoch; None: it still stands. `reason` is the id of words that are kept apart."""

    pause: int
    stopped: float
    started: float | None
    was_stopped: float
    was_started: float | None
    by: str
    reason: str = ""


ClockEvent = ClockStopped | ClockStarted | LimitExtended | ClockCorrected
