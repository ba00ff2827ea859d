"""What a kiosk must not forget: its lease, and every number it gave out, on disk before anybody sees it."""

import asyncio
import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
import structlog

from kiosk.agent.once import misfits
from server.clock import COMPUTER
from server.domain.language import Language
from server.domain.proof import prove
from server.domain.queue.settings import number_text
from server.domain.queue.shown.lease import LeaseView
from server.sqlite import Database, StoreUnusable, connect
from server.watch import Watch

log = structlog.get_logger("agent")
T = TypeVar("T")
FILE = "kiosk.db"
MIGRATIONS = Path(__file__).parent / "migrations"
KEPT_DAYS_S = 14 * 86400.0


class Wish(msgspec.Struct, frozen=True):
    """What a citizen asked for."""

    category: str
    group: str = "ordinary"
    language: str = Language.CHINESE
    service: str = ""
    instead: str = ""
    """Under which id the server was asked before, without an answer."""


class Issued(NamedTuple):
    """One number given out from the lease."""

    n: int
    lease: str
    key: str
    ticket: str
    category: str
    serial: int
    number: str
    taken_at: float
    wish: Wish
    slip: str
    state: str
    proof: str
    """What its citizen shows, see `server.domain.proof`; empty if the lease came from a server that knew none."""


class NumbersUsedUp(Exception):
    """The lease has no number of this category left."""


def _is_damaged(error: sqlite3.DatabaseError) -> bool:
    return any(words in str(error) for words in ("not a database", "malformed"))


