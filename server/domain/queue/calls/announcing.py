"""The calls that screens show and say: as many as the hall needs, not a fixed number."""

from collections import Counter

from server.domain.queue.calls.call import Call
from server.domain.queue.state import HallState
from server.domain.queue.tickets.states import TicketState
from server.domain.queue.tickets.ticket import Ticket

OF_HALL = 8
"""Calls that a board of the whole hall shows: the huge one and those before it."""
OF_PART = 6
"""The same of a board's panel: a zone, a category, or a category in a zone."""


def announce(state: HallState, ticket: Ticket, call: int, at: float, *, again: bool) -> None:
    """Put a call before the others; an older one of the same ticket has had its day."""
    facts = state.facts
    facts.today.calls = ticket.turn.call = call
    newest = Call(
        call, ticket.id, ticket.number, ticket.turn.window, ticket.category, ticket.language, at, again
    )
    facts.today.recent = _kept(state, [newest, *(c for c in facts.today.recent if c.ticket != ticket.id)])


def _kept(state: HallState, calls: list[Call]) -> list[Call]:
    """Of calls, newest first: the last of the hall and of each category in each zone, and every one whose citizen is
    still awaited, so that a screen which was cut off can say it late however many windows called meanwhile."""
    windows, tickets = state.settings.windows, state.facts.today.tickets
    shown: Counter[tuple[str, str]] = Counter()
    kept: list[Call] = []
    for place, call in enumerate(calls):
        window, ticket = windows.get(call.window), tickets.get(call.ticket)
        part = (window.zone if window else "", call.category)
        shown[part] += 1
        awaited = ticket is not None and ticket.state is TicketState.CALLED
        if awaited or place < OF_HALL or shown[part] <= OF_PART:
            kept.append(call)
    return kept
