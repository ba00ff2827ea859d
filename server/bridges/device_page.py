"""The devices as a manager looks at them, and the test buttons; the printer and reader as a kiosk's screen does."""

import asyncio
from collections import Counter
from typing import cast

from devices.protocols import (
    CallPad,
    CardReader,
    PadDisplay,
    PrintOutcome,
    RatingPad,
    Sign,
    Speaker,
    Speech,
)
from kiosk.slip_and_sign_words import TRIAL_NUMBER, in_hanzi
from server.bridges.agents import Agents
from server.bridges.devices import Devices, Unit
from server.bridges.follower import Follower
from server.bridges.signs import trial_sign
from server.bridges.slips import Slips
from server.config.devices import agent_device
from server.domain.queue.notices.view import emergency
from server.domain.queue.shown.devices import DevicesView, HealthView
from server.domain.queue.shown.kiosk import KioskView
from server.domain.queue.state import HallState
from server.domain.queue.views.alerts import Cause
from server.domain.queue.views.parts import Now
from server.domain.queue.words import AlertKind, AlertLevel, DeviceHealth
from server.personal.cards import Cards
from server.shell.problem_sentences import Problem

SHOWN_S = 5.0
"""How long a test stands on a display."""


class DevicePage:
    """Views and tests over everything that hangs on a hall."""

    def __init__(
        self, slips: Slips, devices: Devices, agents: Agents, cards: Cards, follower: Follower
    ) -> None:
        self._slips, self._devices, self._agents = slips, devices, agents
        self._cards, self._follower = cards, follower

    def view(self, state: HallState, key: str, now: Now) -> DevicesView:
        """All devices of a hall, agents first: when one is away, so is what it brings."""
        del key
        lines = [
            *self._agents.lines(state, now),
            *self._slips.lines(state, now),
            *self._devices.lines(state, now),
        ]
        return DevicesView(state.settings.id, lines)

    def health(self, state: HallState, key: str, now: Now) -> HealthView:
        """The devices of a hall in three numbers."""
        counted = Counter(line.state for line in self.view(state, key, now).devices)
        return HealthView(
            state.settings.id,
            counted[DeviceHealth.OK],
            counted[DeviceHealth.WARNING],
            counted[DeviceHealth.DOWN],
            emergency(state, now),
        )

    def causes(self, state: HallState, now: Now) -> list[Cause]:
        """An alert for each of them."""
        return [Cause(AlertKind.DEVICE, AlertLevel.BAD, 1, subject=id) for id in self.down(state, now)]

    def down(self, state: HallState, now: Now) -> list[str]:
        """The devices that are down, but for what an agent brings that is down itself."""
        lines = self.view(state, "", now).devices
        gone = {line.id for line in lines if line.kind == "agent" and line.state is DeviceHealth.DOWN}
        return [
            line.id
            for line in lines
            if line.state is DeviceHealth.DOWN and (agent_device(line.url) or ("", ""))[0] not in gone
        ]

    def kiosk_view(self, state: HallState, kiosk: str, now: Now) -> KioskView | None:
        """What a kiosk's own screen shows of its devices; None for a kiosk that the hall lacks."""
        del now
        hall = state.settings.id
        if kiosk not in state.settings.kiosks:
            return None
        health = self._slips.health(hall, kiosk)
        return KioskView(
            hall=hall,
            kiosk=kiosk,
            prints=health is not None,
            printer_state=DeviceHealth(health.state) if health else DeviceHealth.UNKNOWN,
            printer_cause=health.cause if health else "",
            reads_cards=any(u.bound.kiosk == kiosk for u in self._devices.units("card-reader", hall)),
            card=self._cards.shown(hall, kiosk),
            edition=state.settings.edition,
        )

    async def try_out(self, hall: str, device: str, unit: int | None) -> list[str]:
        """Try a device out; returns what was to be seen or heard. Raises Problem."""
        if device.startswith("printer-") and self._slips.health(hall, device.removeprefix("printer-")):
            result = await self._slips.test(hall, device.removeprefix("printer-"))
            if result.outcome is not PrintOutcome.PRINTED:
                raise Problem("device_down")
            return ["slip"]
        units = [u for u in self._devices.find(hall, device) if unit in (None, u.bound.at)]
        if not units:
            raise Problem("unknown_device", device=device)
        if units[0].device.health.state == "down":
            raise Problem("device_down")
        done = [did for u in units for did in _try(u)]
        asyncio.get_running_loop().call_later(SHOWN_S, self._end, hall, units)
        return sorted(set(done))

    def _end(self, hall: str, units: list[Unit]) -> None:
        for unit in units:
            if unit.bound.use == "rating-pad":
                cast(RatingPad, unit.device).dismiss(unit.bound.at)
        self._follower.refresh(hall)


def _try(unit: Unit) -> list[str]:
    at = unit.bound.at
    match unit.bound.use:
        case "call-pad":
            pad = cast(CallPad, unit.device)
            pad.show_pad(at, PadDisplay(TRIAL_NUMBER, int(TRIAL_NUMBER)))
            pad.beep(at)
            return ["number", "beep"]
        case "rating-pad":
            cast(RatingPad, unit.device).invite(at)
            return ["rating"]
        case "sign":
            content = trial_sign(unit.bound.window)
            cast(Sign, unit.device).show_sign(at, content)
            return ["number"]
        case "speaker":
            cast(Speaker, unit.device).say(Speech(0, in_hanzi("Test of the voice")))
            return ["speech"]
        case "card-reader":
            cast(CardReader, unit.device).look_again()
            return ["card"]
