"""One line of waiting tickets, ordered by the moment their clock started.

`sortedcontainers` has no types of its own: what it gives is named here.
"""

from collections.abc import Iterator
from typing import Any, cast

from sortedcontainers import SortedList  # pyright: ignore[reportUnknownVariableType]

Place = tuple[float, int, str]
"""(since in seconds, order of taking within the day, ticket id)"""


class Line:
    """Tickets of one category and group (or sent to one window), first come first served."""

    __slots__ = ("_places",)

    def __init__(self) -> None:
        self._places: Any = SortedList()

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Place]:
        return cast("Iterator[Place]", iter(self._places))

    def add(self, place: Place) -> None:
        self._places.add(place)

    def remove(self, place: Place) -> None:
        self._places.remove(place)

    def head(self) -> Place:
        """The ticket that waits longest; a line that nobody waits in is not kept."""
        return cast("Place", self._places[0])

    def at(self, index: int) -> Place | None:
        """The one with `index` before it, or None."""
        return cast("Place", self._places[index]) if index < len(self._places) else None

    def before(self, place: tuple[float, int]) -> int:
        """How many stand before (since, order), in O(√n)."""
        return cast("int", self._places.bisect_left((*place, "")))
