"""Says in the log, once a day, what is missing in a hall's calendar; the manager's page has it as an alert."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

import structlog

from server.calendar.sources import learn
from server.domain.queue.settings import HallSettings
from server.domain.timetable import CalendarOutlook
from server.engine.clock import HallClock

log = structlog.get_logger("calendar")
LOOK_S = 600.0
YEARS_AHEAD = 2
"""Learnt before anybody asks, so that no view waits for it."""


class CalendarWatch:
    """`halls`: those whose calendar has holidays, at least one; `timezones`: hall → its time zone."""

    def __init__(
        self, halls: Mapping[str, HallSettings], clock: HallClock, timezones: Mapping[str, str]
    ) -> None:
        self._halls, self._clock = halls, clock
        self._zones = {hall: ZoneInfo(zone) for hall, zone in timezones.items()}
        self._said: dict[str, tuple[str, CalendarOutlook]] = {}

    async def run(self) -> None:
        """Look every ten minutes; the app owns this task."""
        while True:
            year = datetime.fromtimestamp(self._clock.now(), self._zones[next(iter(self._halls))]).year
            await asyncio.to_thread(learn, range(year, year + YEARS_AHEAD + 1))
            self.look()
            await asyncio.sleep(LOOK_S)

    def look(self) -> None:
        """Say what is new, or was last said on another day."""
        now = self._clock.now()
        for hall, settings in self._halls.items():
            found = settings.timetable.outlook(now)
            today = datetime.fromtimestamp(now, self._zones[hall]).date().isoformat()
            if self._said.get(hall) == (today, found):
                continue
            self._said[hall] = (today, found)
            if found.missing:
                log.warning(
                    "holidays not announced, the days of the law count",
                    hall=hall,
                    year=found.missing,
                    days_left=found.days_left,
                    remedy="write them into open_days, closed_days and checked_years, or update the program",
                )
            if found.disputed:
                log.warning(
                    "the sources of the calendar do not agree",
                    hall=hall,
                    days=" ".join(found.disputed),
                    remedy="write the right ones into open_days and closed_days",
                )
