"""`outbox.db`: the hooks, what each is still to be told, and up to which entry each stream of the journal has been read."""

import json
import secrets
import sqlite3
from collections.abc import Sequence
from math import inf
from pathlib import Path
from typing import Any

from server.clock import COMPUTER, Clock
from server.outbox.hook import Delivery, Hook, HookKind, MessageState, NewMessage
from server.sqlite import SqliteStore, connect

FILE = "outbox.db"
MIGRATIONS = Path(__file__).parent / "migrations"
KEPT_S = 30 * 86400.0
"""So long after it arrived a message can still be looked up."""
HOOK = "id, name, kind, url, secret, hall, events, made_at, made_by, ended_at, pack, constants"
MESSAGE = "n, hook, id, subject, event, at, body, state, tries, next_at, cause, revision"
NEW = (
    "INTO messages (hook, id, subject, event, at, body, state, tries, next_at, cause) "
    "VALUES (?,?,?,?,?,?,'waiting',0,0,'')"
)
REPLACES = (
    "ON CONFLICT (hook, id) DO UPDATE SET body=excluded.body, at=excluded.at, state='waiting', tries=0, next_at=0, "
    "told_at=NULL, cause='', revision=revision+1 WHERE body<>excluded.body"
)
"""What is newer takes the place of what has the same id, in its turn; if that has been sent, it is sent again."""
FIRST = (
    "n = (SELECT min(e.n) FROM messages e WHERE e.hook = m.hook AND e.subject = m.subject "
    "AND e.state IN ('waiting', 'stuck'))"
)
"""The first of its case that has not arrived."""


