"""How all cases at hand stand, by hall: what came to pass on each day, how the limits of running ones stand, and which
have a lamp on. Kept while cases change one by one, for whoever supervises them all."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import islice
from math import inf

from msgspec import Struct

from server.domain.cases.moments import Moments
from server.domain.cases.words import CaseMoment, Lamp
from server.domain.language import Text


class LitCase(Struct, frozen=True):
    """A case and its worst lamp; `departments`: those whose part is late or nearly, or who have not said why. `unanswered`:
    how many lamps nobody has said anything to. `days`: on which it was received, accepted …, ISO."""

    case: str
    hall: str
    name: Text
    """Of the matter."""
    running: bool
    lamp: Lamp
    due: str
    departments: tuple[str, ...]
    unanswered: int
    owing: tuple[str, ...]
    """The departments that owe a word, once for each lamp."""
    answered_by: str
    days: tuple[tuple[CaseMoment, str], ...]
    until: float = inf
    """So long it is so by time alone."""

    @property
    def asks(self) -> bool:
        """Whether somebody has to look."""
        return self.lamp is not Lamp.GREEN


class LitCases:
    """`look` works out one case; None: it is not at hand any more. Whoever asks brings it up to date first (`work_out`)."""

    def __init__(self, look: Callable[[str, float], LitCase | None], cases: Iterable[str]) -> None:
        self._look = look
        self._stale = dict.fromkeys(cases)
        self._known: dict[str, LitCase] = {}
        self._until = Moments()
        self.counts: dict[str, Counter[Lamp]] = {}
        """Hall → how many running cases have which lamp."""
        self.days: dict[str, Counter[tuple[CaseMoment, str]]] = {}
        """Hall → how many were received, accepted … on a day; of the days at hand alone."""
        self.lit: dict[str, LitCase] = {}
        """Those that ask something of somebody, by number."""

    def changed(self, case: str) -> None:
        """It is looked at again when somebody asks."""
        self._stale[case] = None

    def work_out(self, at: float, most: int) -> bool:
        """Look at some of the cases that changed or whose moment has come; whether there are more of them."""
        self._stale |= dict.fromkeys(self._until.passed(at))
        for case in list(islice(self._stale, most)):
            del self._stale[case]
            self._put(case, at)
        return bool(self._stale)

    def _put(self, case: str, at: float) -> None:
        before = self._known.pop(case, None)
        if before is not None:
            self.counts[before.hall][before.lamp] -= before.running
            self.days[before.hall].subtract(before.days)
            self.lit.pop(case, None)
        now = self._look(case, at)
        self._until.put(case, now.until if now else inf)
        if now is not None:
            self._known[case] = now
            self.counts.setdefault(now.hall, Counter())[now.lamp] += now.running
            self.days.setdefault(now.hall, Counter()).update(now.days)
            if now.asks:
                self.lit[case] = now
