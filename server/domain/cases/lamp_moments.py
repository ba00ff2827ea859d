"""Which cases a lamp goes on for next: worked out from the cases, kept nowhere else, so that whoever looks at the time looks
at few of them."""

from collections.abc import Callable, Iterator
from heapq import heappop, heappush
from math import inf


class LampMoments:
    """`turns(case)`: when a limit of the case comes to its next colour, in seconds since the epoch; inf: never."""

    def __init__(self, turns: Callable[[str], float]) -> None:
        self._turns = turns
        self._unknown: dict[str, None] = {}
        self._at: dict[str, float] = {}
        self._next: list[tuple[float, str]] = []

    def changed(self, case: str) -> None:
        """It is looked at again when somebody asks. Cheap: every event of a case comes by here."""
        self._unknown[case] = None

    def forget(self, case: str) -> None:
        self._unknown.pop(case, None)
        self._at.pop(case, None)

    def work_out(self, most: int) -> bool:
        """Look at some of the cases that changed; whether there are more of them. After a start there are many."""
        for case in list(self._unknown)[:most]:
            del self._unknown[case]
            at = self._turns(case)
            if at < inf and self._at.get(case) != at:
                heappush(self._next, (at, case))
            self._at[case] = at
        return bool(self._unknown)

    def due(self, at: float, most: int) -> Iterator[str]:
        """Cases of which a limit has turned by `at`."""
        while self.work_out(1000):
            pass
        while self._next and self._at.get(self._next[0][1]) != self._next[0][0]:
            heappop(self._next)  # it has moved since
        found: dict[str, None] = {}
        heads = [0]
        while heads and len(found) < most:
            i = heads.pop()
            if i < len(self._next) and self._next[i][0] <= at:
                moment, case = self._next[i]
                if self._at.get(case) == moment:
                    found[case] = None
                heads += [2 * i + 1, 2 * i + 2]
        yield from found
