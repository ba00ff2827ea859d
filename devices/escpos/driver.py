"""A networked ESC/POS ticket printer that says "printed" only when the printer did.

Each job goes: ask DLE EOT 1, 2 and 4; if nothing forbids it, send the job and GS r 1; wait for that answer.
Until the first byte of the job leaves, everything may be tried again; after it, nothing is.

Between jobs the printer reports its changes by itself (GS a). Reports only ever change the health: whether a
job may go is asked with DLE EOT, which is answered even while the printer is stopped. They are off during a
job, because the tail of a report that lost its first byte looks like the answer to GS r; and they are asked for
again after each, because a job begins with ESC @, which switches them off (Epson, GS a).

Known limit: the answer to GS r carries no job number. The link is closed after an unconfirmed job, so that
a late answer finds nobody; a print server that holds answers over to the next connection could still
confirm a job early.
"""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from devices.escpos.codec import (
    ACKNOWLEDGE,
    Acknowledgement,
    AsbStatus,
    OfflineStatus,
    PaperStatus,
    PrinterStatus,
    Reader,
    Reply,
    StatusByte,
    enable_asb,
)
from devices.links.link import Link, LinkDown
from devices.links.opening import make_link
from devices.links.serial import SerialLink
from devices.protocols import Counters, Health, HealthState, PrintOutcome, PrintResult

Answer = TypeVar("Answer", StatusByte, Acknowledgement)
Status = TypeVar("Status", PrinterStatus, OfflineStatus, PaperStatus)
Verdict = tuple[HealthState, str]
LISTEN_S = 3600.0
BITS_PER_BYTE = 10
"""On a serial line, with its start and stop bit."""


def verdict(*, cover_open: bool, out: bool, error: bool, offline: bool, near_end: bool) -> Verdict:
    """State and cause; the cover comes before the paper, since an open cover lifts the roll off its sensor."""
    if cover_open:
        return "down", "cover_open"
    if out:
        return "down", "paper_out"
    if error:
        return "down", "error"
    if offline:
        return "down", "offline"
    return ("warning", "paper_low") if near_end else ("ok", "")


