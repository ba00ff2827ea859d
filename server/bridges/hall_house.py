"""What serves a hall beside the engine, opened and closed together, so that a hall can be taken up and given back while
others run."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import AsyncExitStack
from functools import partial

from msgspec import Struct

from devices.protocols import PrintResult
from server.api.live_views import LIVE_VIEWS
from server.bridges.catalogue_guide import limit_words
from server.bridges.configuration import Knows, follow_configuration
from server.bridges.daykeeper import DayKeeper
from server.bridges.floor import Floor, Shared
from server.bridges.planner import Planner
from server.config.schema import HallSection
from server.domain.queue.change import Change
from server.domain.queue.settings import HallSettings
from server.domain.queue.state import HallState
from server.domain.queue.stream import HallStream
from server.domain.queue.views.parts import Now
from server.domain.told import Told, renewed
from server.engine.submission import UnknownStream
from server.halls import Halls
from server.hub.hub import Stamp, View
from server.papers.sheet import LabelledSheet
from server.shell.problem_sentences import Problem
from server.signal import Signal
from server.tasks import end_task, report_death


class HallHouse:
    """One hall: its timetable, its plans, its devices. Made without I/O; `open` once the engine carries the hall."""

    def __init__(
        self,
        section: HallSection,
        settings: HallSettings,
        engine: Halls,
        shared: Shared,
        stamp: Stamp,
        *,
        always_open: bool = False,
    ) -> None:
        self.hall, self.settings, self._engine = section.id, settings, engine
        self._telling = settings
        self.floor = Floor(section, settings, engine, shared, stamp)
        self.draws = self.floor.draws()
        self._keeper = DayKeeper(engine, {section.id: section}, always_open=always_open)
        self._planner = Planner(engine, {section.id: section.timezone})
        self._stack = AsyncExitStack()

    async def open(self, knows: Knows) -> None:
        """Bring the hall to its timetable and its configuration, then its devices to life. Raises JournalUnavailable."""
        self._stack.push_async_callback(self.floor.close)
        await self._keeper.look()
        await follow_configuration(self._engine, self.hall, knows)
        await self.floor.slips.recover()
        for task in (
            *self.floor.tasks(),
            asyncio.create_task(self._keeper.run(), name=f"daykeeper-{self.hall}"),
            asyncio.create_task(self._planner.run(), name=f"planner-{self.hall}"),
        ):
            task.add_done_callback(report_death)
            self._stack.push_async_callback(end_task, task)

    def tell(self, told: Told) -> bool:
        """Tell of the services what the catalogue has published; whether that is something else than until now."""
        before, self._telling = self._telling, renewed(self.settings, told, limit_words())
        self._engine.fit(self.hall, self._refit)
        return self._telling.edition != before.edition

    def _refit(self, state: HallState) -> None:
        state.settings = self._telling

    async def close(self) -> None:
        """End its tasks and let its devices go; nothing happens to one that is closed."""
        await self._stack.aclose()


class HallHouses:
    """The houses of all halls that this server carries. `changed` tells the hall in which something that no event is about
    looks different."""

    def __init__(
        self, engine: Halls, halls: Iterable[str], make: Callable[[str], HallHouse], knows: Knows
    ) -> None:
        self.changed = Signal[str]("halls")
        self.draws: dict[str, View[HallState]] = {view.kind: self._drawing(view.kind) for view in LIVE_VIEWS}
        """How each kind of view is drawn, for hub and API."""
        self._engine, self._make, self._knows = engine, make, knows
        self._told: Told = {}
        self._houses = {hall: self._made(hall) for hall in halls}

    async def open(self) -> None:
        """The engine has read its journal: whatever can be read is served; what is damaged stays as it is."""
        for hall in self._engine.living:
            await self._houses[hall].open(self._knows)

    async def close(self) -> None:
        for house in self._houses.values():
            await house.close()

    async def take_up(self, hall: str) -> None:
        """Carry one more hall, while the others go on. Raises ValueError for one that is carried, JournalUnavailable."""
        if hall in self._houses:
            raise ValueError(hall)
        house = self._made(hall)
        await self._engine.take_up(HallStream(house.settings))
        self._houses[hall] = house
        house.tell(self._told)
        if hall in self._engine.living:
            await house.open(self._knows)

    async def give_back(self, hall: str) -> None:
        """Carry a hall no longer: what was taken of it is settled, then nothing of it is served. Raises KeyError."""
        await self._houses[hall].close()
        await self._engine.give_back(hall)
        del self._houses[hall]

    def show(self, change: Change) -> None:
        """What whoever pressed a key looks at; never waits."""
        if house := self._houses.get(change.stream):
            house.floor.show(change)

    def follow(self, change: Change) -> None:
        """What comes after the screens; never waits."""
        if house := self._houses.get(change.stream):
            house.floor.follow(change)

    def tell(self, told: Told) -> None:
        """Tell in every hall what the catalogue has published; never waits."""
        self._told = told
        for hall, house in self._houses.items():
            if house.tell(told):
                self.changed.send(hall)

    def changed_everywhere(self) -> None:
        """Something that every hall shows looks different."""
        for hall in self._houses:
            self.changed.send(hall)

    async def try_device(self, hall: str, device: str, unit: int | None) -> list[str]:
        """Raises Problem, UnknownStream."""
        house = self._houses.get(hall)
        if house is None:
            raise UnknownStream(hall)
        return await house.floor.page.try_out(hall, device, unit)

    async def print_paper(self, hall: str, kiosk: str, paper: LabelledSheet) -> PrintResult:
        """On the printer of a kiosk. Raises Problem."""
        house = self._houses.get(hall)
        if house is None or kiosk not in house.floor.slips.printers(hall):
            raise Problem("unknown_device", device=kiosk)
        return await house.floor.slips.run_errand(hall, kiosk, partial(_paper_job, paper))

    def down(self, state: HallState, now: Now) -> list[str]:
        """The devices of a hall that are down."""
        house = self._houses.get(state.settings.id)
        return house.floor.page.down(state, now) if house else []

    def printers(self, hall: str) -> list[str]:
        """The kiosks of a hall that have a printer."""
        house = self._houses.get(hall)
        return house.floor.slips.printers(hall) if house else []

    def _made(self, hall: str) -> HallHouse:
        house = self._make(hall)
        house.floor.changed.connect(self.changed.send)
        return house

    def _drawing(self, kind: str) -> View[HallState]:
        def draw(state: HallState, key: str, now: Now) -> Struct | None:
            return self._houses[state.settings.id].draws[kind](state, key, now)

        return draw


def _paper_job(paper: LabelledSheet) -> bytes:
    from kiosk.paper_slip import paper_slip_bytes  # with what writes a printer's language: see `slips`

    return paper_slip_bytes(paper)
