"""Working days and holidays, from what several sources say of a year. Pure: a day is an ISO date with its ISO weekday."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from server.domain.language import Text

Why = Literal["weekday", "weekend", "holiday", "made_up", "opened", "closed", "every_day"]
"""A holiday has a name, and so has the working day at a weekend that makes up for one. "opened" and "closed" are the
operator's own days; "every_day": the hall's calendar knows no rest."""
Holiday = Literal["new-year", "eve", "spring", "qingming", "labour", "dragon-boat", "mid-autumn", "national"]
"""Those of the law, each with its day in the notice of every year."""


class Table(Struct, frozen=True):
    """What one source says of one year, by ISO date. Whatever it does not name goes by Monday to Friday."""

    source: str
    announced: bool
    """From the State Council's notice for that year; else it is what the law alone says, and the notice will move days."""
    rest: dict[str, Text]
    work: dict[str, Text]
    """Days of a weekend on which work makes up for a holiday."""


class OwnDays(Struct, frozen=True):
    """The operator's word, which goes before every source."""

    opened: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()
    """Goes before `opened`."""
    years: frozenset[int] = frozenset()
    """Years for which everything that was announced stands in the two."""


NO_DAYS = OwnDays()


class Day(Struct, frozen=True):
    """The answer for one day, with its reason."""

    date: str
    working: bool
    why: Why
    name: Text | None = None
    """Of the holiday."""
    provisional: bool = False
    """Nobody has announced the year yet."""
    source: str = ""
    disputed: str = ""
    """The source that was announced as well and says the opposite."""


def day_of(date: str, weekday: int, tables: Sequence[Table], own: OwnDays = NO_DAYS) -> Day:
    """A day of the calendar with holidays; `tables` are those of its year, the one to be trusted most first."""
    if date in own.closed:
        return Day(date, False, "closed", source="operator")
    if date in own.opened:
        return Day(date, True, "opened", source="operator")
    announced = [table for table in tables if table.announced]
    if announced:
        working, why, name = _by(announced[0], date, weekday)
        against = next((t.source for t in announced[1:] if _by(t, date, weekday)[0] != working), "")
        return Day(date, working, why, name, source=announced[0].source, disputed=against)
    entered = int(date[:4]) in own.years
    resting = next((table for table in tables if date in table.rest), None)
    table = resting or (tables[0] if tables else Table("", False, {}, {}))
    working, why, name = _by(table, date, weekday)
    return Day(date, working, why, name, not entered, "operator" if entered else table.source)


def plain_day(date: str, weekday: int, own: OwnDays = NO_DAYS, *, every_day: bool = False) -> Day:
    """A day of a calendar that knows no holidays: Monday to Friday, or every day."""
    if date in own.closed or date in own.opened:
        return day_of(date, weekday, (), own)
    if every_day:
        return Day(date, True, "every_day")
    return Day(date, True, "weekday") if weekday < 6 else Day(date, False, "weekend")


def _by(table: Table, date: str, weekday: int) -> tuple[bool, Why, Text | None]:
    if date in table.work:
        return True, "made_up", table.work[date]
    if date in table.rest:
        return False, "holiday", table.rest[date]
    return (True, "weekday", None) if weekday < 6 else (False, "weekend", None)
