"""The devices of this computer: their reports go up, the server's orders come down."""

import asyncio
from collections import deque
from functools import partial
from typing import cast

import structlog

from devices.protocols import (
    CallPad,
    CardReader,
    Device,
    Lost,
    PrintOutcome,
    PrintResult,
    RatingPad,
    Report,
    Sign,
    Speaker,
    TicketPrinter,
)
from devices.registry import open_device, open_printer
from devices.remote import messages as m
from kiosk.agent.presses import PressBuffer
from kiosk.agent.settings import PRINTER, AgentDevice
from kiosk.agent.uplink import Uplink
from server.signal import Signal
from server.tasks import Background, keep_running

log = structlog.get_logger("agent")
STATE_S = 10.0
LOOK_S = 0.5
CHECK_S = 10.0
DROPS_KEPT = 20


class LocalDevices:
    """All devices of the file, each with a task of its own."""

    def __init__(self, sections: tuple[AgentDevice, ...], uplink: Uplink, presses: PressBuffer) -> None:
        self._uplink, self._presses = uplink, presses
        self._devices: dict[str, Device] = {}
        self.printers: dict[str, TicketPrinter] = {}
        self.changed = Signal[str]("devices")
        """The id of a device whose health is another one now."""
        self._background = Background()
        self._dropped: deque[m.Dropped] = deque(maxlen=DROPS_KEPT)
        """Presses that were dropped, which the server has not heard of yet."""
        for section in sections:
            if section.driver == PRINTER:
                printer = open_printer(section.url)
                printer.changed = lambda d=section.id: self.changed.send(d)
                self.printers[section.id] = printer
            else:
                device = open_device(section.driver, section.url, section.options)
                device.report = lambda report, d=section.id: self._report(d, report)
                device.changed = lambda d=section.id: self.changed.send(d)
                self._devices[section.id] = device
        self.changed.connect(self._send_state)
        uplink.heard.connect(self.obey)
        uplink.linked.connect(self._linked)

    def tasks(self) -> "list[asyncio.Task[None]]":
        """One task per device, two per printer, one that looks after old presses; the owner ends them."""
        return [
            *(keep_running(d.run, name=f"device-{id}") for id, d in self._devices.items()),
            *(keep_running(p.watch, name=f"watch-{id}") for id, p in self.printers.items()),
            *(keep_running(partial(self._check, p), name=f"check-{id}") for id, p in self.printers.items()),
            keep_running(self._look_after, name="presses"),
        ]

    async def close(self) -> None:
        """Let a slip under way come out, then release the links."""
        await self._background.finish()
        for device in self._devices.values():
            await device.close()
        for printer in self.printers.values():
            await printer.close()

    @property
    def waiting(self) -> int:
        """Presses that the server has not got."""
        return len(self._presses.due())

    def obey(self, message: m.FromServer) -> None:
        """Carry out what the server says; an order for a device that is not here is passed over."""
        match message:
            case m.Taken(n=n):
                self._presses.taken(n)
            case m.Print():
                self._print(message)
            case _:
                device = self._devices.get(message.device)
                if device is not None:
                    try:
                        _order(device, message)
                    except Exception as error:
                        # A device of another kind, or a unit that it has not: the link must live on.
                        cause = repr(error)[:200]
                        log.warning("an order not carried out", device=message.device, cause=cause)

    def _report(self, device: str, report: Report) -> None:
        if isinstance(report, Lost):
            return
        waiting = self._presses.add(device, report)
        self._uplink.send(self._presses.message(waiting))

    def _linked(self, connected: bool) -> None:
        if connected:
            self._drop_old()
            for device in (*self._devices, *self.printers):
                self._send_state(device)
            for waiting in self._presses.due():
                self._uplink.send(self._presses.message(waiting))

    def _send_state(self, id: str) -> None:
        device = self._devices.get(id) or self.printers[id]
        self._uplink.send(m.DeviceState(id, device.health, device.counters))

    async def _look_after(self) -> None:
        """Old presses are dropped and said so; the server hears now and then how everything is."""
        since = 0.0
        while True:
            await asyncio.sleep(LOOK_S)
            since += LOOK_S
            self._drop_old()
            if since >= STATE_S:
                since = 0.0
                for device in (*self._devices, *self.printers):
                    self._send_state(device)

    def _drop_old(self) -> None:
        for waiting in self._presses.drop_old():
            log.warning("press dropped: the server was not reached in time", device=waiting.device)
            self._dropped.append(m.Dropped(waiting.n, waiting.device, waiting.report.unit))
        while self._dropped and self._uplink.send(self._dropped[0]):
            self._dropped.popleft()

    async def _check(self, printer: TicketPrinter) -> None:
        while True:
            await printer.check()
            await asyncio.sleep(CHECK_S)

    def _print(self, job: m.Print) -> None:
        self._background.start(self._print_now(job), name=f"print-{job.job}")

    async def _print_now(self, job: m.Print) -> None:
        printer = self.printers.get(job.device)
        result = PrintResult(PrintOutcome.UNKNOWN, "error")
        try:
            if printer is None:
                result = PrintResult(PrintOutcome.FAILED, "no_printer")
            else:
                result = await printer.print(job.data)
        finally:
            self._uplink.send(m.PrintDone(job.job, result.outcome.value, result.cause))


def _order(device: Device, order: m.Order) -> None:
    """One order to the device that it is for."""
    match order:
        case m.ShowPad(unit=unit, display=display):
            cast(CallPad, device).show_pad(unit, display)
        case m.Beep(unit=unit):
            cast(CallPad, device).beep(unit)
        case m.Invite(unit=unit):
            cast(RatingPad, device).invite(unit)
        case m.Thank(unit=unit):
            cast(RatingPad, device).thank(unit)
        case m.Dismiss(unit=unit):
            cast(RatingPad, device).dismiss(unit)
        case m.ShowSign(unit=unit, content=content):
            cast(Sign, device).show_sign(unit, content)
        case m.Say(speech=speech):
            cast(Speaker, device).say(speech)
        case m.LookAgain():
            cast(CardReader, device).look_again()
