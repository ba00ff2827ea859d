"""The devices of all halls: made from the configuration, a supervised task each, their reports given to who acts on them."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import NamedTuple

import structlog

from devices.protocols import CardRead, Device, Lost, Pressed, Rated, Report
from server.config.schema import DeviceSection, HallSection, UnitSection
from server.domain.queue.shown.devices import DeviceLine
from server.domain.queue.state import HallState
from server.domain.queue.views.parts import Now
from server.domain.queue.words import DeviceHealth
from server.signal import Signal
from server.tasks import keep_running

log = structlog.get_logger("devices")
MOST_STRANGERS = 16
MakeDevice = Callable[[str, DeviceSection], Device]
"""(hall, section) → the device, local or at an agent."""


class Unit(NamedTuple):
    """One pad, sign, speaker or reader, with the device that it hangs on."""

    hall: str
    device: Device
    section: DeviceSection
    bound: UnitSection

    @property
    def name(self) -> str:
        """How the journal and the manager call it: "bus-east.3"."""
        return f"{self.section.id}.{self.bound.at}"


class Devices:
    """`changed` tells the hall in which a device's health did."""

    def __init__(self, halls: Mapping[str, HallSection], make: MakeDevice) -> None:
        self.changed = Signal[str]("devices")
        self._devices: dict[tuple[str, str], tuple[Device, DeviceSection]] = {}
        self._units: dict[str, list[Unit]] = {}
        self._heard: dict[tuple[str, str, int, type[Report]], Unit] = {}
        self._strangers: dict[tuple[str, str], dict[int, bool]] = {}
        self._handlers: dict[type[Report], Callable[[Unit, Report], None]] = {}
        for hall, settings in halls.items():
            for section in settings.device:
                device = make(hall, section)
                device.report = lambda report, h=hall, d=section.id: self._report(h, d, report)
                device.changed = partial(self.changed.send, hall)
                self._devices[hall, section.id] = device, section
                for bound in section.unit:
                    unit = Unit(hall, device, section, bound)
                    self._units.setdefault(hall, []).append(unit)
                    for kind in REPORTS.get(bound.use, ()):
                        self._heard[hall, section.id, bound.at, kind] = unit

    def units(self, use: str, hall: str = "") -> list[Unit]:
        """All units of a use, of one hall or of all."""
        halls = [hall] if hall else list(self._units)
        return [unit for h in halls for unit in self._units.get(h, []) if unit.bound.use == use]

    def find(self, hall: str, device: str) -> list[Unit]:
        """The units of one device; empty when there is no such device."""
        return [unit for unit in self._units.get(hall, []) if unit.section.id == device]

    def on(self, kind: type[Report], handler: Callable[[Unit, Report], None]) -> None:
        """Hand reports of a kind to `handler`, which must not wait."""
        self._handlers[kind] = handler

    def tasks(self) -> "Iterable[asyncio.Task[None]]":
        """One task per device; the app owns them."""
        for (hall, id), (device, _) in self._devices.items():
            yield keep_running(device.run, name=f"device-{hall}-{id}")

    async def close(self) -> None:
        for device, _ in self._devices.values():
            await device.close()

    def lines(self, state: HallState, now: Now) -> list[DeviceLine]:
        """A hall's devices for the manager's page."""
        return [
            line_of(id, section, device, now, sorted(self._strangers.get((hall, id), ())))
            for (hall, id), (device, section) in self._devices.items()
            if hall == state.settings.id
        ]

    def _report(self, hall: str, device: str, report: Report) -> None:
        unit = self._heard.get((hall, device, report.unit, type(report)))
        handler = self._handlers.get(type(report))
        if unit is None or handler is None:
            log.info("nobody is bound to this unit", hall=hall, device=device, unit=report.unit)
            strangers = self._strangers.setdefault((hall, device), {})
            if len(strangers) < MOST_STRANGERS and report.unit not in strangers:
                strangers[report.unit] = True
                self.changed.send(hall)
            return
        handler(unit, report)


REPORTS: dict[str, tuple[type[Report], ...]] = {
    "call-pad": (Pressed, Lost),
    "rating-pad": (Rated,),
    "card-reader": (CardRead,),
}
"""What units of a use report."""


def line_of(id: str, section: DeviceSection, device: Device, now: Now, strangers: list[int]) -> DeviceLine:
    """One device as the manager sees it."""
    health, counters = device.health, device.counters
    uses = sorted({unit.use for unit in section.unit})
    return DeviceLine(
        id=id,
        kind=uses[0] if len(uses) == 1 else "pads" if uses == ["call-pad", "rating-pad"] else "several",
        driver=section.driver or "agent",
        url=section.url,
        state=DeviceHealth(health.state),
        cause=health.cause,
        since=now.stamp(health.since),
        heard_at=now.maybe(max(counters.heard_at, counters.sent_at)),
        waiting=0,
        bad=counters.bad,
        windows=list(dict.fromkeys(unit.window for unit in section.unit if unit.window)),
        kiosk=next((unit.kiosk for unit in section.unit if unit.kiosk), ""),
        uses=uses,
        strangers=strangers,
    )
