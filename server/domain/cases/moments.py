"""Of many cases, which has come to its moment: each looked at once, then and not before."""

from collections.abc import Iterator
from heapq import heappop, heappush
from math import inf


class Moments:
    """Case → a moment in seconds since the epoch."""

    def __init__(self) -> None:
        self._at: dict[str, float] = {}
        self._next: list[tuple[float, str]] = []
        """May hold moments that have moved since: they are passed over when their turn comes."""

    def put(self, case: str, at: float) -> None:
        """In place of whatever it had; inf: never."""
        if at == inf:
            self.drop(case)
        elif self._at.get(case) != at:
            self._at[case] = at
            heappush(self._next, (at, case))

    def drop(self, case: str) -> None:
        self._at.pop(case, None)

    def passed(self, at: float) -> Iterator[str]:
        """Those whose moment has come by `at`; they have none from then on."""
        while self._next and self._next[0][0] <= at:
            moment, case = heappop(self._next)
            if self._at.get(case) == moment:
                del self._at[case]
                yield case
