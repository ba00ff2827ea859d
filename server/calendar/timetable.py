"""A hall's days in time: which day it is, what the hall does now, and when that changes.

The hall's day is not the calendar's. It begins when its service begins, is called by the date of that moment, and ends
when its service ends, also after midnight. Where nothing is served, the date changes at the hour `turn`.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from server.calendar.calendar import Calendar
from server.calendar.opening_hours import DAY_MIN, Span, joined
from server.domain.calendar import Table
from server.domain.timetable import CalendarOutlook

AHEAD_DAYS = 60
"""No holiday of a public office is longer."""
PATIENCE_MIN = 60
"""For so long a day that overlaps the next goes on as it was while somebody is left; then as long without new numbers."""
REACH_DAYS = 2
"""Service and grace of a day end before the second day after it is over."""


class Phase(StrEnum):
    """What the timetable wants of the hall."""

    BEFORE = "before"
    INTAKE = "intake"
    BREAK = "break"
    GRACE = "grace"
    CLOSED = "closed"


class Moment(NamedTuple):
    """What the timetable says at one moment."""

    day: str
    phase: Phase
    before: str = ""
    """The day before, if its service runs into this one's: it goes on in place of this one while anybody of it is left."""
    emptying: bool = False
    """… and gives out no new numbers, so that nobody will be left."""


T = TypeVar("T")


class Kept(NamedTuple, Generic[T]):
    """An answer that is true of every moment from `since` up to `until`: views ask again and again."""

    since: float
    until: float
    value: T

    def holds(self, at: float) -> bool:
        return self.since <= at < self.until


