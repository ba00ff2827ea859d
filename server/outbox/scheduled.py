"""Reports that go out by themselves: once for each day, week or month that is over, to each address that asked for them."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

import msgspec

from server.outbox.hook import Hook, HookKind, NewMessage
from server.outbox.store import OutboxStore

READY_H = 2
"""By this hour nobody's day of yesterday is open any more."""
MOST = 31
"""So many periods are made up for, where nobody was there to send them."""


class Every(StrEnum):
    """How often."""

    DAY = "day"
    WEEK = "week"
    """From Monday on."""
    MONTH = "month"


class ReportOf(StrEnum):
    """Of what."""

    QUEUE = "queue"
    CASES = "cases"


class Period(NamedTuple):
    """A day, week or month; both days included."""

    since: date
    until: date


class WantedReport(NamedTuple):
    """`hall` empty: of all halls; days are ISO dates."""

    of: ReportOf
    hall: str
    since: str
    until: str


Make = Callable[[WantedReport], Awaitable[msgspec.Struct | None]]
"""The figures as they are sent; None: they are not all counted yet."""


class SentReport(msgspec.Struct, frozen=True):
    """What a hook for reports is sent. `id` stays the same however often it is sent; `page` shows the same."""

    id: str
    event: str
    at: str
    report: str
    every: str
    since: str
    until: str
    page: str
    figures: msgspec.Raw


def faults(given: Mapping[str, str]) -> str:
    """What is wrong with the schedule of a hook; empty: nothing."""
    wanted: dict[str, Sequence[str]] = {"every": list(Every), "report": list(ReportOf)}
    return next(
        (
            f"{name}: one of {', '.join(known)}"
            for name, known in wanted.items()
            if given.get(name) not in known
        ),
        "",
    )


def last_before(every: Every, day: date) -> Period:
    """The newest that was over when `day` began."""
    match every:
        case Every.DAY:
            return Period(day - timedelta(1), day - timedelta(1))
        case Every.WEEK:
            monday = day - timedelta(day.weekday())
            return Period(monday - timedelta(7), monday - timedelta(1))
        case Every.MONTH:
            end = day.replace(day=1) - timedelta(1)
            return Period(end.replace(day=1), end)


def due(every: Every, sent: date, at: datetime) -> list[Period]:
    """Those that are over by now and end after `sent`, the oldest first."""
    day, found = (at - timedelta(hours=READY_H)).date(), list[Period]()
    while len(found) < MOST and (period := last_before(every, day)).until > sent:
        found.insert(0, period)
        day = period.since
    return found


class ScheduledReports:
    """`page` makes the address of the page on which a report stands."""

    def __init__(
        self,
        store: OutboxStore,
        zone: tzinfo,
        stamp: Callable[[float], str],
        page: Callable[[WantedReport], str],
    ) -> None:
        self._store, self._zone, self._stamp, self._page = store, zone, stamp, page
        self.make: Make = _nothing
        """Set once there is somebody who knows figures."""

    async def look(self, hooks: Sequence[Hook], now: float) -> bool:
        """Put in what is due; whether anything was. Raises StoreUnusable, and what making it raises."""
        at, news = datetime.fromtimestamp(now, self._zone), False
        for hook in hooks:
            if hook.kind is not HookKind.REPORTS:
                continue
            stream = f"@report {hook.id}"
            known = await self._store.progress(stream)
            made = datetime.fromtimestamp(hook.made_at, self._zone).date()
            # What was over before anybody asked is not told.
            sent = date.fromordinal(known[0]) if known else made - timedelta(1)
            for period in due(Every(hook.constants["every"]), sent, at):
                message = await self._message(hook, period, now)
                if message is None:
                    break
                # The message and that it was made, both or neither: this is what makes it once.
                await self._store.take([message], stream, period.until.toordinal(), b"")
                news = True
        return news

    async def _message(self, hook: Hook, period: Period, now: float) -> NewMessage | None:
        wanted = WantedReport(
            ReportOf(hook.constants["report"]), hook.hall, period.since.isoformat(), period.until.isoformat()
        )
        figures = await self.make(wanted)
        if figures is None:
            return None
        every = hook.constants["every"]
        id = sha256(f"report/{wanted.of}/{every}/{wanted.until}/{hook.id}".encode()).hexdigest()[:24]
        body = msgspec.json.encode(
            SentReport(
                id,
                "report",
                self._stamp(now),
                wanted.of,
                every,
                wanted.since,
                wanted.until,
                self._page(wanted),
                msgspec.Raw(msgspec.json.encode(figures)),
            )
        )
        return NewMessage(hook.id, id, f"{wanted.of} {wanted.until}", "report", now, body.decode())


async def _nothing(wanted: WantedReport) -> None:
    del wanted
