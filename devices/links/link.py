"""What a byte link to a device is, whatever it runs over; times in seconds.

A link knows nothing of protocols and never reconnects by itself: only a driver knows whether a second try
could do something twice. A write to a peer that has already closed succeeds silently the first time (TCP
reports it later), so a driver must read, not write, to learn whether the other side is still there.
"""

from typing import Protocol


class LinkDown(ConnectionError):
    """The link could not be opened, or the other side has gone."""


class Link(Protocol):
    """One byte stream to one device; used by one task at a time."""

    @property
    def is_open(self) -> bool:
        """Whether `open` succeeded and `close` was not called; the peer may have gone all the same."""
        ...

    async def open(self, timeout_s: float) -> None:
        """Connect. Raises `LinkDown` when that fails or takes longer."""
        ...

    async def write(self, data: bytes, timeout_s: float) -> None:
        """Hand over all of `data`. Raises `LinkDown`, or `TimeoutError` when the peer does not take it."""
        ...

    async def read(self, timeout_s: float) -> bytes:
        """At least one byte; with a limit of 0 only what is already here.

        Raises `LinkDown` at the end of the stream and `TimeoutError` when nothing came in time.
        """
        ...

    async def close(self) -> None:
        """Close, whatever state the link is in; never raises for the peer's faults."""
        ...
