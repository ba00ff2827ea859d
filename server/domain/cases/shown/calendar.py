"""What screens show of the working days of a year."""

from msgspec import Struct

from server.domain.calendar import Holiday, Why
from server.domain.language import Text


class CalendarDay(Struct, frozen=True):
    date: str
    weekday: int
    """1 for Monday to 7."""
    working: bool
    why: Why
    name: Text | None
    """Of the holiday, or of what is made up for."""
    holiday: Holiday | None
    """Of a day of rest, where it is one of the law's."""


class HolidayName(Struct, frozen=True):
    """A holiday of the law, for a day of rest to be called by."""

    id: Holiday
    name: Text


class MovedLine(Struct, frozen=True):
    """A case whose limit ends on another day; ISO dates, `limit` is "promise" or "law"."""

    case: str
    name: Text
    limit: str
    before: str
    after: str


class MovesView(Struct, frozen=True):
    """`count` is all of them, `lines` no more than two hundred. `at` is empty for what is only tried."""

    year: int
    count: int
    lines: list[MovedLine]
    at: str = ""
    by_name: str = ""


class CalendarView(Struct, frozen=True):
    """A year as the offices go by it. `entered`: by hand; `announced`: nothing of it is provisional; `source` says where the
    days come from."""

    year: int
    entered: bool
    announced: bool
    source: str
    days: list[CalendarDay]
    holidays: list[HolidayName]
    """What a day of rest may be called."""
    moves: MovesView | None
    """What moved when a year was entered last, if it was this one."""
