"""The tokens of devices and integrations in `access.db`."""

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import NamedTuple

from server.access.identity import role_of
from server.access.said import Change
from server.sqlite import SqliteStore

MakeToken = Callable[[str, str, str], str]
"""(role, hall, kiosk or window) → the token in the link of that screen."""


class NewToken(NamedTuple):
    """A token to be known from now on; `name` is its role's unless given."""

    token: str
    role: str
    hall: str
    window: str = ""
    name: str = ""


class TokenLine(NamedTuple):
    """A token as a list shows it; the token itself is known to nobody."""

    id: str
    role: str
    hall: str
    window: str
    name: str
    revoked: bool
    left: bool
    """Its screen has left the configuration."""


def digest(secret: str) -> bytes:
    """Tokens and cookies are random, so one SHA-256 is enough to store them safely."""
    return sha256(secret.encode(errors="surrogateescape")).digest()


async def add(store: SqliteStore, tokens: Iterable[NewToken], origin: str = "hand") -> None:
    """Know these tokens, those that were known already as before. ValueError: no such role."""
    rows = [
        (digest(t.token), role_of(t.role), t.hall, t.window, t.name or t.role, store.clock.wall(), origin)
        for t in tokens
    ]
    async with store.change() as db:
        await db.executemany(
            "INSERT OR IGNORE INTO tokens (hash, role, hall, window, name, created_at, origin) "
            "VALUES (?,?,?,?,?,?,?)",
            rows,
        )


async def lines(store: SqliteStore) -> list[TokenLine]:
    rows = await store.rows(
        "SELECT hash, role, hall, window, name, revoked_at, left_at FROM tokens ORDER BY created_at"
    )
    return [
        TokenLine(bytes(r[0]).hex()[:12], r[1], r[2], r[3], r[4], r[5] is not None, r[6] is not None)
        for r in rows
    ]


async def revoke(store: SqliteStore, id: str) -> int:
    async with store.change() as db:
        cursor = await db.execute(
            "UPDATE tokens SET revoked_at=? WHERE lower(hex(hash)) LIKE ? AND revoked_at IS NULL",
            (store.clock.wall(), f"{id.lower()}%"),
        )
    return cursor.rowcount


async def follow(store: SqliteStore, screens: Iterable[NewToken], make: MakeToken) -> list[Change]:
    """The screens of the configuration are these and no others: what has left it is no longer let in, what is back is."""
    wanted = list(screens)
    there = {digest(screen.token) for screen in wanted}
    rows = await store.rows("SELECT hash, role, hall, window, name, origin, left_at FROM tokens")
    ours = {
        bytes(r[0]): r
        for r in rows
        if r[5] == "config" or bytes(r[0]) in there or bytes(r[0]) == digest(make(r[1], r[2], r[3] or r[4]))
    }
    left = [hash for hash, row in ours.items() if hash not in there and row[6] is None]
    back = [hash for hash, row in ours.items() if hash in there and row[6] is not None]
    async with store.change() as db:
        await db.executemany("UPDATE tokens SET origin='config' WHERE hash=?", [(h,) for h in ours])
        await db.executemany(
            "UPDATE tokens SET left_at=? WHERE hash=?", [(store.clock.wall(), h) for h in left]
        )
        await db.executemany("DELETE FROM sessions WHERE token=?", [(h,) for h in left])
        await db.executemany("UPDATE tokens SET left_at=NULL WHERE hash=?", [(h,) for h in back])
    await add(store, wanted, "config")
    return [
        Change(what, ours[hash][2], ours[hash][4])
        for what, hashes in (("screen has left the configuration", left), ("screen is back", back))
        for hash in hashes
    ]
