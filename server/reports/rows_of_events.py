"""From events to rows, as a pure fold: the same entries give the same rows, whether followed live or read again."""

from collections.abc import Iterable
from typing import assert_never

from msgspec import Struct, field

from server.domain.queue import events as e
from server.domain.queue.appointments.events import AppointmentEvent
from server.domain.queue.leases.events import LeaseEvent
from server.domain.queue.notices.events import NoticeEvent
from server.domain.queue.plans.events import PlanEvent
from server.domain.queue.tickets.events import MarkEvent
from server.domain.queue.windows.events import AllocationEvent, SeatEvent
from server.reports.rows import (
    Arrival,
    Called,
    DayRow,
    End,
    MissRow,
    RatedRow,
    Row,
    Served,
    Sitting,
    Stint,
    visit_mark,
)

Moved = e.MoveEvent | MarkEvent


class Open(Struct):
    """A stint or sitting that lasts: where its row stands and what the row says."""

    seq: int
    part: int
    at: float
    clerk: str
    category: str = ""
    window: str = ""


class VisitUnderWay(Struct):
    """What has to be remembered of a ticket until its day is over."""

    category: str
    called: bool = False
    window: str = ""
    started: float = 0.0
    """When the service under way was begun."""
    worked_s: float = 0.0
    """Its seconds before the stint under way."""
    stint: Open | None = None
    done_category: str = ""
    """Category of the service finished last: what a rating is about."""
    rating: tuple[int, int] | None = None
    """Where the row of the last rating stands."""
    end: tuple[int, int] | None = None
    """Where the row of its end stands, which a day opened again takes back."""


class Desk(Struct):
    """Who sits at a window."""

    clerk: str = ""
    open: bool = False
    sitting: Open | None = None


class HallBetween(Struct):
    """A hall between two entries, as far as the statistics need it."""

    day: str = ""
    day_open: bool = False
    desks: dict[str, Desk] = field(default_factory=dict[str, Desk])


