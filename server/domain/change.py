"""What observers of a hall hear once it is durable."""

from collections.abc import Sequence
from typing import NamedTuple

from server.domain.events import AnyEvent
from server.domain.state import HallState


class Change(NamedTuple):
    hall: str
    state: HallState
    events: Sequence[AnyEvent]
    at: float

    def touched(self) -> tuple[set[str], set[str]]:
        """(tickets, windows) that the events are about; a ticket's window counts too."""
        tickets = {t for e in self.events if (t := getattr(e, "ticket", ""))}
        windows = {w for e in self.events if (w := getattr(e, "window", ""))}
        known = self.state.facts.tickets
        windows.update(known[t].window for t in tickets if t in known and known[t].window)
        return tickets, windows
