"""The hall's clock: wall time that never runs backwards."""

import time
from collections.abc import Callable


class HallClock:
    """Seconds since the epoch, rounded to the millisecond, never falling.

    When the wall clock is set back, the hall's goes on at its own pace from where it was, so that waits and
    the order of entries stay sane, and joins the wall clock again once that has caught up.
    """

    def __init__(
        self, wall: Callable[[], float] = time.time, steady: Callable[[], float] = time.monotonic
    ) -> None:
        self._wall, self._steady = wall, steady
        self._last, self._last_steady = 0.0, steady()

    def not_before(self, at: float) -> None:
        """Take up where an earlier run ended."""
        self._last = max(self._last, at)

    def now(self) -> float:
        steady, wall = self._steady(), self._wall()
        on = self._last + max(0.0, steady - self._last_steady)
        at = wall if wall >= self._last else on
        self._last, self._last_steady = max(at, self._last), steady
        return round(self._last, 3)

    def behind_s(self) -> float:
        """How far the wall clock lies behind the hall's, in seconds."""
        return max(0.0, self._last - self._wall())
