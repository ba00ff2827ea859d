"""Tells each hall what its timetable asks. What a person decides in between stands until the next phase: the hall's journal
knows which phase was carried out, so that a restart asks for nothing anew."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

import structlog

from server.config.hours import phase
from server.config.schema import HallSection
from server.domain.refusals import Refused
from server.domain.upkeep import FollowTimetable
from server.engine import Engine
from server.engine.submission import NotReady
from server.journal import JournalUnavailable

log = structlog.get_logger("daykeeper")
LOOK_S = 5.0
ACTOR = "schedule"


class DayKeeper:
    """`always_open` ignores the hours and turns the day at midnight."""

    def __init__(
        self, engine: Engine, halls: Mapping[str, HallSection], *, always_open: bool = False
    ) -> None:
        self._engine, self._halls, self._always_open = engine, halls, always_open

    async def run(self) -> None:
        """Look every few seconds; the app owns this task."""
        while True:
            try:
                await self.look()
            except Exception as error:  # the hall must open tomorrow whatever went wrong today
                log.error("schedule failed", cause=repr(error))
            await asyncio.sleep(LOOK_S)

    async def look(self) -> None:
        """Carry out in every hall what its timetable asks now, once a phase."""
        if not self._engine.clock.settled():
            return  # nobody is sent home by a clock that has just jumped ahead
        for hall, section in self._halls.items():
            try:
                wanted = self._wanted(section)
                followed = await self._engine.read(hall, lambda s, _at: s.facts.followed)
                if followed != (wanted.day, wanted.phase):
                    await self._engine.submit(hall, wanted, actor=ACTOR)
            except Refused as refused:
                log.warning("schedule refused", hall=hall, code=refused.code)
            except (JournalUnavailable, NotReady) as error:
                log.warning("schedule waits", hall=hall, cause=str(error))

    def _wanted(self, section: HallSection) -> FollowTimetable:
        local = datetime.fromtimestamp(self._engine.clock.now(), ZoneInfo(section.timezone))
        asked = "always" if self._always_open else str(phase(section.hours, local))
        return FollowTimetable(local.date().isoformat(), asked)
