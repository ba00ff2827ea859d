"""A kiosk's numbers for when it is cut off."""

from msgspec import Struct

from server.domain.proof import lease_key
from server.domain.queue.state import HallState
from server.domain.queue.views.parts import Now


class BlockView(Struct, frozen=True):
    category: str
    prefix: str
    first: int
    last: int
    next: int
    """The lowest that has not been handed in."""


class LeaseView(Struct, frozen=True):
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


def lease_view(state: HallState, lease: str, now: Now) -> LeaseView:
    """The lease of this id, which must exist."""
    found, categories = state.facts.today.leases[lease], state.settings.categories
    return LeaseView(
        id=found.id,
        kiosk=found.kiosk,
        day=state.facts.today.day,
        digits=found.digits,
        public_url=state.settings.public_url,
        blocks=[
            BlockView(c, b.prefix, b.first, b.last, b.next)
            for c, b in found.blocks.items()
            if c in categories
        ],
        ends_at=now.maybe(state.settings.timetable.day_ends(state.facts.today.day, now.at) or 0.0) or "",
        key=lease_key(state.settings.ticket_key, found.id).hex(),
    )
