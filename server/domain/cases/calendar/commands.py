from server.domain.calendar import Table
from server.domain.cases import refusal_codes as r
from server.domain.message import Command


class SetCalendar(Command, frozen=True, tag=True):
    """`table` has every day of the year that is a holiday or makes up for one."""

    refusals = (r.InvalidCalendar,)

    year: int
    table: Table
    by: str


CalendarCommand = SetCalendar
