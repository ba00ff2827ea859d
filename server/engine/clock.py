"""The hall's clock: the wall clock, believed as soon as it is corrected."""

from collections.abc import Callable

from server.clock import COMPUTER
from server.signal import Signal

SLACK_S = 2.0
"""A wall clock set back by less is waited for: the hall's stands still until it has caught up."""
JUMP_S = 60.0
"""A wall clock that has run ahead of the steady one by more was changed by somebody."""
SETTLED_S = 60.0
"""For so long after a jump ahead nobody is sent home because of it: a wrong clock is often put right within the minute."""
EARLIEST = 1_760_000_000.0
"""October 2025: this program did not exist before, so a wall clock that says so is certainly wrong."""


class HallClock:
    """Seconds since the epoch, rounded to the millisecond. It may fall, by more than SLACK_S at once: order comes from the
    journal's seq, never from a time.

    A wall clock before EARLIEST (a machine whose battery is flat) is not believed: the hall goes on from where its journal
    ended, at its own pace.
    """

    def __init__(
        self,
        wall: Callable[[], float] = COMPUTER.wall,
        steady: Callable[[], float] = COMPUTER.since_boot,
        earliest: float = EARLIEST,
    ) -> None:
        self._wall, self._steady, self._earliest = wall, steady, earliest
        self._last, self._last_steady = 0.0, steady()
        self._ahead_at: float | None = None
        self._jump_s = 0.0
        self.changed = Signal[float]("clock")
        """By how many seconds somebody changed it, below zero for back; every kind of stream has to hear it."""

    def took_up(self, at: float) -> None:
        """An earlier run ended at `at`; it counts only while the wall clock cannot be believed."""
        if self._wall() < self._earliest:
            self._last, self._last_steady = max(self._last, at), self._steady()

    @property
    def believed(self) -> bool:
        """Whether the wall clock says a time that can be."""
        return self._wall() >= self._earliest

    def now(self) -> float:
        steady, wall = self._steady(), self._wall()
        expected = self._last + max(0.0, steady - self._last_steady)
        if wall < self._earliest:
            at = expected if self._last else wall
        elif not self._last or wall >= self._last:
            at = wall
        else:
            at = self._last if self._last - wall <= SLACK_S else wall
        if self._last and (at < self._last or at - expected > JUMP_S):
            self._jump_s += at - expected
            self._ahead_at = steady if at > expected else None
        self._last, self._last_steady = at, steady
        return round(at, 3)

    def jumped(self) -> bool:
        """Whether the clock was changed since `look` was asked last."""
        self.now()
        return self._jump_s != 0.0

    def look(self) -> None:
        """Say `changed` if it was, since this was asked last."""
        self.now()
        jump, self._jump_s = self._jump_s, 0.0
        if jump:
            self.changed.send(jump)

    def settled(self) -> bool:
        """Whether the clock has not jumped ahead within the last minute."""
        self.now()
        return self._ahead_at is None or self._steady() - self._ahead_at >= SETTLED_S
