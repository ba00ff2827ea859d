"""From a ticket taken to a slip on paper: one task and one mailbox per printer, its word journaled.

A slip counts as printed only when the printer said so. After a restart a slip that was under way is unknown: it is never
printed twice by itself, a person decides.
"""

import asyncio
import contextlib
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import NamedTuple

import structlog

from devices.protocols import Health, PrintOutcome, PrintResult, TicketPrinter
from kiosk.slip_values import Slip, slip_of
from kiosk.trial import trial_slip
from server.domain.queue import commands as c
from server.domain.queue.change import Change
from server.domain.queue.events import SlipRequested
from server.domain.queue.refusal_codes import Refused
from server.domain.queue.shown.devices import DeviceLine
from server.domain.queue.shown.ticket import TicketView
from server.domain.queue.state import HallState
from server.domain.queue.tickets.states import FINAL
from server.domain.queue.tickets.view import citizens_view
from server.domain.queue.tickets.words import SlipState
from server.domain.queue.views.parts import Now
from server.domain.queue.words import DeviceHealth
from server.engine.submission import EngineFault, NotReady
from server.halls import Halls
from server.hub.hub import Stamp
from server.journal.journal import JournalUnavailable
from server.signal import Signal
from server.tasks import Background, keep_running

log = structlog.get_logger("slips")
MAILBOX = 200
ERRANDS = 5
"""Jobs at a time that are no ticket's, for each printer."""
CHECK_S = 10.0
RETRY_S = 1.0
ACTOR = "printer"
OVER = frozenset(state.value for state in FINAL)
Key = tuple[str, str]
"""(hall, kiosk)"""


class Errand(NamedTuple):
    """A job that is no ticket's; `done` hears what became of it."""

    make: Callable[[], bytes]
    done: "asyncio.Future[PrintResult]"


class Printing(NamedTuple):
    printer: TicketPrinter
    mailbox: "asyncio.Queue[str | Errand]"
    """Ids of tickets, and what else is to be printed."""


