"""The journal in one SQLite file: WAL, synchronous=FULL, one transaction and one fsync a batch."""

import asyncio
import contextlib
import sqlite3
import time
from collections.abc import AsyncIterator, Sequence
from functools import cache
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import structlog

from server.journal import JournalDamaged, JournalUnavailable
from server.journal.entry import GENESIS, Entry, Record, chained, fits
from server.journal.head import ENDS, Head
from server.journal.head import FILE as HEAD
from server.journal.rescue import refuse_rescued, rescue
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
COLUMNS = "hall, seq, at, actor, key, request, command, events, answer, answer_hash, hash"
REPLAYED = COLUMNS.replace(" answer,", " NULL,")
"""Replay needs no answers; `verify` looks at them."""
ROW = "(?,?,?,?,?,?,?,?,?,?,?)"


@cache
def _insert(rows: int) -> str:
    return f"INSERT INTO entries ({COLUMNS}) VALUES {','.join([ROW] * rows)}"


class StoredSnapshot(NamedTuple):
    seq: int
    hash: bytes
    facts: bytes


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
                    await rescue(self._db, self._folder, time.time())
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

    async def append(self, records: Sequence[Record]) -> None:
        async with self._lock:
            self._still_there()
            heads: dict[str, tuple[int, bytes]] = {}
            rows: list[Entry] = []
            for record in records:
                seq, before = heads.get(record.hall) or await self._known(record.hall)
                if record.seq != seq + 1:
                    raise JournalUnavailable(f"{record.hall}: entry {record.seq} does not follow {seq}")
                entry = chained(before, record)
                heads[record.hall] = (entry.seq, entry.hash)
                rows.append(entry)
            try:
                # The whole batch is one statement and so one transaction. Each step of SQLite gives the interpreter
                # lock away and must win it back from the loop: a step a row would make every batch wait for that.
                await self._db.execute(_insert(len(rows)), list(chain.from_iterable(rows)))
            except sqlite3.Error as error:
                await self._abandon()
                raise JournalUnavailable(str(error)) from error
            try:
                # Again before anybody is answered: a file that was taken away takes a commit without an error.
                self._still_there()
            except JournalUnavailable:
                self._last.clear()
                raise
            self._last.update(heads)
            for hall, (seq, digest) in heads.items():
                self._head.note(hall, seq, digest)

    async def _abandon(self) -> None:
        """Believe only what the file says from here on."""
        self._last.clear()
        with contextlib.suppress(sqlite3.Error):
            await self._db.rollback()

    async def _known(self, hall: str) -> tuple[int, bytes]:
        known = self._last.get(hall)
        if known is None:
            sql = "SELECT seq, hash FROM entries WHERE hall=? ORDER BY seq DESC LIMIT 1"
            try:
                async with self._db.execute(sql, (hall,)) as cursor:
                    row = await cursor.fetchone()
            except sqlite3.Error as error:
                raise JournalUnavailable(str(error)) from error
            known = self._last[hall] = (int(row[0]), bytes(row[1])) if row else (0, GENESIS)
        return known

    async def last(self, hall: str) -> int:
        return (await self._known(hall))[0]

    async def read(self, hall: str, after: int = 0) -> AsyncIterator[Sequence[Entry]]:
        before = await self._hash_at(hall, after) if after else GENESIS
        sql = f"SELECT {REPLAYED} FROM entries WHERE hall=? AND seq>? ORDER BY seq LIMIT {CHUNK}"
        seq = after
        while True:
            known = self._head.known(
                hall
            )  # before the look: what is appended while somebody reads is not missing
            async with self._db.execute(sql, (hall, seq)) as cursor:
                chunk = list(map(Entry._make, await cursor.fetchall()))
            for entry in chunk:
                if entry.seq != seq + 1 or not fits(before, entry):
                    raise JournalDamaged(f"hall {hall}: entry {seq + 1} was altered or is missing")
                if known is not None and known[0] == entry.seq and known[1] != entry.hash.hex():
                    raise JournalDamaged(f"hall {hall}: entry {entry.seq} is not the one that was noted")
                seq, before = entry.seq, entry.hash
                if not seq % BREATH:
                    await asyncio.sleep(0)
            if chunk:
                yield chunk
            if len(chunk) < CHUNK:
                break
        if known is not None and known[0] > seq:
            raise JournalDamaged(f"hall {hall}: entries {seq + 1} to {known[0]} are missing at the end")

    async def _hash_at(self, hall: str, seq: int) -> bytes:
        async with self._db.execute("SELECT hash FROM entries WHERE hall=? AND seq=?", (hall, seq)) as cursor:
            row = await cursor.fetchone()
        if row is None:
            raise JournalDamaged(f"hall {hall}: entry {seq} is missing")
        return bytes(row[0])

    async def answered(self, since: float) -> Sequence[Entry]:
        # Read backwards by id: the newest entries, until one is too old; times never fall.
        sql = (
            f"SELECT {COLUMNS} FROM entries WHERE id > "
            "coalesce((SELECT id FROM entries WHERE at < ? ORDER BY id DESC LIMIT 1), 0) "
            "AND key <> '' ORDER BY id"
        )
        async with self._db.execute(sql, (since,)) as cursor:
            return [Entry._make(row) for row in await cursor.fetchall()]

    async def save_snapshot(self, hall: str, seq: int, facts: bytes, shape: bytes) -> None:
        async with self._lock:
            try:
                digest = await self._hash_at(hall, seq)
                await self._db.execute_insert(
                    "INSERT OR REPLACE INTO snapshots (hall, seq, hash, facts, digest, shape) VALUES (?,?,?,?,?,?)",
                    (hall, seq, digest, facts, sha256(digest + facts).digest(), shape),
                )
            except sqlite3.Error as error:
                await self._abandon()
                raise JournalUnavailable(str(error)) from error

    async def load_snapshot(self, hall: str, shape: bytes) -> StoredSnapshot | None:
        """A snapshot counts only if it is whole, of this shape, and its entry still stands in the journal."""
        sql = (
            "SELECT s.seq, s.hash, s.facts, s.digest, s.shape FROM snapshots s "
            "JOIN entries e ON e.hall=s.hall AND e.seq=s.seq AND e.hash=s.hash WHERE s.hall=?"
        )
        async with self._db.execute(sql, (hall,)) as cursor:
            row = await cursor.fetchone()
        if row is None or sha256(bytes(row[1]) + bytes(row[2])).digest() != bytes(row[3]):
            return None
        if bytes(row[4]) != shape:
            log.info("the snapshot is another version's, the journal is read", hall=hall)
            return None
        return StoredSnapshot(int(row[0]), bytes(row[1]), bytes(row[2]))

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
