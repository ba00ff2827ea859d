"""Tokens for devices, people with passwords, their sessions: `access.db`, with everything asked often kept in memory."""

import asyncio
import json
import secrets
import time
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from weakref import WeakValueDictionary

import aiosqlite

from server.access.identity import ROLES, Identity
from server.access.passwords import Passwords
from server.sqlite import connect

FILE = "access.db"
MIGRATIONS = Path(__file__).parent / "migrations"
FAILURES_ALLOWED = 5
LOCKED_S = 15 * 60
TRIES_AT_ONCE = 40
"""More waiting sign-ins than this are turned away: each costs a tenth of a second of a processor."""
BUSY_S = 60
PERSON_SESSION_S = 12 * 3600
DEVICE_SESSION_S = 400 * 24 * 3600


class SignInRefused(Exception):
    """Wrong name or password, or too many tries; `locked_s` is the rest of the lock in seconds."""

    def __init__(self, locked_s: int = 0) -> None:
        super().__init__("locked" if locked_s else "wrong")
        self.locked_s = locked_s


class Session(NamedTuple):
    who: Identity
    expires_at: float
    token: bytes | None


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


def digest(secret: str) -> bytes:
    """Tokens and cookies are random, so one SHA-256 is enough to store them safely."""
    return sha256(secret.encode(errors="surrogateescape")).digest()


def _role(role: str) -> str:
    if role not in ROLES:
        raise ValueError(f"no role {role!r}; one of {', '.join(ROLES)}")
    return role


