"""The personal store: names, phones and free words, apart from the journal, with a retention limit.

The journal knows only opaque ids from here; a row that is deleted is overwritten in the file.
"""

import secrets
from collections.abc import Sequence
from pathlib import Path

from server.clock import COMPUTER, Clock
from server.personal.finding import digest, digests
from server.sqlite import SqliteStore, connect

FILE = "personal.db"
MIGRATIONS = Path(__file__).parent / "migrations"


class Personal:
    """Made by `open`. Whatever reads or writes raises StoreUnusable where the file cannot be used."""

    def __init__(self, store: SqliteStore, key: bytes) -> None:
        self._store, self._key = store, key

    @classmethod
    async def open(cls, folder: Path, clock: Clock = COMPUTER) -> "Personal":
        """Raises StoreUnusable or SchemaTooNew."""
        db = await connect(folder / FILE, MIGRATIONS)
        await db.execute("PRAGMA secure_delete=ON")
        await db.execute("PRAGMA foreign_keys=ON")  # digests go with their row
        async with db.execute("SELECT key FROM finding_key") as cursor:
            row = await cursor.fetchone()
        store = cls(SqliteStore(db, FILE, clock), bytes(row[0]) if row else b"")
        await store._index()
        return store

    def look(self) -> None:
        """Raises StoreUnusable when the file was removed or replaced."""
        self._store.look()

    async def put(self, hall: str, kind: str, data: str) -> str:
        """Keep JSON text; returns its opaque id."""
        id = secrets.token_urlsafe(12)
        async with self._store.change() as db:
            await db.execute(
                "INSERT INTO personal (id, hall, kind, data, at, indexed) VALUES (?,?,?,?,?,1)",
                (id, hall, kind, data, self._store.clock.wall()),
            )
            await db.executemany(
                "INSERT OR IGNORE INTO found_by VALUES (?,?)",
                [(digest, id) for digest in digests(self._key, kind, data)],
            )
        return id

    async def _index(self) -> None:
        """Rows of before there were digests."""
        rows = await self._store.rows("SELECT id, kind, data FROM personal WHERE indexed = 0")
        if not rows:
            return
        async with self._store.change() as db:
            for id, kind, data in rows:
                found = [(digest, id) for digest in digests(self._key, kind, data)]
                await db.executemany("INSERT OR IGNORE INTO found_by VALUES (?,?)", found)
            await db.execute("UPDATE personal SET indexed = 1 WHERE indexed = 0")

    async def get(self, hall: str, id: str) -> str | None:
        """The JSON text, or None once it is deleted."""
        rows = await self._store.rows("SELECT data FROM personal WHERE id=? AND hall=?", id, hall)
        return str(rows[0][0]) if rows else None

    async def delete(self, id: str) -> None:
        async with self._store.change() as db:
            await db.execute("DELETE FROM personal WHERE id=?", (id,))

    async def find(self, field: str, value: str, hall: str = "") -> list[str]:
        """Ids of the rows about whoever has this `id_number`, `phone` or `name`, in one hall or in all; "@cases" is a hall
        like others here."""
        sql = "SELECT p.id FROM found_by f JOIN personal p ON p.id = f.id WHERE f.digest=? AND (? = '' OR p.hall = ?)"
        rows = await self._store.rows(sql, digest(self._key, field, value), hall, hall)
        return [row[0] for row in rows]

    async def looked(self, who: str, stream: str, subject: str, reason: str) -> None:
        """Note that somebody is shown what is personal; before they are."""
        async with self._store.change() as db:
            await db.execute(
                "INSERT INTO looks VALUES (?,?,?,?,?)",
                (self._store.clock.wall(), who, stream, subject, reason),
            )

    async def looks(self, since: float) -> list[tuple[float, str, str, str, str]]:
        """(at, who, stream, subject, reason), the oldest first."""
        sql = "SELECT at, who, stream, subject, reason FROM looks WHERE at >= ? ORDER BY at"
        return [(r[0], r[1], r[2], r[3], r[4]) for r in await self._store.rows(sql, since)]

    async def looks_page(
        self, where: str, values: Sequence[object], most: int
    ) -> list[tuple[int, float, str, str, str, str]]:
        """(row, at, who, stream, subject, reason) of the looks for which an SQL term holds, the newest first."""
        sql = f"SELECT rowid, at, who, stream, subject, reason FROM looks WHERE {where} ORDER BY at DESC, rowid DESC LIMIT ?"
        rows = await self._store.rows(sql, *values, most)
        return [(r[0], r[1], r[2], r[3], r[4], r[5]) for r in rows]

    async def purge_looks(self, older_than_s: float) -> int:
        """Looks are kept as long as the audit; returns how many rows went."""
        async with self._store.change() as db:
            cursor = await db.execute(
                "DELETE FROM looks WHERE at < ?", (self._store.clock.wall() - older_than_s,)
            )
        return cursor.rowcount

    async def loose(self, stream: str, older_than_s: float) -> list[str]:
        """Ids of what was kept for a case so long ago that a case should know of it."""
        sql = "SELECT id FROM personal WHERE hall=? AND kind LIKE 'case-%' AND at < ?"
        return [r[0] for r in await self._store.rows(sql, stream, self._store.clock.wall() - older_than_s)]

    async def delete_all(self, hall: str) -> int:
        """Delete everything of a hall; returns how many rows went."""
        rows = await self._store.rows("SELECT id FROM personal WHERE hall=?", hall)
        return await self.delete_all_of([row[0] for row in rows])

    async def count(self) -> list[tuple[str, str, int, float]]:
        """(hall, kind, rows, time of the oldest) of what is kept, without its content."""
        sql = "SELECT hall, kind, count(*), min(at) FROM personal GROUP BY hall, kind ORDER BY hall, kind"
        return [(row[0], row[1], row[2], row[3]) for row in await self._store.rows(sql)]

    async def delete_all_of(self, ids: Sequence[str]) -> int:
        """Returns how many rows went. Overwritten in the file and gone from its log when this returns."""
        async with self._store.change() as db:
            cursor = await db.executemany("DELETE FROM personal WHERE id=?", [(id,) for id in ids])
        if cursor.rowcount:
            await self._store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        return cursor.rowcount

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
