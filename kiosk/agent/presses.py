"""Presses on their way to the server: numbered, kept until it has taken them, dropped when they grow old."""

from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from devices.protocols import CardRead, Pressed, Rated
from devices.remote import messages as m

MOST = 100


class Waiting(NamedTuple):
    """A report that the server has not taken yet; `at` is when it was made, by the steady clock."""

    n: int
    at: float
    device: str
    report: Pressed | Rated | CardRead


class PressBuffer:
    """`clock` counts seconds steadily; `limit_s` is how old a press may become."""

    def __init__(self, limit_s: float, clock: Callable[[], float]) -> None:
        self._limit_s, self._clock = limit_s, clock
        self._n = 0
        self._waiting: deque[Waiting] = deque()

    def add(self, device: str, report: Pressed | Rated | CardRead) -> Waiting:
        """Number a report and keep it until the server has it."""
        self._n += 1
        waiting = Waiting(self._n, self._clock(), device, report)
        self._waiting.append(waiting)
        return waiting

    def taken(self, n: int) -> None:
        """The server has everything up to `n`."""
        while self._waiting and self._waiting[0].n <= n:
            self._waiting.popleft()

    def due(self) -> list[Waiting]:
        """What has to be sent (again) after a reconnect, in order."""
        return list(self._waiting)

    def drop_old(self) -> list[Waiting]:
        """Take out and return what has waited too long, or is too much."""
        old: list[Waiting] = []
        limit = self._clock() - self._limit_s
        while self._waiting and (self._waiting[0].at < limit or len(self._waiting) > MOST):
            old.append(self._waiting.popleft())
        return old

    def message(self, waiting: Waiting) -> m.FromAgent:
        """The press as it is sent, with the age that it has now."""
        n, at, device, report = waiting
        now = self._clock()
        age_s = max(0.0, round(now - at, 3))
        match report:
            case Pressed(unit=unit, key=key):
                return m.KeyPressed(n, age_s, now, device, unit, key)
            case Rated(unit=unit, level=level):
                return m.PadTouched(n, age_s, now, device, unit, level)
            case CardRead(unit=unit, card=card, cause=cause):
                return m.CardSeen(n, age_s, now, device, unit, card, cause)
