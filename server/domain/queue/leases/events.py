"""Numbers set aside for kiosks, and what a kiosk gave up."""

from msgspec import Struct

from server.domain.message import Event


class Block(Struct, frozen=True):
    """The serials of a category from `first` to `last`, printed behind `prefix`."""

    category: str
    first: int
    last: int
    prefix: str


class LeaseGranted(Event, frozen=True, tag=True):
    """These numbers are the kiosk's alone until the day ends."""

    lease: str
    kiosk: str
    blocks: tuple[Block, ...]
    digits: int
    """A number is the prefix and the serial in at least so many digits, whatever the configuration says later."""


class IdGivenUp(Event, frozen=True, tag=True):
    """A kiosk asked for a ticket under this id, heard nothing and gave out another: should it still come, it is refused."""

    ticket: str


LeaseEvent = LeaseGranted | IdGivenUp
