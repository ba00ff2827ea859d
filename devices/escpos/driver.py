"""A networked ESC/POS ticket printer that says "printed" only when the printer did.

Each job goes: ask DLE EOT 1, 2 and 4; if nothing forbids it, send the job and GS r 1; wait for that answer.
Until the first byte of the job leaves, everything may be tried again; after it, nothing is.

Known limit: the answer to GS r carries no job number. The link is closed after an unconfirmed job, so that
a late answer finds nobody; a print server that holds answers over to the next connection could still
confirm a job early.
"""

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

from devices.escpos.codec import (
    ACKNOWLEDGE,
    Acknowledgement,
    OfflineStatus,
    PaperStatus,
    PrinterStatus,
    Reader,
    StatusByte,
)
from devices.links import Link, LinkDown, make_link
from devices.protocols import Health, HealthState, PrintOutcome, PrintResult

Answer = TypeVar("Answer", StatusByte, Acknowledgement)
Status = TypeVar("Status", PrinterStatus, OfflineStatus, PaperStatus)


class EscposPrinter:
    """A `TicketPrinter` behind `tcp://host:port` (port 9100 on most) or `serial:///dev/…`; times in seconds.

    `connect_timeout_s` bounds the connection, `status_timeout_s` each status question, `answer_timeout_s`
    the whole printing of a job up to its confirmation. `clock` gives seconds since the epoch. Raises
    `ValueError` for a bad URL.
    """

    def __init__(
        self,
        url: str,
        *,
        connect_timeout_s: float = 2,
        status_timeout_s: float = 2,
        answer_timeout_s: float = 10,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.url = url
        self._link: Link = make_link(url)
        self._connect_timeout_s = connect_timeout_s
        self._status_timeout_s = status_timeout_s
        self._answer_timeout_s = answer_timeout_s
        self._clock = clock
        self._reader = Reader()
        self._lock = asyncio.Lock()
        self._health = Health("unknown", "", clock())

    @property
    def health(self) -> Health:
        """The last known health."""
        return self._health

    @property
    def skipped(self) -> int:
        """Bytes received so far that were no reply of any kind."""
        return self._reader.skipped

    async def print(self, job: bytes) -> PrintResult:
        """Print `job` at most once; see `PrintOutcome` for what each outcome promises."""
        async with self._lock:
            if cause := await self._inspect():
                return PrintResult(PrintOutcome.FAILED, cause)
            confirmed = False
            try:
                await self._link.write(job + ACKNOWLEDGE, self._answer_timeout_s)
                paper = await self._receive(Acknowledgement, self._answer_timeout_s)
                confirmed = True
            except OSError:  # LinkDown or TimeoutError
                return await self._unconfirmed()
            finally:
                if not confirmed:  # also when cancelled: a late answer must not confirm the next job
                    await self._link.close()
            self._set_health("warning" if paper.near_end else "ok", "paper_low" if paper.near_end else "")
            return PrintResult(PrintOutcome.PRINTED)

    async def check(self) -> Health:
        """Ask the printer how it is; waits for a running job."""
        async with self._lock:
            await self._inspect()
            return self._health

    async def close(self) -> None:
        """Close the link, after a running job."""
        async with self._lock:
            await self._link.close()

    async def _unconfirmed(self) -> PrintResult:
        cause = await self._inspect()
        if cause in ("", "unreachable"):
            cause = "no_answer"
            if self._health.state != "down":
                self._set_health("warning", cause)
        return PrintResult(PrintOutcome.UNKNOWN, cause)

    async def _inspect(self) -> str:
        """Set the health and return the cause that forbids printing, or an empty string."""
        reused = self._link.is_open
        try:
            try:
                state, cause = await self._ask_all()
            except OSError:
                if not reused:
                    raise
                # Closed by the peer since the last job, or the printer was switched off and on.
                await self._link.close()
                state, cause = await self._ask_all()
        except OSError as error:
            state, cause = "down", "unreachable" if isinstance(error, LinkDown) else "no_answer"
            await self._link.close()
        except asyncio.CancelledError:
            await self._link.close()  # an answer is owed: it must not answer the next question
            raise
        self._set_health(state, cause)
        return cause if state == "down" else ""

    async def _ask_all(self) -> tuple[HealthState, str]:
        if not self._link.is_open:
            await self._link.open(self._connect_timeout_s)
            self._reader.reset()
        await self._discard()
        general = await self._ask(PrinterStatus)
        reason = await self._ask(OfflineStatus)
        paper = await self._ask(PaperStatus)
        await self._discard()
        if reason.cover_open:  # before the paper: an open cover lifts the roll off its sensor
            return "down", "cover_open"
        if paper.out or reason.paper_end:
            return "down", "paper_out"
        if reason.error:
            return "down", "error"
        if general.offline:
            return "down", "offline"
        return ("warning", "paper_low") if paper.near_end else ("ok", "")

    async def _ask(self, kind: type[Status]) -> Status:
        await self._link.write(kind.QUERY, self._status_timeout_s)
        while True:
            answer = await self._receive(StatusByte, self._status_timeout_s)
            if (status := kind.parse(answer.value)) is not None:
                return status

    async def _discard(self) -> None:
        """Pass over what came unasked. Raises `LinkDown` when the peer has closed: no write would show it."""
        while True:
            try:
                self._reader.feed(await self._link.read(0))
            except TimeoutError:
                return

    async def _receive(self, kind: type[Answer], timeout_s: float) -> Answer:
        clock = asyncio.get_running_loop().time
        deadline = clock() + timeout_s
        while (left := deadline - clock()) > 0:
            for reply in self._reader.feed(await self._link.read(left)):
                if isinstance(reply, kind):
                    return reply
        raise TimeoutError(f"no {kind.__name__} in {timeout_s} s")

    def _set_health(self, state: HealthState, cause: str) -> None:
        if (state, cause) != (self._health.state, self._health.cause):
            self._health = Health(state, cause, self._clock())
