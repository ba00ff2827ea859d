"""A mailbox for things that show a state: only the newest content of each unit counts."""

import asyncio
from typing import Generic, TypeVar

T = TypeVar("T")


class Latest(Generic[T]):
    """What each unit shall show; `next` hands out what has not been sent yet, oldest change first."""

    def __init__(self) -> None:
        self._wanted: dict[int, T] = {}
        self._unsent: dict[int, None] = {}
        self._some = asyncio.Event()

    def put(self, unit: int, content: T) -> None:
        """Show `content` from now on; nothing is sent when the unit shows it already."""
        if self._wanted.get(unit) == content:
            return
        self._wanted[unit] = content
        self._unsent[unit] = None
        self._some.set()

    def again(self) -> None:
        """Nothing is known any more of what the units show: send everything once more."""
        for unit in self._wanted:
            self._unsent[unit] = None
        if self._unsent:
            self._some.set()

    def unsent(self, unit: int) -> None:
        """What was handed out for this unit did not arrive."""
        self._unsent[unit] = None
        self._some.set()

    async def next(self) -> tuple[int, T]:
        """(unit, content) of the next unit whose content has to be sent."""
        while not self._unsent:
            self._some.clear()
            await self._some.wait()
        unit = next(iter(self._unsent))
        del self._unsent[unit]
        return unit, self._wanted[unit]

    def __len__(self) -> int:
        return len(self._unsent)
