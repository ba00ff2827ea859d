"""Sends what one hook is still to be told: of each case in order, again until it arrives, and says what does not."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple

import aiohttp
import structlog
from aiohttp import hdrs

from server.clock import Clock
from server.outbox.hook import Delivery, Hook, MessageState
from server.outbox.signature import HEADER, signed
from server.outbox.store import OutboxStore
from server.sqlite import StoreUnusable

log = structlog.get_logger("outbox")
DELAYS_S = (5.0, 30.0, 120.0, 600.0, 3600.0, 4 * 3600.0, 12 * 3600.0, 24 * 3600.0)
"""Between two tries of a message; after the last it is stuck, and somebody has to look."""
AT_ONCE = 8
"""Cases that are told side by side."""
REST_S = 60.0
"""At most, while nothing gets through."""
LOOK_S = 30.0
ANSWER_S = 10.0
CAUSE = 200
"""Characters of a fault that are kept."""
Fill = Callable[[Delivery], Awaitable[bytes | None]]
"""The whole body of a message; None: there is nobody to be told."""


class SendingPace(NamedTuple):
    """How patiently is sent."""

    delays_s: Sequence[float] = DELAYS_S
    rest_s: float = REST_S
    answer_s: float = ANSWER_S


class Sender:
    """Of one hook. `run` is a task of the outbox's; `stir` tells it that there is something new."""

    def __init__(
        self,
        hook: Hook,
        store: OutboxStore,
        http: aiohttp.ClientSession,
        fill: Fill,
        clock: Clock,
        pace: SendingPace,
    ) -> None:
        self.hook, self._store, self._http, self._fill = hook, store, http, fill
        self._clock, self._pace = clock, pace
        self._stirred = asyncio.Event()
        self._failing = 0
        """How many rounds in a row nothing got through."""

    def stir(self) -> None:
        self._stirred.set()

    def hurry(self) -> None:
        """Somebody says that it works again."""
        self._failing = 0
        self.stir()

    async def run(self) -> None:
        while True:
            self._stirred.clear()
            try:
                rest = await self._round()
            except StoreUnusable as error:
                log.warning("the outbox cannot be read", cause=str(error))
                rest = LOOK_S
            if rest > 0:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(rest):
                        await self._stirred.wait()

    async def _round(self) -> float:
        """Send some of what is due; returns how long there is nothing to do, in seconds."""
        now = self._clock.wall()
        # While nothing gets through one message is enough to find out when it does again.
        most = 1 if self._failing else AT_ONCE
        due = await self._store.ready(self.hook.id, now, most)
        if not due:
            soonest = await self._store.next_at(self.hook.id)
            return LOOK_S if soonest is None else min(max(soonest - now, 0.0), LOOK_S)
        through = await asyncio.gather(*map(self._send, due))
        if any(through):
            self._failing = 0
            return 0.0
        self._failing += 1
        return min(2.0**self._failing, self._pace.rest_s)

    async def _send(self, message: Delivery) -> bool:
        """Whether it got through, or need not."""
        body = await self._fill(message)
        if body is None:
            await self._store.told(message.n, MessageState.NOBODY)
            return True
        cause = await self._post(message, body)
        if not cause:
            await self._store.told(message.n, MessageState.SENT)
            return True
        delays = self._pace.delays_s
        next_at = self._clock.wall() + delays[message.tries] if message.tries < len(delays) else None
        log.warning("a message did not arrive", hook=self.hook.id, n=message.n, cause=cause)
        await self._store.failed(message, cause, next_at)
        return False

    async def _post(self, message: Delivery, body: bytes) -> str:
        """What went wrong; empty: it arrived."""
        headers = {
            hdrs.CONTENT_TYPE: "application/json; charset=utf-8",
            HEADER: signed(self.hook.secret, self._clock.wall(), body),
            "X-Yichuang-Event": message.event,
            "X-Yichuang-Delivery": message.id,
        }
        try:
            async with (
                asyncio.timeout(self._pace.answer_s),
                self._http.post(self.hook.url, data=body, headers=headers, allow_redirects=False) as answer,
            ):
                return "" if 200 <= answer.status < 300 else f"HTTP {answer.status}"
        except TimeoutError:
            return f"no answer within {self._pace.answer_s:g} s"
        except (aiohttp.ClientError, ValueError, OSError) as error:
            return (getattr(error, "strerror", None) or str(error) or type(error).__name__)[:CAUSE]
