"""A ticket moves along the table of `states`: out of its old place, changed, into its new one."""

from collections.abc import Callable
from typing import TypeVar

from server.domain.queue.events import MoveEvent
from server.domain.queue.state import HallState
from server.domain.queue.tickets import steps
from server.domain.queue.tickets.states import AT_WINDOW, FINAL, NEXT
from server.domain.queue.tickets.ticket import Ticket
from server.domain.queue.tickets.words import TicketState

Move = TypeVar("Move", bound=MoveEvent)


def move(
    state: HallState, event: Move, at: float, change: Callable[[HallState, Ticket, Move, float], None]
) -> None:
    """Carry the ticket to where the table says; `change` is what the event does to it besides. A ticket that has left
    its window, in whatever way, leaves it free."""
    ticket = state.facts.today.tickets[event.ticket]
    before, after = ticket.state, NEXT[ticket.state, type(event)]
    _leave(state, ticket)
    ticket.state = after
    steps.add(ticket, event, at)
    window = state.facts.lasting.windows.get(ticket.turn.window)
    change(state, ticket, event, at)
    if before in AT_WINDOW and after not in AT_WINDOW and window is not None:
        window.ticket = ""
    if after in FINAL:
        ticket.visit.ended_at = at
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
            ticket.turn.calls_since_wait = 0
            state.enqueue(ticket)
        case TicketState.MISSED:
            state.missed.setdefault(ticket.category, {})[ticket.id] = ticket.place.reenter_at
        case TicketState.HELD:
            state.held[ticket.id] = None
        case _:
            pass
