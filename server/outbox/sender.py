"""Sends what one hook is still to be told: of each case in order, again until it arrives, and says what does not."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple

import aiohttp
import structlog
from aiohttp import hdrs

from server.clock import Clock
from server.journal.journal import JournalUnavailable
from server.outbox.answer import Judgement, Verdict, judged
from server.outbox.filling import Filled
from server.outbox.hook import Delivery, Hook, MessageState
from server.outbox.mapping import Unmapped
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
ANSWER = 8192
"""Bytes of an answer that are read."""
Fill = Callable[[Hook, Delivery], Awaitable[Filled | None]]
"""The whole of a message; None: there is nobody to be told. Raises Unmapped for what the receiver would refuse."""


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
            except (StoreUnusable, JournalUnavailable) as error:
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
        longest = max(self._pace.delays_s, default=0.0)
        due = await self._store.ready(self.hook.id, now, most, longest)
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
        """Whether it got through, or need not: also what the receiver refused, since it answers."""
        try:
            filled = await self._fill(self.hook, message)
        except Unmapped as error:
            judgement = Judgement(Verdict.REFUSED, str(error))
        else:
            if filled is None:
                await self._store.told(message, MessageState.NOBODY)
                return True
            judgement = await self._post(message, filled)
        verdict, cause = judgement
        if verdict is Verdict.ARRIVED:
            await self._store.told(message, MessageState.SENT)
            return True
        delays = self._pace.delays_s
        again = verdict is Verdict.AGAIN and message.tries < len(delays)
        next_at = self._clock.wall() + delays[message.tries] if again else None
        log.warning("a message did not arrive", hook=self.hook.id, n=message.n, cause=cause)
        await self._store.failed(message, cause, next_at)
        return verdict is Verdict.REFUSED

    async def _post(self, message: Delivery, filled: Filled) -> Judgement:
        headers = {
            hdrs.CONTENT_TYPE: "application/json; charset=utf-8",
            HEADER: signed(self.hook.secret, self._clock.wall(), filled.body),
            "X-Yichuang-Event": message.event,
            "X-Yichuang-Delivery": message.id,
        }
        try:
            async with (
                asyncio.timeout(self._pace.answer_s),
                self._http.post(
                    filled.url, data=filled.body, headers=headers, allow_redirects=False
                ) as answer,
            ):
                verdict, cause = await _judged(filled, answer)
                return Judgement(verdict, filled.cleared(cause)[:CAUSE])
        except TimeoutError:
            return Judgement(Verdict.AGAIN, f"no answer within {self._pace.answer_s:g} s")
        except (aiohttp.ClientError, ValueError, OSError) as error:
            cause = getattr(error, "strerror", None) or str(error) or type(error).__name__
            return Judgement(Verdict.AGAIN, filled.cleared(cause)[:CAUSE])


async def _judged(filled: Filled, answer: aiohttp.ClientResponse) -> Judgement:
    if filled.answer is None:
        through = 200 <= answer.status < 300
        return Judgement(Verdict.ARRIVED) if through else Judgement(Verdict.AGAIN, f"HTTP {answer.status}")
    said = b""
    while len(said) < ANSWER and (more := await answer.content.read(ANSWER)):
        said += more
    return judged(filled.answer, answer.status, said)
