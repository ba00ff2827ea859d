"""Sessions of browsers: of people who signed in, and of devices that were enrolled by their token."""

import contextlib
import secrets
from collections.abc import Callable
from typing import NamedTuple

import aiosqlite

from server.access.identity import Identity
from server.access.tokens import digest
from server.clock import Clock
from server.sqlite import SqliteStore, StoreUnusable

PERSON_S = 12 * 3600
DEVICE_S = 400 * 24 * 3600
"""How long a session lasts."""
MOST_OF_PERSON, MOST_OF_TOKEN = 50, 500
"""The oldest ends when another begins."""


class Session(NamedTuple):
    who: Identity
    began_at: float
    expires_at: float
    token: bytes | None

    @property
    def owner(self) -> tuple[object, ...]:
        return (self.token,) if self.token else (self.who.hall, self.who.name)


class Begun(NamedTuple):
    """A new session and those that end with its beginning."""

    cookie: str
    session: Session
    ended: list[bytes]


class Sessions:
    """All that are open, in memory; each has a row in `access.db`. What writes raises StoreUnusable."""

    def __init__(self, store: SqliteStore, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._known: dict[bytes, Session] = {}
        self._ended: set[bytes] = set()
        """Those that were ended while the file could not be written."""

    async def read(self, whose: Callable[[str, str, bytes], Identity | None]) -> None:
        """As they stand in the file; `whose`: (hall, person, token's digest or empty) → who it is, None: may not come in."""
        known: dict[bytes, Session] = {}
        sql = "SELECT hash, hall, person, token, created_at, expires_at FROM sessions"
        for hash, hall, id, token, began_at, expires_at in await self._store.rows(sql):
            who = whose(hall, id, bytes(token or b""))
            if who is not None and expires_at > self._clock.wall() and bytes(hash) not in self._ended:
                who = who._replace(by_cookie=True)
                known[bytes(hash)] = Session(who, began_at, expires_at, bytes(token) if token else None)
        self._known = known

    async def begin(self, db: aiosqlite.Connection, session: Session) -> Begun:
        """Written, and the oldest of the same owner ended where there are too many; it counts from `take` on."""
        cookie, who, now = secrets.token_urlsafe(32), session.who, self._clock.wall()
        await db.execute(
            "INSERT INTO sessions (hash, hall, person, token, created_at, expires_at) VALUES (?,?,?,?,?,?)",
            (digest(cookie), who.hall, who.name, session.token, session.began_at, session.expires_at),
        )
        mine = sorted((s.began_at, hash) for hash, s in self._known.items() if s.owner == session.owner)
        most = MOST_OF_PERSON if session.token is None else MOST_OF_TOKEN
        ended = [hash for _, hash in mine[: max(0, len(mine) + 1 - most)]]
        ended += [hash for hash, s in self._known.items() if s.expires_at < now]
        await db.executemany("DELETE FROM sessions WHERE hash=?", [(hash,) for hash in ended])
        await db.execute("DELETE FROM sessions WHERE expires_at < ?", (now,))
        return Begun(cookie, session, ended)

    def take(self, begun: Begun) -> str:
        """The session counts from here on; returns its cookie."""
        for hash in begun.ended:
            self._known.pop(hash, None)
        self._known[digest(begun.cookie)] = begun.session
        return begun.cookie

    def by_cookie(self, cookie: str) -> Identity | None:
        found = self._known.get(digest(cookie))
        return found.who if found and found.expires_at > self._clock.wall() else None

    def here_since(self, hall: str, id: str) -> float | None:
        """When the oldest session of a person that is open now began; None: none is."""
        now = self._clock.wall()
        owner = (hall, id)
        return min(
            (s.began_at for s in self._known.values() if s.owner == owner and s.expires_at > now),
            default=None,
        )

    async def end(self, cookie: str) -> None:
        """It ends in any case; where the file cannot be written now, its row goes later."""
        if self._known.pop(digest(cookie), None) is None:
            return
        self._ended.add(digest(cookie))
        with contextlib.suppress(StoreUnusable):
            await self.forget_ended()

    async def forget_ended(self) -> None:
        """Remove the rows of those that ended while the file could not be written."""
        if not self._ended:
            return
        hashes = list(self._ended)
        async with self._store.change() as db:
            await db.executemany("DELETE FROM sessions WHERE hash=?", [(hash,) for hash in hashes])
        self._ended.difference_update(hashes)

    async def end_all(self, hall: str, id: str) -> None:
        """Of a person; they are gone with the next `read`."""
        async with self._store.change() as db:
            await db.execute("DELETE FROM sessions WHERE hall=? AND person=? AND token IS NULL", (hall, id))
