"""The personal store: names, phones and free words, apart from the journal, with a retention limit.

The journal knows only opaque ids from here; a row that is deleted is overwritten in the file.
"""

import json
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

    async def delete_person(self, field: str, value: str, hall: str = "") -> int:
        """Delete whoever has this `id_number`, `phone` or `name`, in one hall or in all; returns how many rows went."""
        found: list[tuple[str]] = []
        sql = "SELECT id, data FROM personal WHERE kind='person' AND (? = '' OR hall = ?)"
        async with self._db.execute(sql, (hall, hall)) as cursor:
            async for row in cursor:
                if json.loads(row[1]).get(field, "").casefold() == value.casefold():
                    found.append((row[0],))
        return await self._delete_all(found)

    async def delete_all(self, hall: str) -> int:
        """Delete everything of a hall; returns how many rows went."""
        async with self._db.execute("SELECT id FROM personal WHERE hall=?", (hall,)) as cursor:
            return await self._delete_all([(row[0],) for row in await cursor.fetchall()])

    async def count(self) -> list[tuple[str, str, int, float]]:
        """(hall, kind, rows, time of the oldest) of what is kept, without its content."""
        sql = "SELECT hall, kind, count(*), min(at) FROM personal GROUP BY hall, kind ORDER BY hall, kind"
        async with self._db.execute(sql) as cursor:
            return [(row[0], row[1], row[2], row[3]) for row in await cursor.fetchall()]

    async def _delete_all(self, ids: list[tuple[str]]) -> int:
        """Overwritten in the file and gone from its log when this returns."""
        await self._db.executemany("DELETE FROM personal WHERE id=?", ids)
        await self._db.commit()
        await self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return len(ids)

    async def purge(self, older_than_s: float) -> int:
        """Delete what is older; returns how many rows went."""
        cursor = await self._db.execute("DELETE FROM personal WHERE at < ?", (time.time() - older_than_s,))
        await self._db.commit()
        if cursor.rowcount:
            await self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return cursor.rowcount

    async def close(self) -> None:
        await self._db.close()
