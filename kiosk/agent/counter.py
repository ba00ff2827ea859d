"""Every number that a citizen takes at the kiosk: from the server while it answers, from the lease otherwise."""

import asyncio
from collections.abc import Callable
from typing import Any

import structlog
from msgspec import ValidationError, convert, structs, to_builtins

from devices.protocols import PrintOutcome, TicketPrinter
from kiosk.agent.feed import Feed
from kiosk.agent.numbers import Api, NoAnswer, Numbers
from kiosk.agent.offline import stamp, ticket_view
from kiosk.agent.store import Issued, NumbersUsedUp, Store, Wish
from kiosk.slip import Slip, slip_bytes
from server.api.bodies import CardReprint, NewTicket
from server.domain.queue.shown.hall import HallView
from server.domain.queue.shown.ticket import TakenView
from server.domain.sealing import seal
from server.shell.problems import PROBLEMS, Problem
from server.sqlite import StoreUnusable
from server.tasks import Background

log = structlog.get_logger("agent")
TRY_S = 3.0
"""How long the server may take before the citizen gets a number from the lease."""
ID_BYTES = 12
FOR_THE_CITIZEN = frozenset({404, 409, 422})
"""Refusals that are about what was asked for; all others are about the way, which is not the citizen's fault."""
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
    ) -> None:
        self._store, self._api, self._numbers = store, api, numbers
        self._hall, self._kiosk, self._printer = hall, kiosk, printer
        self._online, self._follow = online, follow
        self._locks: dict[str, asyncio.Lock] = {}
        self.printing = Background()
        """Slips under way; the owner lets them finish."""
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
                    convert(answer, HallView)  # what is kept must serve when nothing else does
                    self.facts = answer
                    await self._store.keep("hall", answer)
            except (NoAnswer, ValidationError, StoreUnusable) as error:
                log.info("hall not read or kept, as last seen", cause=str(error)[:200])
        return self.facts

    async def take(self, key: str, asked: NewTicket) -> tuple[int, Any]:
        """(status, answer) for a citizen's wish; the same key gives the same number. Raises Problem or StoreUnusable."""
        lock = self._locks.setdefault(key, asyncio.Lock())
        try:
            async with lock:
                known = await self._store.find(key)
                if known is not None:
                    return 201, self.view(known)
                # Drawn from the key: a request that comes again asks for the same ticket, also after a restart.
                asked = structs.replace(asked, id=self._id(key), kiosk=self._kiosk)
                answer = await self._ask(key, asked) if self._online() else None
                return answer or (201, await self._from_lease(key, asked))
        finally:
            if not lock.locked():
                self._locks.pop(key, None)

    def view(self, issued: Issued) -> Json:
        """A ticket of the lease for the page. Raises Problem when the hall was never seen."""
        if self.facts is None:
            raise Problem("not_ready")
        return ticket_view(self.facts, issued, self.stamp(issued.taken_at), self._url(issued))

    def stamp(self, at: float) -> str:
        return stamp(at, self._numbers.offset_s)

    def now(self) -> str:
        """The hall's time."""
        return self.stamp(self._numbers.now())

    def feed_of(self, shown: str) -> Feed:
        """A ticket of the server, by its id and proof, followed for as long as the page shows it."""
        return self._follow(f"/live/tickets/{shown}")

    async def forget_card(self) -> None:
        """The citizen has gone. Raises `NoAnswer`.

        A server that is out of reach forgets the card by itself when it notices that this agent is away.
        """
        if self._online():
            await self._api.call("POST", f"/halls/{self._hall}/kiosks/{self._kiosk}/card/forget", {})

    async def reprint(self, key: str, asked: CardReprint) -> tuple[int, Any]:
        """(status, the server's answer) about the number of the card on the reader: only the server knows it. Raises
        Problem."""
        if self._online():
            path = f"/halls/{self._hall}/kiosks/{self._kiosk}/card/reprint"
            try:
                return await self._api.call("POST", path, to_builtins(asked), key=key, timeout_s=TRY_S)
            except NoAnswer as error:
                log.info("server did not answer, slip not printed again", cause=str(error)[:120])
        raise Problem("unreachable")

    async def _ask(self, key: str, asked: NewTicket) -> tuple[int, Any] | None:
        """The server's answer, or None when it has none: then the number comes from the lease."""
        path = f"/halls/{self._hall}/tickets"
        try:
            status, answer = await self._api.call("POST", path, to_builtins(asked), key=key, timeout_s=TRY_S)
            if status == 201:
                convert(answer, TakenView)
                return status, answer
        except (NoAnswer, ValidationError) as error:
            log.info("server did not answer, number from the lease", cause=str(error)[:120])
            return None
        if status in FOR_THE_CITIZEN and answer.get("code") in PROBLEMS:
            return status, answer
        log.warning(
            "server refused this kiosk, number from the lease", status=status, code=answer.get("code")
        )
        return None

    async def _from_lease(self, key: str, asked: NewTicket) -> Json:
        if self.facts is None:
            raise Problem("no_numbers")
        if not self.open():
            raise Problem("hall_closed")
        if asked.category is None:
            raise Problem("appointment_unreachable")
        known = next((c for c in self.facts["categories"] if c["id"] == asked.category), None)
        if known is None:
            raise Problem("unknown_category", category=asked.category)
        wish = Wish(
            category=known["id"],
            group=asked.group,
            language=asked.language,
            service=asked.service or "",
            instead=asked.id or "",
        )
        try:
            issued = await self._numbers.give(key, wish, prints=self._printer is not None)
        except NumbersUsedUp:
            raise Problem("no_numbers") from None
        log.info("number from the lease", number=issued.number, left=self._numbers.left.get(known["id"], 0))
        if self._printer is not None:
            self.printing.start(self._print(issued, self._printer), name=f"offline-slip-{issued.ticket}")
        return self.view(issued)

    async def _print(self, issued: Issued, printer: TicketPrinter) -> None:
        """Print once; whatever comes of it stands on disk and on the page."""
        outcome = PrintOutcome.UNKNOWN
        try:
            job = await asyncio.to_thread(slip_bytes, self.slip(issued))
            outcome = (await printer.print(job)).outcome
        finally:
            await self._store.set_slip(issued.ticket, outcome.value)
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
            priority=view["group_name"][pick] if view["group_name"] and view["group"] != "ordinary" else "",
        )

    def _id(self, key: str) -> str:
        """A ticket's id that nobody can guess who does not hold this kiosk's token."""
        return seal(self._api.headers["Authorization"].encode(), key, ID_BYTES)

    def _url(self, issued: Issued) -> str:
        shown = f"{issued.ticket}.{issued.proof}" if issued.proof else issued.ticket
        return f"{self._numbers.public_url or self._api.base}/t/{shown}"
