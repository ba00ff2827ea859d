"""The idempotency keys of a stream's last day and the answers they got."""

from collections import OrderedDict
from typing import NamedTuple

from server.engine.submission import IdempotencyConflict

KEPT_S = 24 * 3600


class Answered(NamedTuple):
    request: bytes
    answer: bytes
    at: float


class Keys:
    """Key → answer, forgotten after 24 hours of the stream's time."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Answered] = OrderedDict()

    def find(self, key: str, request: bytes) -> bytes | None:
        """The answer given before, None for a new key; raises IdempotencyConflict for another request."""
        found = self._kept.get(key)
        if found is None:
            return None
        if found.request != request:
            raise IdempotencyConflict(key)
        return found.answer

    def keep(self, key: str, answered: Answered) -> None:
        self._kept[key] = answered
        while self._kept:
            oldest = next(iter(self._kept))
            if self._kept[oldest].at >= answered.at - KEPT_S:
                break
            del self._kept[oldest]

    def shift(self, by_s: float) -> None:
        """The clock was changed: the keys keep their age, so that a clock a day ahead for a moment forgets nothing."""
        for key, answered in self._kept.items():
            self._kept[key] = answered._replace(at=answered.at + by_s)

    def forget(self) -> None:
        """Take all of them back, to learn them again from the journal."""
        self._kept.clear()
