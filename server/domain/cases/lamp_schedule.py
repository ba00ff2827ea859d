"""Which cases a lamp goes on for next: worked out from the cases, kept nowhere else, so that whoever looks at the time looks
at few of them."""

from collections.abc import Callable, Iterator
from itertools import islice

from server.domain.cases.moments import Moments


class LampMoments:
    """`turns(case)`: when a limit of the case comes to its next colour, in seconds since the epoch; inf: never."""

    def __init__(self, turns: Callable[[str], float]) -> None:
        self._turns = turns
        self._unknown: dict[str, None] = {}
        self._moments = Moments()
        self._due: dict[str, None] = {}
        """Those whose moment has come, until they have changed."""

    def changed(self, case: str) -> None:
        """It is looked at again when somebody asks. Cheap: every event of a case comes by here."""
        self._unknown[case] = None

    def forget(self, case: str) -> None:
        self._unknown.pop(case, None)
        self._due.pop(case, None)
        self._moments.drop(case)

    def work_out(self, most: int) -> bool:
        """Look at some of the cases that changed; whether there are more of them. After a start there are many."""
        for case in list(islice(self._unknown, most)):
            del self._unknown[case]
            self._due.pop(case, None)
            self._moments.put(case, self._turns(case))
        return bool(self._unknown)

    def due(self, at: float, most: int) -> Iterator[str]:
        """Cases of which a limit has turned by `at`."""
        self.work_out(len(self._unknown))
        self._due |= dict.fromkeys(self._moments.passed(at))
        return iter(list(islice(self._due, most)))
