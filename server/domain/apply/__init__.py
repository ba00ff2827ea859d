"""Events change the state here and nowhere else. `apply` cannot refuse; life and replay both go through it."""

from collections.abc import Callable
from typing import Any, assert_never, get_args

from server.domain import events as e
from server.domain.apply import announcing, managing, steps, upkeep
from server.domain.state import (
    AROUND_S,
    Appointment,
    HallState,
    Lease,
    LeasedBlock,
    Rating,
    Tally,
    Ticket,
    Window,
)
from server.domain.transitions import FINAL, NEXT, TicketState

APPLIED = 1
"""Raise it whenever the same events give other facts than before, so that no older snapshot is taken for them; a field
that is added, removed or renamed is noticed without it."""
DAYS_KEPT = 4
LONGEST_DAY_S = 36 * 3600
"""No day of a hall lasts longer, from its opening on."""
PACE_WEIGHT = 0.1
"""Weight of the newest service in the moving mean of a category's service length."""


def apply(state: HallState, event: e.AnyEvent, at: float) -> None:
    """Change `state` by one event that happened at `at` (seconds since the epoch)."""
    state.facts.at = at
    _HOW[type(event)](state, event, at)


def _take(state: HallState, event: e.TicketTaken, at: float) -> None:
    facts = state.facts
    facts.orders += 1
    if event.lease:
        facts.leases[event.lease].blocks[event.category].next = event.serial + 1
    else:
        facts.series[event.category] = event.serial
    ticket = Ticket(
        id=event.ticket,
        number=event.number,
        order=facts.orders,
        category=event.category,
        group=event.group,
        language=event.language,
        taken_at=event.since if event.lease else at,
        since=event.since,
        booked_at=event.booked_at,
        services=event.services,
        target=event.target,
        person=event.person,
        holder=event.holder,
        lease=event.lease,
    )
    facts.tickets[ticket.id] = ticket
    if event.appointment in facts.appointments:
        facts.appointments[event.appointment].ticket = ticket.id
    state.tally(event.category).taken += 1
    state.arrive(ticket)
    state.enqueue(ticket)


def _lease(state: HallState, event: e.LeaseGranted, at: float) -> None:
    blocks = {b.category: LeasedBlock(b.first, b.last, b.first, b.prefix) for b in event.blocks}
    state.facts.leases[event.lease] = Lease(event.lease, event.kiosk, at, event.digits, blocks)


def _book(state: HallState, event: e.AppointmentBooked, at: float) -> None:
    del at
    state.facts.appointments[event.code] = Appointment(
        event.code, event.category, event.booked_at, event.services
    )


def _cancel_booking(state: HallState, event: e.AppointmentCancelled, at: float) -> None:
    del at
    state.facts.appointments.pop(event.code, None)


def _give_up(state: HallState, event: e.IdGivenUp, at: float) -> None:
    del at
    state.facts.given_up[event.ticket] = True


def _turn_day(state: HallState, event: e.DayEvent, at: float) -> None:
    day = event.day if isinstance(event, e.DayOpened) else state.facts.day
    managing.record(state, at, event.by, "day", day, managing.DAY[type(event)])
    facts = state.facts
    match event:
        case e.DayOpened(day=day):
            facts.day_open = facts.intake = True
            if day != facts.day:
                _begin_series(state, day)
                facts.orders = facts.calls = 0
                facts.category_calls = {}
                facts.tickets, facts.recent, facts.tallies = {}, [], {}
                facts.leases, facts.given_up = {}, {}
                facts.acknowledged = {}
                # A clock that is a year ahead for a moment must not forget what is booked for tomorrow.
                until = min(at, facts.day_at + LONGEST_DAY_S) if facts.day_at else at
                old = [
                    a.code for a in facts.appointments.values() if a.ticket or a.booked_at < until - AROUND_S
                ]
                for code in old:
                    del facts.appointments[code]
                for window in facts.windows.values():
                    window.ticket = window.last = ""
                    window.served = 0
                facts.day_at = at
                state.index()
        case e.IntakeOpened():
            facts.intake = True
        case e.IntakeClosed():
            facts.intake = False
        case e.DayClosed(by=by):
            facts.day_open = facts.intake = False
            facts.closed_by = by
        case _:
            assert_never(event)


