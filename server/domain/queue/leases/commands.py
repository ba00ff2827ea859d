"""Numbers set aside for a kiosk, and handed in."""

from msgspec import Struct

from server.domain.language import Language
from server.domain.message import Command
from server.domain.queue import refusal_codes as r
from server.domain.queue.tickets.words import SlipState


class GrantLease(Command, frozen=True, tag=True):
    """Set `count` numbers of each category aside for a kiosk, for when it is cut off from the server."""

    refusals = (r.HallClosed, r.UnknownLease, r.TooManyLeases, r.UnknownKiosk)

    lease: str
    kiosk: str
    count: int


class OfflineTicket(Struct, frozen=True, omit_defaults=True):
    """A ticket that a kiosk gave out from its lease. `taken_at` is by the kiosk's clock.

    `instead`: the id of a ticket that was asked of the server before, without an answer; should it exist, it goes.
    """

    ticket: str
    category: str
    serial: int
    taken_at: float
    group: str = "ordinary"
    language: str = Language.CHINESE
    services: tuple[str, ...] = ()
    slip: SlipState = SlipState.NONE
    instead: str = ""


class HandIn(Command, frozen=True, tag=True):
    """What a kiosk gave out from a lease, in order; what is here already is passed over.

    `sent_at` is the kiosk's clock at the hand-in: only the time between taking and handing in is believed.
    """

    refusals = (r.UnknownLease, r.LeaseOver)

    lease: str
    kiosk: str
    tickets: tuple[OfflineTicket, ...]
    sent_at: float


LeaseCommand = GrantLease | HandIn
