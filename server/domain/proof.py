"""What a citizen shows to be believed about a ticket: its id and a proof, `ID.PROOF`, as the QR code of the slip leads to.

The id alone opens nothing, since desks, events and statistics show it. The proof is HMAC-SHA256 (RFC 2104) of the id, cut
to 72 bits, so it is stored nowhere: a slip can be printed again at any time. Tickets of a lease have a key of their own,
which the kiosk gets with the lease: it can print their proofs while it is cut off, and no others.

A slip has six digits beside its number as well, for whoever rates at a kiosk, where nothing can be scanned: they are made of
the proof, so they too are kept nowhere, and nothing of the proof is found from them.
"""

from hashlib import sha256

from server.domain.sealing import Key, key_of, seal

PROOF_BYTES = 9
SLIP_DIGITS = 6


def lease_key(tickets: bytes, lease: str) -> Key:
    """The key of the tickets of a lease; `tickets` is the hall's."""
    return key_of(tickets, f"lease/{lease}")


def prove(key: bytes, ticket: str) -> str:
    """Twelve characters of base64url."""
    return seal(key, ticket, PROOF_BYTES)


def slip_code(shown: str) -> str:
    """Of the ticket whose citizen shows `ID.PROOF`."""
    drawn = int.from_bytes(sha256(shown.encode()).digest())
    return f"{drawn % 10**SLIP_DIGITS:0{SLIP_DIGITS}}"
