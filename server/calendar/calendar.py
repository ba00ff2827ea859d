"""A hall's calendar: its operator's days first, then what is published, then what the law says, told apart."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from server.calendar.sources import learnt, tables
from server.domain.calendar import Day, OwnDays, Table, day_of, plain_day
from server.domain.timetable import CalendarOutlook

WARN_FROM = (11, 1)
"""Month and day from which the next year should be there; the notice comes out between late October and late November."""
Tables = Callable[[int], Sequence[Table]]


class Calendar:
    """`kind` is that of the configuration: "china", "weekdays" or "daily". `tables`: what is known of a year of China's."""

    def __init__(
        self,
        kind: str,
        opened: Iterable[str] = (),
        closed: Iterable[str] = (),
        years: Iterable[int] = (),
        tables: Tables = tables,
        entered: Mapping[int, Table] | None = None,
    ) -> None:
        self._kind, self._own = kind, OwnDays(frozenset(opened), frozenset(closed), frozenset(years))
        self._sources, self._entered = tables, dict(entered or {})
        self._outlook = lru_cache(maxsize=2)(self._look_out)

    def knowing(self, entered: Mapping[int, Table]) -> "Calendar":
        """The same with the years that somebody has entered, which go before every source but the operator's own days."""
        own = self._own
        return Calendar(self._kind, own.opened, own.closed, own.years, self._sources, entered)

    def _tables(self, year: int) -> Sequence[Table]:
        known = self._sources(year)
        return (self._entered[year], *known) if year in self._entered else known

    def day(self, day: date) -> Day:
        """Working or not, and why."""
        iso, weekday = day.isoformat(), day.isoweekday()
        if self._kind == "china":
            return day_of(iso, weekday, self._tables(day.year), self._own)
        return plain_day(iso, weekday, self._own, every_day=self._kind == "daily")

    def is_working(self, day: date) -> bool:
        return self.day(day).working

    def announced(self, year: int) -> bool:
        """Whether the holidays of a year are known rather than taken from the law."""
        known = self._kind != "china" or year in self._own.years
        return known or any(table.announced for table in self._tables(year))

    def outlook(self, today: date) -> CalendarOutlook:
        """What somebody should look after: a year that is not announced, from 1 November before; days in dispute."""
        return self._outlook(today, learnt())

    def _look_out(self, today: date, _learnt: int) -> CalendarOutlook:
        years = [today.year, *([today.year + 1] if (today.month, today.day) >= WARN_FROM else [])]
        missing = next((year for year in years if not self.announced(year)), 0)
        left = max(0, (date(missing, 1, 1) - today).days) if missing else 0
        end = date(years[-1], 12, 31)
        coming = (self.day(today + timedelta(n)) for n in range((end - today).days + 1))
        return CalendarOutlook(missing, left, tuple(day.date for day in coming if day.disputed))
