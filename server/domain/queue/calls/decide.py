"""The clerk's buttons: call, recall, start, miss, hold, transfer, finish."""

from typing import assert_never

from server.domain.queue import commands as c
from server.domain.queue import events as e
from server.domain.queue import refusal_codes as r
from server.domain.queue.calls import next_ticket
from server.domain.queue.calls.missed import brought_back, miss
from server.domain.queue.calls.transfer import transfer
from server.domain.queue.lookup import own_window, require, ticket_of, window_of
from server.domain.queue.state import HallState
from server.domain.queue.tickets.ticket import Ticket
from server.domain.queue.windows.window import Window
from server.domain.queue.windows.words import WindowState


def decide(state: HallState, command: c.CallCommand, at: float) -> list[e.AnyEvent]:
    window = window_of(state, command.window)
    own_window(state, command)
    match command:
        case c.CallNext():
            _require_free(window)
            found = next_ticket.pick(state, window, at)
            if found is None:
                raise r.NothingWaiting(window=window.id)
            return _call(state, window, found.ticket, found.why)
        case c.CallTicket(ticket=chosen):
            _require_free(window)
            ticket = ticket_of(state, chosen)
            require(ticket, e.TicketCalled)
            return _call(state, window, ticket, next_ticket.explain(state, ticket, at, out_of_order=True))
        case c.Recall():
            return [
                e.TicketRecalled(
                    _at(state, window, e.TicketRecalled).id, window.id, state.facts.today.calls + 1
                )
            ]
        case c.Start():
            return [e.ServiceStarted(_at(state, window, e.ServiceStarted).id, window.id)]
        case c.Miss():
            return miss(state, window, _at(state, window, e.TicketMissed))
        case c.Hold(reason=reason):
            return [e.TicketHeld(_at(state, window, e.TicketHeld).id, window.id, reason)]
        case c.Unhold(ticket=held):
            _require_free(window)
            require(ticket_of(state, held), e.TicketResumed)
            return [e.TicketResumed(held, window.id)]
        case c.Transfer():
            return transfer(state, window, _at(state, window, e.TicketTransferred), command)
        case c.Finish():
            return _finish(state, window, command)
        case _:
            assert_never(command)


def _require_free(window: Window) -> None:
    if window.state is WindowState.PAUSED:
        raise r.WindowOnPause(window=window.id)
    if window.state is not WindowState.OPEN:
        raise r.WindowNotOpen(window=window.id, state=window.state)
    if window.ticket:
        raise r.WindowBusy(window=window.id)


def _at(state: HallState, window: Window, event: type[e.Event]) -> Ticket:
    """The ticket at the window, in a state that `event` may follow."""
    if not window.ticket:
        raise r.WrongState(
            window=window.id, state="free" if window.state is WindowState.OPEN else window.state
        )
    ticket = state.facts.today.tickets[window.ticket]
    require(ticket, event)
    return ticket


def _call(state: HallState, window: Window, ticket: Ticket, why: e.Why) -> list[e.AnyEvent]:
    """The call itself, and the missed tickets that this call brings back into their line."""
    called = e.TicketCalled(ticket.id, window.id, state.facts.today.calls + 1, why)
    return [called, *brought_back(state, ticket)]


def _finish(state: HallState, window: Window, command: c.Finish) -> list[e.AnyEvent]:
    """End this service; the visit goes on here, at another window, or is over."""
    ticket = _at(state, window, e.ServiceFinished)
    service = (
        ticket.visit.services[ticket.visit.step] if ticket.visit.step < len(ticket.visit.services) else ""
    )
    done = e.ServiceFinished(
        ticket=ticket.id,
        window=window.id,
        outcome=command.outcome,
        category=ticket.category,
        clerk=window.clerk,
        service=service,
        case=command.case,
    )
    rest = ticket.visit.services[ticket.visit.step + 1 :]
    if not rest:
        return [done, e.TicketServed(ticket.id, window.id)]
    following = state.settings.services.get(rest[0])
    category = following.category if following else ticket.category
    if category == ticket.category or category in window.categories:
        return [done, e.ServiceContinued(ticket.id, window.id, category)]
    return [done, e.TicketForwarded(ticket.id, window.id, category)]
