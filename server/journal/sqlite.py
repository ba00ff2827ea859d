"""The journal in one SQLite file: WAL, synchronous=FULL, one transaction and one fsync a batch."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator, Sequence
from functools import cache
from itertools import chain, repeat
from pathlib import Path
from typing import NamedTuple

import structlog

from server.clock import COMPUTER
from server.domain.snapshot_parts import SnapshotParts
from server.journal.entry import GENESIS, Entry, Record, chained, fits, named, unbroken
from server.journal.head import ENDS, Head
from server.journal.head import FILE as HEAD
from server.journal.journal import JournalDamaged, JournalUnavailable, NotWritten, OwnershipLost, Unsettled
from server.journal.rescue import refuse_rescued, rescue
from server.journal.snapshots import StoredSnapshot, read_rows, seal, write
from server.sqlite import Database, StoreUnusable, connect
from server.watch import FilesGone, Watch

log = structlog.get_logger("journal")

MIGRATIONS = Path(__file__).parent / "migrations"
FILE = "journal.db"
BUSY_MS = 60
"""Nobody else writes here: a lock that does not go is trouble, and people stand before the kiosk."""
CHUNK = 2000
BREATH = 200
"""After so many checked entries the loop may do something else: a hall may be at work while its journal is read."""
COLUMNS = "hall, seq, at, actor, key, request, command, events, answer_hash, hash, answer"
REPLAYED = COLUMNS.removesuffix("answer") + "NULL"
"""Replay needs no answers; `verify` looks at them."""
ROW = "(?,?,?,?,?,?,?,?,?,?,?)"


@cache
def _insert(rows: int) -> str:
    return f"INSERT INTO entries ({COLUMNS}) VALUES {','.join([ROW] * rows)}"


class _Append(NamedTuple):
    """Records of one stream that wait for the next transaction; `done` is what became of them."""

    stream: str
    records: Sequence[Record]
    done: "asyncio.Future[JournalUnavailable | None]"


def _settle(appends: Sequence[_Append], fault: JournalUnavailable | None) -> None:
    for one in appends:
        if not one.done.done():
            one.done.set_result(fault)


async def _begin_note(db: Database, head: Head, folder: Path) -> None:
    """Say that the end is not known, and note it as it is: a restored backup brings no note, a power cut may empty it."""
    async with db.execute(ENDS) as cursor:
        ends = list(await cursor.fetchall())
    if ends:
        cause = f"{head.fault}: whether entries are missing at the end cannot be told"
        log.error("the journal's end is not known", path=str(folder / HEAD), cause=cause)
    for hall, seq, digest in ends:
        head.note(hall, seq, digest)


class SqliteJournal:
    """Journal of all halls of one server. Made by `open`.

    What `append` has accepted stood, after its commit, in files that are found at their paths: whoever removes or
    replaces them while the server runs loses nothing that was acknowledged afterwards.
    """

    def __init__(self, db: Database, head: Head, folder: Path) -> None:
        self._db = db
        self._head = head
        self._folder = folder
        self._rescued = False
        self._lock = asyncio.Lock()
        self._last: dict[str, tuple[int, bytes]] = {}
        self._waiting: list[_Append] = []

    @classmethod
    async def open(cls, folder: Path, lock: Watch | None = None) -> "SqliteJournal":
        """Open or make `journal.db` in the folder; raises `StoreUnusable` or `SchemaTooNew`.

        `lock` are more files that must stay in their places, or the journal is not ours any more.
        """
        refuse_rescued(folder, FILE)
        db = await connect(folder / FILE, MIGRATIONS, autocommit=True)
        try:
            await db.execute(f"PRAGMA busy_timeout={BUSY_MS}")
            if lock is not None:
                db.watch.include(lock)
            head = Head(folder)
            if head.fault:
                await _begin_note(db, head, folder)
            return cls(db, head, folder)
        except OSError as error:
            await db.close()
            raise StoreUnusable(f"{error.filename}: {error.strerror}") from error

    async def look(self) -> None:
        try:
            self._still_there()
        except JournalUnavailable:
            if not self._rescued:
                self._rescued = True  # tried once: what could not be written now is said, not tried for ever
                async with self._lock:
                    await rescue(self._db, self._folder, COMPUTER.wall())
            raise
        self._head.keep()

    def _still_there(self) -> None:
        try:
            self._db.watch.look()
        except FilesGone as error:
            raise JournalUnavailable(str(error)) from error

    async def ready(self) -> None:
        self._still_there()
        async with self._lock:
            try:
                await self._db.executescript("BEGIN IMMEDIATE; ROLLBACK")
            except sqlite3.Error as error:
                await self._abandon()
                raise JournalUnavailable(str(error)) from error

    async def append(self, stream: str, records: Sequence[Record]) -> None:
        mine = _Append(stream, records, asyncio.get_running_loop().create_future())
        self._waiting.append(mine)
        async with self._lock:
            if not mine.done.done():  # whoever had the lock has not taken it along
                taken, self._waiting = self._waiting, []
                try:
                    await self._write(taken)
                finally:
                    if not all(
                        one.done.done() for one in taken
                    ):  # broken off: what stands in the file is what counts
                        self._last.clear()
                        _settle(taken, Unsettled("the append was broken off"))
        fault = mine.done.result()
        if fault is not None:
            raise fault

    async def _write(self, appends: Sequence["_Append"]) -> None:
        """One transaction for all whose records follow; the others are refused for themselves."""
        fit: list[_Append] = []
        rows: list[Entry] = []
        heads: dict[str, tuple[int, bytes]] = {}
        try:
            self._still_there()
            for one in appends:
                entries = await self._chain(one, heads)
                if entries:
                    rows += entries
                    fit.append(one)
        except JournalUnavailable as error:
            _settle(appends, NotWritten(str(error)))
            return
        if not rows:
            return
        try:
            # The whole batch is one statement and so one transaction. Each step of SQLite gives the interpreter
            # lock away and must win it back from the loop: a step a row would make every batch wait for that.
            await self._db.execute(_insert(len(rows)), list(chain.from_iterable(rows)))
        except sqlite3.Error as error:
            await self._abandon()
            _settle(fit, Unsettled(str(error)))  # a disk that fails may have kept it all the same
            return
        try:
            # Again before anybody is answered: a file that was taken away takes a commit without an error.
            self._still_there()
        except JournalUnavailable as error:
            self._last.clear()
            _settle(fit, OwnershipLost(str(error)))
            return
        self._last.update(heads)
        for stream, (seq, digest) in heads.items():
            self._head.note(stream, seq, digest)
        _settle(fit, None)

    async def _chain(self, one: "_Append", heads: dict[str, tuple[int, bytes]]) -> list[Entry]:
        """The entries of an append, chained; none, and it is refused, where one does not follow. `heads` grows."""
        seq, before = heads.get(one.stream) or await self._known(one.stream)
        entries: list[Entry] = []
        for record in one.records:
            if record.seq != seq + 1:
                _settle([one], OwnershipLost(f"{one.stream}: entry {record.seq} does not follow {seq}"))
                return []
            entries.append(chained(before, record))
            seq, before = entries[-1].seq, entries[-1].hash
        heads[one.stream] = (seq, before)
        return entries

    async def _abandon(self) -> None:
        """Believe only what the file says from here on."""
        self._last.clear()
        with contextlib.suppress(sqlite3.Error):
            await self._db.rollback()

    async def _known(self, stream: str) -> tuple[int, bytes]:
        known = self._last.get(stream)
        if known is None:
            sql = "SELECT seq, hash FROM entries WHERE hall=? ORDER BY seq DESC LIMIT 1"
            try:
                async with self._db.execute(sql, (stream,)) as cursor:
                    row = await cursor.fetchone()
            except sqlite3.Error as error:
                raise JournalUnavailable(str(error)) from error
            known = self._last[stream] = (int(row[0]), bytes(row[1])) if row else (0, GENESIS)
        return known

    async def last(self, stream: str) -> int:
        return (await self._known(stream))[0]

    async def streams(self) -> list[str]:
        return self._head.streams()

    async def one(self, stream: str, seq: int) -> tuple[Entry, bytes] | None:
        sql = f"SELECT {COLUMNS} FROM entries WHERE hall=? AND seq IN (?,?) ORDER BY seq"
        try:
            async with self._db.execute(sql, (stream, seq - 1, seq)) as cursor:
                found = [Entry._make(row) for row in await cursor.fetchall()]
        except sqlite3.Error as error:
            raise JournalUnavailable(str(error)) from error
        if not found or found[-1].seq != seq:
            return None
        before = found[0].hash if len(found) == 2 else GENESIS
        if len(found) < min(seq, 2) or not fits(before, found[-1]):
            raise JournalDamaged(f"{named(stream)}: entry {seq} was altered, or the one before it is missing")
        return found[-1], bytes(before)

    async def read(self, stream: str, after: int = 0) -> AsyncIterator[Sequence[Entry]]:
        before = await self._hash_at(stream, after) if after else GENESIS
        sql = f"SELECT {REPLAYED} FROM entries WHERE hall=? AND seq>? ORDER BY seq LIMIT {CHUNK}"
        seq = after
        while True:
            # Before the look: what is appended while somebody reads is not missing.
            known = self._head.known(stream)
            async with self._db.execute(sql, (stream, seq)) as cursor:
                rows = await cursor.fetchall()
            # Without `_make`, which counts the columns again for each row.
            chunk: list[Entry] = list(map(tuple.__new__, repeat(Entry), rows))  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]
            for first in range(0, len(chunk), BREATH):
                part = chunk[first : first + BREATH]
                held = unbroken(before, seq, part)
                if known is not None and seq < known[0] <= seq + held:
                    noted = part[known[0] - seq - 1]
                    if noted.hash.hex() != known[1]:
                        cause = f"entry {noted.seq} is not the one that was noted"
                        raise JournalDamaged(f"{named(stream)}: {cause}")
                if held < len(part):
                    raise JournalDamaged(f"{named(stream)}: entry {seq + held + 1} was altered or is missing")
                seq, before = part[-1].seq, part[-1].hash
                await asyncio.sleep(0)
            if chunk:
                yield chunk
            if len(chunk) < CHUNK:
                break
        if known is not None and known[0] > seq:
            raise JournalDamaged(f"{named(stream)}: entries {seq + 1} to {known[0]} are missing at the end")

    async def _hash_at(self, stream: str, seq: int) -> bytes:
        async with self._db.execute(
            "SELECT hash FROM entries WHERE hall=? AND seq=?", (stream, seq)
        ) as cursor:
            row = await cursor.fetchone()
        if row is None:
            raise JournalDamaged(f"{named(stream)}: entry {seq} is missing")
        return bytes(row[0])

    async def answered(self, stream: str, since: float) -> Sequence[Entry]:
        # Read backwards by id: the newest entries, until one is too old; times never fall.
        sql = (
            f"SELECT {COLUMNS} FROM entries WHERE id > "
            "coalesce((SELECT id FROM entries WHERE at < ? ORDER BY id DESC LIMIT 1), 0) "
            "AND hall = ? AND key <> '' ORDER BY id"
        )
        async with self._db.execute(sql, (since, stream)) as cursor:
            return list(map(Entry._make, await cursor.fetchall()))

    async def save_snapshot(self, stream: str, seq: int, kept: SnapshotParts, shape: bytes) -> None:
        async with self._lock:
            try:
                await write(self._db, stream, seq, await self._hash_at(stream, seq), kept, shape)
            except (sqlite3.Error, StoreUnusable) as error:
                await self._abandon()
                raise JournalUnavailable(str(error)) from error

    async def load_snapshot(self, stream: str, shape: bytes) -> StoredSnapshot | None:
        """A snapshot counts only if it is whole, of this shape, and its entry still stands in the journal."""
        sql = (
            "SELECT s.seq, s.hash, s.facts, s.digest, s.shape FROM snapshots s "
            "JOIN entries e ON e.hall=s.hall AND e.seq=s.seq AND e.hash=s.hash WHERE s.hall=?"
        )
        async with self._db.execute(sql, (stream,)) as cursor:
            row = await cursor.fetchone()
        if row is None:
            return None
        if bytes(row[4]) != shape:
            log.info("the snapshot is another version's, the journal is read", hall=stream)
            return None
        rows, sum_ = await read_rows(self._db, stream)
        if seal(bytes(row[1]), bytes(row[2]), sum_) != bytes(row[3]):
            return None
        return StoredSnapshot(int(row[0]), bytes(row[1]), bytes(row[2]), rows)

    async def probe(self) -> None:
        self._still_there()
        async with self._lock:
            try:
                # A real write, undone by its own inverse: only a commit finds a full disk.
                await self._db.execute_insert("INSERT INTO probe VALUES (julianday('now'))")
                await self._db.execute_insert("DELETE FROM probe")
            except sqlite3.Error as error:
                await self._abandon()
                raise JournalUnavailable(str(error)) from error

    async def close(self) -> None:
        self._head.close()
        await self._db.close()
