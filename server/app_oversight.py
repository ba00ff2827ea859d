"""Ratings, follow-ups, concerns and letters of a server, put together: their engine, and what serves them beside."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from server.api.cases.query_code import query_code
from server.api.oversight.live import OversightLive, all_at_once, oversight_draws
from server.api.routes import OversightRooms, Rooms
from server.bridges.demo_said import SaidBefore
from server.bridges.demo_words import keep
from server.bridges.forgetting import forgetting
from server.bridges.low_ratings import LowRatings
from server.bridges.open_data import OpenData
from server.bridges.oversight_house import OversightCalendar, OversightRetention
from server.bridges.supervision import Supervision
from server.cases import Cases
from server.clock import Clock
from server.config.oversight import oversight_of
from server.config.schema import ConfigFile
from server.domain.cases.settings import CasesSettings
from server.domain.cases.stream import ID as CASES
from server.domain.oversight.followups.follow_up import FollowUp
from server.domain.oversight.overruns.overrun import Overrun
from server.domain.oversight.stream import ID
from server.domain.oversight.views.items import Title
from server.domain.sealing import Key
from server.engine.clock import HallClock
from server.engine.submission import NotReady
from server.halls import Halls
from server.hub.hub import Hub, Stamp
from server.journal.journal import Journal, JournalUnavailable
from server.oversight import driven_oversight
from server.personal.personal import Personal
from server.reports.follower import Reports


class OversightPlace(NamedTuple):
    """What it stands on."""

    journal: Journal
    clock: HallClock
    personal: Personal
    halls: Halls
    cases: Cases
    computer: Clock
    title: Title
    stamp: Stamp
    key: Key
    public_url: str
    reports: Reports

    def link(self, number: str) -> tuple[str, str]:
        """The code of a concern, and the address under which its citizen follows it."""
        code = query_code(self.key, number)
        return code, f"{self.public_url}/f/{number}.{code}"


class OversightPart:
    """Made without I/O; `start` once halls and cases are read."""

    def __init__(self, place: OversightPlace, config: ConfigFile, office: CasesSettings) -> None:
        self._place, self._config, self._days = place, config, config.oversight.retention_days
        self._settings = oversight_of(config, office.office)
        self.engine = driven_oversight(place.journal, self._settings, place.clock)
        self._ratings = LowRatings(self.engine, place.journal, [hall.id for hall in config.hall], place.cases)
        self._calendar = OversightCalendar(self.engine, office.office)
        names = {hall.id: hall.name.text() for hall in config.hall}
        self.supervision = Supervision(
            self.engine, place.halls, place.cases, names, self._settings.limits, place.stamp,
            ZoneInfo(config.hall[0].timezone), lambda: self._hub.refresh(ID),
        )  # fmt: skip
        self.open_data = OpenData(
            place.halls, place.reports, names, place.stamp, self._settings.office.day_at
        )
        draws = oversight_draws(place.title, lambda: self.supervision.district)
        self._hub = Hub(draws, {ID: place.stamp}, all_at_once, place.computer)
        self.rooms = OversightRooms(
            self.engine, place.stamp, place.key, place.link, lambda: self.supervision.district,
            lambda: self.open_data.months, config.oversight.public,
        )  # fmt: skip
        self.engine.settled.connect(self._hub.changed)
        self.engine.troubles.said.connect(lambda cause: self._hub.halt(bool(cause)))
        place.halls.settled.connect(self._ratings.changed)
        place.cases.settled.connect(self._calendar.changed)

    def live(self, rooms: Rooms) -> OversightLive:
        """The screens of it."""
        return OversightLive(rooms, self._hub)

    async def remember(self) -> None:
        """Give a demo that begins a past."""
        place = self._place
        if await place.journal.last(ID):
            return
        departments = sorted({name for one in self._config.reviewer for name in one.departments})
        kept = await keep(place.personal)
        before = SaidBefore(self._settings, self._config.hall, departments, kept)
        await place.journal.append(ID, before.told(place.clock.now()))

    async def start(self) -> None:
        """Read the stream; where that cannot be everything else goes on without it."""
        await self.engine.start(may_stand=True)
        cases = self._place.cases
        if CASES in cases.living:
            self._calendar.follow(await cases.read(CASES, lambda state, _at: dict(state.facts.years)))

    async def follow_up(self, rating: str) -> FollowUp | None:
        """What followed from a rating, by its id. Raises JournalUnavailable."""
        try:
            return await self.engine.read(ID, lambda state, _at: state.facts.follow_ups.get(rating))
        except NotReady as error:
            raise JournalUnavailable(str(error)) from error

    async def overrun(self, id: str) -> Overrun | None:
        """By its id. Raises JournalUnavailable."""
        try:
            return await self.engine.read(ID, lambda state, _at: state.facts.overruns.get(id))
        except NotReady as error:
            raise JournalUnavailable(str(error)) from error

    def tasks(self) -> "Sequence[asyncio.Task[None]]":
        """The app owns them."""
        retention = OversightRetention(self.engine, self._place.personal, self._days)
        clock = self._place.clock

        async def forget() -> int:
            return await retention.look(clock.now())

        named: dict[str, Callable[[], Coroutine[None, None, None]]] = {
            "oversight-hub": lambda: self._hub.run(self.engine.read),
            "oversight-beat": self._hub.beat,
            "low-ratings": self._ratings.run,
            "supervision": self.supervision.run,
            "open-data": self.open_data.run,
            "oversight-retention": lambda: forgetting(clock, forget, "words of ratings and concerns"),
        }
        if ID not in self.engine.living:
            return []
        return [asyncio.create_task(run(), name=name) for name, run in named.items()]
