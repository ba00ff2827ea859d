"""The calls that screens show and say: as many as the hall needs, not a fixed number."""

from server.domain.queue.calls.call import Call
from server.domain.queue.state import HallState
from server.domain.queue.tickets.ticket import Ticket
from server.domain.queue.tickets.words import TicketState

OF_HALL = 8
"""Calls that a board of the whole hall shows: the huge one and those before it."""
OF_PART = 6
"""The same of a board's panel: a zone, a category, or a category in a zone."""


def announce(state: HallState, ticket: Ticket, call: int, at: float, *, again: bool) -> None:
    """Put a call before the others; an older one of the same ticket has had its day.

    Of those before it stay the last of the hall and of each category in each zone, and every one whose citizen is still
    awaited, so that a screen which was cut off can say it late however many windows called meanwhile.
    """
    today, windows, tickets = state.facts.today, state.settings.windows, state.facts.today.tickets
    today.calls = ticket.turn.call = call
    newest = Call(
        call, ticket.id, ticket.number, ticket.turn.window, ticket.category, ticket.language, at, again
    )
    kept: list[Call] = []
    shown: dict[tuple[str, str], int] = {}
    place = 0
    for one in (newest, *today.recent):  # once a call, and replay makes millions: no more than it needs
        if one is not newest and one.ticket == ticket.id:
            continue
        window = windows.get(one.window)
        part = (window.zone if window else "", one.category)
        shown[part] = count = shown.get(part, 0) + 1
        if place < OF_HALL or count <= OF_PART or _awaited(tickets.get(one.ticket)):
            kept.append(one)
        place += 1
    today.recent = kept


def _awaited(ticket: Ticket | None) -> bool:
    return ticket is not None and ticket.state is TicketState.CALLED
