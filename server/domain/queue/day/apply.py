"""A day begins and ends, the timetable is followed, the clock is corrected."""

from collections.abc import Callable
from typing import assert_never

from msgspec import structs

from server.domain.queue import changes
from server.domain.queue import events as e
from server.domain.queue.appointments.appointment import AROUND_S
from server.domain.queue.day.clock import ClockChange
from server.domain.queue.day.events import DayEvent
from server.domain.queue.state import HallState
from server.domain.queue.tickets.ticket import Ticket

DAYS_KEPT = 4
LONGEST_DAY_S = 36 * 3600
"""No day of a hall lasts longer, from its opening on."""
TICKET_STAMPS = ("taken_at", "called_at", "started_at", "ended_at", "done_at")


def apply(state: HallState, event: DayEvent, at: float) -> None:
    facts = state.facts
    match event:
        case e.DayOpened(day=day, by=by):
            changes.record(state, at, by, "day", day, "open")
            facts.day_open = facts.intake = True
            if day != facts.day:
                _begin(state, day, at)
        case e.IntakeOpened(by=by):
            changes.record(state, at, by, "day", facts.day, "resume-intake")
            facts.intake = True
        case e.IntakeClosed(by=by):
            changes.record(state, at, by, "day", facts.day, "pause-intake")
            facts.intake = False
        case e.DayClosed(by=by):
            changes.record(state, at, by, "day", facts.day, "close")
            facts.day_open = facts.intake = False
            facts.closed_by = by
        case e.TimetableFollowed(day=day, phase=phase):
            facts.followed = (day, phase)
        case e.ClockChanged(by_s=by_s):
            facts.clock = ClockChange(at, by_s)
            if by_s < 0:
                _set_back(state, at, by_s)
        case _:
            assert_never(event)


def _begin(state: HallState, day: str, at: float) -> None:
    facts = state.facts
    _begin_series(state, day)
    facts.orders = facts.calls = 0
    facts.category_calls = {}
    facts.tickets, facts.recent, facts.tallies = {}, [], {}
    facts.leases, facts.given_up = {}, {}
    facts.acknowledged = {}
    # A clock that is a year ahead for a moment must not forget what is booked for tomorrow.
    until = min(at, facts.day_at + LONGEST_DAY_S) if facts.day_at else at
    old = [a.code for a in facts.appointments.values() if a.ticket or a.booked_at < until - AROUND_S]
    for code in old:
        del facts.appointments[code]
    for window in facts.windows.values():
        window.ticket = window.last = ""
        window.served = 0
    facts.day_at = at
    state.index()


def _begin_series(state: HallState, day: str) -> None:
    """A new day counts from one; a day that was begun before goes on, so that no number is given out twice."""
    facts = state.facts
    if facts.day:
        facts.ended[facts.day] = facts.series
        facts.ended = dict(list(facts.ended.items())[-DAYS_KEPT:])
    facts.series = dict(facts.ended.pop(day, {}))
    facts.day = day


def _set_back(state: HallState, at: float, by_s: float) -> None:
    """Bring what the wrong clock stamped to where it was: `by_s` earlier, and never later than now."""

    def right(stamp: float) -> float:
        return stamp if stamp <= at else min(at, stamp + by_s)

    facts = state.facts
    for ticket in facts.tickets.values():
        _correct(ticket, right)
    for window in facts.windows.values():
        window.since = right(window.since)
    for lease in facts.leases.values():
        lease.granted_at = right(lease.granted_at)
    facts.day_at = right(facts.day_at)
    facts.recent = [structs.replace(call, at=right(call.at)) for call in facts.recent]
    facts.notices = {k: structs.replace(n, at=right(n.at)) for k, n in facts.notices.items()}
    facts.acknowledged = {k: structs.replace(a, at=right(a.at)) for k, a in facts.acknowledged.items()}
    for change in facts.changes:
        change.at = right(change.at)
    state.index()


def _correct(ticket: Ticket, right: Callable[[float], float]) -> None:
    booked = ticket.since > ticket.taken_at and not ticket.postponed
    if not booked:  # the clock of an appointment starts at its booked time, which lies ahead
        ticket.since = right(ticket.since)
    for name in TICKET_STAMPS:
        setattr(ticket, name, right(getattr(ticket, name)))
    ticket.steps = tuple(structs.replace(step, at=right(step.at)) for step in ticket.steps)
    if ticket.rating is not None:
        ticket.rating.at = right(ticket.rating.at)
