"""Everything that hangs on the halls, put together: printers, pads, signs, speakers, readers, here or at agents.

The order of the observers is the order of the citizens' interest: what a press changes is on pad and sign before a
slip is thought of.
"""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial

from msgspec import structs

from devices.protocols import Device, TicketPrinter
from devices.registry import open_device, open_printer
from server.bridges.agents import Agents
from server.bridges.device_page import DevicePage
from server.bridges.devices import Devices
from server.bridges.follower import Follower
from server.bridges.pads import Pads
from server.bridges.presses import Presses
from server.bridges.ratings import Ratings
from server.bridges.readers import Readers
from server.bridges.signs import Signs
from server.bridges.slips import Slips
from server.bridges.speakers import Speakers
from server.bridges.stores import Stores
from server.config.devices import agent_device
from server.config.load import all_settings
from server.config.schema import ConfigFile, DeviceSection
from server.domain.queue.calls.desk import DeskView, desk_view
from server.domain.queue.state import HallState
from server.domain.queue.views.manager import ManagerView, manager_view
from server.domain.queue.views.parts import Now
from server.halls import Halls
from server.hub.hub import Hub, Stamp
from server.personal.cards import Cards
from server.tasks import keep_running


class Floor:
    """Made without I/O; `attach` ties it to the hub and the engine, `tasks` bring it to life."""

    def __init__(
        self,
        config: ConfigFile,
        engine: Halls,
        agents: Agents,
        cards: Cards,
        stamps: Mapping[str, Stamp],
        title: Callable[[str, str], str],
        stores: Stores,
    ) -> None:
        """`title(hall, id)` is what screens call a person."""
        self._title, self._stores = title, stores
        self._engine, self._cards, self._stamps = engine, cards, dict(stamps)
        self._settings = dict(all_settings(config))
        self._agents = agents
        self.devices = Devices({h.id: h for h in config.hall}, self._open)
        printers = {
            (h.id, k.id): self._printer(h.id, k.printer) for h in config.hall for k in h.kiosk if k.printer
        }
        self.slips = Slips(engine, printers, stamps)
        self.presses = Presses(stamps)
        self._signs = Signs(self.devices)
        self._speakers = Speakers(self.devices, self._volume)
        self._tasks: list[asyncio.Task[None]] = []

    def attach(self, hub: Hub) -> None:
        """Tie what changes to who shows it."""
        self._pads = Pads(self._engine, self.devices, self.presses, hub)
        self._ratings = Ratings(self._engine, self.devices, self.presses, hub)
        Readers(self._engine, self.devices, self._cards, self._settings, self._stamps)
        windows = {
            hall: {u.bound.window for use in ("call-pad", "sign") for u in self.devices.units(use, hall)}
            for hall in self._settings
        }
        self._follower = Follower(
            self._engine, [self._pads.show, self._signs.show], {h: sorted(w) for h, w in windows.items()}
        )
        self.page = DevicePage(self.slips, self.devices, self._agents, self._cards, self._follower)
        self._cards.changed = hub.refresh
        self.slips.observers.append(hub.refresh)
        self.devices.observers.append(hub.refresh)
        self._agents.observers.append(hub.refresh)
        self._stores.observers += [partial(hub.refresh, hall) for hall in self._settings]
        self._engine.observers += [
            self._follower.changed,
            hub.changed,
            self._speakers.changed,
            self._ratings.changed,
            self.slips.changed,
        ]

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

    def desk_view(self, state: HallState, window: str, now: Now) -> DeskView:
        """The console with what the pads beside it asked for."""
        view = desk_view(state, window, now)
        return structs.replace(view, presses=self.presses.lines(state.settings.id, window))

    def manager_view(self, state: HallState, now: Now) -> ManagerView:
        """The manager's panel with what all pads asked for."""
        view = manager_view(state, now, [*self.page.causes(state, now), *self._stores.causes()])
        hall = state.settings.id
        changes = [structs.replace(line, by=self._title(hall, line.by)) for line in view.changes]
        alerts = [
            structs.replace(a, acknowledged_by=self._title(hall, a.acknowledged_by)) for a in view.alerts
        ]
        return structs.replace(view, changes=changes, alerts=alerts, presses=self.presses.lines(hall))

    def _volume(self, state: HallState, at: float) -> float:
        """How loud the hall speaks at this time of its day."""
        settings = state.settings
        return settings.voice.level(self._stamps[settings.id](at)[11:16])

    def _open(self, hall: str, section: DeviceSection) -> Device:
        at_agent = agent_device(section.url)
        if at_agent:
            return self._agents.device(hall, *at_agent)
        return open_device(section.driver, section.url, section.options)

    def _printer(self, hall: str, url: str) -> TicketPrinter:
        at_agent = agent_device(url)
        return self._agents.printer(hall, *at_agent) if at_agent else open_printer(url)
