"""When a hall gives out numbers: intervals of the day, working days, the operator's own table on top."""

import re
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from server.calendar.calendar import Calendar
from server.config.schema import HoursSection
from server.domain.settings import CalendarOutlook

AHEAD_DAYS = 60
"""No holiday of a public office is longer."""
INTERVAL = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]|24(?=:00)):([0-5]\d)")


ALWAYS = HoursSection(intervals=("00:00-24:00",), calendar="daily")
"""What counts while the configured hours are ignored."""


class Phase(StrEnum):
    """What the schedule wants of the hall."""

    BEFORE = "before"
    INTAKE = "intake"
    BREAK = "break"
    GRACE = "grace"
    CLOSED = "closed"


def parse_interval(text: str) -> tuple[int, int] | None:
    """(from, to) in minutes of the day, or None for what is no interval."""
    found = INTERVAL.fullmatch(text)
    if found is None:
        return None
    a, b, c, d = (int(x) for x in found.groups())
    return a * 60 + b, c * 60 + d


@lru_cache(maxsize=64)
def calendar_of(hours: HoursSection) -> Calendar:
    """The hall's calendar; the same object for the same hours, since it remembers what it found."""
    return Calendar(hours.calendar, hours.open_days, hours.closed_days, hours.checked_years)


def outlook(hours: HoursSection, zone: ZoneInfo, at: float) -> CalendarOutlook:
    """What somebody should look after in the hall's calendar, at a moment in seconds since the epoch."""
    return calendar_of(hours).outlook(datetime.fromtimestamp(at, zone).date())


def provisional(hours: HoursSection, zone: ZoneInfo, at: float) -> bool:
    """Whether the day of a moment lies in a year whose holidays nobody has announced yet."""
    return calendar_of(hours).day(datetime.fromtimestamp(at, zone).date()).provisional


def phase(hours: HoursSection, local: datetime) -> Phase:
    """The phase of the day at a local time."""
    if not calendar_of(hours).is_working(local.date()):
        return Phase.CLOSED
    minute = local.hour * 60 + local.minute
    spans = [span for span in map(parse_interval, hours.intervals) if span]
    if minute < spans[0][0]:
        return Phase.BEFORE
    if any(start <= minute < end for start, end in spans):
        return Phase.INTAKE
    if minute < spans[-1][0]:
        return Phase.BREAK
    return Phase.GRACE if minute < spans[-1][1] + hours.grace_min else Phase.CLOSED


def opens_after(hours: HoursSection, zone: ZoneInfo, at: float) -> float | None:
    """When numbers are given out again after `at`, by the timetable; seconds since the epoch, None: not in two months."""
    local = datetime.fromtimestamp(at, zone)
    starts = [span[0] for span in map(parse_interval, hours.intervals) if span]
    for day in (local.date() + timedelta(n) for n in range(AHEAD_DAYS)):
        if calendar_of(hours).is_working(day):
            for start in starts:
                moment = datetime(day.year, day.month, day.day, start // 60, start % 60, tzinfo=zone)
                if moment > local:
                    return moment.timestamp()
    return None
