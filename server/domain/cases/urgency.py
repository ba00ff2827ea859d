"""A department's parts in the order of their urgency, kept while cases change one by one: a list of twenty thousand must not
be put in order anew for each of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from math import inf
from typing import Any, NamedTuple, cast

from sortedcontainers import SortedList  # pyright: ignore[reportUnknownVariableType]

from server.domain.cases.moments import Moments


class Placed(NamedTuple):
    """A part where it stands: lamp (0 is the worst), due date, case, its task, and the id of an advice that is asked for."""

    lamp: int
    due: str
    case: str
    task: str
    advice: str = ""


Place = Callable[[str, float], tuple[Sequence[Placed], float]]
"""(case, at) → its parts in this list, and until when they stand there by time alone."""


class Urgency:
    """`place` works out one case. Whoever looks brings it up to date first."""

    def __init__(self, place: Place, cases: Iterable[str]) -> None:
        self._place = place
        self._stale = dict.fromkeys(cases)
        self._parts: dict[str, Sequence[Placed]] = {}
        self._until = Moments()
        self._order: Any = SortedList()
        self._at = -inf
        self.lamps: Counter[int] = Counter()

    def __len__(self) -> int:
        return len(self._order)

    @property
    def waiting(self) -> bool:
        """Whether cases are not in their place."""
        return bool(self._stale)

    def changed(self, case: str) -> None:
        """It is looked at again when somebody looks."""
        self._stale[case] = None

    def first(self, most: int, at: float) -> Iterator[Placed]:
        """The most urgent at a moment."""
        self._follow(at)
        return islice(cast("Iterator[Placed]", iter(self._order)), most)

    def _follow(self, at: float) -> None:
        if at < self._at:  # the clock was set back
            self._stale |= dict.fromkeys(self._parts)
        self._at = at
        self._stale |= dict.fromkeys(self._until.passed(at))
        self.work_out(at, len(self._stale))

    def work_out(self, at: float, most: int) -> bool:
        """Put some of the cases that changed in their place; whether there are more of them."""
        self._at = max(self._at, at)
        for case in list(islice(self._stale, most)):
            del self._stale[case]
            self._put(case, at)
        return bool(self._stale)

    def _put(self, case: str, at: float) -> None:
        for part in self._parts.pop(case, ()):
            self._order.remove(part)
            self.lamps[part.lamp] -= 1
        parts, until = self._place(case, at)
        self._until.put(case, until)
        if parts:
            self._parts[case] = parts
            self._order.update(parts)
            self.lamps.update(part.lamp for part in parts)
