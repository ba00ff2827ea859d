"""What became of the server's clock."""

from msgspec import Struct


class ClockChange(Struct, frozen=True):
    """The server's clock was changed at `at` by `by_s` seconds; below zero it was set back."""

    at: float
    by_s: float
