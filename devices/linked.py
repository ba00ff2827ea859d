"""What all drivers with a link of their own share: open it, talk, say how it is, try again a little later."""

import asyncio
import random
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import NamedTuple

import structlog

from devices.links.link import Link, LinkDown
from devices.links.opening import make_link
from devices.protocols import Counters, Health, HealthState, Report

log = structlog.get_logger("devices")
GARBLED_AFTER = 5
"""So many bad frames without a good one between them mean that the line itself is wrong."""


class Patience(NamedTuple):
    """Time limits in seconds: opening a link, writing, waiting for an answer, the first and longest pause between tries."""

    open_s: float = 3.0
    write_s: float = 2.0
    answer_s: float = 1.0
    first_pause_s: float = 0.5
    longest_pause_s: float = 5.0


PATIENCE = Patience()


def nobody_listens(report: Report) -> None:
    """The `report` of a device that nobody owns yet."""


class LinkedDevice(ABC):
    """Base of the drivers. A subclass talks in `_talk` until the link breaks; this class does the rest.

    `ANSWERS` says whether the device answers what it is sent: then an open link proves nothing, and the device
    is well only when it was heard. One that cannot answer is well as long as its link is open.
    """

    ANSWERS = True

    def __init__(
        self,
        url: str,
        *,
        link: Link | None = None,
        patience: Patience = PATIENCE,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`link` is for a device with a kind of link that only it can use."""
        self.url = url
        self.report: Callable[[Report], None] = nobody_listens
        self.changed: Callable[[], None] = lambda: None
        self._link = make_link(url) if link is None else link
        self._patience = patience
        self._clock = clock
        self._health = Health("unknown", "", clock())
        self._counters = Counters()
        self._unfit: dict[int, str] = {}
        """Numbers that are not shown, by unit: its display has no room for them."""
        self._linked: tuple[HealthState, str] = ("unknown", "")
        """How the device is but for that."""
        self._bad_in_a_row = 0
        self._scanned = (0, 0)
        """The scanner's totals of bad frames and skipped bytes when it last reported."""

    @property
    def health(self) -> Health:
        return self._health

    @property
    def counters(self) -> Counters:
        return self._counters

    async def run(self) -> None:
        """Open the link and talk, again and again; a defect of a driver is logged and counts as a broken link."""
        pause = self._patience.first_pause_s
        while True:
            began = asyncio.get_running_loop().time()
            cause, detail = "unreachable", ""
            try:
                await self._open()
                self._counters.links += 1
                self._bad_in_a_row = 0
                if not self.ANSWERS:
                    self._set_health("ok", "")
                # In a task of its own: a group that fails as it is cancelled would swallow the cancellation.
                await asyncio.create_task(self._talk(), name=f"talk-{self.url}")
            except TimeoutError:
                cause = "no_answer"
            except OSError as error:
                detail = str(error)
            except ExceptionGroup as group:
                cause = self._cause_of(group)
            except Exception:
                log.exception("a driver failed", url=self.url)
                cause = "error"
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise asyncio.CancelledError
            self._set_health("down", cause, detail)
            try:
                await self._close()
            except Exception:
                log.exception("a link could not be closed", url=self.url)
            if asyncio.get_running_loop().time() - began > self._patience.longest_pause_s:
                pause = self._patience.first_pause_s
            # Not all at once: sixty signs behind one switch come back together.
            await asyncio.sleep(pause * (0.75 + random.random() / 2))
            pause = min(pause * 2, self._patience.longest_pause_s)

    async def close(self) -> None:
        await self._close()

    async def _open(self) -> None:
        """Open the link, or raise `LinkDown`; a driver whose library has links of its own opens that."""
        await self._link.open(self._patience.open_s)

    async def _close(self) -> None:
        """Close what `_open` opened, whatever its state."""
        await self._link.close()

    @abstractmethod
    async def _talk(self) -> None:
        """Read and write until the link breaks: `OSError`, or `TimeoutError` when the device must answer and does not."""

    async def _write(self, data: bytes) -> None:
        await self._link.write(data, self._patience.write_s)
        self._counters.sent_at = self._clock()

    async def _read(self, timeout_s: float | None = None) -> bytes:
        return await self._link.read(self._patience.answer_s if timeout_s is None else timeout_s)

    async def _listen(self) -> bytes:
        """The next bytes, however long they take."""
        while True:
            try:
                return await self._link.read(3600)
            except TimeoutError:
                continue

    def _heard(self, frames: int, bad: int, skipped: int) -> None:
        """Count what a scanner made of a chunk: `frames` new ones; `bad` and `skipped` are its totals."""
        counters = self._counters
        new_bad, new_skipped = bad - self._scanned[0], skipped - self._scanned[1]
        self._scanned = (bad, skipped)
        counters.frames += frames
        counters.bad += new_bad  # a driver counts there too
        counters.skipped += new_skipped
        if frames:
            counters.heard_at = self._clock()
            self._bad_in_a_row = 0
            self._set_health("ok", "")
        else:
            self._bad_in_a_row += new_bad
            if self._bad_in_a_row >= GARBLED_AFTER:
                self._set_health("warning", "garbled")

    def _fits(self, unit: int, number: str, fits: bool) -> None:
        """Say when a unit shows a mark because there is no room for its number, and when it shows numbers again."""
        if fits:
            self._unfit.pop(unit, None)
        elif self._unfit.get(unit) != number:
            log.warning("no room for a number", url=self.url, unit=unit, number=number)
            self._unfit[unit] = number
        self._set_health(*self._linked)

    def _set_health(self, state: HealthState, cause: str, detail: str = "") -> None:
        self._linked = state, cause
        if state == "ok" and self._unfit:
            state, cause = "warning", "no_room"
        if (state, cause) == (self._health.state, self._health.cause):
            return
        if state == "down":
            log.warning("device down", url=self.url, cause=cause, detail=detail)
        elif self._health.state == "down":
            log.info("device back", url=self.url, cause=cause)
        self._health = Health(state, cause, self._clock())
        self.changed()

    def _cause_of(self, group: ExceptionGroup[Exception]) -> str:
        """Of what failed side by side, the most telling."""
        faults = group.exceptions
        if any(not isinstance(fault, OSError) for fault in faults):
            log.error("a driver failed", url=self.url, exc_info=group)
            return "error"
        return "unreachable" if any(isinstance(fault, LinkDown) for fault in faults) else "no_answer"