class HallTimetable:
    """`spans`: intervals of a day in order, minutes from its midnight. `grace_min`: how long who still waits is served
    after the last one. `turn_min`: when the date changes where nothing ends, minutes after midnight."""

    def __init__(
        self, spans: Sequence[Span], grace_min: int, turn_min: int, zone: ZoneInfo, calendar: Calendar
    ) -> None:
        self._spans, self._grace, self._turn = joined(spans), grace_min, turn_min
        self._zone = zone
        self._first, self._last = self._spans[0][0], self._spans[-1][1]
        self._through = self._last == self._first + DAY_MIN
        """Whether one day's service ends when the next one's begins."""
        self.follow(calendar)

    def follow(self, calendar: Calendar) -> None:
        """Go by this calendar from now on; what was concluded before is forgotten."""
        self._calendar = calendar
        self._now = Kept(0.0, 0.0, Moment("", Phase.CLOSED))
        self._opening = Kept[float | None](0.0, 0.0, None)
        self._ends = Kept[float | None](0.0, 0.0, None)

    def knowing(self, entered: Mapping[int, Table]) -> None:
        """Go on with the years that somebody has entered."""
        self.follow(self._calendar.knowing(entered))

    @property
    def overnight(self) -> bool:
        return self._last > DAY_MIN or self._through

    # What the hall knows of it

    def day_at(self, at: float) -> str:
        return self.at(at).day

    def day_ends(self, day: str, at: float) -> float | None:
        if day != self.day_at(at):
            return self._now.until
        if not self._ends.holds(at):
            found = next((edge for edge in self._edges(at) if self._look(edge).day != day), None)
            self._ends = Kept(at, found or at + DAY_MIN * 60, found)
        return self._ends.value

    def span(self, day: str) -> tuple[float, float] | None:
        try:
            date_ = date.fromisoformat(day)
        except ValueError:
            return None
        following = date_ + timedelta(1)
        goes_on = self._through and self._calendar.is_working(following)
        end = self._begins(following) if goes_on else self._moment(date_, self._last)
        return self._begins(date_), end

    def opens_after(self, at: float) -> float | None:
        if not self._opening.holds(at):
            found = self._find_opening(at)
            self._opening = Kept(at, found or at + 3600, found)
        return self._opening.value

    def provisional(self, at: float) -> bool:
        return self._calendar.day(date.fromisoformat(self.day_at(at))).provisional

    def outlook(self, at: float) -> CalendarOutlook:
        return self._calendar.outlook(self._local(at).date())

    # What the schedule asks

    def at(self, at: float) -> Moment:
        """What the timetable says at a moment."""
        if not self._now.holds(at):
            found = self._look(at)
            self._now = Kept(at, self.next_turn(at) or at + DAY_MIN * 60, found)
        return self._now.value

    def next_turn(self, at: float) -> float | None:
        """When what the timetable says changes next; None: not in two months."""
        now = self._look(at)
        return next((edge for edge in self._edges(at) if self._look(edge) != now), None)

    def _look(self, at: float) -> Moment:
        today = self._local(at).date()
        days = [today - timedelta(n) for n in range(REACH_DAYS, -1, -1)]
        days = [day for day in days if self._calendar.is_working(day)]
        current = next((day for day in reversed(days) if self._begins(day) <= at), None)
        phase = self._phase(days, at)
        if current is not None and phase is not Phase.CLOSED:
            begun = self._begins(current)
            held = at < begun + 2 * PATIENCE_MIN * 60 and self._overlaps(current)
            before = (current - timedelta(1)).isoformat() if held else ""
            return Moment(current.isoformat(), phase, before, held and at >= begun + PATIENCE_MIN * 60)
        turned = (self._local(at) - timedelta(minutes=self._turn)).date()
        ahead = self._calendar.is_working(turned) and at < self._moment(turned, self._first)
        day = max(turned, current) if current else turned
        return Moment(day.isoformat(), Phase.BEFORE if ahead else Phase.CLOSED)

    def _phase(self, days: Sequence[date], at: float) -> Phase:
        """Of the working days whose service can reach the moment."""
        found = Phase.CLOSED
        for day in days:
            if any(self._moment(day, a) <= at < self._moment(day, b) for a, b in self._spans):
                return Phase.INTAKE
            if self._moment(day, self._first) <= at < self._moment(day, self._last):
                found = Phase.BREAK
            elif found is Phase.CLOSED and self._moment(day, self._last) <= at < self._closes(day):
                found = Phase.GRACE
        return found

    def _begins(self, day: date) -> float:
        """When the hall's day begins: with its service, or at the turn where the day before goes on through the night."""
        late = self._through and self._first < self._turn and self._calendar.is_working(day - timedelta(1))
        return self._moment(day, self._turn if late else self._first)

    def _closes(self, day: date) -> float:
        return self._moment(day, self._last + self._grace)

    def _overlaps(self, day: date) -> bool:
        """Whether the day before is not over when this one begins."""
        before = day - timedelta(1)
        return self._calendar.is_working(before) and (
            self._through or self._closes(before) >= self._begins(day)
        )

    # Searching

    def _find_opening(self, at: float) -> float | None:
        now = self._look(at)
        for edge in self._edges(at):
            then = self._look(edge)
            turns = (
                then.day != now.day or now.phase is not Phase.INTAKE or (now.emptying and not then.emptying)
            )
            if then.phase is Phase.INTAKE and turns and not then.emptying:
                return edge
            now = then
        return None

    def _edges(self, after: float) -> Iterator[float]:
        """Moments after `after` at which something may change, in order."""
        today = self._local(after).date()
        for day in (today + timedelta(n) for n in range(AHEAD_DAYS)):
            begin, end = self._moment(day, 0), self._moment(day, DAY_MIN)
            near = (edge for n in range(REACH_DAYS + 1) for edge in self._edges_of(day - timedelta(n)))
            yield from sorted({edge for edge in near if edge > after and begin <= edge < end})

    def _edges_of(self, day: date) -> list[float]:
        begins = self._begins(day)
        minutes = [self._turn, *(m for span in self._spans for m in span), self._last + self._grace]
        patience = [begins + n * PATIENCE_MIN * 60 for n in range(3)]
        return [*(self._moment(day, m) for m in minutes), *patience]

    def _local(self, at: float) -> datetime:
        return datetime.fromtimestamp(at, self._zone).replace(tzinfo=None)

    def _moment(self, day: date, minute: int) -> float:
        local = datetime(day.year, day.month, day.day) + timedelta(minutes=minute)
        return local.replace(tzinfo=self._zone).timestamp()


class Asked(NamedTuple):
    """What a hall is asked to do. `waits`: not before the last of the day before has gone."""

    day: str
    phase: Phase
    waits: bool


def asked(moment: Moment, day: str, somebody_left: bool) -> Asked:
    """What is asked of a hall whose open day is `day` ("" for none), with or without somebody to be served.

    A day whose service runs into the next one's goes on until nobody of it is left: nobody is sent away because it is late.
    """
    goes_on = moment.before != "" and moment.before == day
    if goes_on and somebody_left:
        return Asked(day, Phase.GRACE if moment.emptying else moment.phase, False)
    return Asked(moment.day, moment.phase, goes_on)
