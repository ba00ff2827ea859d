"""Snapshots in the journal's file: a head and rows, checked by digests when they are read."""

import asyncio
import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import NamedTuple

import aiosqlite

from server.domain.snapshot_parts import SnapshotParts

NONE = bytes(32)
BREATH = 256
"""Rows between two breaths: making one costs the loop as much as a small command."""


class StoredSnapshot(NamedTuple):
    seq: int
    hash: bytes
    facts: bytes
    rows: dict[str, bytes]


def row_digest(key: str, body: bytes) -> bytes:
    return sha256(key.encode() + b"\0" + body).digest()


def added(sum_: bytes, digests: Iterable[bytes]) -> bytes:
    """A sum in which order does not matter, and in which what is added twice is taken away again."""
    total = int.from_bytes(sum_)
    for digest in digests:
        total ^= int.from_bytes(digest)
    return total.to_bytes(32)


def seal(entry: bytes, head: bytes, sum_: bytes) -> bytes:
    """Of the entry's hash, the head and the sum of the rows; without rows as it was before there were any."""
    return sha256(entry + head + (sum_ if sum_ != NONE else b"")).digest()


async def write(
    db: aiosqlite.Connection, stream: str, seq: int, entry: bytes, kept: SnapshotParts, shape: bytes
) -> None:
    """In one transaction; whoever calls has the file to themselves. Raises sqlite3.Error."""
    rows: dict[str, bytes | None] = {}
    for n, (key, body) in enumerate(kept.rows):
        rows[key] = body
        if n % BREATH == BREATH - 1:
            await asyncio.sleep(0)
    await db.execute("BEGIN IMMEDIATE")
    try:
        await _replace(db, stream, seq, entry, kept, rows, shape)
        await db.commit()
    except BaseException:
        # Also when whoever waits is ended: what comes next would be written into a transaction that nobody commits.
        await db.rollback()
        raise


async def _replace(
    db: aiosqlite.Connection,
    stream: str,
    seq: int,
    entry: bytes,
    kept: SnapshotParts,
    rows: Mapping[str, bytes | None],
    shape: bytes,
) -> None:
    sum_ = NONE if kept.whole else await _sum(db, stream)
    if kept.whole:
        await db.execute("DELETE FROM snapshot_rows WHERE hall=?", (stream,))
    else:
        sql = "SELECT digest FROM snapshot_rows WHERE hall=? AND key IN (SELECT value FROM json_each(?))"
        async with db.execute(sql, (stream, json.dumps(list(rows)))) as cursor:
            sum_ = added(sum_, [bytes(row[0]) for row in await cursor.fetchall()])
        gone = [(stream, key) for key, body in rows.items() if body is None]
        await db.executemany("DELETE FROM snapshot_rows WHERE hall=? AND key=?", gone)
    new = [(stream, key, body, row_digest(key, body)) for key, body in rows.items() if body is not None]
    await db.executemany("INSERT OR REPLACE INTO snapshot_rows VALUES (?,?,?,?)", new)
    sum_ = added(sum_, [digest for *_, digest in new])
    await db.execute(
        "INSERT OR REPLACE INTO snapshots (hall, seq, hash, facts, digest, shape, rows) VALUES (?,?,?,?,?,?,?)",
        (stream, seq, entry, kept.head, seal(entry, kept.head, sum_), shape, sum_),
    )


async def _sum(db: aiosqlite.Connection, stream: str) -> bytes:
    async with db.execute("SELECT rows FROM snapshots WHERE hall=?", (stream,)) as cursor:
        row = await cursor.fetchone()
    return bytes(row[0]) or NONE if row else NONE


async def read_rows(db: aiosqlite.Connection, stream: str) -> tuple[dict[str, bytes], bytes]:
    """The rows, and the sum that they have now."""
    rows: dict[str, bytes] = {}
    sql = "SELECT key, body FROM snapshot_rows WHERE hall=? ORDER BY key"
    async with db.execute(sql, (stream,)) as cursor:
        async for key, body in cursor:
            rows[key] = bytes(body)
    return rows, added(NONE, [row_digest(key, body) for key, body in rows.items()])
