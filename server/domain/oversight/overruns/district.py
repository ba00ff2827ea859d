"""All halls of a server at one moment, as far as supervision has to do with them: gathered from the other streams."""

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct

from server.domain.cases.lit import LitCases
from server.domain.cases.urgency import Urgency
from server.domain.language import Text
from server.domain.oversight.overruns.overrun import LimitKey, OverLimit


class HallNow(Struct, frozen=True):
    """`readable`: whether its stream can be read; otherwise the rest is what was known last. `longest_s`: whoever waits
    longest, in seconds. `names`: what categories and windows are called."""

    hall: str
    name: Text
    readable: bool = True
    open: bool = False
    waiting: int = 0
    longest_s: int = 0
    windows: int = 0
    """At work."""
    served: int = 0
    """Visits of the day that are over."""
    taken: int = 0
    day: str = ""
    """Of the hall, ISO."""
    arrivals: tuple[int, ...] = ()
    """Numbers taken in each hour of the day, from midnight on."""
    levels: tuple[int, ...] = (0,) * 5
    """Ratings of its day, from 1 to 5."""
    limits: tuple[OverLimit, ...] = ()
    names: Mapping[LimitKey, Text] = {}


class District(NamedTuple):
    """`lit` and `piles` are the indexes of the cases themselves; None while those cannot be read."""

    halls: Mapping[str, HallNow]
    lit: LitCases | None = None
    piles: Mapping[str, Urgency] = {}
    """Department → its parts."""