def _begin_series(state: HallState, day: str) -> None:
    """A new day counts from one; a day that was begun before goes on, so that no number is given out twice."""
    facts = state.facts
    if facts.day:
        facts.ended[facts.day] = facts.series
        facts.ended = dict(list(facts.ended.items())[-DAYS_KEPT:])
    facts.series = dict(facts.ended.pop(day, {}))
    facts.day = day


def _set_window(state: HallState, event: e.WindowEvent, at: float) -> None:
    window = state.facts.windows.get(event.window)
    if window is None:  # a window that has since left the configuration
        window = state.facts.windows[event.window] = Window(id=event.window, categories=())
    match event:
        case e.WindowOpened(clerk=clerk):
            window.state, window.clerk, window.reason = "open", clerk, ""
        case e.WindowTakenOver(clerk=clerk):
            window.clerk = clerk
            if window.ticket:
                state.facts.tickets[window.ticket].clerk = clerk
            managing.record(state, at, clerk, "desk", window.id, "take-over", before=(event.before,))
        case e.WindowPaused(reason=reason):
            window.state, window.reason = "paused", reason
        case e.WindowResumed():
            window.state, window.reason = "open", ""
        case e.WindowClosed():
            window.state, window.clerk, window.reason = "closed", "", ""
        case e.AllocationChanged(categories=categories):
            if window.filed is None:
                known = state.settings.windows.get(window.id)
                window.filed = event.before or (known.categories if known else ())
            window.categories = categories
            managing.record_allocation(state, event, at)
        case _:
            assert_never(event)
    if not isinstance(event, e.AllocationChanged | e.WindowTakenOver):
        window.since = at
    state.measure_capacity()


def _mark(state: HallState, event: e.MarkEvent, at: float) -> None:
    ticket = state.facts.tickets[event.ticket]
    match event:
        case e.TicketRated():
            ticket.rating = Rating(event.level, event.channel, at, event.reasons, event.corrected)
            ticket.rated = ticket.finished
        case e.SlipRequested(printer=printer):
            ticket.printer, ticket.slip, ticket.slip_cause = printer, "wanted", ""
        case e.SlipRecorded():
            ticket.printer, ticket.slip, ticket.slip_cause = event.printer, event.outcome, event.cause
        case _:
            assert_never(event)


def _move(state: HallState, event: e.MoveEvent, at: float) -> None:
    """Carry a ticket along the table: out of its old place, changed, into its new one."""
    ticket = state.facts.tickets[event.ticket]
    before, after = ticket.state, NEXT[ticket.state, type(event)]
    _leave(state, ticket)
    ticket.state = after
    steps.add(ticket, event, at)
    window = state.facts.windows.get(ticket.window)
    tally = state.tally(ticket.category)
    match event:
        case e.TicketCalled():
            _call(state, ticket, event, tally, at)
        case e.ServiceStarted():
            ticket.started_at, ticket.worked_s = at, 0.0
        case e.ServiceFinished():
            _finish(state, ticket, event, window, at)
        case e.TicketServed():
            tally.served += 1
            if window is not None:
                window.served += 1
            _free(window)
        case e.TicketRecalled():
            ticket.calls += 1
            ticket.calls_since_wait += 1
            announcing.announce(state, ticket, event.call, at, again=True)
        case e.TicketMissed():
            ticket.misses += 1
            ticket.reenter_at = event.reenter_at
            tally.missed += 1
            _free(window)
        case e.TicketReleased():
            ticket.target = ""
        case e.TicketReturned():
            ticket.target = ticket.reason = ""
            if before is TicketState.EXPIRED:
                ticket.ended_at = 0.0
                tally.expired -= 1
            else:
                _free(window)
        case e.TicketMoved(category=category):
            ticket.category, ticket.target = category, ""
        case e.TicketPostponed():
            ticket.since, ticket.postponed = event.since, True
        case e.TicketReentered():
            pass
        case e.TicketHeld(reason=reason):
            ticket.reason = reason
            ticket.worked_s += at - ticket.started_at
            _free(window)
        case e.TicketResumed():
            ticket.window, ticket.started_at, ticket.reason = event.window, at, ""
            state.facts.windows[event.window].ticket = ticket.id
            ticket.clerk = state.facts.windows[event.window].clerk
        case e.TicketTransferred():
            ticket.category, ticket.target, ticket.note = event.category, event.target, event.note
            _free(window)
        case e.TicketForwarded():
            ticket.category, ticket.target = event.category, ""
            _free(window)
        case e.ServiceContinued():
            ticket.category = event.category
        case e.TicketCancelled(reason=reason):
            ticket.reason = reason
            tally.cancelled += 1
        case e.TicketExpired(cause=cause):
            ticket.reason = cause
            tally.expired += 1
        case _:
            assert_never(event)
    if after in FINAL:
        ticket.ended_at = at
        if before in (TicketState.CALLED, TicketState.SERVING):
            _free(window)
    _arrive(state, ticket)