class OutboxStore:
    """Made by `open`. Whatever reads or writes raises StoreUnusable where the file cannot be used."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store

    @classmethod
    async def open(cls, folder: Path, clock: Clock = COMPUTER) -> "OutboxStore":
        """Raises StoreUnusable or SchemaTooNew."""
        return cls(SqliteStore(await connect(folder / FILE, MIGRATIONS), FILE, clock))

    def look(self) -> None:
        """Raises StoreUnusable when the file was removed or replaced."""
        self._store.look()

    async def close(self) -> None:
        await self._store.close()

    async def add(self, hook: Hook) -> None:
        async with self._store.change() as db:
            await db.execute(
                f"INSERT INTO hooks ({HOOK}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                (*hook[:6], json.dumps(hook.events), *hook[7:11], json.dumps(hook.constants)),
            )

    async def end(self, hook: str) -> None:
        """It is told nothing more, not even what waits."""
        now = self._store.clock.wall()
        async with self._store.change() as db:
            await db.execute("UPDATE hooks SET ended_at=? WHERE id=? AND ended_at IS NULL", (now, hook))
            await db.execute(
                "UPDATE messages SET state='skipped', told_at=? WHERE hook=? AND state IN ('waiting','stuck')",
                (now, hook),
            )

    async def hooks(self) -> list[Hook]:
        """Those that are told, the oldest first."""
        rows = await self._store.rows(f"SELECT {HOOK} FROM hooks WHERE ended_at IS NULL ORDER BY made_at, id")
        return [_hook(row) for row in rows]

    async def progress(self, stream: str) -> tuple[int, bytes] | None:
        """(seq, hash) of the last entry of a stream that was read; None: none ever."""
        rows = await self._store.rows("SELECT seq, hash FROM progress WHERE stream=?", stream)
        return (rows[0][0], bytes(rows[0][1])) if rows else None

    async def take(self, messages: Sequence[NewMessage], stream: str, seq: int, hash: bytes) -> None:
        """What the entries of a stream up to `seq` give, and that they were read: both or neither."""
        async with self._store.change() as db:
            for one in messages:
                sql = f"INSERT {NEW} {REPLACES}" if one.replaces else f"INSERT OR IGNORE {NEW}"
                await db.execute(sql, one[:6])
            await db.execute("INSERT OR REPLACE INTO progress VALUES (?,?,?)", (stream, seq, hash))

    async def ready(self, hook: str, at: float, most: int, longest: float = inf) -> list[Delivery]:
        """What may be sent now: of each case the first that has not arrived, unless it is stuck. What is put off for longer
        than the `longest` delay was put off by a clock that was wrong."""
        due = f"hook=? AND state='waiting' AND (next_at<=? OR next_at>?) AND {FIRST}"
        sql = f"SELECT {MESSAGE} FROM messages m WHERE {due} ORDER BY n LIMIT ?"
        return [_message(row) for row in await self._store.rows(sql, hook, at, at + longest, most)]

    async def next_at(self, hook: str) -> float | None:
        """When something may be sent next; None: nothing waits."""
        sql = f"SELECT min(next_at) FROM messages m WHERE hook=? AND state='waiting' AND {FIRST}"
        return (await self._store.rows(sql, hook))[0][0]

    async def told(self, tried: Delivery, state: MessageState) -> None:
        """It has arrived, or needs not. What has replaced it meanwhile has not."""
        async with self._store.change() as db:
            await db.execute(
                "UPDATE messages SET state=?, told_at=?, cause='' "
                "WHERE n=? AND revision=? AND state IN ('waiting','stuck')",
                (state, self._store.clock.wall(), tried.n, tried.revision),
            )

    async def failed(self, tried: Delivery, cause: str, next_at: float | None) -> None:
        """It did not arrive; None: it is tried no more by itself. Whoever has sent it again meanwhile is right: then this
        try counts for nothing."""
        state = MessageState.STUCK if next_at is None else MessageState.WAITING
        async with self._store.change() as db:
            await db.execute(
                "UPDATE messages SET state=?, tries=tries+1, next_at=?, cause=? "
                "WHERE n=? AND state='waiting' AND tries=? AND revision=?",
                (state, next_at or 0.0, cause, tried.n, tried.tries, tried.revision),
            )

    async def again(self, hook: str, n: int) -> None:
        async with self._store.change() as db:
            await db.execute(
                "UPDATE messages SET state='waiting', tries=0, next_at=0 "
                "WHERE hook=? AND n=? AND state IN ('waiting','stuck')",
                (hook, n),
            )

    async def message(self, hook: str, n: int) -> Delivery | None:
        rows = await self._store.rows(f"SELECT {MESSAGE} FROM messages m WHERE hook=? AND n=?", hook, n)
        return _message(rows[0]) if rows else None

    async def late(self, hook: str, most: int) -> list[tuple[Delivery, int]]:
        """What was tried and did not arrive, with how many of its case wait behind it; the stuck ones first."""
        behind = (
            "(SELECT count(*) FROM messages e WHERE e.hook=m.hook AND e.subject=m.subject AND e.n>m.n "
            "AND e.state IN ('waiting','stuck'))"
        )
        sql = (
            f"SELECT {MESSAGE}, {behind} FROM messages m WHERE hook=? AND tries>0 AND state IN ('waiting','stuck') "
            "ORDER BY state='waiting', n LIMIT ?"
        )
        return [(_message(row), row[12]) for row in await self._store.rows(sql, hook, most)]

    async def counts(self, hook: str, since: float) -> dict[MessageState, int]:
        """What waits and is stuck now, and what has been settled since a time."""
        sql = (
            "SELECT state, count(*) FROM messages WHERE hook=? AND (state IN ('waiting','stuck') OR told_at>=?) "
            "GROUP BY state"
        )
        return {MessageState(row[0]): row[1] for row in await self._store.rows(sql, hook, since)}

    async def forget(self) -> int:
        """Let go of what arrived long ago; returns how many."""
        async with self._store.change() as db:
            before = self._store.clock.wall() - KEPT_S
            return (await db.execute("DELETE FROM messages WHERE told_at < ?", (before,))).rowcount


def _message(row: sqlite3.Row | Sequence[Any]) -> Delivery:
    n, hook, id, subject, event, at, body, state, *rest = row[:12]
    return Delivery(n, hook, id, subject, event, at, body, MessageState(state), *rest)


def _hook(row: sqlite3.Row | Sequence[Any]) -> Hook:
    id, name, kind, url, secret, hall, events, made_at, made_by, ended_at, pack, constants = row
    wanted = tuple(json.loads(events))
    return Hook(
        id,
        name,
        HookKind(kind),
        url,
        secret,
        hall,
        wanted,
        made_at,
        made_by,
        ended_at,
        pack,
        json.loads(constants),
    )


def fresh() -> tuple[str, str]:
    """(id, secret) of a new hook."""
    return secrets.token_hex(6), secrets.token_urlsafe(32)
