"""What a citizen shows to be believed about a ticket: its id and a proof, `ID.PROOF`, as the QR code of the slip leads to.

The id alone opens nothing, since desks, events and statistics show it. The proof is HMAC-SHA256 (RFC 2104) of the id, cut
to 72 bits, so it is stored nowhere: a slip can be printed again at any time. Tickets of a lease have a key of their own,
which the kiosk gets with the lease: it can print their proofs while it is cut off, and no others.
"""

import base64
import hmac

from server.domain.state import HallState, Ticket

PROOF_BYTES = 9


class Key(bytes):
    """Bytes that do not show themselves in a log or a traceback."""

    def __repr__(self) -> str:
        return "Key()"


def key_of(key: bytes, purpose: str) -> Key:
    """A key for one purpose, made of another key, which cannot be found from it."""
    return Key(hmac.digest(key, purpose.encode(), "sha256"))


def lease_key(tickets: bytes, lease: str) -> Key:
    """The key of the tickets of a lease; `tickets` is the hall's."""
    return key_of(tickets, f"lease/{lease}")


def prove(key: bytes, ticket: str) -> str:
    """Twelve characters of base64url."""
    return base64.urlsafe_b64encode(hmac.digest(key, ticket.encode(), "sha256")[:PROOF_BYTES]).decode()


def shown_by_citizen(state: HallState, ticket: Ticket) -> str:
    """`ID.PROOF` of a ticket."""
    key = state.settings.ticket_key
    return f"{ticket.id}.{prove(lease_key(key, ticket.lease) if ticket.lease else key, ticket.id)}"


def citizens_url(state: HallState, ticket: Ticket) -> str:
    """Where the citizen's phone finds the ticket. Only who took it or holds its slip may see this."""
    return f"{state.settings.public_url}/t/{shown_by_citizen(state, ticket)}"


def proven(state: HallState, shown: str) -> Ticket | None:
    """The ticket that `ID.PROOF` is about; None for an unknown id and for a wrong proof alike."""
    ticket = state.facts.tickets.get(shown.partition(".")[0])
    if ticket is None or not hmac.compare_digest(shown_by_citizen(state, ticket).encode(), shown.encode()):
        return None
    return ticket
