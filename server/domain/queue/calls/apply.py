"""A ticket is called, served, held, sent on and finished."""

from typing import assert_never

from server.domain.queue import events as e
from server.domain.queue.calls import announcing
from server.domain.queue.calls.events import CallEvent
from server.domain.queue.state import HallState
from server.domain.queue.tickets.state_change import move
from server.domain.queue.tickets.ticket import Ticket

PACE_WEIGHT = 0.1
"""Weight of the newest service in the moving mean of a category's service length."""


def apply(state: HallState, event: CallEvent, at: float) -> None:
    move(state, event, at, _change)


def _change(state: HallState, ticket: Ticket, event: CallEvent, at: float) -> None:
    windows, tally = state.facts.lasting.windows, state.tally(ticket.category)
    place, turn, visit = ticket.place, ticket.turn, ticket.visit
    match event:
        case e.TicketCalled():
            _call(state, ticket, event, at)
        case e.TicketRecalled():
            turn.calls += 1
            turn.calls_since_wait += 1
            announcing.announce(state, ticket, event.call, at, again=True)
        case e.ServiceStarted():
            visit.started_at, visit.worked_s = at, 0.0
        case e.TicketMissed():
            place.misses += 1
            place.reenter_at = event.reenter_at
            tally.missed += 1
        case e.TicketHeld(reason=reason):
            visit.reason = reason
            visit.worked_s += at - visit.started_at
        case e.TicketResumed():
            turn.window, visit.started_at, visit.reason = event.window, at, ""
            windows[event.window].ticket = ticket.id
            turn.clerk = windows[event.window].clerk
        case e.TicketTransferred():
            ticket.category, place.target, visit.note = event.category, event.target, event.note
        case e.TicketForwarded():
            ticket.category, place.target = event.category, ""
        case e.ServiceFinished():
            _finish(state, ticket, event, at)
        case e.ServiceContinued():
            ticket.category = event.category
        case e.TicketServed():
            tally.served += 1
            windows[turn.window].served += 1
        case _:
            assert_never(event)


def _call(state: HallState, ticket: Ticket, event: e.TicketCalled, at: float) -> None:
    facts, turn = state.facts, ticket.turn
    if not turn.calls:
        tally = state.tally(ticket.category)
        tally.called += 1
        tally.wait_s += event.why.waited_s
        tally.kept += event.why.urgency <= 1.0
    window = facts.lasting.windows[event.window]
    window.ticket = ticket.id
    turn.window, turn.clerk, turn.called_at, turn.why = event.window, window.clerk, at, event.why
    turn.calls += 1
    turn.calls_since_wait += 1
    facts.today.category_calls[ticket.category] = facts.today.category_calls.get(ticket.category, 0) + 1
    announcing.announce(state, ticket, event.call, at, again=False)


def _finish(state: HallState, ticket: Ticket, event: e.ServiceFinished, at: float) -> None:
    visit = ticket.visit
    took = visit.worked_s + at - visit.started_at
    pace = state.facts.lasting.pace_s
    known = pace.get(event.category)
    if known is None:  # one service says little: start from what the hall expects
        expected = state.settings.categories.get(event.category)
        known = float(expected.service_s) if expected else took
    pace[event.category] = known + PACE_WEIGHT * (took - known)
    visit.finished += 1
    visit.done_window, visit.done_clerk = event.window, event.clerk
    visit.done_category, visit.done_service = event.category, event.service
    visit.step += 1
    visit.outcome, visit.done_at = event.outcome, at
    visit.started_at, visit.worked_s = at, 0.0
    state.facts.lasting.windows[ticket.turn.window].last = ticket.id
