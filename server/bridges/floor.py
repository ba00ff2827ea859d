"""Everything that hangs on a hall, put together: printers, pads, signs, speakers, readers, here or at agents.

What a press changes is on pad and sign before a slip is thought of.
"""

import asyncio
from collections.abc import Callable
from typing import NamedTuple

from msgspec import structs

from devices.protocols import Device, TicketPrinter
from devices.registry import open_device, open_printer
from server.bridges.agents import Agents
from server.bridges.device_page import DevicePage
from server.bridges.devices import Devices
from server.bridges.follower import Follower
from server.bridges.pads import Pads
from server.bridges.presses import Presses
from server.bridges.rating_pads import RatingPads
from server.bridges.readers import Readers
from server.bridges.signs import Signs
from server.bridges.slips import Slips
from server.bridges.speakers import Speakers
from server.bridges.stores import Stores
from server.config.devices import agent_device
from server.config.schema import DeviceSection, HallSection
from server.domain.queue.calls.desk import desk_view, pad_view
from server.domain.queue.change import Change
from server.domain.queue.settings import HallSettings
from server.domain.queue.shown.desk import DeskView, PadView
from server.domain.queue.shown.manager import ManagerView
from server.domain.queue.state import HallState
from server.domain.queue.tickets.view import shown_view
from server.domain.queue.views.board import board_view, sign_view
from server.domain.queue.views.manager import manager_view
from server.domain.queue.views.parts import Now
from server.halls import Halls
from server.hub.hub import Stamp, View
from server.personal.cards import Cards, at_window
from server.personal.signatures import Signatures
from server.signal import Signal
from server.tasks import keep_running


class Shared(NamedTuple):
    """What all halls of a server share."""

    agents: Agents
    cards: Cards
    signatures: Signatures
    stores: Stores
    title: Callable[[str, str], str]
    """(hall, id) → what screens call a person."""


class Floor:
    """Everything that hangs on one hall. Made without I/O; `tasks` bring it to life.

    `changed` tells the hall when something that no event is about looks different: a device's health, a card on a reader.
    """

    def __init__(
        self, section: HallSection, settings: HallSettings, engine: Halls, shared: Shared, stamp: Stamp
    ) -> None:
        hall = section.id
        stamps = {hall: stamp}
        self.changed = Signal[str]("floor")
        self._shared, self._stamp = shared, stamp
        self.devices = Devices({hall: section}, self._open)
        printers = {(hall, k.id): self._printer(hall, k.printer) for k in section.kiosk if k.printer}
        self.slips = Slips(engine, printers, stamps)
        self._presses = Presses(stamps)
        self._signs = Signs(self.devices)
        self._speakers = Speakers(self.devices, self._volume)
        self._pads = Pads(engine, self.devices, self._presses)
        self._ratings = RatingPads(engine, self.devices, self._presses)
        Readers(engine, self.devices, shared.cards, {hall: settings}, stamps)
        windows = {u.bound.window for use in ("call-pad", "sign") for u in self.devices.units(use, hall)}
        self._follower = Follower(engine, [self._pads.show, self._signs.show], {hall: sorted(windows)})
        self.page = DevicePage(self.slips, self.devices, shared.agents, shared.cards, self._follower)
        for part in (self.devices, self.slips, self._presses, self._ratings):
            part.changed.connect(self.changed.send)

    def show(self, change: Change) -> None:
        """What whoever pressed a key looks at; never waits."""
        self._follower.follow(change)

    def follow(self, change: Change) -> None:
        """What comes after the screens: the voice, the question how it was, the slip; never waits."""
        self._speakers.follow(change)
        self._ratings.follow(change)
        self.slips.follow(change)

    def tasks(self) -> "list[asyncio.Task[None]]":
        """Every device with a task of its own; the app owns them."""
        return [
            *self.slips.tasks(),
            *self.devices.tasks(),
            *self._pads.tasks(),
            keep_running(self._ratings.run, name="ratings"),
            keep_running(self._follower.run, name="follower"),
        ]

    async def close(self) -> None:
        await self.devices.close()
        await self.slips.close()

    def draws(self) -> dict[str, View[HallState]]:
        """What each kind of screen of this hall shows; a window that the configuration lacks has no view."""
        return {
            "board": lambda s, k, n: board_view(s, n),
            "window": lambda s, k, n: sign_view(s, k, n) if k in s.settings.windows else None,
            "desk": lambda s, k, n: self.desk_view(s, k, n) if k in s.settings.windows else None,
            "pad": lambda s, k, n: self.pad_view(s, k, n) if k in s.settings.windows else None,
            "manager": lambda s, k, n: self.manager_view(s, n),
            "devices": self.page.view,
            "health": self.page.health,
            "kiosk": self.page.kiosk_view,
            "ticket": shown_view,
        }

    def desk_view(self, state: HallState, window: str, now: Now) -> DeskView:
        """The console with what the pads and the card reader beside it have to say."""
        view, hall = desk_view(state, window, now), state.settings.id
        reads = any(unit.bound.window == window for unit in self.devices.units("card-reader", hall))
        return structs.replace(
            view,
            presses=self._presses.lines(hall, window),
            reads_cards=reads,
            card=self._shared.cards.shown(hall, at_window(window)) if reads else None,
        )

    def pad_view(self, state: HallState, window: str, now: Now) -> PadView:
        """The rating pad, which is signed on too."""
        asked = self._shared.signatures.shown(state.settings.id, window)
        return structs.replace(pad_view(state, window, now), signature=asked)

    def manager_view(self, state: HallState, now: Now) -> ManagerView:
        """The manager's panel with what all pads asked for."""
        view = manager_view(state, now, [*self.page.causes(state, now), *self._shared.stores.causes()])
        hall = state.settings.id
        changes = [structs.replace(line, by=self._shared.title(hall, line.by)) for line in view.changes]
        alerts = [
            structs.replace(a, acknowledged_by=self._shared.title(hall, a.acknowledged_by))
            for a in view.alerts
        ]
        return structs.replace(view, changes=changes, alerts=alerts, presses=self._presses.lines(hall))

    def _volume(self, state: HallState, at: float) -> float:
        """How loud the hall speaks at this time of its day."""
        return state.settings.voice.level(self._stamp(at)[11:16])

    def _open(self, hall: str, section: DeviceSection) -> Device:
        at_agent = agent_device(section.url)
        if at_agent:
            return self._shared.agents.device(hall, *at_agent)
        return open_device(section.driver, section.url, section.options)

    def _printer(self, hall: str, url: str) -> TicketPrinter:
        at_agent = agent_device(url)
        return self._shared.agents.printer(hall, *at_agent) if at_agent else open_printer(url)
