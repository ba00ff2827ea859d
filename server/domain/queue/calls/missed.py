"""A citizen who did not come: how the ticket is missed, and which calls bring it back into its line."""

from server.domain.queue import events as e
from server.domain.queue.state import HallState
from server.domain.queue.tickets.ticket import Ticket
from server.domain.queue.tickets.words import BackCause, ExpiryCause
from server.domain.queue.windows.window import Window


def miss(state: HallState, window: Window, ticket: Ticket) -> list[e.AnyEvent]:
    """The called `ticket` was missed at `window`; the last miss that is allowed ends its visit."""
    rules = state.settings.rules
    due = state.facts.today.category_calls.get(ticket.category, 0) + rules.reenter_after_calls
    missed = e.TicketMissed(ticket.id, window.id, due)
    if ticket.place.misses + 1 >= rules.misses_allowed:
        return [missed, e.TicketExpired(ticket.id, ExpiryCause.LAST_CHANCE)]
    return [missed]


def brought_back(state: HallState, called: Ticket) -> list[e.AnyEvent]:
    """The missed tickets that the call of `called` brings back into their line."""
    count = state.facts.today.category_calls.get(called.category, 0) + 1
    return [
        e.TicketReentered(missed, BackCause.CALLS)
        for missed, due in state.missed.get(called.category, {}).items()
        if due <= count and missed != called.id
    ]
