"""A citizen is sent on: to one window, or to whoever serves a category."""

from server.domain.queue import commands as c
from server.domain.queue import events as e
from server.domain.queue import refusal_codes as r
from server.domain.queue.lookup import category_of, window_of
from server.domain.queue.state import HallState
from server.domain.queue.tickets.ticket import Ticket
from server.domain.queue.windows.window import Window


def transfer(state: HallState, window: Window, ticket: Ticket, command: c.Transfer) -> list[e.AnyEvent]:
    """From `window`, where it is served; to where nobody sits only after a question."""
    if command.to_window:
        target = window_of(state, command.to_window)
        if target.id == window.id:
            raise r.WrongState(number=ticket.number, state="here")
        away = f"@{target.id}" not in state.staffed
        if away and not command.force:
            raise r.WindowUnstaffed(window=target.id)
        # The category stays with the citizen's business; the window alone decides who serves it.
        return [e.TicketTransferred(ticket.id, window.id, ticket.category, target.id, command.note, away)]
    category = category_of(state, command.category)
    if category.id not in state.allocated:
        raise r.CategoryClosed(category=category.name)
    away = category.id not in state.staffed
    if away and not command.force:
        raise r.CategoryUnstaffed(category=category.name)
    return [e.TicketTransferred(ticket.id, window.id, category.id, "", command.note, away)]


def transferred(_state: HallState, ticket: Ticket, event: e.TicketTransferred, _at: float) -> None:
    """Its clock is kept; whoever calls it next reads the note."""
    ticket.category, ticket.place.target, ticket.visit.note = event.category, event.target, event.note
