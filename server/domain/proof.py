"""What a citizen shows to be believed about a ticket: its id and a proof, `ID.PROOF`, as the QR code of the slip leads to.

The id alone opens nothing, since desks, events and statistics show it. The proof is HMAC-SHA256 (RFC 2104) of the id, cut
to 72 bits, so it is stored nowhere: a slip can be printed again at any time. Tickets of a lease have a key of their own,
which the kiosk gets with the lease: it can print their proofs while it is cut off, and no others.
"""

import hmac

from server.domain.queue.state import HallState
from server.domain.queue.tickets.ticket import Ticket
from server.domain.sealing import Key, key_of, seal

PROOF_BYTES = 9


def lease_key(tickets: bytes, lease: str) -> Key:
    """The key of the tickets of a lease; `tickets` is the hall's."""
    return key_of(tickets, f"lease/{lease}")


def prove(key: bytes, ticket: str) -> str:
    """Twelve characters of base64url."""
    return seal(key, ticket, PROOF_BYTES)


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
