"""The figures that anybody may read are made beforehand: whoever asks orders no work."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

import structlog

from server.domain.language import Text
from server.engine.submission import NotReady
from server.halls import Halls
from server.hub.hub import Stamp
from server.journal.journal import JournalUnavailable
from server.language.catalogues import text_of
from server.reports.follower import Reports
from server.reports.open_days import CasesDay, MadeMonth, PublishedDay, made, open_days

log = structlog.get_logger("open-data")


class CasesFigures(NamedTuple):
    """What is asked of those who count the cases."""

    days: Callable[[str, tuple[str, str]], Awaitable[Mapping[str, CasesDay]]]
    """(hall, first and last day) → figures of cases of each day."""
    counted: Callable[[], Awaitable[bool]]
    """Whether all that has happened is counted by now."""


LOOK_S = 600.0
MONTHS = 25
"""This one, and two years before it."""
DEFINITIONS = {
    "taken": "Numbers taken",
    "called": "Numbers called for the first time",
    "kept_share": "Of those called, the share that waited no longer than promised",
    "mean_wait_s": "Mean wait of those called, in seconds",
    "p90_wait_s": "Nine in ten of those called waited no longer than this, in seconds",
    "misses": "Calls to which nobody came",
    "served": "Visits that ended served",
    "abandoned_share": "Of those who took a number, the share that left without service",
    "mean_service_s": "Mean length of a finished service, in seconds",
    "ratings": "Services that were rated",
    "cases_received": "Applications received",
    "cases_accepted": "Applications accepted",
    "cases_decided": "Cases decided on the day, as the decision stands",
    "promise_share": "Of the cases decided, the share decided within the promised days",
    "law_share": "Of the cases decided, the share decided within the days of the law",
    "once_share": "Of the cases closed, the share for which the applicant came once at most",
    "levels": "How many rated 1 (very dissatisfied) to 5 (very satisfied)",
}


class OpenData:
    """`halls`: what each is called. Made without I/O; `run` is a task of the app's."""

    def __init__(
        self,
        halls: Halls,
        reports: Reports,
        names: Mapping[str, Text],
        stamp: Stamp,
        today: Callable[[float], str],
    ) -> None:
        self._halls, self._reports, self._names = halls, reports, names
        self._stamp, self._today = stamp, today
        self.cases: CasesFigures | None = None
        """Finds the figures of cases; set once there is something that knows."""
        self._made: dict[str, MadeMonth | None] = {}
        """By month, the newest first; None of one in which nothing happened."""

    @property
    def months(self) -> dict[str, MadeMonth]:
        """Those in which anything happened, the newest first."""
        return {month: made for month, made in self._made.items() if made is not None}

    async def run(self) -> None:
        while True:
            try:
                await self.look()
            except (JournalUnavailable, NotReady) as error:
                log.warning("open data is not made", cause=str(error))
            await asyncio.sleep(LOOK_S)

    async def look(self) -> None:
        """Make this month anew, and those before that are not there or that a day has joined since. Raises
        JournalUnavailable, NotReady. While something is not counted yet all stays as it is: a month is made once."""
        counted = await self._reports.counted(*self._halls.living)
        if not counted or (self.cases and not await self.cases.counted()):
            return
        now = self._halls.clock.now()
        today = date.fromisoformat(self._today(now))
        found: dict[str, MadeMonth | None] = {}
        first = today.replace(day=1)
        for n in range(MONTHS):
            month = first.isoformat()[:7]
            # Of the last month too: late on its last day something may have been counted after it was made.
            known = n > 1 and month in self._made
            found[month] = self._made[month] if known else await self._make(first, now)
            first = (first - timedelta(days=1)).replace(day=1)
        self._made = found

    async def _make(self, first: date, now: float) -> MadeMonth | None:
        """None of a month of which nothing is known."""
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        span = first.isoformat(), last.isoformat()
        days: list[PublishedDay] = []
        for hall in self._halls.living:
            settings = await self._halls.read(hall, lambda state, _at: state.settings)
            cases: Mapping[str, CasesDay] = await self.cases.days(hall, span) if self.cases else {}
            days += open_days(
                await self._reports.span(settings, span, "day", "", now, self._stamp(now)), cases
            )
        if not days:
            return None
        definitions = {field: text_of(words) for field, words in DEFINITIONS.items()}
        return made(span[0][:7], self._stamp(now), self._names, definitions, days)
