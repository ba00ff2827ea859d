"""An announcement."""

from msgspec import Struct


class Call(Struct, frozen=True):
    """One announcement. `call` counts up within the day, so that a screen knows what it has spoken."""

    call: int
    ticket: str
    number: str
    window: str
    category: str
    language: str
    at: float
    again: bool = False
