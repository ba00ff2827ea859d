"""The numbers of a kiosk: a lease for today while the server is there, given out while it is not, handed in afterwards.

Given out is what stands on disk; handed in is what the server confirmed. Between the two any of them may be killed: the
kiosk sends again what is not marked, the server passes over what it has.
"""

import asyncio
import contextlib
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import takewhile

import msgspec
import structlog

from kiosk.agent.api import Api, NoAnswer
from kiosk.agent.offline import offset_s
from kiosk.agent.once import misfits
from kiosk.agent.store import Issued, Store, Wish
from server.clock import COMPUTER
from server.domain.queue.shown.lease import HandedIn, LeaseView
from server.domain.tags import hall_tag
from server.signal import Signal

log = structlog.get_logger("agent")
BATCH = 50
LOOK_S = 5.0
REST_S = 60.0
PRINTING_S = 30.0
OVER = frozenset({"unknown_lease", "lease_over"})
"""Refusals that end what is left of a lease."""


class Numbers:
    """Keeps the lease, gives out, hands in. `clock` is seconds since the epoch, by this computer."""

    def __init__(
        self,
        store: Store,
        api: Api,
        hall: str,
        kiosk: str,
        count: int,
        clock: Callable[[], float] = COMPUTER.wall,
    ) -> None:
        self._store, self._api, self._clock = store, api, clock
        self._tag = hall_tag(hall)
        self._path, self._count = f"/halls/{hall}/kiosks/{kiosk}", count
        self._wake = asyncio.Event()
        self._online = False
        self._behind_s = 0.0
        """By how much the server's clock is ahead of this computer's."""
        self._rest_until = 0.0
        self._batch = BATCH
        self.offset_s = 0.0
        """The hall's time zone: seconds that its clocks are ahead of UTC."""
        self.public_url = ""
        """What phones put before /t/…"""
        self.left: dict[str, int] = {}
        self.changed = Signal[()]("numbers")
        """How many are left is another number now."""
        self._misfits = misfits()

    def linked(self, connected: bool) -> None:
        """The server came or went."""
        self._online = connected
        self._rest_until = 0.0
        self._wake.set()

    def set_clock(self, at: str) -> None:
        """The server's time now, RFC 3339: a kiosk's own clock may show any day."""
        moment = datetime.fromisoformat(at)
        self.offset_s = offset_s(at)
        self._behind_s = moment.timestamp() - self._clock()

    def now(self) -> float:
        """Seconds since the epoch, by the server's clock as far as it is known."""
        return self._clock() + self._behind_s

    def today(self) -> str:
        """The date in the hall."""
        return datetime.fromtimestamp(self.now() + self.offset_s, tz=UTC).date().isoformat()

    def good(self, lease: LeaseView) -> bool:
        """Whether the hall's day of a lease still goes on, which may be after midnight."""
        today = self.today()
        if not lease.ends_at:
            return lease.day == today
        return lease.day <= today and self.now() < datetime.fromisoformat(lease.ends_at).timestamp()

    async def run(self) -> None:
        """While the server is there: hand in, then see to the lease; the owner cancels this task."""
        while True:
            await self.count()
            if self._online:
                try:
                    if await self.hand_in() and self._store.stands():
                        await self.renew()
                    self._misfits.well("numbers")
                except msgspec.ValidationError as error:
                    self._misfits.warn("numbers", error)
                except NoAnswer as error:
                    log.info("server not reached", cause=str(error)[:200])
            self._wake.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOK_S):
                    await self._wake.wait()

    async def count(self) -> None:
        """How many are left today."""
        leases = await self._store.leases(self.good)
        if leases:
            self.public_url = leases[-1].public_url
        left = await self._store.left(leases)
        if left != self.left:
            self.left = left
            self.changed.send()

    async def give(self, key: str, wish: Wish, *, prints: bool) -> Issued:
        """A number from the lease, for a key that has none yet. Raises NumbersUsedUp or StoreUnusable."""
        ticket, slip = self._tag + secrets.token_urlsafe(9), "wanted" if prints else ""
        issued = await self._store.issue(key, ticket, self.good, wish, slip=slip, at=self.now())
        await self.count()
        return issued

    async def hand_in(self) -> bool:
        """Everything that the server has not got, oldest first; False when something has to wait."""
        while rows := await self._store.unsent(self._batch):
            ready = list(takewhile(self._is_settled, rows))
            if not ready:
                return False
            body = {"lease": rows[0].lease, "sent_at": self.now(), "tickets": [_ticket(row) for row in ready]}
            answer = await self._api.call("POST", f"{self._path}/hand-in", body)
            status = answer.status
            if status == 200:
                await self._handed_in(ready, answer.read(HandedIn).results)
            elif answer.code in OVER:
                # The day is over: these numbers are worth nothing any more, at the server as on paper.
                log.warning("numbers not taken any more", count=len(ready), code=answer.code)
                await self._store.mark(ready, "void")
            elif status in (400, 422) and len(ready) > 1:
                self._batch = 1  # one of them is not understood: find it, and do not hold the others up
            elif status in (400, 422):
                log.error("a number that the server does not understand", number=ready[0].number)
                await self._store.mark(ready, "void")
            else:
                log.warning("not handed in", status=status, code=answer.code)
                return False
        self._batch = BATCH
        return True

    async def _handed_in(self, rows: list[Issued], results: list[str]) -> None:
        log.info("handed in", count=len(results), new=results.count("taken"))
        refused = [row for row, result in zip(rows, results, strict=True) if result == "refused"]
        if refused:
            numbers = " ".join(row.number for row in refused)
            log.error("numbers refused: are there two kiosks of this name?", numbers=numbers)
            await self._store.mark(refused, "void")
        await self._store.mark([row for row in rows if row not in refused], "handed")

    def _is_settled(self, row: Issued) -> bool:
        """A slip that is being printed is waited for a little, so that the server hears what became of it."""
        return row.slip != "wanted" or self.now() - row.taken_at > PRINTING_S

    async def renew(self) -> None:
        """Ask for a lease when there is none for today or it runs low; a refusal gives a minute's rest."""
        if (self.left and min(self.left.values()) > self._count // 4) or self._clock() < self._rest_until:
            return
        id = await self._store.wanted_lease(lambda: secrets.token_urlsafe(12))
        answer = await self._api.call("POST", f"{self._path}/lease", {"id": id, "count": self._count})
        if answer.status == 201:
            lease = answer.read(LeaseView)
            await self._store.keep_lease(lease)
            log.info("numbers set aside", lease=lease.id, day=lease.day)
            await self.count()
            if not self.good(lease):
                log.error("the hall's day is another one", hall=lease.day, kiosk=self.today())
                self._rest_until = self._clock() + REST_S
        elif answer.status in (403, 404, 409, 422):
            await self._store.drop_wanted()
            self._rest_until = self._clock() + REST_S
            log.info("no numbers set aside", code=answer.code)


def _ticket(row: Issued) -> dict[str, object]:
    """A number given out, as the server is told."""
    return {
        "ticket": row.ticket,
        "category": row.category,
        "serial": row.serial,
        "taken_at": row.taken_at,
        "group": row.wish.group,
        "language": row.wish.language,
        "services": [row.wish.service] if row.wish.service else [],
        "slip": "unknown" if row.slip == "wanted" else row.slip,
        "instead": row.wish.instead or None,
    }
