"""The numbers of a kiosk: a lease for today while the server is there, given out while it is not, handed in afterwards.

Given out is what stands on disk; handed in is what the server confirmed. Between the two any of them may be killed: the
kiosk sends again what is not marked, the server passes over what it has.
"""

import asyncio
import contextlib
import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import aiohttp
import msgspec
import structlog

from kiosk.agent.store import Issued, Store, Wish
from server.domain.views.lease import HandedIn, LeaseView

log = structlog.get_logger("agent")
BATCH = 50
LOOK_S = 5.0
TIMEOUT = aiohttp.ClientTimeout(total=10)


class Api:
    """The server's HTTP side, as this kiosk's token sees it."""

    def __init__(self, session: aiohttp.ClientSession, server: str, token: str) -> None:
        self.session, self.base = session, server.rstrip("/")
        self.headers = {"Authorization": f"Bearer {token}"}

    async def call(self, method: str, path: str, body: object = None) -> tuple[int, Any]:
        """(status, JSON). Raises `aiohttp.ClientError` or `TimeoutError` when there is no answer."""
        url = f"{self.base}/api/v1{path}"
        async with self.session.request(
            method, url, json=body, headers=self.headers, timeout=TIMEOUT
        ) as answer:
            return answer.status, await answer.json(content_type=None)


class Numbers:
    """Keeps the lease, gives out, hands in. `clock` is seconds since the epoch."""

    def __init__(
        self,
        store: Store,
        api: Api,
        hall: str,
        kiosk: str,
        count: int,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._store, self._api, self._clock = store, api, clock
        self._hall, self._kiosk, self._count = hall, kiosk, count
        self._wake = asyncio.Event()
        self._online = False
        self.offset_s = 0.0
        """The hall's time zone: seconds that its clocks are ahead of UTC."""
        self.public_url = ""
        """What phones put before /t/…"""
        self.left: dict[str, int] = {}
        self.on_change: Callable[[], None] = lambda: None

    def linked(self, connected: bool) -> None:
        """The server came or went."""
        self._online = connected
        self._wake.set()

    def today(self) -> str:
        """The hall's date by this computer's clock."""
        return datetime.fromtimestamp(self._clock() + self.offset_s, tz=UTC).date().isoformat()

    async def run(self) -> None:
        """While the server is there: hand in, then see to the lease; the owner cancels this task."""
        while True:
            await self.count()
            if self._online:
                try:
                    await self.hand_in()
                    await self.renew()
                except (aiohttp.ClientError, TimeoutError) as error:
                    log.info("server not reached", cause=repr(error)[:200])
                except Exception:
                    log.exception("numbers not settled")
            self._wake.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOK_S):
                    await self._wake.wait()

    async def count(self) -> None:
        """How many are left today."""
        for lease in await self._store.leases(self.today()):
            self.public_url = lease.public_url
        left = await self._store.left(self.today())
        if left != self.left:
            self.left = left
            self.on_change()

    async def give(self, key: str, wish: Wish, *, prints: bool) -> Issued:
        """A number from the lease; the same one for the same key. Raises NumbersUsedUp or StoreUnusable."""
        known = await self._store.find(key)
        if known is None:
            slip = "wanted" if prints else ""
            ticket = secrets.token_urlsafe(12)
            known = await self._store.issue(key, ticket, self.today(), wish, slip=slip)
            await self.count()
        return known

    async def hand_in(self) -> None:
        """Everything that the server has not got, oldest first, in batches of one lease."""
        while rows := await self._store.unsent(BATCH):
            tickets = [
                {
                    "ticket": row.ticket,
                    "category": row.category,
                    "serial": row.serial,
                    "taken_at": row.taken_at,
                    "group": row.wish.group,
                    "language": row.wish.language,
                    "services": [row.wish.service] if row.wish.service else [],
                    # One that is still being printed when it is handed in was not seen to come out.
                    "slip": "unknown" if row.slip == "wanted" else row.slip,
                    "instead": row.wish.instead or None,
                }
                for row in rows
            ]
            path = f"/halls/{self._hall}/kiosks/{self._kiosk}/hand-in"
            status, answer = await self._api.call("POST", path, {"lease": rows[0].lease, "tickets": tickets})
            if status == 200:
                done = msgspec.convert(answer, HandedIn)
                log.info("handed in", count=len(done.results), new=done.results.count("taken"))
                await self._store.mark(rows, "handed")
            elif status in (404, 409):
                # The day is over: these numbers are worth nothing any more, at the server as on paper.
                log.warning("numbers not taken any more", count=len(rows), code=answer.get("code"))
                await self._store.mark(rows, "void")
            else:
                log.warning("not handed in", status=status, code=answer.get("code"))
                return

    async def renew(self) -> None:
        """Ask for a lease when there is none for today or it runs low."""
        if self.left and min(self.left.values()) > self._count // 4:
            return
        id = await self._store.wanted_lease(lambda: secrets.token_urlsafe(12))
        path = f"/halls/{self._hall}/kiosks/{self._kiosk}/lease"
        status, answer = await self._api.call("POST", path, {"id": id, "count": self._count})
        if status == 201:
            lease = msgspec.convert(answer, LeaseView)
            await self._store.keep_lease(lease)
            log.info("numbers set aside", lease=lease.id, day=lease.day)
            await self.count()
        elif status in (404, 409, 422):
            await self._store.drop_wanted()
            log.info("no numbers set aside", code=answer.get("code"))
