"""A speech chip on a serial line: whole sentences, one after the other, none twice and none too late.

A sentence goes out when the chip has nothing more to say, because a new one would break off the old. Once the chip
has accepted it, it counts as spoken, also when the line breaks meanwhile; before that it is said again when the line
is back, unless it has become too old to be of use.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from typing import Final

import structlog

from devices.driver import Driver
from devices.linked import PATIENCE, LinkedDevice, Patience
from devices.protocols import DeviceTraits, Speech
from devices.speech import codec
from devices.speech.codec import SpeechReply
from devices.speech.options import SpeechOptions

log = structlog.get_logger("devices")
TRAITS: Final = DeviceTraits(frozenset({"speaker"}))
SETTLE_S: Final = 0.05
"""After the answer to a query: whatever else the chip still says belongs to it and not to what comes next."""
GAP_S: Final = 0.01
"""A SYN6288 wants more than 8 ms between two frames."""
SLACK: Final = 20
"""Characters more than a text has before its end is overdue."""


class SpeechChip(LinkedDevice):
    """`Speaker` for a chip that answers."""

    def __init__(
        self,
        url: str,
        options: SpeechOptions,
        *,
        patience: Patience = PATIENCE,
        clock: Callable[[], float] = time.time,
        uptime: Callable[[], float] = time.monotonic,
        settle_s: float = SETTLE_S,
    ) -> None:
        """`uptime` measures how old a sentence is. `ValueError` for marks that are none and an empty queue."""
        if not codec.MARKS.fullmatch(options.marks) or len(options.marks) > 40:
            raise ValueError(f"marks '{options.marks}' must be like [n1][t3]")
        if options.queue < 1:
            raise ValueError("queue must be at least 1")
        super().__init__(url, patience=patience, clock=clock)
        self.dropped = 0
        """Sentences that were never spoken: too many, too old, or refused by the chip."""
        self._options = options
        self._chip = codec.CHIPS[options.chip]
        self._uptime, self._settle_s = uptime, settle_s
        self._scanner = codec.scanner()
        self._queue: deque[tuple[Speech, float]] = deque()
        self._some = asyncio.Event()
        self._replies: deque[SpeechReply] = deque(maxlen=64)
        self._came = asyncio.Event()

    def say(self, speech: Speech) -> None:
        """Speak after what was given before."""
        if len(self._queue) >= self._options.queue:
            self._drop(self._queue.popleft()[0], "too_many")
        self._queue.append((speech, self._uptime()))
        self._some.set()

    def _drop(self, speech: Speech, why: str) -> None:
        self.dropped += 1
        log.info("sentence dropped", url=self.url, call=speech.call, why=why)

    async def _talk(self) -> None:
        self._scanner.reset()
        self._replies.clear()
        async with asyncio.TaskGroup() as group:
            group.create_task(self._hear(), name="speech-hear")
            group.create_task(self._speak(), name="speech-speak")

    async def _hear(self) -> None:
        while True:
            replies = self._scanner.feed(await self._listen())
            self._heard(len(replies), self._scanner.bad, self._scanner.skipped)
            self._replies.extend(replies)
            self._came.set()

    async def _speak(self) -> None:
        await self._check()
        while True:
            speech, at = await self._next()
            await self._utter(speech, at)

    async def _next(self) -> tuple[Speech, float]:
        """The next sentence that is not too old."""
        while True:
            while self._queue:
                speech, at = self._queue.popleft()
                if self._uptime() - at <= self._options.stale_s:
                    return speech, at
                self._drop(speech, "stale")
            self._some.clear()
            try:
                async with asyncio.timeout(self._options.check_s):
                    await self._some.wait()
            except TimeoutError:
                await self._check()

    async def _utter(self, speech: Speech, at: float) -> None:
        accepted = False
        try:
            for piece in codec.pieces(self._chip, speech.text, speech.volume, self._options.marks):
                if not await self._accepts(piece):
                    self._drop(speech, "refused")
                    return
                accepted = True
                await self._end(piece)
        except BaseException:
            # The answer may have come in the same moment as the end of the line.
            if not accepted and SpeechReply.ACCEPTED not in self._replies:
                self._queue.appendleft((speech, at))
            raise

    async def _check(self) -> None:
        """Make sure that the chip lives and has nothing more to say. Raises `TimeoutError`."""
        if await self._state() is SpeechReply.BUSY:
            await self._idle(2 * self._options.char_s * self._chip.longest)

    async def _accepts(self, piece: codec.SpeechPiece) -> bool:
        """Hand over a piece; False when the chip refused it twice. Raises `TimeoutError` when it is silent."""
        loop = asyncio.get_running_loop()
        for _ in range(2):
            self._replies.clear()
            await self._write(piece.frame)
            until = loop.time() + self._patience.answer_s
            while (reply := await self._reply(until - loop.time())) in (SpeechReply.IDLE, SpeechReply.READY):
                pass  # the end of what it said before
            if reply is SpeechReply.ACCEPTED:
                return True
            await asyncio.sleep(GAP_S)
            await self._check()
        return False

    async def _end(self, piece: codec.SpeechPiece) -> None:
        """Wait until a piece is spoken; stop it when it should have ended long ago."""
        await self._idle(2 * self._options.char_s * (len(piece.text) + SLACK))

    async def _idle(self, limit_s: float) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + limit_s
        while (left := until - loop.time()) > 0:
            try:
                reply = await self._reply(min(left, self._options.poll_s))
            except TimeoutError:
                reply = await self._state()
            if reply in (SpeechReply.IDLE, SpeechReply.READY):
                return
        await self._write(codec.encode(self._chip, codec.SpeechCommand(codec.STOP)))
        await asyncio.sleep(GAP_S)

    async def _state(self) -> SpeechReply:
        """Ask whether the chip is busy or idle. Raises `TimeoutError`."""
        loop = asyncio.get_running_loop()
        self._replies.clear()
        await self._write(codec.encode(self._chip, codec.SpeechCommand(codec.QUERY)))
        until = loop.time() + self._patience.answer_s
        while (state := await self._reply(until - loop.time())) not in (SpeechReply.BUSY, SpeechReply.IDLE):
            pass
        await asyncio.sleep(self._settle_s)
        later = [reply for reply in self._replies if reply in (SpeechReply.BUSY, SpeechReply.IDLE)]
        self._replies.clear()
        return later[-1] if later else state

    async def _reply(self, timeout_s: float) -> SpeechReply:
        async with asyncio.timeout(timeout_s):
            while not self._replies:
                self._came.clear()
                await self._came.wait()
        return self._replies.popleft()


class OneWaySpeechChip(SpeechChip):
    """`Speaker` for a chip whose answers do not come back: it is given the time that its text takes."""

    ANSWERS = False

    async def _check(self) -> None:
        """Nothing can be asked."""

    async def _accepts(self, piece: codec.SpeechPiece) -> bool:
        await self._write(piece.frame)
        return True

    async def _end(self, piece: codec.SpeechPiece) -> None:
        await asyncio.sleep(self._options.char_s * len(piece.text) + GAP_S)


def make(url: str, options: SpeechOptions) -> SpeechChip:
    """The driver for a chip, by whether it answers."""
    return SpeechChip(url, options) if options.answers else OneWaySpeechChip(url, options)


DRIVER: Final = Driver(make, SpeechOptions, TRAITS)