class Fold:
    """Takes entries in order; gives rows.

    `touched` names the visits that changed since it was last emptied, `turned` says that a new day began since.
    """

    def __init__(
        self, floor: HallBetween | None = None, visits: dict[str, VisitUnderWay] | None = None
    ) -> None:
        self.floor = floor or HallBetween()
        self.visits = visits or {}
        self.touched: set[str] = set()
        self.turned = False
        self._rows: list[Row] = []

    def take(self, seq: int, at: float, events: Iterable[e.AnyEvent]) -> list[Row]:
        """The rows that entry `seq`, carried out at `at`, brings. Raises KeyError for a ticket that nobody took."""
        self._rows = []
        for part, event in enumerate(events):
            match event:
                case e.ClockChanged(by_s=by_s):
                    self._set_back(at, by_s)
                case e.DayOpened() | e.DayClosed():
                    self._turn_day(seq, part, at, event)
                case e.TicketTaken():
                    self._arrive(seq, part, at, event)
                case e.IntakeOpened() | e.IntakeClosed() | e.TimetableFollowed():
                    pass
                case e.WindowRemoved() | e.WaitingMoved():
                    pass  # each window and ticket of it has events of its own
                case _:
                    self._take_kind(seq, part, at, event)
        return self._rows

    def _take_kind(
        self,
        seq: int,
        part: int,
        at: float,
        event: SeatEvent | Moved | AllocationEvent | NoticeEvent | PlanEvent | AppointmentEvent | LeaseEvent,
    ) -> None:
        if isinstance(event, SeatEvent):
            self._set_desk(seq, part, at, event)
        elif isinstance(event, Moved):
            visit = self.visits[event.ticket]
            self.touched.add(event.ticket)
            self._move(seq, part, at, visit, event)
        elif not isinstance(event, AllocationEvent | NoticeEvent | PlanEvent | AppointmentEvent | LeaseEvent):  # pyright: ignore[reportUnnecessaryIsInstance]
            assert_never(event)

    def _turn_day(self, seq: int, part: int, at: float, event: e.DayOpened | e.DayClosed) -> None:
        floor = self.floor
        if isinstance(event, e.DayClosed):
            for desk in floor.desks.values():
                self._rise(desk, at)
            floor.day_open = False
            return
        floor.day_open = True
        if event.day != floor.day:
            floor.day = event.day
            self.visits.clear()
            self.touched.clear()
            self.turned = True
        self._rows.append(DayRow(seq, part, event.day, at))
        # Who opened the window before the day begins to count with the day. Parts below zero: no event has them.
        for place, (window, desk) in enumerate(sorted(floor.desks.items())):
            if desk.open and desk.sitting is None:
                self._sit(seq, -1 - place, at, window, desk)

    def _set_desk(
        self,
        seq: int,
        part: int,
        at: float,
        event: SeatEvent,
    ) -> None:
        desk = self.floor.desks.setdefault(event.window, Desk())
        if isinstance(event, e.WindowTakenOver):  # somebody else sits there from now on
            sat = desk.sitting is not None
            self._rise(desk, at)
            desk.clerk = event.clerk
            if sat:
                self._sit(seq, part, at, event.window, desk)
            return
        if isinstance(event, e.WindowOpened):
            desk.clerk = event.clerk
        desk.open = isinstance(event, e.WindowOpened | e.WindowResumed)
        if desk.open and self.floor.day_open:
            self._sit(seq, part, at, event.window, desk)
        else:
            self._rise(desk, at)
        if isinstance(event, e.WindowClosed):
            desk.clerk = ""

    def _sit(self, seq: int, part: int, at: float, window: str, desk: Desk) -> None:
        desk.sitting = Open(seq, part, at, desk.clerk, window=window)
        self._rows.append(Sitting(seq, part, self.floor.day, at, window, desk.clerk, None))

    def _rise(self, desk: Desk, at: float) -> None:
        sat, desk.sitting = desk.sitting, None
        if sat is not None:
            self._rows.append(Sitting(sat.seq, sat.part, self.floor.day, sat.at, sat.window, sat.clerk, at))

    def _arrive(self, seq: int, part: int, at: float, event: e.TicketTaken) -> None:
        self.visits[event.ticket] = VisitUnderWay(event.category)
        self.touched.add(event.ticket)
        taken_at = event.since if event.lease else at
        self._rows.append(Arrival(seq, part, self.floor.day, taken_at, event.category))

    def _move(self, seq: int, part: int, at: float, visit: VisitUnderWay, event: Moved) -> None:
        day = self.floor.day
        match event:
            case e.TicketCalled(window=window, why=why):
                kept = why.urgency <= 1.0
                self._rows.append(
                    Called(
                        seq, part, day, at, visit.category, window, self._clerk(window),
                        not visit.called, why.waited_s, why.promise_s, kept,
                    )
                )  # fmt: skip
                visit.called, visit.window = True, window
            case e.ServiceStarted(window=window):
                visit.started, visit.worked_s = at, 0.0
                self._begin(seq, part, at, visit, window)
            case e.TicketResumed(window=window):
                self._begin(seq, part, at, visit, window)
            case e.TicketHeld():
                self._stop(visit, at)
            case e.ServiceFinished():
                self._stop(visit, at)
                self._rows.append(
                    Served(
                        seq, part, day, at, event.category, event.window, event.clerk,
                        event.service, visit.started, visit.worked_s, event.outcome, visit_mark(event.ticket),
                    )
                )  # fmt: skip
                visit.done_category, visit.rating = event.category, None
            case e.ServiceContinued(window=window, category=category):
                visit.category, visit.started, visit.worked_s = category, at, 0.0
                self._begin(seq, part, at, visit, window)
            case e.TicketTransferred(category=category) | e.TicketForwarded(category=category):
                self._stop(visit, at)
                visit.category = category
            case e.TicketMissed(window=window):
                self._rows.append(MissRow(seq, part, day, at, visit.category, window))
            case e.TicketServed(window=window):
                self._rows.append(End(seq, part, day, at, visit.category, window, "served"))
            case e.TicketCancelled():
                self._rows.append(End(seq, part, day, at, visit.category, visit.window, "cancelled"))
            case e.TicketReturned():
                self._stop(visit, at)
                if visit.end is not None:
                    self._rows.append(End(*visit.end, day, at, visit.category, visit.window, "returned"))
                    visit.end = None
            case e.TicketMoved(category=category):
                visit.category = category
            case e.TicketExpired(cause=cause):
                self._stop(visit, at)
                visit.end = (seq, part)
                self._rows.append(End(seq, part, day, at, visit.category, visit.window, cause))
            case e.TicketRated():
                where = visit.rating if event.corrected and visit.rating else (seq, part)
                visit.rating = where
                self._rows.append(
                    RatedRow(
                        *where, day, at, visit.done_category, event.window, event.clerk,
                        event.level, event.channel, visit_mark(event.ticket),
                    )
                )  # fmt: skip
            case (
                e.TicketRecalled()
                | e.TicketReentered()
                | e.TicketPostponed()
                | e.TicketReleased()
                | e.SlipRequested()
                | e.SlipRecorded()
            ):
                pass  # nothing that is counted
            case _:
                assert_never(event)

    def _set_back(self, at: float, by_s: float) -> None:
        """What lasts since a moment that the wrong clock told began as much earlier; nothing lasts less than no time."""

        def right(stamp: float) -> float:
            return stamp if stamp <= at or by_s >= 0 else min(at, stamp + by_s)

        for visit in self.visits.values():
            visit.started = right(visit.started)
            if visit.stint is not None:
                visit.stint.at = right(visit.stint.at)
        for desk in self.floor.desks.values():
            if desk.sitting is not None:
                desk.sitting.at = right(desk.sitting.at)

    def _clerk(self, window: str) -> str:
        desk = self.floor.desks.get(window)
        return desk.clerk if desk else ""

    def _begin(self, seq: int, part: int, at: float, visit: VisitUnderWay, window: str) -> None:
        visit.window = window
        begun = visit.stint = Open(seq, part, at, self._clerk(window), visit.category, window)
        self._rows.append(self._stint(begun, None))

    def _stop(self, visit: VisitUnderWay, at: float) -> None:
        begun, visit.stint = visit.stint, None
        if begun is not None:
            visit.worked_s += at - begun.at
            self._rows.append(self._stint(begun, at))

    def _stint(self, o: Open, ended: float | None) -> Stint:
        return Stint(o.seq, o.part, self.floor.day, o.at, o.category, o.window, o.clerk, ended)
