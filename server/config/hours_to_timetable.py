"""A hall's calendar and timetable, from the hours of its configuration."""

from functools import lru_cache
from zoneinfo import ZoneInfo

from server.calendar.calendar import Calendar
from server.calendar.opening_hours import spans_of
from server.calendar.timetable import HallTimetable
from server.config.schema import HoursSection

ALWAYS = HoursSection(intervals=("00:00-24:00",), calendar="daily")
"""What counts while the configured hours are ignored."""


@lru_cache(maxsize=64)
def calendar_of(hours: HoursSection) -> Calendar:
    """The hall's calendar; the same object for the same hours, since it remembers what it found."""
    return Calendar(hours.calendar, hours.open_days, hours.closed_days, hours.checked_years)


@lru_cache(maxsize=64)
def timetable_of(hours: HoursSection, timezone: str) -> HallTimetable:
    """The hall's timetable; the same object for the same hours, as above. The hours must be without fault."""
    turn = int(hours.turn[:2]) * 60 + int(hours.turn[3:])
    spans = spans_of(hours.intervals)
    return HallTimetable(spans, hours.grace_min, turn, ZoneInfo(timezone), calendar_of(hours))


def close_of(hours: HoursSection) -> int:
    """When business closes, minutes after midnight: at the end of the last interval, before the day is over."""
    return min(spans_of(hours.intervals)[-1][1], 24 * 60 - 1)
