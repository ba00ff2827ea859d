"""A ticket is called, served, held, sent on and finished."""

from typing import assert_never

from server.domain.queue import events as e
from server.domain.queue.calls import announcing
from server.domain.queue.calls.events import CallEvent
from server.domain.queue.state import HallState
from server.domain.queue.tickets.moving import move
from server.domain.queue.tickets.ticket import Ticket

PACE_WEIGHT = 0.1
"""Weight of the newest service in the moving mean of a category's service length."""


def apply(state: HallState, event: CallEvent, at: float) -> None:
    move(state, event, at, _change)


def _change(state: HallState, ticket: Ticket, event: CallEvent, at: float) -> None:
    windows, tally = state.facts.lasting.windows, state.tally(ticket.category)
    match event:
        case e.TicketCalled():
            _call(state, ticket, event, at)
        case e.TicketRecalled():
            ticket.calls += 1
            ticket.calls_since_wait += 1
            announcing.announce(state, ticket, event.call, at, again=True)
        case e.ServiceStarted():
            ticket.started_at, ticket.worked_s = at, 0.0
        case e.TicketMissed():
            ticket.misses += 1
            ticket.reenter_at = event.reenter_at
            tally.missed += 1
        case e.TicketHeld(reason=reason):
            ticket.reason = reason
            ticket.worked_s += at - ticket.started_at
        case e.TicketResumed():
            ticket.window, ticket.started_at, ticket.reason = event.window, at, ""
            windows[event.window].ticket = ticket.id
            ticket.clerk = windows[event.window].clerk
        case e.TicketTransferred():
            ticket.category, ticket.target, ticket.note = event.category, event.target, event.note
        case e.TicketForwarded():
            ticket.category, ticket.target = event.category, ""
        case e.ServiceFinished():
            _finish(state, ticket, event, at)
        case e.ServiceContinued():
            ticket.category = event.category
        case e.TicketServed():
            tally.served += 1
            if ticket.window in windows:
                windows[ticket.window].served += 1
        case _:
            assert_never(event)


def _call(state: HallState, ticket: Ticket, event: e.TicketCalled, at: float) -> None:
    facts = state.facts
    if not ticket.calls:
        tally = state.tally(ticket.category)
        tally.called += 1
        tally.wait_s += event.why.waited_s
        tally.kept += event.why.urgency <= 1.0
    window = facts.lasting.windows[event.window]
    window.ticket = ticket.id
    ticket.window, ticket.clerk, ticket.called_at, ticket.why = event.window, window.clerk, at, event.why
    ticket.calls += 1
    ticket.calls_since_wait += 1
    facts.today.category_calls[ticket.category] = facts.today.category_calls.get(ticket.category, 0) + 1
    announcing.announce(state, ticket, event.call, at, again=False)


def _finish(state: HallState, ticket: Ticket, event: e.ServiceFinished, at: float) -> None:
    took = ticket.worked_s + at - ticket.started_at
    pace = state.facts.lasting.pace_s
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
    window = state.facts.lasting.windows.get(ticket.window)
    if window is not None:
        window.last = ticket.id
