"""The working days of a year: looked at, tried, entered."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from aiohttp import web

from server.api.cases.bodies import CalendarBody
from server.api.cases.sight import needs_all_halls
from server.api.routes import Ask, Rooms
from server.calendar.sources import HOLIDAYS
from server.domain.calendar import Day, Holiday, Table
from server.domain.cases import commands as c
from server.domain.cases.calendar.decide import check, moves
from server.domain.cases.shown.calendar import CalendarDay, CalendarView, HolidayName, MovesView
from server.domain.cases.state import CasesState
from server.domain.cases.stream import ID as CASES
from server.domain.cases.views.calendar import moves_view
from server.domain.cases.views.case import Title
from server.domain.now import Now
from server.hub.hub import Stamp
from server.language.catalogues import text_of
from server.shell.problem_sentences import Problem

FIRST, LAST = 2020, 2099
Finish = Callable[[web.Response], None] | None


async def read(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[CalendarView, Finish]:
    year = _year(ask)

    def look(state: CasesState, at: float) -> CalendarView:
        del at
        return view(rooms, state, year, rooms.cases.stamp, ask.title)

    return await rooms.cases.engine.read(CASES, look), None


async def tried(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[MovesView, Finish]:
    """Which dates would move, were the year entered like this."""
    year = _year(ask)

    def look(state: CasesState, at: float) -> MovesView:
        del at
        table = table_of(ask.body)
        check(year, table, state.settings.office)
        return moves_view(state, year, list(moves(state, year, table)))

    return await rooms.cases.engine.read(CASES, look), None


async def all_halls(ask: Ask, rooms: Rooms) -> None:
    """The calendar is everybody's: whoever manages one hall alone does not set it."""
    _year(ask)
    needs_all_halls(ask.who)


def command(ask: Ask) -> c.SetCalendar:
    return c.SetCalendar(_year(ask), table_of(ask.body), ask.who.name)


def view(rooms: Rooms, state: CasesState, year: int, stamp: Stamp, title: Title) -> CalendarView:
    known = rooms.cases.calendar.knowing(state.facts.years)
    entered = state.facts.years.get(year)
    days = [known.day(day) for day in _days(year)]
    return CalendarView(
        year=year,
        entered=entered is not None,
        announced=known.announced(year),
        source=entered.source if entered else next((d.source for d in days if d.source), ""),
        days=[
            CalendarDay(
                d.date, date.fromisoformat(d.date).isoweekday(), d.working, d.why, d.name, _holiday(d)
            )
            for d in days
        ],
        holidays=[HolidayName(id, name) for id, name in HOLIDAYS.items()],
        moves=_told(state, year, stamp, title),
    )


def table_of(body: CalendarBody) -> Table:
    rest, work = text_of("Public holiday"), text_of("Working day in exchange")
    named = {day: HOLIDAYS[body.names[day]] if day in body.names else rest for day in sorted(body.rest)}
    return Table(body.source, body.official, named, dict.fromkeys(sorted(body.work), work))


def _holiday(day: Day) -> Holiday | None:
    """By its name: a published table and one that was entered call it the same."""
    return None if day.working else next((id for id, name in HOLIDAYS.items() if name == day.name), None)


def _days(year: int) -> Iterable[date]:
    first = date(year, 1, 1)
    return (first + timedelta(n) for n in range((date(year + 1, 1, 1) - first).days))


def _year(ask: Ask) -> int:
    year = int(ask.item) if ask.item.isascii() and ask.item.isdigit() and len(ask.item) == 4 else 0
    if not FIRST <= year <= LAST:
        raise Problem("not_found")
    return year


def answered(state: CasesState, events: object, ask: Ask, now: Now) -> MovesView:
    del events
    year = _year(ask)
    return _told(state, year, now.stamp, ask.title) or MovesView(year, 0, [])


def _told(state: CasesState, year: int, stamp: Stamp, title: Title) -> MovesView | None:
    """What moved when a year was entered last, if it was this one."""
    last = state.facts.moves
    if last is None or last.year != year:
        return None
    return moves_view(state, year, last.cases, stamp(last.at), title("", last.by))
