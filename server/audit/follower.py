"""Follows the journal, stream by stream, into `audit.db`. Nobody at work waits for it."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import structlog

from server.audit.rows import EntryRow
from server.audit.search import TrailSearch
from server.audit.store import TrailEnd, TrailStore, open_store, renew
from server.derived_file import is_damaged
from server.domain.settled import Settled
from server.journal.journal import Journal

log = structlog.get_logger("audit")
T = TypeVar("T")
LAG_S = 0.5
"""Changes of so long are read together."""
LOOK_S = 30.0
"""The journal's end is looked at this often, whatever was missed."""
AGAIN_S = 10.0
"""Pause after a failure."""
PART = 100
"""Entries in one transaction."""
BUSY_REST = 9.0
"""Rest after each part, as a share of its time, while a hall is at work: a search may lag, a call may not."""
PATIENCE_S = 3.0
"""So long a search waits for what has just happened."""
NOTHING = TrailEnd(0, b"")


class AuditTrail:
    """Made by `open`; `run` is a task of the app. What asks the file raises sqlite3.Error."""

    def __init__(self, folder: Path, store: TrailStore, journal: Journal) -> None:
        self._folder, self._store, self._journal = folder, store, journal
        self._known: dict[str, TrailEnd] = {}
        self._wanted = asyncio.Event()
        self._lock = asyncio.Lock()
        # SQLite and decoding in a thread of their own: the loop belongs to the halls.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="audit")

    @classmethod
    async def open(cls, folder: Path, journal: Journal) -> "AuditTrail":
        """Open or make `audit.db` in the folder."""
        return cls(folder, await asyncio.to_thread(open_store, folder), journal)

    async def close(self) -> None:
        await self._in_thread(self._store.close)
        self._thread.shutdown()

    def changed(self, change: Settled[Any, Any]) -> None:
        """Hears of every durable change; never waits."""
        del change
        self._wanted.set()

    async def run(self) -> None:
        """Read what is new, for ever."""
        while True:
            self._wanted.clear()
            if not await self.catch_up():
                await asyncio.sleep(AGAIN_S)
                self._wanted.set()
            try:
                async with asyncio.timeout(LOOK_S):
                    await self._wanted.wait()
            except TimeoutError:
                pass
            await asyncio.sleep(LAG_S)

    async def catch_up(self) -> bool:
        """Follow every stream to its end; whether all could be followed. A file that cannot be used is replaced."""
        async with self._lock:
            whole = True
            if self._store.gone():
                await self._reopen("its file was removed or replaced", anew=False)
            for stream in await self._journal.streams():
                try:
                    await self._follow(stream)
                except Exception as error:  # one stream that cannot be read leaves the others theirs
                    log.warning("the audit does not follow", stream=stream, cause=repr(error))
                    whole = False
                    if is_damaged(error):
                        await self._reopen(str(error), anew=True)
            return whole

    async def _reopen(self, cause: str, *, anew: bool) -> None:
        """Begin again with a file that can be used; what it lacks is read from the journal."""
        log.warning("the audit's file is opened again", cause=cause)
        self._known.clear()

        def again() -> TrailStore:
            self._store.close()
            return renew(self._folder) if anew else open_store(self._folder)

        self._store = await self._in_thread(again)

    async def _follow(self, stream: str) -> None:
        """From where the rows end to where the stream ends now."""
        loop = asyncio.get_running_loop()
        known = self._known.get(stream) or await self._begin(stream)
        if await self._journal.last(stream) == known.seq:
            return
        try:
            async for chunk in self._journal.read(stream, known.seq):
                for first in range(0, len(chunk), PART):
                    began = loop.time()
                    part = chunk[first : first + PART]
                    self._known[stream] = await self._in_thread(lambda part=part: self._store.take(part))
                    # Half of the time is left to a quiet house; one that is at work has nearly all of it.
                    rest = BUSY_REST if self._wanted.is_set() else 1.0
                    await asyncio.sleep(rest * (loop.time() - began))
        except BaseException:
            self._known.pop(stream, None)  # perhaps taken but not kept: believe only what the file says
            raise

    async def _begin(self, stream: str) -> TrailEnd:
        """Where the rows end; nothing if they were not made from this journal, as after a restored backup."""
        end = (await self._in_thread(self._store.ends)).get(stream, NOTHING)
        if end.seq:
            found = await self._journal.one(stream, end.seq)
            if found is None or found[0].hash != end.hash:
                log.info("the audit of a stream is made anew", stream=stream, seq=end.seq)
                await self._in_thread(lambda: self._store.forget(stream))
                end = NOTHING
        self._known[stream] = end
        return end

    def forget_progress(self) -> None:
        """Believe only what the file says from here on."""
        self._known.clear()

    async def up_to_date(self) -> bool:
        """Take in what has just happened; whether the rows know all of it now."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                return await self.catch_up()
        except TimeoutError:
            self._wanted.set()  # `run` goes on where this was broken off
            return False

    async def search(self, wanted: TrailSearch) -> list[EntryRow]:
        """The newest first."""
        return await self._in_thread(lambda: self._store.search(wanted))

    async def ends(self) -> dict[str, TrailEnd]:
        """Stream → where its rows end."""
        return await self._in_thread(self._store.ends)

    async def places(self, stream: str, ids: Sequence[str]) -> dict[str, str]:
        """Id of a case, a concern, a follow-up → its hall."""
        return await self._in_thread(lambda: self._store.places(stream, ids))

    async def halls_of(self, stream: str, seq: int) -> list[str] | None:
        """The halls that an entry is about; None where no such entry is known."""
        return await self._in_thread(lambda: self._store.halls_of(stream, seq))

    async def actors(self, stream: str, seqs: Sequence[int]) -> dict[int, str]:
        """Entry → who acted."""
        return await self._in_thread(lambda: self._store.actors(stream, seqs))

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)