def _leave(state: HallState, ticket: Ticket) -> None:
    match ticket.state:
        case TicketState.WAITING:
            state.dequeue(ticket)
        case TicketState.MISSED:
            del state.missed[ticket.category][ticket.id]
        case TicketState.HELD:
            del state.held[ticket.id]
        case _:
            pass


def _arrive(state: HallState, ticket: Ticket) -> None:
    match ticket.state:
        case TicketState.WAITING:
            ticket.calls_since_wait = 0
            state.enqueue(ticket)
        case TicketState.MISSED:
            state.missed.setdefault(ticket.category, {})[ticket.id] = ticket.reenter_at
        case TicketState.HELD:
            state.held[ticket.id] = None
        case _:
            pass


def _free(window: Window | None) -> None:
    if window is not None:
        window.ticket = ""


def _call(state: HallState, ticket: Ticket, event: e.TicketCalled, tally: Tally, at: float) -> None:
    facts = state.facts
    if not ticket.calls:
        tally.called += 1
        tally.wait_s += event.why.waited_s
        tally.kept += event.why.urgency <= 1.0
    window = facts.windows[event.window]
    window.ticket = ticket.id
    ticket.window, ticket.clerk, ticket.called_at, ticket.why = event.window, window.clerk, at, event.why
    ticket.calls += 1
    ticket.calls_since_wait += 1
    facts.category_calls[ticket.category] = facts.category_calls.get(ticket.category, 0) + 1
    announcing.announce(state, ticket, event.call, at, again=False)


def _finish(
    state: HallState, ticket: Ticket, event: e.ServiceFinished, window: Window | None, at: float
) -> None:
    took = ticket.worked_s + at - ticket.started_at
    pace = state.facts.pace_s
    known = pace.get(event.category)
    if known is None:  # one service says little: start from what the hall expects
        expected = state.settings.categories.get(event.category)
        known = float(expected.service_s) if expected else took
    pace[event.category] = known + PACE_WEIGHT * (took - known)
    ticket.finished += 1
    ticket.done_window, ticket.done_clerk = event.window, event.clerk
    ticket.step += 1
    ticket.outcome, ticket.done_at = event.outcome, at
    ticket.started_at, ticket.worked_s = at, 0.0
    if window is not None:
        window.last = ticket.id


_HOW: dict[type[e.Event], Callable[[HallState, Any, float], None]] = {
    e.TicketTaken: _take,
    e.LeaseGranted: _lease,
    e.IdGivenUp: _give_up,
    e.AppointmentBooked: _book,
    e.AppointmentCancelled: _cancel_booking,
    **dict.fromkeys(get_args(e.MoveEvent), _move),
    **dict.fromkeys(get_args(e.MarkEvent), _mark),
    **managing.HOW,
    **upkeep.HOW,
    **dict.fromkeys(get_args(e.DayEvent), _turn_day),
    **dict.fromkeys(get_args(e.WindowEvent), _set_window),
}
"""One look-up instead of a chain of comparisons: replay applies millions."""
