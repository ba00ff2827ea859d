"""Begins and ends the managers' plans by the hall's clock, once a day each, so that a manager's word stands in between."""

import asyncio
from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

import structlog

from server.domain.queue import commands as c
from server.domain.queue.plans.plan import due
from server.domain.queue.refusal_codes import Refused
from server.domain.queue.state import Facts
from server.engine.submission import NotReady
from server.halls import Halls
from server.journal.journal import JournalUnavailable

log = structlog.get_logger("planner")
LOOK_S = 5.0
ACTOR = "schedule"


class Planner:
    """`timezones`: hall → its time zone."""

    def __init__(self, engine: Halls, timezones: Mapping[str, str]) -> None:
        self._engine, self._zones = engine, {hall: ZoneInfo(zone) for hall, zone in timezones.items()}

    async def run(self) -> None:
        """Look every few seconds; the app owns this task."""
        while True:
            try:
                await self.look()
            except Exception as error:  # tomorrow's market day must come whatever went wrong today
                log.error("plans failed", cause=repr(error))
            await asyncio.sleep(LOOK_S)

    async def look(self) -> None:
        """Begin what is due and end what is over, in every hall."""
        if not self._engine.clock.settled():
            return
        for hall, zone in self._zones.items():
            local = datetime.fromtimestamp(self._engine.clock.now(), zone)
            try:
                wanted = await self._engine.read(hall, lambda s, _at, t=local: turn(s.facts, t))
            except (JournalUnavailable, NotReady):
                continue
            for command in wanted:
                try:
                    await self._engine.submit(hall, command, actor=ACTOR)
                except Refused as refused:
                    log.info("plan refused", hall=hall, plan=command.plan, code=refused.code)
                except (JournalUnavailable, NotReady) as error:
                    log.warning("plan waits", hall=hall, plan=command.plan, cause=str(error))


def turn(facts: Facts, local: datetime) -> list[c.BeginPlan | c.EndPlan]:
    """Commands that bring a hall to where its plans want it at a local time of its day; endings first."""
    day, time, weekday = facts.today.day, local.strftime("%H:%M"), _weekday(facts.today.day)
    ending: list[c.BeginPlan | c.EndPlan] = []
    beginning: list[c.BeginPlan | c.EndPlan] = []
    for plan in facts.lasting.plans.values():
        run = facts.lasting.plan_runs.get(plan.id)
        wanted = due(plan, day, weekday, time)
        if run is not None and not (wanted and run.day == day):
            ending.append(c.EndPlan(plan.id))
        elif run is None and wanted and facts.today.is_open and facts.lasting.plan_days.get(plan.id) != day:
            beginning.append(c.BeginPlan(plan.id))
    return [*ending, *beginning]


def _weekday(day: str) -> int:
    """The ISO weekday of a hall's day; 0 for what is no date."""
    try:
        return date.fromisoformat(day).isoweekday()
    except ValueError:
        return 0
