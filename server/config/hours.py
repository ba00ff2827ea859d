"""When a hall gives out numbers: intervals of the day, working days, the operator's own table on top."""

import re
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

import chinese_calendar

from server.config.schema import HoursSection

AHEAD_DAYS = 60
"""No holiday of a public office is longer."""
INTERVAL = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]|24(?=:00)):([0-5]\d)")


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


def is_working_day(hours: HoursSection, day: date) -> bool:
    """The operator's table first, then the calendar.

    The holiday table is published a year at a time; for a year that it does not hold yet, Monday to Friday counts.
    """
    iso = day.isoformat()
    if iso in hours.closed_days:
        return False
    if iso in hours.open_days or hours.calendar == "daily":
        return True
    if hours.calendar == "china":
        try:
            return bool(chinese_calendar.is_workday(day))  # pyright: ignore[reportUnknownMemberType]
        except NotImplementedError:
            pass
    return day.weekday() < 5


def phase(hours: HoursSection, local: datetime) -> Phase:
    """The phase of the day at a local time."""
    if not is_working_day(hours, local.date()):
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
        if is_working_day(hours, day):
            for start in starts:
                moment = datetime(day.year, day.month, day.day, start // 60, start % 60, tzinfo=zone)
                if moment > local:
                    return moment.timestamp()
    return None
