"""One line of waiting tickets, ordered by the moment their clock started."""

from bisect import bisect_left, insort
from collections.abc import Iterator
from itertools import islice
from math import inf

Place = tuple[float, int, str]
"""(since in seconds, order of taking within the day, ticket id)"""
GONE: Place = (-inf, 0, "")
"""Stands before every place, so that what is left behind is in order too."""
BEHIND = 64
"""Places of those who have gone that are kept at least: they are thrown away many at a time."""


class Line:
    """Tickets of one category and group (or sent to one window), first come first served.

    Nearly everybody comes to its end and goes from its head: one list, and where in it the head is. No call costs more
    with thousands behind it, and the few who are put in between or give up are a move of pointers.
    """

    __slots__ = ("_head", "_places")

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._head = 0

    def __len__(self) -> int:
        return len(self._places) - self._head

    def __iter__(self) -> Iterator[Place]:
        return islice(self._places, self._head, None)

    def add(self, place: Place) -> None:
        places = self._places
        if not places or places[-1] < place:
            places.append(place)
        else:
            insort(places, place, self._head)

    def remove(self, place: Place) -> None:
        """Whoever stands there goes; raises ValueError when nobody does."""
        places, head = self._places, self._head
        at = head if head < len(places) and places[head] == place else bisect_left(places, place, head)
        if at == len(places) or places[at] != place:
            raise ValueError(f"{place} is not in this line")
        if at > head:
            del places[at]
            return
        places[head] = GONE
        self._head = head = head + 1
        if head > BEHIND and head * 2 > len(places):
            del places[:head]
            self._head = 0

    def head(self) -> Place:
        """The ticket that waits longest; a line that nobody waits in is not kept."""
        return self._places[self._head]

    def at(self, index: int) -> Place | None:
        """The one with `index` before it, or None."""
        at = self._head + index
        return self._places[at] if at < len(self._places) else None

    def before(self, place: tuple[float, int]) -> int:
        """How many stand before (since, order), in O(log n)."""
        return bisect_left(self._places, (*place, ""), self._head) - self._head
