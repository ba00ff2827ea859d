"""Opening a SQLite file of ours: pragmas, numbered migrations, errors with the file's name."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncGenerator
from pathlib import Path

import aiosqlite

from server.clock import COMPUTER, Clock
from server.watch import FilesGone, Watch

BUSY_MS = 3000


class SchemaTooNew(Exception):
    """The file was written by a later version of this program."""


class StoreUnusable(Exception):
    """The file cannot be opened or written; the text says which and why."""


class Database(aiosqlite.Connection):
    """A connection that stores nothing in a file which was taken away under it. Made by `connect`."""

    def __init__(self, path: Path, *, autocommit: bool) -> None:
        def connector() -> sqlite3.Connection:
            return sqlite3.connect(path, isolation_level=None if autocommit else "DEFERRED")

        super().__init__(connector, iter_chunk_size=64)
        self._path = path
        self.watch = Watch()
        """SQLite's files of this connection. In autocommit mode whoever writes has to look at it."""

    def note_files(self) -> None:
        """These are the files, from now on."""
        self.watch = Watch(*(self._path.with_name(self._path.name + end) for end in ("", "-wal", "-shm")))

    def look(self) -> None:
        """Raises StoreUnusable when the files are gone."""
        try:
            self.watch.look()
        except FilesGone as error:
            raise StoreUnusable(str(error)) from error

    async def commit(self) -> None:
        """Raises StoreUnusable, after which nothing of the transaction counts.

        Looked at before and after: what is committed stood in the right file when this returns.
        """
        try:
            self.look()
        except StoreUnusable:
            with contextlib.suppress(sqlite3.Error):
                await self.rollback()
            raise
        await super().commit()
        self.look()


def migrations(folder: Path) -> list[tuple[int, str]]:
    """(number, SQL) of every `0001_name.sql` in the folder, in order."""
    found = sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql"))
    return [(int(path.name[:4]), path.read_text(encoding="utf-8")) for path in found]


async def connect(path: Path, folder: Path, *, autocommit: bool = False) -> Database:
    """A connection in WAL mode with synchronous=FULL, its schema brought up to date.

    `autocommit`: every statement is a transaction of its own; otherwise one begins with the first change.
    Raises `StoreUnusable` when the file cannot be used, `SchemaTooNew` when it is from the future.
    """
    try:
        db = Database(path, autocommit=autocommit)
        await db
    except sqlite3.Error as error:
        raise StoreUnusable(f"{path}: {error}") from error
    try:
        await db.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        await db.execute("PRAGMA journal_mode=WAL")
        await db.execute("PRAGMA synchronous=FULL")
        await db.execute("PRAGMA wal_autocheckpoint=4000")
        await migrate(db, path, folder)
        db.note_files()
    except sqlite3.Error as error:
        await db.close()
        raise StoreUnusable(f"{path}: {error}") from error
    except BaseException:
        await db.close()
        raise
    return db


async def migrate(db: aiosqlite.Connection, path: Path, folder: Path) -> None:
    """Run what is missing of the numbered migrations, each in a transaction of its own."""
    async with db.execute("PRAGMA user_version") as cursor:
        row = await cursor.fetchone()
    version = int(row[0]) if row else 0
    steps = migrations(folder)
    newest = steps[-1][0] if steps else 0
    if version > newest:
        raise SchemaTooNew(f"{path}: schema {version} is newer than this program knows ({newest})")
    for number, sql in steps:
        if number > version:
            await db.executescript(f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA user_version={number};\nCOMMIT;")


class SqliteStore:
    """A connection shared by many tasks: changes whole and one after the other, every fault a `StoreUnusable`. What is kept
    has the time of `clock`."""

    def __init__(self, db: Database, name: str, clock: Clock = COMPUTER) -> None:
        self._db, self._name, self.clock = db, name, clock
        self._changing = asyncio.Lock()

    def look(self) -> None:
        """Raises StoreUnusable when the file was removed or replaced."""
        self._db.look()

    async def rows(self, sql: str, *params: object) -> list[sqlite3.Row]:
        """Everything that is found. Raises StoreUnusable."""
        try:
            async with self._db.execute(sql, params) as cursor:
                return list(await cursor.fetchall())
        except sqlite3.Error as error:
            raise StoreUnusable(f"{self._name}: {error}") from error

    @contextlib.asynccontextmanager
    async def change(self) -> AsyncGenerator[aiosqlite.Connection]:
        """One transaction: all of it is kept at the end of the block, or nothing. Raises StoreUnusable."""
        async with self._changing:
            try:
                yield self._db
                await self._db.commit()
            except BaseException as error:
                with contextlib.suppress(sqlite3.Error):
                    await self._db.rollback()
                if isinstance(error, sqlite3.Error):
                    raise StoreUnusable(f"{self._name}: {error}") from error
                raise

    async def close(self) -> None:
        await self._db.close()
