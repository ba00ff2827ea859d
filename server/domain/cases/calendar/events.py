"""The working days of a year, as somebody has entered them from the notice."""

from msgspec import Struct

from server.domain.calendar import Table
from server.domain.message import Event


class MovedDue(Struct, frozen=True):
    """A case whose limit ends on another day now; ISO dates, `limit` is "promise" or "law"."""

    case: str
    limit: str
    before: str
    after: str


class CalendarSet(Event, frozen=True, tag=True):
    """`moved` is what was told then; the dates themselves are worked out anew whenever they are asked for."""

    year: int
    table: Table
    by: str
    moved: tuple[MovedDue, ...] = ()


CalendarEvent = CalendarSet
