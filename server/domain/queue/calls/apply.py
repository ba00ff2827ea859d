"""A ticket is called, served, held, sent on and finished."""

from server.domain.message import Event
from server.domain.queue import events as e
from server.domain.queue.calls import announcing
from server.domain.queue.calls.transfer import transferred
from server.domain.queue.state import HallState
from server.domain.queue.tickets.state_change import Apply, Effect, moving
from server.domain.queue.tickets.ticket import Ticket

PACE_WEIGHT = 0.1
"""Weight of the newest service in the moving mean of a category's service length."""


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


def _recall(state: HallState, ticket: Ticket, event: e.TicketRecalled, at: float) -> None:
    ticket.turn.calls += 1
    ticket.turn.calls_since_wait += 1
    announcing.announce(state, ticket, event.call, at, again=True)


def _start(_state: HallState, ticket: Ticket, _event: e.ServiceStarted, at: float) -> None:
    ticket.visit.started_at, ticket.visit.worked_s = at, 0.0


def _miss(state: HallState, ticket: Ticket, event: e.TicketMissed, _at: float) -> None:
    ticket.place.misses += 1
    ticket.place.reenter_at = event.reenter_at
    state.tally(ticket.category).missed += 1


def _hold(_state: HallState, ticket: Ticket, event: e.TicketHeld, at: float) -> None:
    ticket.visit.reason = event.reason
    ticket.visit.worked_s += at - ticket.visit.started_at


def _resume(state: HallState, ticket: Ticket, event: e.TicketResumed, at: float) -> None:
    window, turn, visit = state.facts.lasting.windows[event.window], ticket.turn, ticket.visit
    turn.window, visit.started_at, visit.reason = event.window, at, ""
    window.ticket = ticket.id
    turn.clerk = window.clerk


def _forward(_state: HallState, ticket: Ticket, event: e.TicketForwarded, _at: float) -> None:
    ticket.category, ticket.place.target = event.category, ""


def _continue(_state: HallState, ticket: Ticket, event: e.ServiceContinued, _at: float) -> None:
    ticket.category = event.category


def _serve(state: HallState, ticket: Ticket, _event: e.TicketServed, _at: float) -> None:
    state.tally(ticket.category).served += 1
    state.facts.lasting.windows[ticket.turn.window].served += 1


CHANGES: dict[type[Event], Effect] = {
    e.TicketCalled: _call,
    e.TicketRecalled: _recall,
    e.ServiceStarted: _start,
    e.TicketMissed: _miss,
    e.TicketHeld: _hold,
    e.TicketResumed: _resume,
    e.TicketTransferred: transferred,
    e.ServiceFinished: _finish,
    e.ServiceContinued: _continue,
    e.TicketForwarded: _forward,
    e.TicketServed: _serve,
}
HOW: dict[type[Event], Apply] = moving(CHANGES)
