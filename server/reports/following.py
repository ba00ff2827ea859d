"""A file of rows made from streams of the journal, followed by seq. Whoever appends to the journal never waits for it."""

import asyncio
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ClassVar, Generic, NamedTuple, Protocol, TypeVar

import msgspec
import structlog

from server.domain.settled import Settled
from server.journal.entry import Entry
from server.journal.journal import Journal
from server.reports.views import Rebuilding

log = structlog.get_logger("reports")
T = TypeVar("T")
F = TypeVar("F")
K = TypeVar("K", covariant=True)
LAG_S = 0.5
"""Changes of so long are read together."""
LOOK_S = 30.0
"""The journal's end is looked at this often, whatever was missed."""
AGAIN_S = 10.0
"""Pause after a failure."""
PART = 250
"""Entries in one transaction."""
BUSY_REST = 9.0
"""Rest after each part, as a share of its time, while the hall is at work: statistics may lag, a call may not."""
STORAGE = (sqlite3.OperationalError, sqlite3.IntegrityError, sqlite3.ProgrammingError)
"""A full disk or a fault of ours: the file itself is good."""
STRANGE = (msgspec.DecodeError, AssertionError, KeyError)
"""What an event raises that this program does not know, or that is about something nobody has begun."""
MOST_STRANGE = 50
MANY = 1000
"""From so many missing entries on the figures count as being rebuilt."""
PATIENCE_S = 10.0
"""So long somebody waits for what has just happened to be counted."""


class Progress(NamedTuple):
    """The last entry that the rows know: its seq, 0 for none, and its hash."""

    seq: int
    hash: bytes


NOTHING = Progress(0, b"")


class RowStore(Protocol[K]):
    """The file; one thread at a time may use it. `K`: what has to be remembered between two entries."""

    def gone(self) -> bool:
        """Whether its file was removed or replaced."""
        ...

    def load(self, stream: str, /) -> tuple[Progress, K]:
        """How far the rows of a stream go, and what goes on from there."""
        ...

    def forget(self, stream: str, /) -> None:
        """Delete everything of a stream, to make it again."""
        ...

    def close(self) -> None: ...


S = TypeVar("S", bound=RowStore[Any])


