"""Who may come in, and how much may be asked: a stranger's flood costs the stranger.

`accepting` lets connections in by these counts, each through a `Door` before aiohttp sees a byte of it. Limits count by
source (see `sources`); 127.0.0.1 and ::1 are the machine itself or a proxy on it and count only in all.
"""

from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

import structlog
from aiohttp import web

from server.api.sources import Network, within

log = structlog.get_logger("security")
TELL_S = 10.0
"""At most one line of each kind in so many seconds: a flood must not fill the disk either."""
HOME = frozenset({"127.0.0.1", "::1"})
BOOKED = 4096
"""Sources that are remembered. The one quiet for longest is forgotten first: its count is full again by then."""


class Limits(NamedTuple):
    """How much one source, and all together, may take."""

    connections: int = 512
    """Of one source at the same time."""
    in_all: int = 10_000
    strangers: float = 0.75
    """The share of all that those may take who have never signed in: the rest is kept for staff and devices."""
    opened_s: float = 30.0
    """New connections of one source in a second, in the long run; at once: `opened`."""
    opened: float = 200.0
    asked_s: float = 50.0
    """Requests of somebody who is not signed in, from one source; at once: `asked`."""
    asked: float = 300.0
    slowed_s: float = 1.0
    """How long somebody who asked too much waits for hearing so: a flood is held in its own connections."""
    sent_s: float = 256.0
    """Bytes that the listener of a live view may send in a second: pongs and little else; at once: `sent`."""
    sent: float = 4096.0


class Bucket:
    """Filled with `rate` a second up to `most`; `take` says whether there is enough."""

    __slots__ = ("_at", "_left", "_most", "_rate")

    def __init__(self, rate: float, most: float, at: float) -> None:
        self._rate, self._most, self._left, self._at = rate, most, most, at

    def take(self, amount: float, at: float) -> bool:
        self._left = min(self._most, self._left + (at - self._at) * self._rate)
        self._at = at
        if self._left < amount:
            return False
        self._left -= amount
        return True


class Book:
    """A bucket for each source, of bounded size."""

    def __init__(self, rate: float, most: float) -> None:
        self._rate, self._most = rate, most
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def take(self, source: str, amount: float, at: float) -> bool:
        bucket = self._buckets.get(source)
        if bucket is None:
            bucket = self._buckets[source] = Bucket(self._rate, self._most, at)
            if len(self._buckets) > BOOKED:
                self._buckets.popitem(last=False)
        else:
            self._buckets.move_to_end(source)
        return bucket.take(amount, at)


class Doors:
    """The doors of one server. `now`: seconds of a steady clock."""

    def __init__(
        self, now: Callable[[], float], limits: Limits | None = None, proxies: tuple[Network, ...] = ()
    ) -> None:
        self.now, self.limits = now, limits or Limits()
        self._proxies = proxies
        self._open: dict[str, int] = {}
        self._strangers = 0
        self._all = 0
        self._opened = Book(self.limits.opened_s, self.limits.opened)
        self._asked = Book(self.limits.asked_s, self.limits.asked)
        self._known: OrderedDict[str, None] = OrderedDict()
        self._told: dict[str, float] = {}
        self.refused: dict[str, int] = {}
        """How often each limit turned somebody away."""

    def enter(self, source: str) -> bool:
        """Whether one more connection of this source is let in; it must `leave` then."""
        limits, home = self.limits, self._at_home(source)
        stranger = self.stranger(source)
        if self._all >= limits.in_all:
            return self.refuse("connections_in_all", source)
        if stranger and self._strangers >= limits.in_all * limits.strangers:
            return self.refuse("connections_of_strangers", source)
        if not home and self._open.get(source, 0) >= limits.connections:
            return self.refuse("connections_of_source", source)
        if not home and not self._opened.take(source, 1.0, self.now()):
            return self.refuse("connections_too_often", source)
        self._all += 1
        self._strangers += stranger
        self._open[source] = self._open.get(source, 0) + 1
        return True

    def leave(self, source: str, stranger: bool) -> None:
        self._all -= 1
        self._strangers -= stranger
        left = self._open[source] - 1
        if left:
            self._open[source] = left
        else:
            del self._open[source]

    def stranger(self, source: str) -> bool:
        """Whether nobody has shown a right from there, as far as is remembered."""
        return not self._at_home(source) and source not in self._known

    def known(self, source: str) -> None:
        """Somebody with a right to something asked from there."""
        self._known[source] = None
        self._known.move_to_end(source)
        if len(self._known) > BOOKED:
            self._known.popitem(last=False)

    def may_ask(self, source: str, cost: float = 1.0) -> bool:
        """Whether somebody who is not signed in may ask for something that costs so much."""
        return source in HOME or self._asked.take(source, cost, self.now()) or self.refuse("requests", source)

    def refuse(self, limit: str, source: str) -> bool:
        """Count it and say it now and then; always False."""
        self.refused[limit] = self.refused.get(limit, 0) + 1
        now = self.now()
        if now - self._told.get(limit, -TELL_S) >= TELL_S:
            self._told[limit] = now
            log.warning("a limit was reached", limit=limit, source=source, times=self.refused[limit])
        return False

    def _at_home(self, source: str) -> bool:
        return source in HOME or within(source, self._proxies)


DOORS = web.AppKey("doors", Doors)
