"""The moment of a view."""

from collections.abc import Callable

from msgspec import Struct


class Now(Struct, frozen=True):
    """`at` in seconds since the epoch, and how times are written here (RFC 3339)."""

    at: float
    stamp: Callable[[float], str]

    def maybe(self, at: float) -> str | None:
        """A time, or None for one that has not come yet (0)."""
        return self.stamp(at) if at else None
