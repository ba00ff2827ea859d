"""Who may come in: `access.db`, with everything that is asked often kept in memory."""

import asyncio
import contextlib
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from server.access import people, tokens
from server.access.attendance import Attendance
from server.access.door import NOBODY, TRUSTED_DEVICES, Caller, Door, Lane
from server.access.identity import Identity
from server.access.passwords import Passwords
from server.access.people import KnownPerson
from server.access.refused import RefusedBook
from server.access.said import Change
from server.access.security import SecurityBook
from server.access.sessions import DEVICE_S, PERSON_S, Session, Sessions
from server.access.tokens import MakeToken, NewToken, TokenLine, digest
from server.clock import COMPUTER, Clock
from server.sqlite import SqliteStore, StoreUnusable, connect

FILE = "access.db"
MIGRATIONS = Path(__file__).parent / "migrations"
DAY_S = 24 * 3600
BROWSER_S = 400 * DAY_S
"""How long a browser stays known after it last signed somebody in."""
OFFICES = ZoneInfo("Asia/Shanghai")
MOST_BROWSERS = 50
"""Known of one person."""


class SignedIn(NamedTuple):
    cookie: str
    who: Identity
    browser: str
    """The cookie by which this browser is known from now on."""


class Access:
    """Made by `open`. Changes made by another process (the command line) are seen after `refresh`.

    Whatever writes raises StoreUnusable where the file cannot be used; who is in stays in, and a wrong password is wrong.
    """

    def __init__(self, store: SqliteStore, passwords: Passwords, clock: Clock, zone: ZoneInfo) -> None:
        self._store, self._passwords, self._clock = store, passwords, clock
        self.security = SecurityBook(store, clock)
        self.door = Door(passwords, clock, self.security.refused)
        self._people: dict[tuple[str, str], KnownPerson] = {}
        self._tokens: dict[bytes, Identity] = {}
        self.sessions = Sessions(store, clock)
        self.attendance = Attendance(store, clock, zone)
        self._browsers: dict[tuple[str, str], set[bytes]] = {}
        self._version = -1
        self._refreshing = asyncio.Lock()
        self._asked = self._answered = 0
        self._fault = ""

    @classmethod
    async def open(
        cls,
        folder: Path,
        passwords: Passwords | None = None,
        clock: Clock = COMPUTER,
        zone: ZoneInfo = OFFICES,
    ) -> "Access":
        """`zone`: in whose days it is said who was here. Raises StoreUnusable or SchemaTooNew."""
        access = cls(
            SqliteStore(await connect(folder / FILE, MIGRATIONS), FILE, clock),
            passwords or Passwords(),
            clock,
            zone,
        )
        try:
            await access._load()
            await access.attendance.read()
        except BaseException:
            await access.close()
            raise
        return access

    @property
    def refused(self) -> RefusedBook:
        return self.door.refused

    async def close(self) -> None:
        with contextlib.suppress(StoreUnusable):  # then the last minute of whoever was here is lost
            await self.attendance.write(everything=True)
        with contextlib.suppress(StoreUnusable):
            await self.security.write()
        await self._store.close()

    def look(self) -> None:
        """Raises StoreUnusable when the file was removed or replaced."""
        self._store.look()

    async def refresh(self) -> None:
        """Take over what another process changed: new or revoked tokens and sessions. Raises StoreUnusable.

        Whoever asks while one is under way shares the next: a flood of made-up tokens costs one look at the file.
        """
        self._asked += 1
        mine = self._asked
        async with self._refreshing:
            if self._answered < mine:
                self._answered, self._fault = self._asked, ""
                try:
                    await self._refresh()
                except StoreUnusable as error:
                    self._fault = str(error)
        if self._fault:
            raise StoreUnusable(self._fault)

    async def _refresh(self) -> None:
        await self.sessions.forget_ended()
        version = int((await self._store.rows("PRAGMA data_version"))[0][0])
        if version != self._version:
            await self._load()
            self._version = version

    async def _load(self) -> None:
        known: dict[bytes, Identity] = {}
        sql = "SELECT hash, role, hall, window, name FROM tokens WHERE revoked_at IS NULL AND left_at IS NULL"
        for row in await self._store.rows(sql):
            known[bytes(row[0])] = Identity(row[4], frozenset({row[1]}), row[2], row[3], row[4])
        there = {(p.hall, p.id): p for p in await people.everybody(self._store)}
        browsers: dict[tuple[str, str], set[bytes]] = {}
        for hash, hall, id in await self._store.rows("SELECT hash, hall, person FROM browsers"):
            browsers.setdefault((hall, id), set()).add(bytes(hash))
        for key, person in self._people.items():
            if key in there and there[key].password != person.password:
                for place in {hall for hall, _ in there} | {""}:
                    self.door.tries.forgive(_key(place, key[1]))

        def whose(hall: str, id: str, token: bytes) -> Identity | None:
            person = there.get((hall, id))
            return known.get(token) if token else _identity(person) if person and not person.left else None

        await self.sessions.read(whose)
        self._tokens, self._people, self._browsers = known, there, browsers

    def title(self, hall: str, id: str) -> str:
        """What screens call a person of the hall or of all halls; the id itself of anybody else."""
        found = self._people.get((hall, id)) or self._people.get(("", id))
        return found.name if found else id

    def knows(self, hall: str, id: str) -> bool:
        """Whether a person or a token of this id may still act in the hall."""
        return self._find(hall, id) is not None or any(
            who.name == id and who.hall in (hall, "") for who in self._tokens.values()
        )

    async def follow(
        self,
        wanted: Iterable[tuple[str, str, str, Iterable[str]]],
        screens: Iterable[NewToken],
        make: MakeToken,
    ) -> list[Change]:
        """Nobody else came from the configuration than these (hall, id, name, roles) and screens: who has left it is out."""
        changes = await people.follow(self._store, wanted) + await tokens.follow(self._store, screens, make)
        await self._load()
        return changes

    # Devices

    def by_token(self, token: str) -> Identity | None:
        return self._tokens.get(digest(token))

    async def create_token(self, role: str, hall: str, window: str = "", name: str = "") -> str:
        """A new token, returned once and stored hashed. ValueError: no such role."""
        made = "yc_" + secrets.token_urlsafe(24)
        await tokens.add(self._store, [NewToken(made, role, hall, window, name)])
        await self._load()
        return made

    async def tokens(self) -> list[TokenLine]:
        return await tokens.lines(self._store)

    async def revoke_token(self, id: str) -> int:
        """Revoke the tokens whose id (from `tokens`) this is, with their sessions; returns how many."""
        count = await tokens.revoke(self._store, id)
        await self._load()
        return count

    # People

    async def people(self) -> list[KnownPerson]:
        return await people.everybody(self._store)

    async def add_person(self, hall: str, id: str, name: str, roles: Iterable[str]) -> bool:
        """Add somebody by hand, without a password; False when the hall has that id already. ValueError: no such role."""
        added = await people.add(self._store, [(hall, id, name, roles)])
        await self._load()
        return added > 0

    async def remove_person(self, hall: str, id: str) -> None:
        """Out at once and everywhere. KeyError: nobody of that id."""
        await people.remove(self._store, hall, id)
        self.attendance.forget(hall, id)
        await self._load()

    async def set_roles(self, hall: str, id: str, roles: Iterable[str]) -> None:
        """KeyError: nobody of that id. ValueError: no such role."""
        await people.set_roles(self._store, hall, id, roles)
        await self._load()

    async def set_departments(self, hall: str, id: str, departments: Iterable[str]) -> None:
        """For which a person decides cases. KeyError: nobody of that id."""
        await people.set_departments(self._store, hall, id, departments)
        await self._load()

    async def set_trained(self, hall: str, id: str, matters: Iterable[str] | None) -> None:
        """Which matters a person may accept; None: all. KeyError: nobody of that id."""
        await people.set_trained(self._store, hall, id, matters)
        await self._load()

    def deciding(self) -> list[KnownPerson]:
        """Everybody who decides for departments, by id."""
        found = [one for one in self._people.values() if one.departments and not one.left]
        return sorted(found, key=lambda one: (one.id, one.hall))

    async def set_password(self, hall: str, id: str, password: str = "") -> str:
        """Set or draw a password, lift a lock, end all sessions; returns it. KeyError: nobody of that id."""
        chosen = password or secrets.token_urlsafe(9)
        hashed = await self._passwords.hashed(chosen)
        async with self._store.change() as db:
            cursor = await db.execute(
                "UPDATE people SET password=? WHERE hall=? AND id=? AND left_at IS NULL", (hashed, hall, id)
            )
            if cursor.rowcount == 0:
                raise KeyError(id)
        await self.end_sessions(hall, id)
        return chosen

    async def sign_in(self, hall: str, id: str, password: str, caller: Caller = NOBODY) -> SignedIn:
        """Raises SignInRefused, at once where it is too early. A person of all halls (hall "") may sign in at any.

        Nothing here differs between a name that is somebody's and one that is nobody's, except what is written in the log.
        """
        lane = self._lane(self._find(hall, id), hall, id, caller)

        async def look() -> KnownPerson | None:
            with contextlib.suppress(StoreUnusable):  # then what is known already decides
                await self.refresh()
            return self._find(hall, id)

        person = await self.door.check(lane, self._find(hall, id), look, password)
        return await self._welcome(person, caller.browser)

    def _find(self, hall: str, id: str) -> KnownPerson | None:
        found = self._people.get((hall, id)) or self._people.get(("", id))
        return None if found is None or found.left else found

    def _lane(self, person: KnownPerson | None, hall: str, id: str, caller: Caller) -> Lane:
        """Where a try is counted and waits: at its source, or apart from all others at a browser that signed this person in
        before and at a desk's own device."""
        browser = digest(caller.browser) if caller.browser else b""
        if person and browser in self._browsers.get((person.hall, person.id), ()):
            return Lane(f"browser {browser.hex()}", _key(person.hall, id), caller.source, True)
        # All halls that do not exist are one: else each made-up hall would be another chance at a person of all halls.
        counted = _key(hall if any(hall == key[0] for key in self._people) else "", id)
        device = caller.device
        if device is not None and not device.by_cookie and device.roles & TRUSTED_DEVICES:
            return Lane(f"device {device.hall}/{device.window}/{device.name}", counted, caller.source, True)
        return Lane(caller.source, counted, caller.source, False)

    # Coming in

    async def _welcome(self, person: KnownPerson, browser: str) -> SignedIn:
        key = (person.hall, person.id)
        if not browser or not any(digest(browser) in hashes for hashes in self._browsers.values()):
            browser = secrets.token_urlsafe(32)  # never one that a stranger thought of
        now, who = self._clock.wall(), _identity(person)._replace(by_cookie=True)
        async with self._store.change() as db:
            begun = await self.sessions.begin(db, Session(who, now, now + PERSON_S, None))
            await db.execute("DELETE FROM browsers WHERE seen_at < ?", (now - BROWSER_S,))
            await db.execute("INSERT OR REPLACE INTO browsers VALUES (?,?,?,?)", (digest(browser), *key, now))
            await db.execute(
                "DELETE FROM browsers WHERE hall=? AND person=? AND hash NOT IN (SELECT hash FROM browsers "
                "WHERE hall=? AND person=? ORDER BY seen_at DESC LIMIT ?)",
                (*key, *key, MOST_BROWSERS),
            )
            async with db.execute("SELECT hash FROM browsers WHERE hall=? AND person=?", key) as cursor:
                known = {bytes(row[0]) async for row in cursor}
        self._browsers[key] = known
        self.attendance.seen(who)
        return SignedIn(self.sessions.take(begun), who, browser)

    async def enrol(self, token: str) -> tuple[str, Identity] | None:
        """A browser session for a device's token; None for a token that is not valid."""
        who, now = self.by_token(token), self._clock.wall()
        if who is None:
            return None
        who = who._replace(by_cookie=True)
        async with self._store.change() as db:
            begun = await self.sessions.begin(db, Session(who, now, now + DEVICE_S, digest(token)))
        return self.sessions.take(begun), who

    async def end_sessions(self, hall: str, id: str) -> None:
        """Sign a person out everywhere."""
        await self.sessions.end_all(hall, id)
        await self._load()


def _key(hall: str, id: str) -> str:
    return f"{hall}\n{id}"


def _identity(person: KnownPerson) -> Identity:
    return Identity(
        person.id,
        frozenset(person.roles),
        person.hall,
        title=person.name,
        departments=person.departments,
        trained=person.trained,
    )
