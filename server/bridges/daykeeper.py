"""Opens and closes each hall by its hours, once per turn of the schedule, so that a manager's word stands in between."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

import structlog

from server.config.hours import Phase, phase
from server.config.schema import HallSection
from server.domain import commands as c
from server.domain.refusals import Refused
from server.domain.state import Facts
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
        self._done: dict[str, tuple[str, Phase]] = {}

    async def run(self) -> None:
        """Look every few seconds; the app owns this task."""
        while True:
            try:
                await self.look()
            except Exception as error:  # the hall must open tomorrow whatever went wrong today
                log.error("schedule failed", cause=repr(error))
            await asyncio.sleep(LOOK_S)

    async def look(self) -> None:
        """Do what the schedule asks of every hall now, if its phase or day has changed."""
        for hall, section in self._halls.items():
            local = datetime.fromtimestamp(self._engine.clock.now(), ZoneInfo(section.timezone))
            wanted = Phase.INTAKE if self._always_open else phase(section.hours, local)
            today = local.date().isoformat()
            if self._done.get(hall) == (today, wanted):
                continue
            first = hall not in self._done
            try:
                for command in await self._engine.read(
                    hall, lambda s, _at, w=wanted, t=today, f=first: self._turn(w, t, f, s.facts)
                ):
                    await self._engine.submit(hall, command, actor=ACTOR)
                self._done[hall] = (today, wanted)
            except Refused as refused:
                log.info("schedule refused", hall=hall, code=refused.code)
                self._done[hall] = (today, wanted)
            except (JournalUnavailable, NotReady) as error:
                log.warning("schedule waits", hall=hall, cause=str(error))

    def _turn(self, wanted: Phase, today: str, first: bool, facts: Facts) -> list[c.DayCommand]:
        """Commands that bring a hall into the wanted phase.

        After a restart within the hours, a day that somebody closed by hand stays closed.
        """
        day, day_open, intake = facts.day, facts.day_open, facts.intake
        match wanted:
            case Phase.INTAKE:
                if day != today or (not day_open and (not first or self._always_open)):
                    return [c.OpenDay(today)]
                return [c.OpenIntake()] if day_open and not intake else []
            case Phase.BREAK | Phase.GRACE:
                if day_open and day != today:
                    return [c.CloseDay()]
                return [c.CloseIntake()] if intake else []
            case Phase.BEFORE | Phase.CLOSED:
                return [c.CloseDay()] if day_open else []
