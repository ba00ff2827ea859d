"""Signs on one line that say when they have taken what they are shown, whatever the protocol.

The line is half duplex and the host its master: the next sign is spoken to when the one before has answered or
was given up. A sign that is switched off must not darken the others, so the link counts as broken only when no
sign on it answers, and what changed goes to the others first. What a sign shows is sent again now and then: that is how
one that was off is noticed and healed.
"""

import asyncio
import time
from abc import abstractmethod
from collections.abc import Callable
from contextlib import suppress
from typing import Final, Generic, TypeVar

import structlog

from devices.framing import Scanner
from devices.latest import Latest
from devices.linked import PATIENCE, LinkedDevice, Patience
from devices.links.serial import byte_s
from devices.protocols import HealthState, SignContent

log = structlog.get_logger("devices")
F = TypeVar("F")
ADDRESSES: Final = (1, 0x7FFF)
"""The lowest and highest that a sign of any protocol has."""


class SignLine(LinkedDevice, Generic[F]):
    """A `Sign` for every address on the line; a subclass knows the bytes.

    With `answers=False` the line is one-way: nothing is waited for but the time that the bytes take on the line, and
    what comes back is ignored as noise.
    `refresh_s` is how long after it was last sent a content is sent again, in seconds.
    """

    def __init__(
        self,
        url: str,
        scanner: Scanner[F] | None,
        *,
        answers: bool,
        refresh_s: float,
        patience: Patience = PATIENCE,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(url, patience=patience, clock=clock)
        self.ANSWERS = answers and scanner is not None
        self.silent: set[int] = set()
        """Signs that did not answer when last spoken to."""
        self.refused: set[int] = set()
        """Signs that answered that they cannot show what they were sent."""
        self._scanner = scanner
        self._refresh_s = refresh_s
        self._byte_s = byte_s(url)
        self._units: set[int] = set()
        self._wanted: Latest[bytes] = Latest()
        self._sent: dict[int, bytes] = {}
        self._due: dict[int, float] = {}
        self._answers: asyncio.Queue[F] = asyncio.Queue(100)

    def show_sign(self, unit: int, content: SignContent) -> None:
        """Show this from now on, also after the sign was away; never waits. `ValueError` for an impossible unit."""
        if not ADDRESSES[0] <= unit <= ADDRESSES[1]:
            raise ValueError(f"{self.url}: no sign has the address {unit}")
        data = self._encode(unit, content)
        self._units.add(unit)
        self._wanted.put(unit, data)

    @abstractmethod
    def _encode(self, unit: int, content: SignContent) -> bytes:
        """The bytes that make a sign show this."""

    @abstractmethod
    def _takes(self, unit: int, frame: F) -> bool | None:
        """Whether the sign confirms (True) or refuses (False); None when the frame is not this sign's answer."""

    def _own(self, frame: F) -> bool:
        """Whether the frame is the host's own, brought back by an adapter that hears itself."""
        del frame
        return False

    def _again(self, data: bytes) -> bytes:
        """What is sent to show once more what was sent before."""
        return data

    async def _talk(self) -> None:
        if self._scanner is not None:
            self._scanner.reset()
        self.silent.clear()
        self.refused.clear()
        self._due.clear()
        self._wanted.again()
        async with asyncio.TaskGroup() as group:
            group.create_task(self._hear(), name="sign-hear")
            group.create_task(self._show(), name="sign-show")

    async def _hear(self) -> None:
        while True:
            chunk = await self._listen()
            if self._scanner is None or not self.ANSWERS:
                continue
            frames = [frame for frame in self._scanner.feed(chunk) if not self._own(frame)]
            self._heard(len(frames), self._scanner.bad, self._scanner.skipped)
            for frame in frames:
                if not self._answers.full():
                    self._answers.put_nowait(frame)

    async def _show(self) -> None:
        now = asyncio.get_running_loop().time
        while True:
            unit, data = await self._next(now)
            await self._deliver(unit, data)
            self._due[unit] = now() + self._refresh_s

    async def _next(self, now: Callable[[], float]) -> tuple[int, bytes]:
        """The next sign to speak to: changed content, then a refresh that is due, then changed content of a silent sign.

        A silent sign takes the line for as long as its answer is waited for.
        """
        while True:
            unsent = self._wanted.unsent
            changed = next((unit for unit in unsent if unit not in self.silent), None)
            oldest = min(self._due, key=self._due.__getitem__, default=None)
            due = None if oldest is None else self._due[oldest]
            if changed is not None:
                unit = changed
            elif oldest is not None and self._due[oldest] <= now():
                unit = oldest
            elif unsent:
                unit = next(iter(unsent))
            else:
                with suppress(TimeoutError):
                    async with asyncio.timeout_at(due):
                        await self._wanted.some()
                continue
            if unit not in unsent:
                return unit, self._again(self._sent[unit])
            self._sent[unit] = self._wanted.take(unit)
            return unit, self._sent[unit]

    async def _deliver(self, unit: int, data: bytes) -> None:
        """Send and wait, once more if need be. Raises `TimeoutError` when no sign on the line answers any more."""
        taken = None
        for _ in range(1 if unit in self.silent else 2):
            while not self._answers.empty():  # late ones, to what was sent before
                self._answers.get_nowait()
            await self._write(data)
            if not self.ANSWERS:
                # Whatever changes meanwhile goes out once, and not through a buffer that only grows.
                await asyncio.sleep(len(data) * self._byte_s)
                return
            taken = await self._answer(unit)
            if taken:
                break
        self._note(unit, taken)

    async def _answer(self, unit: int) -> bool | None:
        with suppress(TimeoutError):
            async with asyncio.timeout(self._patience.answer_s):
                while True:
                    taken = self._takes(unit, await self._answers.get())
                    if taken is not None:
                        return taken
        return None

    def _note(self, unit: int, taken: bool | None) -> None:
        for signs, holds, event in (
            (self.silent, taken is None, "sign silent"),
            (self.refused, taken is False, "sign refuses"),
        ):
            if holds and unit not in signs:
                log.warning(event, url=self.url, unit=unit)
            (signs.add if holds else signs.discard)(unit)
        if self.silent >= self._units:
            raise TimeoutError(f"{self.url}: no answer")
        self._set_health("ok", "")

    def _set_health(self, state: HealthState, cause: str, detail: str = "") -> None:
        """The line is not well while one of its signs is not."""
        if state == "ok" and self.silent:
            state, cause = "warning", "no_answer"
        elif state == "ok" and self.refused:
            state, cause = "warning", "error"
        super()._set_health(state, cause, detail)
