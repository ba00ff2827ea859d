"""Ratings, follow-ups, concerns and letters of a server, put together: their engine, and what serves them beside."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import NamedTuple

from server.bridges.forgetting import forgetting
from server.bridges.low_ratings import LowRatings
from server.bridges.oversight_house import OversightCalendar, OversightRetention
from server.cases import Cases
from server.config.oversight import oversight_of
from server.config.schema import ConfigFile
from server.domain.cases.settings import CasesSettings
from server.domain.cases.stream import ID as CASES
from server.domain.oversight.stream import ID
from server.engine.clock import HallClock
from server.halls import Halls
from server.journal.journal import Journal
from server.oversight import driven_oversight
from server.personal.personal import Personal


class OversightPlace(NamedTuple):
    """What it stands on."""

    journal: Journal
    clock: HallClock
    personal: Personal
    halls: Halls
    cases: Cases


class OversightPart:
    """Made without I/O; `start` once halls and cases are read."""

    def __init__(self, place: OversightPlace, config: ConfigFile, office: CasesSettings) -> None:
        self._place, self._days = place, config.oversight.retention_days
        self._settings = oversight_of(config, office.office)
        self.engine = driven_oversight(place.journal, self._settings, place.clock)
        self._ratings = LowRatings(self.engine, place.journal, [hall.id for hall in config.hall])
        self._calendar = OversightCalendar(self.engine, office.office)
        place.halls.settled.connect(self._ratings.changed)
        place.cases.settled.connect(self._calendar.changed)

    async def start(self) -> None:
        """Read the stream; where that cannot be everything else goes on without it."""
        await self.engine.start(may_stand=True)
        cases = self._place.cases
        if CASES in cases.living:
            self._calendar.follow(await cases.read(CASES, lambda state, _at: dict(state.facts.years)))

    def tasks(self) -> "Sequence[asyncio.Task[None]]":
        """The app owns them."""
        retention = OversightRetention(self.engine, self._place.personal, self._days)
        clock = self._place.clock

        async def forget() -> int:
            return await retention.look(clock.now())

        named: dict[str, Callable[[], Coroutine[None, None, None]]] = {
            "low-ratings": self._ratings.run,
            "oversight-retention": lambda: forgetting(clock, forget, "words of ratings and concerns"),
        }
        if ID not in self.engine.living:
            return []
        return [asyncio.create_task(run(), name=name) for name, run in named.items()]