class Access:
    """Made by `open`. Changes made by another process (the command line) are seen after `refresh`."""

    def __init__(self, db: aiosqlite.Connection, passwords: Passwords) -> None:
        self._db, self._passwords = db, passwords
        self._tokens: dict[bytes, Identity] = {}
        self._sessions: dict[bytes, Session] = {}
        self._people: dict[tuple[str, str], Identity] = {}
        self._version = -1
        self._strangers: dict[str, tuple[int, float]] = {}
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._trying = 0

    @classmethod
    async def open(cls, folder: Path, passwords: Passwords | None = None) -> "Access":
        """Raises StoreUnusable or SchemaTooNew."""
        access = cls(await connect(folder / FILE, MIGRATIONS), passwords or Passwords())
        await access._load()
        return access

    async def close(self) -> None:
        await self._db.close()

    async def refresh(self) -> None:
        """Take over what another process changed: new or revoked tokens and sessions."""
        async with self._db.execute("PRAGMA data_version") as cursor:
            row = await cursor.fetchone()
        version = int(row[0]) if row else 0
        if version != self._version:
            self._version = version
            await self._load()

    async def _load(self) -> None:
        tokens: dict[bytes, Identity] = {}
        sql = "SELECT hash, role, hall, window, name FROM tokens WHERE revoked_at IS NULL"
        async with self._db.execute(sql) as cursor:
            async for row in cursor:
                tokens[bytes(row[0])] = Identity(row[4], frozenset({row[1]}), row[2], row[3], row[4])
        people: dict[tuple[str, str], Identity] = {}
        async with self._db.execute("SELECT hall, id, name, roles FROM people") as cursor:
            async for row in cursor:
                people[row[0], row[1]] = Identity(row[1], frozenset(json.loads(row[3])), row[0], title=row[2])
        sessions: dict[bytes, Session] = {}
        async with self._db.execute("SELECT hash, hall, person, token, expires_at FROM sessions") as cursor:
            async for row in cursor:
                who = tokens.get(bytes(row[3])) if row[3] is not None else people.get((row[1], row[2]))
                if who is not None and row[4] > time.time():
                    token = bytes(row[3]) if row[3] is not None else None
                    sessions[bytes(row[0])] = Session(who._replace(by_cookie=True), row[4], token)
        self._tokens, self._sessions, self._people = tokens, sessions, people

    def title(self, hall: str, id: str) -> str:
        """What screens call a person of the hall or of all halls; the id itself of anybody else."""
        found = self._people.get((hall, id)) or self._people.get(("", id))
        return found.title if found else id

    def knows(self, hall: str, id: str) -> bool:
        """Whether a person or a token of this id may still act in the hall."""
        if (hall, id) in self._people or ("", id) in self._people:
            return True
        return any(who.name == id and who.hall in (hall, "") for who in self._tokens.values())

    # Devices

    def by_token(self, token: str) -> Identity | None:
        return self._tokens.get(digest(token))

    async def create_token(self, role: str, hall: str, window: str = "", name: str = "") -> str:
        """A new token, returned once and stored hashed. ValueError: no such role."""
        made = "yc_" + secrets.token_urlsafe(24)
        await self.add_tokens([NewToken(made, role, hall, window, name)])
        return made

    async def add_tokens(self, tokens: Iterable[NewToken]) -> None:
        """Know these tokens, those that were known already as before. ValueError: no such role."""
        rows = [
            (digest(t.token), _role(t.role), t.hall, t.window, t.name or t.role, time.time()) for t in tokens
        ]
        await self._db.executemany(
            "INSERT OR IGNORE INTO tokens (hash, role, hall, window, name, created_at) VALUES (?,?,?,?,?,?)",
            rows,
        )
        await self._db.commit()
        await self._load()

    async def tokens(self) -> list[TokenLine]:
        sql = "SELECT hash, role, hall, window, name, revoked_at FROM tokens ORDER BY created_at"
        async with self._db.execute(sql) as cursor:
            return [
                TokenLine(bytes(row[0]).hex()[:12], row[1], row[2], row[3], row[4], row[5] is not None)
                for row in await cursor.fetchall()
            ]

    async def revoke_token(self, id: str) -> int:
        """Revoke the tokens whose id (from `tokens`) this is, with their sessions; returns how many."""
        cursor = await self._db.execute(
            "UPDATE tokens SET revoked_at=? WHERE lower(hex(hash)) LIKE ? AND revoked_at IS NULL",
            (time.time(), f"{id.lower()}%"),
        )
        await self._db.commit()
        await self._load()
        return cursor.rowcount

    # People

    async def add_person(self, hall: str, id: str, name: str, roles: Iterable[str]) -> bool:
        """Add somebody without a password; False when the hall has that id already."""
        return await self.add_people([(hall, id, name, roles)]) > 0

    async def add_people(self, people: Iterable[tuple[str, str, str, Iterable[str]]]) -> int:
        """Add each (hall, id, name, roles) that is not there yet; returns how many. ValueError: no such role."""
        rows = [(hall, id, name, json.dumps(sorted(map(_role, roles)))) for hall, id, name, roles in people]
        cursor = await self._db.executemany(
            "INSERT OR IGNORE INTO people (hall, id, name, roles) VALUES (?,?,?,?)", rows
        )
        await self._db.commit()
        await self._load()
        return cursor.rowcount

    async def people(self) -> list[tuple[str, str, str, str, bool]]:
        """(hall, id, name, roles, has a password) of everybody."""
        async with self._db.execute("SELECT hall, id, name, roles, password FROM people") as cursor:
            return [
                (r[0], r[1], r[2], " ".join(json.loads(r[3])), bool(r[4])) for r in await cursor.fetchall()
            ]

    async def set_password(self, hall: str, id: str, password: str = "") -> str:
        """Set or draw a password, lift a lock, end all sessions; returns it. KeyError: nobody of that id."""
        chosen = password or secrets.token_urlsafe(9)
        cursor = await self._db.execute(
            "UPDATE people SET password=?, failures=0, locked_until=0 WHERE hall=? AND id=?",
            (await self._passwords.hashed(chosen), hall, id),
        )
        if cursor.rowcount == 0:
            raise KeyError(id)
        await self.end_sessions(hall, id)
        return chosen

    async def sign_in(self, hall: str, id: str, password: str) -> tuple[str, Identity]:
        """(cookie, who); raises SignInRefused. A person of all halls (hall "") may sign in at any.

        One try a name at a time: tries sent side by side must not slip past the count of failures.
        """
        if self._trying >= TRIES_AT_ONCE:
            raise SignInRefused(BUSY_S)
        self._trying += 1
        try:
            lock = self._locks.setdefault(id, asyncio.Lock())
            async with lock:
                return await self._try(hall, id, password)
        finally:
            self._trying -= 1

    async def _try(self, hall: str, id: str, password: str) -> tuple[str, Identity]:
        sql = (
            "SELECT hall, id, name, roles, password, failures, locked_until FROM people "
            "WHERE id=? AND hall IN (?, '') ORDER BY hall DESC LIMIT 1"
        )
        async with self._db.execute(sql, (id, hall)) as cursor:
            row = await cursor.fetchone()
        now = time.time()
        failures, locked_until = (row[5], row[6]) if row else self._strangers.get(id, (0, 0.0))
        if locked_until > now:
            raise SignInRefused(round(locked_until - now) or 1)
        if not await self._passwords.matches(row[4] if row else "", password):
            locked = await self._count_failure(row[0] if row else None, id, failures + 1, now)
            raise SignInRefused(locked)
        assert row is not None
        await self._db.execute(
            "UPDATE people SET failures=0, locked_until=0 WHERE hall=? AND id=?", (row[0], id)
        )
        who = Identity(id, frozenset(json.loads(row[3])), row[0], title=row[2], by_cookie=True)
        return await self._begin(Session(who, now + PERSON_SESSION_S, None)), who

    async def _count_failure(self, hall: str | None, id: str, failures: int, now: float) -> int:
        """Seconds of the lock that this failure brings, 0 for none."""
        locked = failures >= FAILURES_ALLOWED
        until = now + LOCKED_S if locked else 0.0
        kept = 0 if locked else failures
        if hall is None:
            if len(self._strangers) > 1000:
                self._strangers.clear()
            self._strangers[id] = (kept, until)
        else:
            await self._db.execute(
                "UPDATE people SET failures=?, locked_until=? WHERE hall=? AND id=?", (kept, until, hall, id)
            )
            await self._db.commit()
        return LOCKED_S if locked else 0

    # Sessions

    async def enrol(self, token: str) -> tuple[str, Identity] | None:
        """A browser session for a device's token; None for a token that is not valid."""
        who = self.by_token(token)
        if who is None:
            return None
        session = Session(who._replace(by_cookie=True), time.time() + DEVICE_SESSION_S, digest(token))
        return await self._begin(session), session.who

    async def _begin(self, session: Session) -> str:
        cookie = secrets.token_urlsafe(32)
        who = session.who
        await self._db.execute(
            "INSERT INTO sessions (hash, hall, person, token, created_at, expires_at) VALUES (?,?,?,?,?,?)",
            (digest(cookie), who.hall, who.name, session.token, time.time(), session.expires_at),
        )
        await self._db.execute("DELETE FROM sessions WHERE expires_at < ?", (time.time(),))
        await self._db.commit()
        self._sessions[digest(cookie)] = session
        return cookie

    def by_cookie(self, cookie: str) -> Identity | None:
        found = self._sessions.get(digest(cookie))
        return found.who if found and found.expires_at > time.time() else None

    async def end_session(self, cookie: str) -> None:
        await self._db.execute("DELETE FROM sessions WHERE hash=?", (digest(cookie),))
        await self._db.commit()
        self._sessions.pop(digest(cookie), None)

    async def end_sessions(self, hall: str, id: str) -> None:
        """Sign a person out everywhere."""
        await self._db.execute("DELETE FROM sessions WHERE hall=? AND person=? AND token IS NULL", (hall, id))
        await self._db.commit()
        await self._load()
