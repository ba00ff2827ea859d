"""The personal store: names, phones and free words, apart from the journal, with a retention limit.

The journal knows only opaque ids from here; a row that is deleted is overwritten in the file.
"""

import secrets
import sqlite3
import time
from pathlib import Path

import aiosqlite

from server.sqlite import StoreUnusable, connect

FILE = "personal.db"
MIGRATIONS = Path(__file__).parent / "migrations"


class Personal:
    """Made by `open`."""

    def __init__(self, db: aiosqlite.Connection) -> None:
        self._db = db

    @classmethod
    async def open(cls, folder: Path) -> "Personal":
        """Raises StoreUnusable or SchemaTooNew."""
        db = await connect(folder / FILE, MIGRATIONS)
        await db.execute("PRAGMA secure_delete=ON")
        return cls(db)

    async def put(self, hall: str, kind: str, data: str) -> str:
        """Keep JSON text; returns its opaque id. Raises StoreUnusable."""
        id = secrets.token_urlsafe(12)
        try:
            await self._db.execute(
                "INSERT INTO personal (id, hall, kind, data, at) VALUES (?,?,?,?,?)",
                (id, hall, kind, data, time.time()),
            )
            await self._db.commit()
        except sqlite3.Error as error:
            raise StoreUnusable(f"{FILE}: {error}") from error
        return id

    async def get(self, hall: str, id: str) -> str | None:
        """The JSON text, or None once it is deleted."""
        async with self._db.execute("SELECT data FROM personal WHERE id=? AND hall=?", (id, hall)) as cursor:
            row = await cursor.fetchone()
        return str(row[0]) if row else None

    async def delete(self, id: str) -> None:
        await self._db.execute("DELETE FROM personal WHERE id=?", (id,))
        await self._db.commit()

    async def purge(self, older_than_s: float) -> int:
        """Delete what is older; returns how many rows went."""
        cursor = await self._db.execute("DELETE FROM personal WHERE at < ?", (time.time() - older_than_s,))
        await self._db.commit()
        if cursor.rowcount:
            await self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return cursor.rowcount

    async def close(self) -> None:
        await self._db.close()
