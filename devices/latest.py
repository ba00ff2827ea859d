"""A mailbox for things that show a state: only the newest content of each unit counts."""

import asyncio
from collections.abc import Collection
from typing import Generic, TypeVar

T = TypeVar("T")


class Latest(Generic[T]):
    """What each unit shall show, and whose content has not been sent yet."""

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

    @property
    def unsent(self) -> Collection[int]:
        """The units whose content has to be sent, oldest change first."""
        return self._unsent.keys()

    def take(self, unit: int) -> T:
        """What this unit shall show; it counts as sent."""
        self._unsent.pop(unit, None)
        return self._wanted[unit]

    async def some(self) -> None:
        """Wait until there is something to send."""
        while not self._unsent:
            self._some.clear()
            await self._some.wait()
