"""Wrong passwords by person and source: each makes the next try from there wait longer, and nobody else's.

Everything here has a limit, and nothing that a stranger sends takes a count away: a source that tried many names has one
count for all further ones, and what is forgotten to make room is another source's, which that one could have spared itself.
"""

from collections import OrderedDict
from collections.abc import Sequence
from typing import NamedTuple

DELAYS_S = (0, 0, 1, 5, 30, 120, 900)
"""How long the n-th wrong password in a row makes the same person wait at the same source; the last stands for all later."""
KNOWN_DELAYS_S = (0, 0, 1, 5, 30)
"""At a browser that has signed the person in before: it slows, it never locks."""
LOCKED_S = DELAYS_S[-1]
FORGET_S = 3600
"""A count is forgotten this long after its last failure."""
MOST_SOURCES = 1000
MOST_NAMES = 32
"""Names of one source that are counted each for itself."""
OTHERS = ""


class Count(NamedTuple):
    """Failures in a row, when the next try may come and when the last one failed, in seconds of a steady clock."""

    failures: int = 0
    until: float = 0.0
    last: float = 0.0


class Tries:
    """The book. A source is an address, or a browser that we know."""

    def __init__(self) -> None:
        self._sources: OrderedDict[str, dict[str, Count]] = OrderedDict()

    def __len__(self) -> int:
        """Counts that are kept."""
        return sum(map(len, self._sources.values()))

    def wait(self, source: str, person: str, now: float) -> float:
        """Seconds until this person may be tried from there; 0: now."""
        names = self._sources.get(source, {})
        return max(0.0, self._count(names, self._key(names, person, now), now).until - now)

    def failed(self, source: str, person: str, now: float, delays: Sequence[int] = DELAYS_S) -> Count:
        """Count a wrong password; returns how things stand with it."""
        names = self._sources.pop(source, {})
        if len(self._sources) >= MOST_SOURCES:
            self._sources.popitem(last=False)
        self._sources[source] = names  # the newest last
        key = self._key(names, person, now)
        failures = self._count(names, key, now).failures + 1
        names[key] = Count(failures, now + delays[min(failures, len(delays)) - 1], now)
        return names[key]

    def succeeded(self, source: str, person: str) -> None:
        """The right password: what was wrong before no longer counts, for this person from there."""
        names = self._sources.get(source)
        if names is None:
            return
        names.pop(person, None)
        if not names:
            del self._sources[source]

    def forgive(self, person: str) -> None:
        """A new password: nobody waits for wrong ones any more."""
        for source in list(self._sources):
            self.succeeded(source, person)

    def _key(self, names: dict[str, Count], person: str, now: float) -> str:
        if person in names or len(names) < MOST_NAMES:
            return person
        for name in [n for n, count in names.items() if count.last + FORGET_S <= now]:
            del names[name]
        return person if len(names) < MOST_NAMES else OTHERS

    @staticmethod
    def _count(names: dict[str, Count], key: str, now: float) -> Count:
        found = names.get(key, Count())
        return found if found.last + FORGET_S > now else Count()
