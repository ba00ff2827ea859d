"""Who may have a password checked now: sources take turns, and a stranger never stands in the way of a known browser."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator

MOST_IN_A_LANE = 5
"""One at work and four waiting: a hall's clerks behind one address sign in within a second."""
MOST_EXTRA = 40
"""Who waits behind another of the same lane, in all lanes."""
MOST_LANES = 200


class Busy(Exception):
    """Too many are waiting already."""


class _Lane:
    def __init__(self) -> None:
        self.lock, self.people = asyncio.Lock(), 0


class Turns:
    """A lane has one password checked at a time, and so one place in the line of all lanes: a source that sends a
    thousand waits behind itself. Strangers and known browsers have a line each."""

    def __init__(self) -> None:
        self._lanes: dict[tuple[bool, str], _Lane] = {}
        self._lines = {known: asyncio.Semaphore(1) for known in (True, False)}
        self._extra = 0

    @contextlib.asynccontextmanager
    async def turn(self, lane: str, *, known: bool) -> AsyncGenerator[None]:
        """The block runs when it is its turn. Raises Busy at once where the line is too long."""
        key = (known, lane)
        here = self._lanes.get(key)
        if here is None:
            if not known and len(self._lanes) >= MOST_LANES:
                raise Busy
            here = self._lanes[key] = _Lane()
        elif here.people >= MOST_IN_A_LANE or (not known and self._extra >= MOST_EXTRA):
            raise Busy
        else:
            self._extra += 1
        here.people += 1
        try:
            async with here.lock, self._lines[known]:
                yield
        finally:
            here.people -= 1
            if here.people:
                self._extra -= 1
            else:
                del self._lanes[key]
