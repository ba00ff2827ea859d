"""A reader of resident identity cards on a serial line of its own.

The reader says nothing by itself: it is asked for a card a few times a second, and each answer, also "no card", shows
that it lives. What is read goes to `report` and nowhere else: nothing of a card is logged or kept, and the photo
does not leave the check of its frame. Makers set the line to 115200 8N1, so the URL needs the speed:
`serial:///dev/ttyUSB0?baud=115200`.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Final

from devices.driver import Driver
from devices.linked import PATIENCE, LinkedDevice, Patience
from devices.protocols import CardData, CardRead, DeviceTraits
from devices.sdt import codec, record
from devices.sdt.options import SdtOptions

UNIT: Final = 1
TRAITS: Final = DeviceTraits(frozenset({"card-reader"}))


class SdtReader(LinkedDevice):
    """`CardReader`: each card once while it lies there, as `CardRead` with its text or with the cause.

    Causes besides those of `codec.STATUS`: `garbled` (the answer came with a wrong checksum), `no_answer` (reading
    took longer than `read_s`), `bad_record`, `bad_number`, `unsupported_card`. A fault of the reader itself is its
    health: a warning with the cause `self_test` or `unauthorised`.
    """

    def __init__(
        self,
        url: str,
        options: SdtOptions,
        *,
        patience: Patience = PATIENCE,
        clock: Callable[[], float] = time.time,
    ) -> None:
        if options.tries < 1:
            raise ValueError("tries must be at least 1")
        super().__init__(url, patience=patience, clock=clock)
        self._options = options
        self._scanner = codec.scanner()
        self._done = False
        """The card that lies there was reported."""
        self._missed_at: float | None = None
        """Since when no card is found."""

    def look_again(self) -> None:
        """Report the card that lies there once more; one that the reader does not find again must be lifted first."""
        self._done = False

    async def _talk(self) -> None:
        loop = asyncio.get_running_loop()
        well_at: float | None = None
        try:
            while True:
                if well_at is None or loop.time() - well_at >= self._options.status_s:
                    well_at = loop.time() if await self._is_well() else None
                if well_at is not None:
                    await self._look()
                await asyncio.sleep(self._options.poll_s)
        finally:
            self._scanner.reset()  # half an answer may hold half a card

    async def _is_well(self) -> bool:
        """Ask the security module how it is; one that is not well is reset and asked at the next turn."""
        reply = await self._ask_twice(codec.SAM_STATUS)
        if reply is None or reply.status not in codec.READER_FAULTS:
            return reply is not None
        await self._ask_twice(codec.RESET)
        return False

    async def _look(self) -> None:
        reply = await self._ask_twice(codec.FIND)
        now = asyncio.get_running_loop().time()
        if reply is None or reply.cause:
            if reply is not None and reply.status == codec.NO_CARD and self._missed_at is None:
                self._missed_at = now
            return
        if self._missed_at is not None and now - self._missed_at >= self._options.lifted_s:
            self._done = False
        self._missed_at = None
        if not self._done:
            card, cause = await self._read_card()
            self._done = True
            self.report(CardRead(UNIT, card, cause))

    async def _read_card(self) -> tuple[CardData | None, str]:
        """The card that was just found, or why it cannot be read."""
        text, cause = await self._read_text()
        for _ in range(self._options.tries - 1):
            if not cause or not await self._succeeds(codec.FIND):
                break
            text, cause = await self._read_text()
        return (None, cause) if cause else record.read(text)

    async def _read_text(self) -> tuple[bytes, str]:
        selected = await self._ask_twice(codec.SELECT)
        if selected is None or selected.cause:
            return b"", "garbled" if selected is None else selected.cause
        try:
            reply = await self._ask(codec.READ, self._options.read_s)
        except TimeoutError:
            return b"", "no_answer"  # if it was the reader that fell silent, the next search finds out
        if reply is None or reply.cause:
            return b"", "garbled" if reply is None else reply.cause
        return reply.text, ""

    async def _succeeds(self, request: codec.Request) -> bool:
        reply = await self._ask_twice(request)
        return reply is not None and not reply.cause

    async def _ask_twice(self, request: codec.Request) -> codec.SdtReply | None:
        """As `_ask`, but one lost answer is forgiven."""
        try:
            return await self._ask(request, self._patience.answer_s)
        except TimeoutError:
            return await self._ask(request, self._patience.answer_s)

    async def _ask(self, request: codec.Request, timeout_s: float) -> codec.SdtReply | None:
        """The answer, or None when it came garbled. Raises `TimeoutError` when none came."""
        await self._drain()
        bad = self._scanner.bad
        await self._write(codec.encode(request))
        loop = asyncio.get_running_loop()
        until = loop.time() + timeout_s
        while True:
            replies = self._scanner.feed(await self._read(until - loop.time()))
            self._note(replies)
            for reply in replies:
                if request.answered_by(reply):
                    return reply
            if self._scanner.bad > bad:
                return None

    async def _drain(self) -> None:
        """Throw away what came too late for its question, also the half of an answer.

        Two first halves of the same answer would cancel out in its checksum.
        """
        while True:
            try:
                self._scanner.feed(await self._read(0))
            except TimeoutError:
                self._scanner.reset()
                return

    def _note(self, replies: list[codec.SdtReply]) -> None:
        faults = [reply.cause for reply in replies if reply.status in codec.READER_FAULTS]
        if not faults:
            self._heard(len(replies), self._scanner.bad, self._scanner.skipped)
            return
        self._counters.frames += len(replies)
        self._counters.heard_at = self._clock()
        self._set_health("warning", faults[0])


DRIVER: Final = Driver(SdtReader, SdtOptions, TRAITS)
