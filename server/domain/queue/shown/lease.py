"""A kiosk's numbers for when it is cut off, and what became of those that it gave out."""

from msgspec import Struct


class BlockView(Struct, frozen=True):
    """Numbers of one category that are set aside."""

    category: str
    prefix: str
    first: int
    last: int
    next: int
    """The lowest that has not been handed in."""


class LeaseView(Struct, frozen=True):
    """Numbers set aside for a kiosk."""

    id: str
    kiosk: str
    day: str
    """The hall's day with whose end the lease ends, an ISO date."""
    digits: int
    """A number is the prefix and the serial in at least so many digits."""
    public_url: str
    """What phones put before /t/…"""
    blocks: list[BlockView]
    ends_at: str = ""
    """When that day ends by the timetable, RFC 3339."""
    key: str = ""
    """Of the proofs of its tickets, hexadecimal. Secret, as the kiosk's token is."""


class HandedIn(Struct, frozen=True):
    """What became of the tickets, in the order given: "taken" now, "known" from before, or "refused".

    Refused is a number that is not of the lease, or that was handed in before for another ticket.
    """

    lease: str
    results: list[str]
