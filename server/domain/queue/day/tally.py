"""The figures of a day."""

from msgspec import Struct


class Tally(Struct):
    """A category's figures of the day."""

    taken: int = 0
    called: int = 0
    served: int = 0
    missed: int = 0
    cancelled: int = 0
    expired: int = 0
    wait_s: float = 0.0
    """Sum of the waits of the called."""
    kept: int = 0
    """How many were called within their promise."""
