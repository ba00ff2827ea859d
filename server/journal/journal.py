"""The journal: append-only, durable, chained. Nothing is answered or shown before it stands here."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from typing import Protocol

from server.domain.snapshot_parts import SnapshotParts
from server.journal.entry import Entry, Record

Progress = Callable[[int, int], None]
"""Told now and then during long work: (done, of how many), in entries, pages or bytes; done never falls."""


class JournalUnavailable(Exception):
    """The batch is not durable; the text says why. Trying again later may succeed."""


class NotWritten(JournalUnavailable):
    """Certainly nothing of it stands in the journal."""


class Unsettled(JournalUnavailable):
    """It may stand there or not: reading the stream again will tell."""


class OwnershipLost(JournalUnavailable):
    """Somebody else writes this stream now, or the journal is not ours any more."""


class JournalDamaged(Exception):
    """An entry was altered or is missing; the text names it."""


class Snapshot(Protocol):
    """A stream's facts after the entry `seq`, whose hash is `hash`."""

    @property
    def seq(self) -> int: ...
    @property
    def hash(self) -> bytes: ...
    @property
    def facts(self) -> bytes: ...
    @property
    def rows(self) -> Mapping[str, bytes]: ...


class Journal(Protocol):
    """What the engine needs; small, so that a replicated one can stand here later."""

    async def append(self, stream: str, records: Sequence[Record]) -> None:
        """Make all records of a stream durable or none, each with the seq that follows; those of several streams that come
        together may share one fsync. Raises `NotWritten`, `Unsettled` or `OwnershipLost`.
        """
        ...

    def read(self, stream: str, after: int = 0) -> AsyncIterator[Sequence[Entry]]:
        """Entries of a stream with seq > `after`, in order, in chunks; the chain is checked on the way.

        Raises `JournalDamaged`.
        """
        ...

    async def last(self, stream: str) -> int:
        """The seq of a stream's last entry, 0 for none."""
        ...

    async def streams(self) -> Sequence[str]:
        """Every stream that has an entry, also those that nobody writes any more."""
        ...

    async def one(self, stream: str, seq: int) -> tuple[Entry, bytes] | None:
        """An entry and the hash of the one before it; None where there is none. Raises `JournalDamaged` where the two do not
        hold together, `JournalUnavailable`."""
        ...

    async def answered(self, stream: str, since: float) -> Sequence[Entry]:
        """Entries of a stream with an idempotency key whose time is `since` or later."""
        ...

    async def save_snapshot(self, stream: str, seq: int, kept: SnapshotParts, shape: bytes) -> None:
        """Keep the newest facts of a stream, and what shape they have; raises `JournalUnavailable`."""
        ...

    async def load_snapshot(self, stream: str, shape: bytes) -> Snapshot | None:
        """The kept facts, or None when there are none that fit the journal and have this shape."""
        ...

    async def ready(self) -> None:
        """Find out without writing whether an append may begin; raises `JournalUnavailable`, soon."""
        ...

    async def probe(self) -> None:
        """The same with a real write, as after a failure. Raises `JournalUnavailable`."""
        ...

    async def look(self) -> None:
        """Raises `JournalUnavailable` when the journal is no longer where it was opened; costs nearly nothing."""
        ...

    async def close(self) -> None: ...
