"""A ticket moves along the table of `states`: out of its old place, changed, into its new one."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from server.domain.message import Event
from server.domain.queue.state import HallState
from server.domain.queue.tickets.states import AT_WINDOW, FINAL, NEXT
from server.domain.queue.tickets.steps import STEPS, remember
from server.domain.queue.tickets.ticket import Ticket
from server.domain.queue.tickets.words import TicketState

Effect = Callable[[HallState, Ticket, Any, float], None]
"""What an event does to its ticket besides moving it."""
Apply = Callable[[HallState, Any, float], None]
WAITING, MISSED, HELD = TicketState.WAITING, TicketState.MISSED, TicketState.HELD


class _Way(NamedTuple):
    """Out of one state by one event."""

    after: TicketState
    frees: bool
    """Whether its window is free then: a ticket that has left its window, in whatever way, leaves it free."""
    ends: bool


def moving(changes: Mapping[type[Event], Effect]) -> dict[type[Event], Apply]:
    """How each of these events is applied: the ticket is carried to where the table says, and `changes` does the rest."""
    return {kind: _moving(kind, change) for kind, change in changes.items()}


def _moving(kind: type[Event], change: Effect) -> Apply:
    """What the tables say of this kind is looked up once here: replay moves tickets by the million."""
    ways = {
        before: _Way(after, before in AT_WINDOW and after not in AT_WINDOW, after in FINAL)
        for (before, event), after in NEXT.items()
        if event is kind
    }
    step = STEPS.get(kind)

    def apply(state: HallState, event: Any, at: float) -> None:
        facts = state.facts
        today = facts.today
        ticket = today.tickets[event.ticket]
        before = ticket.state
        after, frees, ends = ways[before]
        if before is WAITING:
            state.dequeue(ticket)
        elif before is MISSED:
            del state.missed[ticket.category][ticket.id]
        elif before is HELD:
            del state.held[ticket.id]
        ticket.state = after
        if step is not None:
            remember(ticket, step(ticket, event, at))
        window = facts.lasting.windows.get(ticket.turn.window) if frees else None
        if ticket.category not in today.tallies:
            state.tally(ticket.category)
        change(state, ticket, event, at)
        if window is not None:
            window.ticket = ""
        if ends:
            ticket.visit.ended_at = at
        if after is WAITING:
            ticket.turn.calls_since_wait = 0
            state.enqueue(ticket)
        elif after is MISSED:
            state.missed.setdefault(ticket.category, {})[ticket.id] = ticket.place.reenter_at
        elif after is HELD:
            state.held[ticket.id] = None

    return apply