class Slips:
    """Prints the slips of all kiosks. `changed` tells the hall in which a printer's health did."""

    def __init__(
        self,
        engine: Halls,
        printers: Mapping[Key, TicketPrinter],
        stamps: Mapping[str, Stamp],
    ) -> None:
        self._engine, self._stamps = engine, stamps
        self.changed = Signal[str]("slips")
        self._notes = Background()
        self._errands: Counter[Key] = Counter()
        """Jobs under way that are no ticket's: citizens' slips must not wait behind a pile of them."""
        self._printing = {k: Printing(p, asyncio.Queue(MAILBOX)) for k, p in printers.items()}
        for (hall, kiosk), printer in printers.items():
            printer.changed = lambda h=hall, k=kiosk, p=printer: self._changed(h, k, p.health)

    def follow(self, change: Change) -> None:
        """Put what is to be printed into its printer's mailbox; never waits."""
        for event in change.events:
            if isinstance(event, SlipRequested):
                found = self._printing.get((change.stream, event.printer))
                if found is None or found.mailbox.full():
                    log.warning("slip not taken", hall=change.stream, printer=event.printer)
                    self._note(change.stream, event, "no_printer" if found is None else "too_many_jobs")
                else:
                    found.mailbox.put_nowait(event.ticket)

    def _note(self, hall: str, event: SlipRequested, cause: str) -> None:
        self._notes.start(
            self._record(hall, event.ticket, event.printer, PrintOutcome.FAILED, cause),
            name=f"slip-refused-{event.ticket}",
        )

    async def recover(self) -> None:
        """Slips that were under way when the server stopped: unknown, for a person to look at."""
        for hall in self._engine.living:
            under_way = await self._engine.read(
                hall,
                lambda s, _at: [
                    t for t in s.facts.today.tickets.values() if t.slip.state is SlipState.WANTED
                ],
            )
            for ticket in under_way:
                await self._record(hall, ticket.id, ticket.slip.printer, PrintOutcome.UNKNOWN, "restart")

    def tasks(self) -> "list[asyncio.Task[None]]":
        """Two tasks per printer: one prints, one hears what the printer says by itself; the app owns them."""
        made: list[asyncio.Task[None]] = []
        for key, printing in self._printing.items():
            name = "-".join(key)
            made.append(keep_running(partial(self._run, key, printing), name=f"printer-{name}"))
            made.append(keep_running(printing.printer.watch, name=f"printer-watch-{name}"))
        return made

    def health(self, hall: str, kiosk: str) -> Health | None:
        """The health of a kiosk's printer; None for a kiosk that has none."""
        found = self._printing.get((hall, kiosk))
        return found.printer.health if found else None

    def printers(self, hall: str) -> list[str]:
        """The kiosks of a hall that have a printer."""
        return [kiosk for one, kiosk in self._printing if one == hall]

    async def test(self, hall: str, kiosk: str) -> PrintResult:
        """Print a slip as every other, with a number that no ticket has, after what is waiting; one at a time."""
        slip = await self._engine.read(hall, lambda s, at: test_slip(s, Now(at, self._stamps[hall])))
        return await self.run_errand(hall, kiosk, partial(_job, slip), most=1)

    async def run_errand(
        self, hall: str, kiosk: str, make: Callable[[], bytes], most: int = ERRANDS
    ) -> PrintResult:
        """Print what is no ticket's, after what is waiting; raises KeyError for a kiosk without a printer. `make` runs in a
        thread."""
        key = (hall, kiosk)
        mailbox = self._printing[key].mailbox
        if mailbox.full() or self._errands[key] >= most:
            return PrintResult(PrintOutcome.FAILED, "too_many_jobs")
        done: asyncio.Future[PrintResult] = asyncio.get_running_loop().create_future()
        mailbox.put_nowait(Errand(make, done))
        self._errands[key] += 1
        try:
            return await done
        finally:
            self._errands[key] -= 1

    async def close(self) -> None:
        for printing in self._printing.values():
            await printing.printer.close()

    def lines(self, state: HallState, now: Now) -> list[DeviceLine]:
        """The printers of a hall for the manager's page."""
        lines: list[DeviceLine] = []
        for (hall, kiosk), (printer, mailbox) in self._printing.items():
            if hall == state.settings.id:
                h, counters = printer.health, printer.counters
                lines.append(
                    DeviceLine(
                        id=f"printer-{kiosk}",
                        kind="printer",
                        driver="escpos",
                        url=printer.url,
                        state=DeviceHealth(h.state),
                        cause=h.cause,
                        since=now.stamp(h.since),
                        heard_at=now.maybe(max(counters.heard_at, counters.sent_at)),
                        waiting=mailbox.qsize(),
                        bad=counters.bad,
                        windows=[],
                        kiosk=kiosk,
                        uses=["printer"],
                        strangers=[],
                    )
                )
        return lines

    def _changed(self, hall: str, kiosk: str, health: Health) -> None:
        say = log.warning if health.state == "down" else log.info
        say("printer", hall=hall, kiosk=kiosk, state=DeviceHealth(health.state), cause=health.cause or "none")
        self.changed.send(hall)

    async def _run(self, key: Key, printing: Printing) -> None:
        """Print what comes; look after the printer's health while nothing does."""
        printer, mailbox = printing
        await asyncio.to_thread(_make_ready)
        await printer.check()
        while True:
            try:
                async with asyncio.timeout(CHECK_S):
                    job = await mailbox.get()
            except TimeoutError:
                await printer.check()
                continue
            if isinstance(job, Errand):
                await _run_errand(key, printer, job)
                continue
            try:
                await self._print(key, printer, job)
            except Exception:
                log.exception("slip failed", hall=key[0], printer=key[1])
                with contextlib.suppress(EngineFault):
                    await self._record(key[0], job, key[1], PrintOutcome.UNKNOWN, "error")

    async def _print(self, key: Key, printer: TicketPrinter, ticket: str) -> None:
        hall, kiosk = key
        view = await self._engine.read(
            hall, lambda state, at: _view(state, ticket, Now(at, self._stamps[hall]))
        )
        if view is None:  # its day is over
            return
        if view.state in OVER:  # cancelled or expired while the printer was away: paper would only mislead
            log.info("slip skipped", hall=hall, printer=kiosk, number=view.number, cause=view.state)
            await self._record(hall, ticket, kiosk, PrintOutcome.SKIPPED, view.state)
            return
        job = await asyncio.to_thread(_job, slip_of(view))
        result = await printer.print(job)
        if result.outcome is not PrintOutcome.PRINTED:
            log.warning(
                "slip not printed", hall=hall, printer=kiosk, outcome=result.outcome, cause=result.cause
            )
        await self._record(hall, ticket, kiosk, result.outcome, result.cause)

    async def _record(self, hall: str, ticket: str, kiosk: str, outcome: PrintOutcome, cause: str) -> None:
        """Journal what became of a slip; while the journal cannot be written, try again: the word must not be lost."""
        while True:
            try:
                await self._engine.submit(
                    hall,
                    c.RecordSlip(ticket, kiosk, SlipState(outcome.value), cause),
                    actor=f"{ACTOR}:{kiosk}",
                )
            except (JournalUnavailable, NotReady):
                await asyncio.sleep(RETRY_S)
            except Refused:
                return  # a ticket of yesterday
            else:
                return


def _make_ready() -> None:
    """What writes a printer's language takes a fifth of a second to load: after the start, and before the first slip."""
    import_module("kiosk.slip_lines")


def _job(slip: Slip) -> bytes:
    from kiosk.slip_lines import slip_bytes

    return slip_bytes(slip)


async def _run_errand(key: Key, printer: TicketPrinter, errand: Errand) -> None:
    result = PrintResult(PrintOutcome.UNKNOWN, "error")
    try:
        if not errand.done.done():  # whoever wanted it has gone: nobody would take the paper
            result = await printer.print(await asyncio.to_thread(errand.make))
    except Exception:
        log.exception("printing failed", hall=key[0], printer=key[1])
    if not errand.done.done():
        errand.done.set_result(result)


def _view(state: HallState, ticket: str, now: Now) -> TicketView | None:
    """With the way to the citizen's page, which is printed on paper that only the citizen gets."""
    found = state.facts.today.tickets.get(ticket)
    return citizens_view(state, found, now) if found else None


def test_slip(state: HallState, now: Now) -> Slip:
    """The trial slip of a hall, with the way to its server."""
    time = now.stamp(now.at)[:16].replace("T", " ")
    return trial_slip(state.settings.name.zh, time, state.settings.public_url or "/")
