"""What observers of a hall hear once it is durable, and what that is about."""

from collections.abc import Callable

from server.domain.queue.about import AboutTicket, AboutWindow, AtWindow
from server.domain.queue.events import AnyEvent, TicketRated
from server.domain.queue.state import HallState
from server.domain.settled import Settled

Change = Settled[HallState, AnyEvent]


def touched(change: Change) -> tuple[set[str], set[str]]:
    """(tickets, windows) that the events are about; a ticket's window counts too."""
    tickets = {event.ticket for event in change.events if isinstance(event, AboutTicket)}
    windows = {
        event.window for event in change.events if isinstance(event, AboutWindow | AtWindow | TicketRated)
    }
    windows.discard("")
    known = change.state.facts.today.tickets
    windows.update(known[t].turn.window for t in tickets if t in known and known[t].turn.window)
    return tickets, windows


def shown_at_once(change: Change) -> Callable[[str, str], bool]:
    """(kind, key) of a view → whether it follows this change at once: the board any, the rest what they are about."""
    tickets, windows = touched(change)
    return lambda kind, key: kind == "board" or key in windows or key in tickets