class EscposPrinter:
    """A `TicketPrinter` behind `tcp://host:port` (port 9100 on most) or `serial:///dev/…`; times in seconds.

    `connect_timeout_s` bounds the connection, `status_timeout_s` each status question, `answer_timeout_s`
    the printing of a job up to its confirmation, besides its time on a serial line; `relink_s` is the pause
    before `watch` looks again for a printer that hung up. `clock` gives seconds since the epoch. Raises
    `ValueError` for a bad URL.
    """

    def __init__(
        self,
        url: str,
        *,
        connect_timeout_s: float = 2,
        status_timeout_s: float = 2,
        answer_timeout_s: float = 10,
        relink_s: float = 2,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.url = url
        self.changed: Callable[[], None] = lambda: None
        self._link: Link = make_link(url)
        self._connect_timeout_s = connect_timeout_s
        self._status_timeout_s = status_timeout_s
        self._answer_timeout_s = answer_timeout_s
        self._relink_s = relink_s
        self._clock = clock
        self._reader = Reader()
        self._lock = asyncio.Lock()
        self._health = Health("unknown", "", clock())
        self._counters = Counters()
        self._reported: AsbStatus | None = None
        """The last report that came during the present exchange."""
        self._wanted = 0
        """How many jobs and questions have the link or wait for it."""
        self._idle = asyncio.Event()
        """Set while the link is open and nobody wants it."""
        self._listening: asyncio.Timeout | None = None

    @property
    def health(self) -> Health:
        """The last known health."""
        return self._health

    @property
    def counters(self) -> Counters:
        """Replies understood, bytes that were none, links opened; `bad` stays 0, the rest of a cut reply is skipped."""
        return self._counters

    async def print(self, job: bytes) -> PrintResult:
        """Print `job` at most once; see `PrintOutcome` for what each outcome promises."""
        async with self._turn():
            if cause := await self._inspect():
                return PrintResult(PrintOutcome.FAILED, cause)
            confirmed = False
            self._reported = None
            timeout_s = self._answer_timeout_s + self._transfer_s(len(job))
            try:
                await self._write(enable_asb(0) + job + ACKNOWLEDGE + enable_asb(), timeout_s=timeout_s)
                paper = await self._receive(Acknowledgement, timeout_s)
                confirmed = True
            except OSError:  # LinkDown or TimeoutError
                return await self._unconfirmed()
            finally:
                if not confirmed:  # also when cancelled: a late answer must not confirm the next job
                    await self._link.close()
            self._conclude("warning" if paper.near_end else "ok", "paper_low" if paper.near_end else "")
            return PrintResult(PrintOutcome.PRINTED)

    async def check(self) -> Health:
        """Ask the printer how it is; waits for a running job."""
        async with self._turn():
            await self._inspect()
            return self._health

    async def watch(self) -> None:
        """Hear what the printer says between jobs, until cancelled; a job or question always goes first.

        It opens no link at first: `check` or `print` does. When the printer hangs up it is looked for once.
        """
        while True:
            await self._idle.wait()
            async with self._lock:
                # A turn may have been wanted while this one was waited for.
                hung_up = self._idle.is_set() and not await self._overhear()
            if hung_up:
                await asyncio.sleep(self._relink_s)
                await self.check()

    async def close(self) -> None:
        """Close the link, after a running job."""
        async with self._turn():
            await self._link.close()

    @asynccontextmanager
    async def _turn(self) -> AsyncGenerator[None]:
        """The link for one job or question; whoever listens makes way and goes on afterwards."""
        self._wanted += 1
        self._idle.clear()
        if self._listening is not None:
            self._listening.reschedule(asyncio.get_running_loop().time())
            self._listening = None
        try:
            async with self._lock:
                yield
        finally:
            self._wanted -= 1
            if not self._wanted and self._link.is_open:
                self._idle.set()

    async def _overhear(self) -> bool:
        """Take in the next bytes of an idle printer, or stop when the link is wanted; False when it hung up."""
        try:
            async with asyncio.timeout(None) as self._listening:
                chunk = await self._link.read(LISTEN_S)
        except TimeoutError:
            return True
        except OSError:
            self._idle.clear()
            await self._link.close()
            return False
        finally:
            self._listening = None
        for reply in self._understood(chunk):
            if isinstance(reply, AsbStatus):
                self._set_health(*_judged(reply))
        return True

    def _transfer_s(self, size: int) -> float:
        """How long so many bytes are on the way: a drawn line takes seconds at 9600 baud."""
        return size * BITS_PER_BYTE / self._link.settings.baud if isinstance(self._link, SerialLink) else 0.0

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
            self._reported = None
            await self._link.close()
        except asyncio.CancelledError:
            await self._link.close()  # an answer is owed: it must not answer the next question
            raise
        self._conclude(state, cause)
        return cause if state == "down" else ""

    async def _ask_all(self) -> Verdict:
        if not self._link.is_open:
            await self._link.open(self._connect_timeout_s)
            self._counters.links += 1
            self._reader.reset()
            await self._write(enable_asb())
        await self._discard()
        self._reported = None
        general = await self._ask(PrinterStatus)
        reason = await self._ask(OfflineStatus)
        paper = await self._ask(PaperStatus)
        await self._discard()
        return verdict(
            cover_open=reason.cover_open,
            out=paper.out or reason.paper_end,
            error=reason.error,
            offline=general.offline,
            near_end=paper.near_end,
        )

    async def _ask(self, kind: type[Status]) -> Status:
        await self._write(kind.QUERY)
        while True:
            answer = await self._receive(StatusByte, self._status_timeout_s)
            if (status := kind.parse(answer.value)) is not None:
                return status

    async def _write(self, data: bytes, *, timeout_s: float | None = None) -> None:
        await self._link.write(data, self._status_timeout_s if timeout_s is None else timeout_s)
        self._counters.sent_at = self._clock()

    async def _discard(self) -> None:
        """Take in what came unasked. Raises `LinkDown` when the peer has closed: no write would show it."""
        while True:
            try:
                self._understood(await self._link.read(0))
            except TimeoutError:
                return

    async def _receive(self, kind: type[Answer], timeout_s: float) -> Answer:
        clock = asyncio.get_running_loop().time
        deadline = clock() + timeout_s
        while (left := deadline - clock()) > 0:
            for reply in self._understood(await self._link.read(left)):
                if isinstance(reply, kind):
                    return reply
        raise TimeoutError(f"no {kind.__name__} in {timeout_s} s")

    def _understood(self, chunk: bytes) -> list[Reply]:
        replies = self._reader.feed(chunk)
        for reply in replies:
            if isinstance(reply, AsbStatus):
                self._reported = reply
        self._counters.skipped = self._reader.skipped
        if replies:
            self._counters.frames += len(replies)
            self._counters.heard_at = self._clock()
        return replies

    def _conclude(self, state: HealthState, cause: str) -> None:
        """What was asked sets the health, or a report that came meanwhile and is therefore newer."""
        if self._reported is None:
            self._set_health(state, cause)
        else:
            self._set_health(*_judged(self._reported))

    def _set_health(self, state: HealthState, cause: str) -> None:
        if (state, cause) != (self._health.state, self._health.cause):
            self._health = Health(state, cause, self._clock())
            self.changed()


def _judged(report: AsbStatus) -> Verdict:
    return verdict(
        cover_open=report.cover_open,
        out=report.out,
        error=report.error,
        offline=report.offline,
        near_end=report.near_end,
    )
