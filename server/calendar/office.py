"""The calendar of the offices that decide: working days, and when business closes on each."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from server.calendar.calendar import Calendar
from server.domain.calendar import Table
from server.domain.cases.term_and_lamp import TermDay

LONGEST_DAYS = 800
"""No limit with its stops is followed further: two years and more."""


class OfficeCalendar:
    """`close_min`: minutes after midnight at which business closes in the zone."""

    def __init__(self, calendar: Calendar, close_min: int, zone: ZoneInfo) -> None:
        self._calendar, self._close, self._zone = calendar, close_min, zone
        self._days: dict[int, TermDay] = {}

    def weekday(self, day: str) -> int:
        return date.fromisoformat(day).isoweekday()

    def knowing(self, entered: Mapping[int, Table]) -> Self:
        """The same with the years that somebody has entered."""
        return type(self)(self._calendar.knowing(entered), self._close, self._zone)

    def day_at(self, at: float) -> str:
        return datetime.fromtimestamp(at, self._zone).date().isoformat()

    def days_after(self, day: str) -> Iterator[TermDay]:
        first = date.fromisoformat(day).toordinal() + 1
        return map(self._day, range(first, first + LONGEST_DAYS))

    def _day(self, ordinal: int) -> TermDay:
        """Worked out once: many limits run over the same days."""
        known = self._days.get(ordinal)
        if known is None:
            found = self._calendar.day(date.fromordinal(ordinal))
            midnight = datetime.combine(date.fromordinal(ordinal), datetime.min.time(), self._zone)
            # Wall time, so that a change to summer time moves no close of business.
            close = (midnight + timedelta(minutes=self._close)).timestamp()
            known = self._days[ordinal] = TermDay(
                found.date, found.working, close, found.provisional, found.name
            )
        return known
