"""One screen that listens: a slot for the newest message, nothing more."""

import asyncio
from collections.abc import Callable


class Listener:
    """Holds at most one message. `abort` cuts the connection of a listener that stays stuck."""

    __slots__ = ("_abort", "_message", "_waiter", "busy_since")

    def __init__(self, abort: Callable[[], None]) -> None:
        self._abort = abort
        self._message: bytes | None = None
        self._waiter: asyncio.Future[None] | None = None
        self.busy_since = 0.0
        """Loop time at which the message under way was begun; 0 when none is."""

    def offer(self, message: bytes) -> None:
        """Replace whatever has not been sent yet."""
        self._message = message
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def beat(self, word: bytes) -> None:
        """Send a word without news, unless something is on its way already."""
        if self._message is None and self._waiter is not None:
            self.offer(word)

    async def next(self) -> bytes:
        """The newest message that has not been handed out."""
        while self._message is None:
            self._waiter = asyncio.get_running_loop().create_future()
            try:
                await self._waiter
            finally:
                self._waiter = None
        message, self._message = self._message, None
        return message

    def cut_if_stuck(self, now: float, limit_s: float) -> bool:
        """Cut the connection if one message has been under way for longer than `limit_s`."""
        if self.busy_since and now - self.busy_since > limit_s:
            self._abort()
            return True
        return False
