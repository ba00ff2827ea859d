"""Every number that a citizen takes at the kiosk: from the server while it answers, from the lease otherwise."""

import asyncio
import base64
import hmac
import time
from collections.abc import Callable
from typing import Any

import aiohttp
import structlog

from devices.protocols import TicketPrinter
from kiosk.agent.feed import Feed
from kiosk.agent.numbers import Api, Numbers
from kiosk.agent.offline import stamp, ticket_view
from kiosk.agent.store import Issued, NumbersUsedUp, Store, Wish
from kiosk.slip import Slip, slip_bytes
from server.api.problems import Problem

log = structlog.get_logger("agent")
TRY_S = 3.0
"""How long the server may take before the citizen gets a number from the lease."""
AWAY = frozenset({500, 502, 503, 504})
Json = dict[str, Any]


class Counter:
    """`online()` says whether the server is there, `follow` makes a feed of one of its live paths.

    `on_slip` hears the id of a ticket of the lease whose slip has an outcome.
    """

    def __init__(
        self,
        store: Store,
        api: Api,
        numbers: Numbers,
        hall: str,
        kiosk: str,
        printer: TicketPrinter | None,
        online: Callable[[], bool],
        follow: Callable[[str], Feed],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._store, self._api, self._numbers, self._clock = store, api, numbers, clock
        self._hall, self._kiosk, self._printer = hall, kiosk, printer
        self._online, self._follow = online, follow
        self._locks: dict[str, asyncio.Lock] = {}
        self._printing: set[asyncio.Task[None]] = set()
        self.facts: Json | None = None
        """The hall as last seen."""
        self.open: Callable[[], bool] = lambda: True
        self.on_slip: Callable[[str], None] = lambda ticket: None

    async def start(self) -> None:
        """Remember the hall; finish what was under way when the program ended."""
        self.facts = await self._store.kept("hall")
        await self._store.slips_unknown()

    async def look(self) -> Json | None:
        """The hall with its groups and services: fresh if the server is there, as last seen otherwise."""
        if self._online():
            try:
                status, answer = await self._api.call("GET", f"/halls/{self._hall}")
                if status == 200:
                    self.facts = answer
                    await self._store.keep("hall", answer)
            except (aiohttp.ClientError, TimeoutError):
                log.info("hall not read, as last seen")
        return self.facts

    async def take(self, key: str, body: Json) -> tuple[int, Any]:
        """(status, answer) for a citizen's wish; the same key gives the same number. Raises Problem."""
        lock = self._locks.setdefault(key, asyncio.Lock())
        try:
            async with lock:
                known = await self._store.find(key)
                if known is not None:
                    return 201, self.view(known)
                # Drawn from the key, so that a repeated request asks for the same ticket also after a restart.
                id = self._id(key) if self._online() else ""
                answer = await self._ask(key, body | {"id": id, "kiosk": self._kiosk}) if id else None
                return answer or (201, await self._from_lease(key, body, id))
        finally:
            if not lock.locked():
                self._locks.pop(key, None)

    def view(self, issued: Issued) -> Json:
        """A ticket of the lease for the page. Raises Problem when the hall was never seen."""
        if self.facts is None:
            raise Problem("not_ready")
        wish = issued.wish
        about = {
            "ticket": issued.ticket,
            "number": issued.number,
            "category": issued.category,
            "service": wish.service,
            "group": wish.group,
            "language": wish.language,
            "slip": issued.slip,
        }
        return ticket_view(self.facts, about, self.stamp(issued.taken_at), self._url(issued.ticket))

    def stamp(self, at: float) -> str:
        return stamp(at, self._numbers.offset_s)

    def now(self) -> str:
        """The hall's time."""
        return self.stamp(self._clock())

    def feed_of(self, ticket: str) -> Feed:
        """A ticket of the server, followed for as long as the page shows it."""
        return self._follow(f"/live/tickets/{ticket}")

    async def forget_card(self) -> None:
        """The citizen has taken the identity card away. Raises `aiohttp.ClientError` or `TimeoutError`."""
        if self._online():
            await self._api.call("POST", f"/halls/{self._hall}/kiosks/{self._kiosk}/card/forget", {})

    async def _ask(self, key: str, body: Json) -> tuple[int, Any] | None:
        """The server's answer, or None when it has none: then the number comes from the lease."""
        url = f"{self._api.base}/api/v1/halls/{self._hall}/tickets"
        headers = self._api.headers | {"Idempotency-Key": key}
        try:
            async with (
                asyncio.timeout(TRY_S),
                self._api.session.post(url, json=body, headers=headers) as answer,
            ):
                if answer.status in AWAY:
                    return None
                return answer.status, await answer.json(content_type=None)
        except (aiohttp.ClientError, TimeoutError) as error:
            log.info("server did not answer, number from the lease", cause=repr(error)[:120])
            return None

    async def _from_lease(self, key: str, body: Json, asked: str) -> Json:
        if self.facts is None:
            raise Problem("not_ready")
        if not self.open():
            raise Problem("hall_closed")
        known = next((c for c in self.facts["categories"] if c["id"] == body.get("category")), None)
        if known is None:
            raise Problem("unknown_category", category=str(body.get("category", "")))
        wish = Wish(
            category=known["id"],
            group=str(body.get("group", "ordinary")),
            language="en" if body.get("language") == "en" else "zh_CN",
            service=str(body.get("service") or ""),
            instead=asked,
        )
        try:
            issued = await self._numbers.give(key, wish, prints=self._printer is not None)
        except NumbersUsedUp:
            code = "category_full" if self._numbers.left else "hall_closed"
            raise Problem(code, category=known["name"]["zh"]) from None
        if self._printer is not None:
            self._start(self._print(issued, self._printer), f"offline-slip-{issued.ticket}")
        return self.view(issued)

    def _start(self, work: Any, name: str) -> None:
        task: asyncio.Task[None] = asyncio.create_task(work, name=name)
        self._printing.add(task)
        task.add_done_callback(self._printing.discard)

    async def _print(self, issued: Issued, printer: TicketPrinter) -> None:
        """Print once; whatever comes of it stands on disk and on the page."""
        result = await printer.print(await asyncio.to_thread(slip_bytes, self.slip(issued)))
        await self._store.set_slip(issued.ticket, result.outcome.value)
        self.on_slip(issued.ticket)

    def slip(self, issued: Issued) -> Slip:
        """What the slip of a ticket of the lease says."""
        view, chinese = self.view(issued), issued.wish.language == "zh_CN"
        pick = "zh" if chinese else "en"
        services: list[Json] = view["services"]
        return Slip(
            hall=view["hall_name"][pick],
            number=view["number"],
            category=view["category_name"][pick] if view["category_name"] else "",
            service=("、" if chinese else ", ").join(s["name"][pick] for s in services),
            ahead=0,
            wait="",
            time=view["taken_at"][:16].replace("T", " "),
            url=view["url"],
            materials=tuple(dict.fromkeys(m[pick] for s in services for m in s["materials"])),
            language="zh_CN" if chinese else "en",
            offline=True,
        )

    def _id(self, key: str) -> str:
        """A ticket's id that nobody can guess who does not hold this kiosk's token."""
        secret = self._api.headers["Authorization"].encode()
        return base64.urlsafe_b64encode(hmac.digest(secret, key.encode(), "sha256")[:12]).decode()

    def _url(self, ticket: str) -> str:
        return f"{self._numbers.public_url or self._api.base}/t/{ticket}"
