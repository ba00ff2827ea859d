"""Who shows a ticket's proof, and what its citizen shows: see `server.domain.proof`."""

import hmac

from server.domain.proof import lease_key, prove, slip_code
from server.domain.queue.state import HallState
from server.domain.queue.tickets.ticket import Ticket


def shown_by_citizen(state: HallState, ticket: Ticket) -> str:
    """`ID.PROOF` of a ticket."""
    key = state.settings.ticket_key
    return f"{ticket.id}.{prove(lease_key(key, ticket.lease) if ticket.lease else key, ticket.id)}"


def url_of(state: HallState, shown: str) -> str:
    """Where a phone finds the ticket of an `ID.PROOF`. Only who took it or holds its slip may see this."""
    return f"{state.settings.public_url}/t/{shown}"


def proven(state: HallState, shown: str) -> Ticket | None:
    """The ticket that `ID.PROOF` is about; None for an unknown id and for a wrong proof alike."""
    ticket = state.facts.today.tickets.get(shown.partition(".")[0])
    if ticket is None or not hmac.compare_digest(shown_by_citizen(state, ticket).encode(), shown.encode()):
        return None
    return ticket


def by_slip_code(state: HallState, number: str, code: str) -> Ticket | None:
    """Of this day's tickets the one whose slip says this number and this code."""
    for ticket in state.facts.today.tickets.values():
        if ticket.number == number:
            own = slip_code(shown_by_citizen(state, ticket))
            if hmac.compare_digest(own.encode(), code.encode()):
                return ticket
    return None
