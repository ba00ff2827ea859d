"""Numbers that a kiosk may give out while it is cut off."""

from msgspec import Struct


class LeasedBlock(Struct):
    """Serials set aside for a kiosk; `next` is the lowest that has not been handed in."""

    first: int
    last: int
    next: int
    prefix: str


class Lease(Struct):
    """Numbers that one kiosk may give out while it is cut off, until the day ends."""

    id: str
    kiosk: str
    granted_at: float
    digits: int
    blocks: dict[str, LeasedBlock]
    latest: float = 0.0
    """Since when the last ticket handed in waits: those after it were given out later, however long it was under way."""
