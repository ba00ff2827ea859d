"""Tells each hall what its timetable asks. What a person decides in between stands until the next phase: the hall's journal
knows which phase was carried out, so that a restart asks for nothing anew."""

import asyncio
from collections.abc import Mapping

import structlog

from server.calendar.timetable import Phase, asked
from server.config.hours_to_timetable import ALWAYS, timetable_of
from server.config.schema import HallSection
from server.domain.queue.commands import FollowTimetable
from server.domain.queue.day.decide import somebody_left
from server.domain.queue.refusal_codes import Refused
from server.domain.queue.state import HallState
from server.engine.submission import NotReady
from server.halls import Halls
from server.journal.journal import JournalUnavailable

log = structlog.get_logger("daykeeper")
LOOK_S = 5.0
ACTOR = "schedule"


class DayKeeper:
    """`always_open` ignores the hours: such a hall is one that never closes."""

    def __init__(self, engine: Halls, halls: Mapping[str, HallSection], *, always_open: bool = False) -> None:
        self._engine, self._always_open = engine, always_open
        self._tables = {
            hall: timetable_of(ALWAYS if always_open else section.hours, section.timezone)
            for hall, section in halls.items()
        }

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
        for hall in self._tables:
            try:
                wanted = await self._engine.read(hall, self._wanted)
                if wanted is not None:
                    await self._engine.submit(hall, wanted, actor=ACTOR)
            except Refused as refused:
                log.warning("schedule refused", hall=hall, code=refused.code)
            except (JournalUnavailable, NotReady) as error:
                log.warning("schedule waits", hall=hall, cause=str(error))

    def _wanted(self, state: HallState, at: float) -> FollowTimetable | None:
        """What the timetable asks of a hall that it has not carried out."""
        facts = state.facts
        moment = self._tables[state.settings.id].at(at)
        day, phase, waits = asked(
            moment, facts.today.day if facts.today.is_open else "", somebody_left(state)
        )
        word = "always" if self._always_open and phase is Phase.INTAKE else str(phase)
        return None if facts.lasting.followed == (day, word) else FollowTimetable(day, word, waits)
