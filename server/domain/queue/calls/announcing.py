"""The calls that screens show and say: as many as the hall needs, not a fixed number."""

from collections.abc import Iterator

from server.domain.queue.calls.call import Call
from server.domain.queue.state import HallState
from server.domain.queue.tickets.ticket import Ticket
from server.domain.queue.tickets.words import TicketState

OF_HALL = 8
"""Calls that a board of the whole hall shows: the huge one and those before it."""
OF_PART = 6
"""The same of a board's panel: a zone, a category, or a category in a zone."""
TIDIED_EVERY = 16
"""Calls: a look at all that are kept is worth its time when it is shared by so many, and replay makes millions."""


def announce(state: HallState, ticket: Ticket, call: int, at: float, *, again: bool) -> None:
    """Put a call before the others; an older one of the same ticket has had its day."""
    today, turn = state.facts.today, ticket.turn
    recent = [one for one in today.recent if one.ticket != ticket.id] if turn.call else today.recent
    today.calls = turn.call = call
    newest = Call(call, ticket.id, ticket.number, turn.window, ticket.category, ticket.language, at, again)
    today.recent = [newest, *recent]
    if call % TIDIED_EVERY == 0:
        today.recent = list(shown(state))


def shown(state: HallState) -> Iterator[Call]:
    """The calls that screens are told, newest first: the last of the hall and of each category in each zone, and every one
    whose citizen is still awaited, so that a screen which was cut off can say it late however many windows called since."""
    windows, tickets = state.settings.windows, state.facts.today.tickets
    counts: dict[tuple[str, str], int] = {}
    for place, one in enumerate(state.facts.today.recent):
        window = windows.get(one.window)
        part = (window.zone if window else "", one.category)
        counts[part] = count = counts.get(part, 0) + 1
        if place < OF_HALL or count <= OF_PART or _awaited(tickets.get(one.ticket)):
            yield one


def _awaited(ticket: Ticket | None) -> bool:
    return ticket is not None and ticket.state is TicketState.CALLED
