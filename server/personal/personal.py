"""The personal store: names, phones and free words, apart from the journal, with a retention limit.

The journal knows only opaque ids from here; a row that is deleted is overwritten in the file.
"""

import json
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from server.clock import COMPUTER, Clock
from server.sqlite import SqliteStore, connect

FILE = "personal.db"
MIGRATIONS = Path(__file__).parent / "migrations"


class Personal:
    """Made by `open`. Whatever reads or writes raises StoreUnusable where the file cannot be used."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store

    @classmethod
    async def open(cls, folder: Path, clock: Clock = COMPUTER) -> "Personal":
        """Raises StoreUnusable or SchemaTooNew."""
        db = await connect(folder / FILE, MIGRATIONS)
        await db.execute("PRAGMA secure_delete=ON")
        return cls(SqliteStore(db, FILE, clock))

    def look(self) -> None:
        """Raises StoreUnusable when the file was removed or replaced."""
        self._store.look()

    async def put(self, hall: str, kind: str, data: str) -> str:
        """Keep JSON text; returns its opaque id."""
        id = secrets.token_urlsafe(12)
        async with self._store.change() as db:
            await db.execute(
                "INSERT INTO personal (id, hall, kind, data, at) VALUES (?,?,?,?,?)",
                (id, hall, kind, data, self._store.clock.wall()),
            )
        return id

    async def get(self, hall: str, id: str) -> str | None:
        """The JSON text, or None once it is deleted."""
        rows = await self._store.rows("SELECT data FROM personal WHERE id=? AND hall=?", id, hall)
        return str(rows[0][0]) if rows else None

    async def delete(self, id: str) -> None:
        async with self._store.change() as db:
            await db.execute("DELETE FROM personal WHERE id=?", (id,))

    async def delete_person(self, field: str, value: str, hall: str = "") -> int:
        """Delete whoever has this `id_number`, `phone` or `name`, in one hall or in all; returns how many rows went."""
        sql = "SELECT id, data FROM personal WHERE kind IN ('person', 'case-person') AND (? = '' OR hall = ?)"
        wanted = value.casefold()
        found = [
            row[0]
            for row in await self._store.rows(sql, hall, hall)
            if any(one.get(field, "").casefold() == wanted for one in _people(json.loads(row[1])))
        ]
        return await self._delete_all(found)

    async def delete_all(self, hall: str) -> int:
        """Delete everything of a hall; returns how many rows went."""
        rows = await self._store.rows("SELECT id FROM personal WHERE hall=?", hall)
        return await self._delete_all([row[0] for row in rows])

    async def count(self) -> list[tuple[str, str, int, float]]:
        """(hall, kind, rows, time of the oldest) of what is kept, without its content."""
        sql = "SELECT hall, kind, count(*), min(at) FROM personal GROUP BY hall, kind ORDER BY hall, kind"
        return [(row[0], row[1], row[2], row[3]) for row in await self._store.rows(sql)]

    async def _delete_all(self, ids: list[str]) -> int:
        """Overwritten in the file and gone from its log when this returns."""
        async with self._store.change() as db:
            await db.executemany("DELETE FROM personal WHERE id=?", [(id,) for id in ids])
        await self._store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        return len(ids)

    async def purge(self, older_than_s: float) -> int:
        """Delete what is older; returns how many rows went. What belongs to a case stays as long as that."""
        async with self._store.change() as db:
            cursor = await db.execute(
                "DELETE FROM personal WHERE at < ? AND kind NOT LIKE 'case-%'",
                (self._store.clock.wall() - older_than_s,),
            )
        if cursor.rowcount:
            await self._store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        return cursor.rowcount

    async def close(self) -> None:
        await self._store.close()


def _people(kept: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Everybody whom a row is about: who came or applied, and who acts for them."""
    yield kept
    if kept.get("agent"):
        yield kept["agent"]