class Following(ABC, Generic[S, F]):
    """Follows streams, the earlier named before the later; `run` is a task of the app."""

    thread: ClassVar[str]

    def __init__(self, store: S, journal: Journal, streams: Collection[str]) -> None:
        self._store, self._journal, self._streams = store, journal, tuple(streams)
        self._known: dict[str, tuple[Progress, F]] = {}
        self._rebuilding: dict[str, Rebuilding] = {}
        self._stale: set[str] = set()
        self._wanted = asyncio.Event()
        self._moved = asyncio.Event()
        """Set, and another, whenever something was counted."""
        self._strange: set[str] = set()
        """What has been said of entries that are not counted."""
        # SQLite and counting in a thread of their own: the loop belongs to the hall.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=self.thread)

    @abstractmethod
    def _opened(self) -> S:
        """In the thread: the file again, made anew if it cannot be used."""

    @abstractmethod
    def _take(
        self, stream: str, known: tuple[Progress, F], entries: Sequence[Entry], /
    ) -> tuple[Progress, F]:
        """In the thread: count some entries and keep what they give, whole or not at all."""

    @abstractmethod
    async def add_up(self, stream: str, /) -> None:
        """Make the sums of the days that are over. Raises sqlite3.Error."""

    async def close(self) -> None:
        await self._in_thread(self._store.close)
        self._thread.shutdown()

    def changed(self, change: Settled[Any, Any]) -> None:
        """Hears of every durable change; never waits."""
        self._stale.add(change.stream)
        self._wanted.set()

    async def run(self) -> None:
        """Read what is new, for ever."""
        self._stale.update(self._streams)
        while True:
            self._wanted.clear()
            streams, self._stale = self._stale & set(self._streams), set()
            failed = await self.catch_up(streams)
            self._moved.set()
            self._moved = asyncio.Event()
            if failed:
                self._stale |= failed
                await asyncio.sleep(AGAIN_S)
            try:
                async with asyncio.timeout(LOOK_S):
                    await self._wanted.wait()
            except TimeoutError:
                self._stale.update(self._streams)
            await asyncio.sleep(LAG_S)

    async def counted(self, *streams: str) -> bool:
        """Whether what these streams have by now is counted, once it is or `PATIENCE_S` are over. While `run` runs."""
        ends = {stream: await self._journal.last(stream) for stream in streams}
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not all(self._is_at(stream, end) for stream, end in ends.items()):
                    moved = self._moved
                    self._stale.update(streams)
                    self._wanted.set()
                    await moved.wait()
        except TimeoutError:
            return False
        return True

    def _is_at(self, stream: str, end: int) -> bool:
        known = self._known.get(stream)
        return known is not None and known[0].seq >= end

    async def catch_up(self, streams: Set[str]) -> set[str]:
        """Follow these; returns those that could not be followed. A file that cannot be used is replaced."""
        failed: set[str] = set()
        if self._store.gone():
            await self._reopen("its file was removed or replaced")
            streams = set(self._streams)
        for stream in (one for one in self._streams if one in streams):
            try:
                await self.follow(stream)
                await self.add_up(stream)
            except Exception as error:
                log.warning("statistics do not follow", stream=stream, cause=repr(error))
                failed.add(stream)
                if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, STORAGE):
                    await self._reopen(str(error))
                    failed = set(self._streams)
        return failed

    async def _reopen(self, cause: str) -> None:
        """Begin again with a file that can be used; what it lacks is counted from the journal."""
        log.warning("the statistics are opened again", cause=cause)
        self._known.clear()

        def again() -> S:
            self._store.close()
            return self._opened()

        self._store = await self._in_thread(again)

    async def follow(self, stream: str) -> None:
        """Read a stream from where the rows end to where it ends now. Raises JournalDamaged, sqlite3.Error."""
        loop = asyncio.get_running_loop()
        known = self._known.get(stream) or await self._begin(stream)
        total = await self._journal.last(stream)
        if total == known[0].seq:
            return
        if total - known[0].seq >= MANY:
            self._rebuilding[stream] = Rebuilding(known[0].seq, total)
        try:
            async for chunk in self._journal.read(stream, known[0].seq):
                for first in range(0, len(chunk), PART):
                    began = loop.time()
                    known = await self._in_thread(
                        lambda f=first, c=chunk, k=known: self._take(stream, k, c[f : f + PART])
                    )
                    self._known[stream] = known
                    if stream in self._rebuilding:
                        self._rebuilding[stream] = Rebuilding(known[0].seq, max(total, known[0].seq))
                    await self._rest(loop.time() - began)
        except BaseException:
            self._known.pop(stream, None)  # perhaps counted but not kept: believe only what the file says
            raise
        finally:
            self._rebuilding.pop(stream, None)

    async def _rest(self, worked_s: float) -> None:
        """Half of the time is left to a quiet hall; one that changed meanwhile has nearly all of it."""
        await asyncio.sleep((BUSY_REST if self._wanted.is_set() else 1.0) * worked_s)

    async def _begin(self, stream: str) -> tuple[Progress, F]:
        """Where the rows end; nothing if they were not made from this journal."""
        progress, fold = await self._in_thread(lambda: self._store.load(stream))
        if progress.seq and not await self._fits(stream, progress):
            log.info("the statistics are made anew", stream=stream, seq=progress.seq)
            await self._in_thread(lambda: self._store.forget(stream))
            progress, fold = await self._in_thread(lambda: self._store.load(stream))
        self._known[stream] = progress, fold
        return progress, fold

    async def _fits(self, stream: str, progress: Progress) -> bool:
        """Whether the journal has the entry that the rows end with: after a restored backup it may not."""
        if await self._journal.last(stream) < progress.seq:
            return False
        async for chunk in self._journal.read(stream, progress.seq - 1):
            return chunk[0].hash == progress.hash
        return False

    def _tell_strange(self, stream: str, seq: int, cause: str) -> None:
        """Once for each cause: one entry that is not understood must not end the statistics, nor fill the log."""
        if cause not in self._strange and len(self._strange) < MOST_STRANGE:
            self._strange.add(cause)
            log.error("an entry is not counted", stream=stream, seq=seq, cause=cause[:500])

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)
