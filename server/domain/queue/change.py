"""What observers of a hall hear once it is durable."""

from collections.abc import Sequence
from typing import NamedTuple

from server.domain.queue.about import AboutTicket, AboutWindow, AtWindow
from server.domain.queue.events import AnyEvent, TicketRated
from server.domain.queue.state import HallState


class Change(NamedTuple):
    hall: str
    state: HallState
    events: Sequence[AnyEvent]
    at: float

    def touched(self) -> tuple[set[str], set[str]]:
        """(tickets, windows) that the events are about; a ticket's window counts too."""
        tickets = {event.ticket for event in self.events if isinstance(event, AboutTicket)}
        windows = {
            event.window for event in self.events if isinstance(event, AboutWindow | AtWindow | TicketRated)
        }
        windows.discard("")
        known = self.state.facts.today.tickets
        windows.update(known[t].turn.window for t in tickets if t in known and known[t].turn.window)
        return tickets, windows
