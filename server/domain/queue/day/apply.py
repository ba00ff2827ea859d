"""A day begins and ends, the timetable is followed, the clock is corrected."""

from collections.abc import Callable
from typing import assert_never

from msgspec import structs

from server.domain.queue import changes
from server.domain.queue import events as e
from server.domain.queue.appointments.appointment import AROUND_S
from server.domain.queue.day.clock import ClockChange
from server.domain.queue.day.events import DayEvent
from server.domain.queue.state import HallState, Today
from server.domain.queue.tickets.ticket import Ticket
from server.domain.queue.words import ChangeKind

DAYS_KEPT = 4
LONGEST_DAY_S = 36 * 3600
"""No day of a hall lasts longer, from its opening on."""


def apply(state: HallState, event: DayEvent, at: float) -> None:
    facts = state.facts
    match event:
        case e.DayOpened(day=day, by=by):
            changes.record(state, at, by, ChangeKind.DAY, day, "open")
            if day != facts.today.day:
                _begin(state, day, at)
            facts.today.is_open = facts.today.intake = True
        case e.IntakeOpened(by=by):
            changes.record(state, at, by, ChangeKind.DAY, facts.today.day, "resume-intake")
            facts.today.intake = True
        case e.IntakeClosed(by=by):
            changes.record(state, at, by, ChangeKind.DAY, facts.today.day, "pause-intake")
            facts.today.intake = False
        case e.DayClosed(by=by):
            changes.record(state, at, by, ChangeKind.DAY, facts.today.day, "close")
            facts.today.is_open = facts.today.intake = False
            facts.today.closed_by = by
        case e.TimetableFollowed(day=day, phase=phase):
            facts.lasting.followed = (day, phase)
        case e.ClockChanged(by_s=by_s):
            facts.lasting.clock = ClockChange(at, by_s)
            if by_s < 0:
                _set_back(state, at, by_s)
        case _:
            assert_never(event)


def _begin(state: HallState, day: str, at: float) -> None:
    """A new day counts from one; a day that was begun before goes on with its numbers, so that none is given out twice."""
    before, lasting = state.facts.today, state.facts.lasting
    if before.day:
        lasting.ended[before.day] = before.series
        lasting.ended = dict(list(lasting.ended.items())[-DAYS_KEPT:])
    state.facts.today = Today(day=day, begun_at=at, series=dict(lasting.ended.pop(day, {})))
    # A clock that is a year ahead for a moment must not forget what is booked for tomorrow.
    until = min(at, before.begun_at + LONGEST_DAY_S) if before.begun_at else at
    old = [a.code for a in lasting.appointments.values() if a.ticket or a.booked_at < until - AROUND_S]
    for code in old:
        del lasting.appointments[code]
    for window in lasting.windows.values():
        window.begin_day()
    state.index()


def _set_back(state: HallState, at: float, by_s: float) -> None:
    """Bring what the wrong clock stamped to where it was: `by_s` earlier, and never later than now."""

    def right(stamp: float) -> float:
        return stamp if stamp <= at else min(at, stamp + by_s)

    facts = state.facts
    for ticket in facts.today.tickets.values():
        _correct(ticket, right)
    for window in facts.lasting.windows.values():
        window.since = right(window.since)
    for lease in facts.today.leases.values():
        lease.granted_at, lease.latest = right(lease.granted_at), right(lease.latest)
    facts.today.begun_at = right(facts.today.begun_at)
    facts.today.recent = [structs.replace(call, at=right(call.at)) for call in facts.today.recent]
    facts.lasting.notices = {k: structs.replace(n, at=right(n.at)) for k, n in facts.lasting.notices.items()}
    facts.today.acknowledged = {
        k: structs.replace(a, at=right(a.at)) for k, a in facts.today.acknowledged.items()
    }
    for change in facts.lasting.changes:
        change.at = right(change.at)
    state.index()


def _correct(ticket: Ticket, right: Callable[[float], float]) -> None:
    place, turn, visit = ticket.place, ticket.turn, ticket.visit
    booked = place.since > ticket.taken_at and not place.postponed
    if not booked:  # the clock of an appointment starts at its booked time, which lies ahead
        place.since = right(place.since)
    ticket.taken_at, turn.called_at = right(ticket.taken_at), right(turn.called_at)
    visit.started_at, visit.done_at = right(visit.started_at), right(visit.done_at)
    visit.ended_at = right(visit.ended_at)
    visit.steps = tuple(structs.replace(step, at=right(step.at)) for step in visit.steps)
    if ticket.rating is not None:
        ticket.rating.at = right(ticket.rating.at)