class Store:
    """Made by `open`."""

    def __init__(self, db: Database, clock: Callable[[], float]) -> None:
        self._db, self._clock = db, clock
        self._gone = ""
        self._misfits = misfits()
        self._issuing = asyncio.Lock()

    @classmethod
    async def open(
        cls, folder: Path, clock: Callable[[], float] = COMPUTER.wall, lock: Watch | None = None
    ) -> "Store":
        """`lock` are more files that must stay in their places. Raises StoreUnusable or SchemaTooNew."""
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise StoreUnusable(f"{folder}: {error.strerror}") from error
        try:
            db = await connect(folder / FILE, MIGRATIONS, autocommit=True)
        except StoreUnusable as error:
            if not isinstance(error.__cause__, sqlite3.DatabaseError) or not _is_damaged(error.__cause__):
                raise
            # A kiosk that cannot start helps nobody: what is in the file may be read later, by hand.
            aside = folder / f"{FILE}.damaged-{round(clock())}"
            for end in ("", "-wal", "-shm"):
                with contextlib.suppress(FileNotFoundError):
                    (folder / f"{FILE}{end}").rename(f"{aside}{end}")
            log.error("the kiosk's file is damaged and was set aside", path=str(aside))
            db = await connect(folder / FILE, MIGRATIONS, autocommit=True)
        if lock is not None:
            db.watch.include(lock)
        store = cls(db, clock)
        await store._forget_old()
        return store

    def stands(self) -> bool:
        """Whether the file is still where it was opened; said in the log when that changes.

        Once it is gone, no number is given out of it: the next start would not know of it. What was given out before can
        still be read and handed in.
        """
        try:
            self._db.look()
            gone = ""
        except StoreUnusable as error:
            gone = str(error)
        if gone and not self._gone:
            log.error("no numbers can be given out here: restart the agent", cause=gone)
        elif self._gone and not gone:
            log.info("the kiosk's file is back")
        self._gone = gone
        return not gone

    async def close(self) -> None:
        await self._db.close()

    # Leases

    async def wanted_lease(self, make: Callable[[], str]) -> str:
        """The id of the lease that is being asked for: the same until the server has answered."""
        async with self._db.execute("SELECT id FROM lease WHERE day=''") as cursor:
            row = await cursor.fetchone()
        if row:
            return str(row[0])
        id = make()
        await self._db.execute("INSERT INTO lease (id, day) VALUES (?, '')", (id,))
        return id

    async def keep_lease(self, lease: LeaseView) -> None:
        """The server has granted it."""
        body = msgspec.json.encode(lease).decode()
        await self._db.execute("UPDATE lease SET day=?, body=? WHERE id=?", (lease.day, body, lease.id))

    async def drop_wanted(self) -> None:
        """The server refused the lease that was asked for."""
        await self._db.execute("DELETE FROM lease WHERE day=''")

    async def leases(self, good: Callable[[LeaseView], bool]) -> list[LeaseView]:
        """The leases that are good, oldest first."""
        async with self._db.execute("SELECT body FROM lease WHERE day != '' ORDER BY rowid") as cursor:
            leases = [msgspec.json.decode(row[0], type=LeaseView) for row in await cursor.fetchall()]
        return [lease for lease in leases if good(lease)]

    async def left(self, leases: list[LeaseView]) -> dict[str, int]:
        """How many numbers of each category these leases still have; none once the file is gone."""
        left: dict[str, int] = {}
        stands = self.stands()
        for lease in leases:
            following = await self._following(lease)
            for block in lease.blocks:
                free = block.last - following.get(block.category, block.next) + 1
                left[block.category] = left.get(block.category, 0) + max(0, free if stands else 0)
        return left

    # Numbers

    async def find(self, key: str) -> Issued | None:
        """What was given out for this request before. Raises StoreUnusable."""
        try:
            found = await self._one("WHERE key=?", key)
        except sqlite3.Error as error:
            raise StoreUnusable(f"{FILE}: {error}") from error
        if found is not None:
            self._db.look()  # perhaps written into a file that had just gone, and refused for that
        return found

    async def ticket(self, id: str) -> Issued | None:
        return await self._one("WHERE ticket=?", id)

    async def issue(
        self, key: str, ticket: str, good: Callable[[LeaseView], bool], wish: Wish, *, slip: str, at: float
    ) -> Issued:
        """Give out the lowest number that is left of the leases that are good; on disk when this returns.

        Raises NumbersUsedUp or StoreUnusable.
        """
        self._db.look()
        async with (
            self._issuing
        ):  # from looking for the number to writing it down; `find` looks at the file again
            return await self._issue(key, ticket, await self.leases(good), wish, slip, at)

    async def _issue(
        self, key: str, ticket: str, leases: list[LeaseView], wish: Wish, slip: str, at: float
    ) -> Issued:
        try:
            for lease in leases:
                following = await self._following(lease)
                for block in lease.blocks:
                    serial = max(block.next, following.get(wish.category, block.next))
                    if block.category == wish.category and serial <= block.last:
                        sql = (
                            "INSERT INTO issued "
                            "(lease, key, ticket, category, serial, number, taken_at, body, slip, proof) "
                            "VALUES (?,?,?,?,?,?,?,?,?,?)"
                        )
                        body = msgspec.json.encode(wish).decode()
                        number = number_text(block.prefix, serial, lease.digits)
                        row = (lease.id, key, ticket, wish.category, serial, number)
                        proof = prove(bytes.fromhex(lease.key), ticket) if lease.key else ""
                        await self._db.execute(sql, (*row, at, body, slip, proof))
                        found = await self.find(key)
                        assert found is not None
                        return found
        except sqlite3.Error as error:
            raise StoreUnusable(f"{FILE}: {error}") from error
        raise NumbersUsedUp(wish.category)

    async def set_slip(self, ticket: str, slip: str) -> None:
        await self._db.execute("UPDATE issued SET slip=? WHERE ticket=?", (slip, ticket))

    async def slips_unknown(self) -> None:
        """The program ended while these were printed: nobody knows whether they came out."""
        await self._db.execute("UPDATE issued SET slip='unknown' WHERE slip='wanted'")

    async def unsent(self, most: int) -> list[Issued]:
        """The oldest numbers that the server has not got, of one lease."""
        rows = await self._many("WHERE state='new' ORDER BY n LIMIT ?", most)
        return [row for row in rows if row.lease == rows[0].lease]

    async def mark(self, rows: list[Issued], state: str) -> None:
        """They have been handed in ("handed"), or cannot be any more ("void")."""
        marks = ",".join("?" * len(rows))
        sql = f"UPDATE issued SET state=? WHERE n IN ({marks})"  # one statement is one write to the disk
        await self._db.execute(sql, (state, *(row.n for row in rows)))

    # What the server said last

    async def keep(self, name: str, body: msgspec.Struct) -> None:
        """Remember an answer of the server. Raises StoreUnusable."""
        sql = "INSERT INTO kept (name, body) VALUES (?,?) ON CONFLICT (name) DO UPDATE SET body=excluded.body"
        try:
            await self._db.execute(sql, (name, msgspec.json.encode(body).decode()))
        except sqlite3.Error as error:
            raise StoreUnusable(f"{FILE}: {error}") from error

    async def kept(self, name: str, kind: type[T]) -> T | None:
        """What `keep` was given last under this name; None, too, for what another version of the agent has written and
        this one cannot read, which the log says once."""
        async with self._db.execute("SELECT body FROM kept WHERE name=?", (name,)) as cursor:
            row = await cursor.fetchone()
        try:
            return msgspec.json.decode(row[0], type=kind) if row else None
        except msgspec.MsgspecError as error:
            self._misfits.warn(f"{FILE}: {name}", error)
            return None

    async def _following(self, lease: LeaseView) -> dict[str, int]:
        sql = "SELECT category, max(serial) + 1 FROM issued WHERE lease=? GROUP BY category"
        async with self._db.execute(sql, (lease.id,)) as cursor:
            return {str(row[0]): int(row[1]) for row in await cursor.fetchall()}

    async def _one(self, where: str, value: str) -> Issued | None:
        rows = await self._many(where, value)
        return rows[0] if rows else None

    async def _many(self, where: str, value: str | int) -> list[Issued]:
        columns = "n, lease, key, ticket, category, serial, number, taken_at, body, slip, state, proof"
        async with self._db.execute(f"SELECT {columns} FROM issued {where}", (value,)) as cursor:
            rows = await cursor.fetchall()
        return [
            Issued(
                n=r[0],
                lease=r[1],
                key=r[2],
                ticket=r[3],
                category=r[4],
                serial=r[5],
                number=r[6],
                taken_at=r[7],
                wish=msgspec.json.decode(r[8], type=Wish),
                slip=r[9],
                state=r[10],
                proof=r[11],
            )
            for r in rows
        ]

    async def _forget_old(self) -> None:
        """Numbers of two weeks ago are nobody's business any more."""
        before = self._clock() - KEPT_DAYS_S
        await self._db.execute("DELETE FROM issued WHERE taken_at < ? AND state != 'new'", (before,))
        await self._db.execute(
            "DELETE FROM lease WHERE day != '' AND day < date(?, 'unixepoch') "
            "AND NOT EXISTS (SELECT 1 FROM issued WHERE lease = lease.id)",
            (before,),
        )
