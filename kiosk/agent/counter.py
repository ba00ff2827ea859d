"""Every number that a citizen takes at the kiosk: from the server while it answers, from the lease otherwise."""

import asyncio
from collections.abc import Callable

import structlog
from msgspec import Raw, ValidationError, structs, to_builtins

from devices.protocols import PrintOutcome, TicketPrinter
from kiosk.agent.api import Api, NoAnswer
from kiosk.agent.feed import Feed
from kiosk.agent.numbers import Numbers
from kiosk.agent.offline import stamp, ticket_view
from kiosk.agent.once import misfits
from kiosk.agent.store import Issued, NumbersUsedUp, Store, Wish
from server.api.body_shapes import CardReprint, NewTicket
from server.domain.queue.shown.hall import HallView
from server.domain.queue.shown.ticket import TakenView, TicketView
from server.domain.sealing import seal
from server.shell.problem_sentences import PROBLEMS, Problem
from server.signal import Signal
from server.sqlite import StoreUnusable
from server.tasks import Background

log = structlog.get_logger("agent")
TRY_S = 3.0
"""How long the server may take before the citizen gets a number from the lease."""
ID_BYTES = 12
FOR_THE_CITIZEN = frozenset({404, 409, 422})
"""Refusals that are about what was asked for; all others are about the way, which is not the citizen's fault."""
Given = TakenView | TicketView | Raw
"""The server's number, one of the lease, or a problem in the server's own words."""


class Counter:
    """`online()` says whether the server is there, `is_open()` whether the hall gives out numbers, as far as is known here;
    `follow` makes a feed of a ticket's live path."""

    def __init__(
        self,
        store: Store,
        api: Api,
        numbers: Numbers,
        hall: str,
        kiosk: str,
        printer: TicketPrinter | None,
        online: Callable[[], bool],
        follow: Callable[[str], Feed[TicketView]],
        is_open: Callable[[], bool],
    ) -> None:
        self._store, self._api, self._numbers = store, api, numbers
        self._hall, self._kiosk, self._printer = hall, kiosk, printer
        self._online, self._follow, self._is_open = online, follow, is_open
        self._misfits = misfits()
        self._locks: dict[str, asyncio.Lock] = {}
        self.printing = Background()
        """Slips under way; the owner lets them finish."""
        self.facts: HallView | None = None
        """The hall as last seen."""
        self.slipped = Signal[str]("slips")
        """The id of a ticket of the lease whose slip has an outcome."""

    async def start(self) -> None:
        """Remember the hall; finish what was under way when the program ended."""
        self.facts = await self._store.kept("hall", HallView)
        await self._store.slips_unknown()

    async def look(self) -> HallView | None:
        """The hall with its groups and services: fresh if the server is there, as last seen otherwise."""
        if self._online():
            try:
                answer = await self._api.call("GET", f"/halls/{self._hall}")
                if answer.status == 200:
                    self.facts = answer.read(HallView)
                    self._misfits.well("hall")
                    await self._store.keep("hall", self.facts)
            except ValidationError as error:
                self._misfits.warn("hall", error)
            except (NoAnswer, StoreUnusable) as error:
                log.info("hall not read or kept, as last seen", cause=str(error)[:200])
        return self.facts

    async def take(self, key: str, asked: NewTicket) -> tuple[int, Given]:
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

    def view(self, issued: Issued) -> TicketView:
        """A ticket of the lease for the page. Raises Problem when the hall was never seen."""
        if self.facts is None:
            raise Problem("not_ready")
        return ticket_view(self.facts, issued, self.stamp(issued.taken_at), self._url(issued))

    def stamp(self, at: float) -> str:
        return stamp(at, self._numbers.offset_s)

    def now(self) -> str:
        """The hall's time."""
        return self.stamp(self._numbers.now())

    def feed_of(self, shown: str) -> Feed[TicketView]:
        """A ticket of the server, by its id and proof, followed for as long as the page shows it."""
        return self._follow(f"/live/tickets/{shown}")

    async def forget_card(self) -> None:
        """The citizen has gone. Raises `NoAnswer`.

        A server that is out of reach forgets the card by itself when it notices that this agent is away.
        """
        if self._online():
            await self._api.call("POST", f"/halls/{self._hall}/kiosks/{self._kiosk}/card/forget", {})

    async def reprint(self, key: str, asked: CardReprint) -> tuple[int, Raw]:
        """(status, the server's answer) about the number of the card on the reader: only the server knows it. Raises
        Problem."""
        if self._online():
            path = f"/halls/{self._hall}/kiosks/{self._kiosk}/card/reprint"
            try:
                answer = await self._api.call("POST", path, to_builtins(asked), key=key, timeout_s=TRY_S)
                return answer.status, Raw(answer.raw)
            except NoAnswer as error:
                log.info("server did not answer, slip not printed again", cause=str(error)[:120])
        raise Problem("unreachable")

    async def _ask(self, key: str, asked: NewTicket) -> tuple[int, Given] | None:
        """The server's answer, or None when it has none: then the number comes from the lease."""
        path = f"/halls/{self._hall}/tickets"
        try:
            answer = await self._api.call("POST", path, to_builtins(asked), key=key, timeout_s=TRY_S)
            if answer.status == 201:
                taken = answer.read(TakenView)
                self._misfits.well("ticket")
                return answer.status, taken
        except ValidationError as error:
            self._misfits.warn("ticket", error)
            return None
        except NoAnswer as error:
            log.info("server did not answer, number from the lease", cause=str(error)[:120])
            return None
        if answer.status in FOR_THE_CITIZEN and answer.code in PROBLEMS:
            return answer.status, Raw(answer.raw)
        log.warning(
            "server refused this kiosk, number from the lease", status=answer.status, code=answer.code or None
        )
        return None

    async def _from_lease(self, key: str, asked: NewTicket) -> TicketView:
        if self.facts is None:
            raise Problem("no_numbers")
        if not self._is_open():
            raise Problem("hall_closed")
        if asked.category is None:
            raise Problem("appointment_unreachable")
        known = next((c for c in self.facts.categories if c.id == asked.category), None)
        if known is None:
            raise Problem("unknown_category", category=asked.category)
        wish = Wish(
            category=known.id,
            group=asked.group,
            language=asked.language,
            service=asked.service or "",
            instead=asked.id or "",
        )
        try:
            issued = await self._numbers.give(key, wish, prints=self._printer is not None)
        except NumbersUsedUp:
            raise Problem("no_numbers") from None
        log.info("number from the lease", number=issued.number, left=self._numbers.left.get(known.id, 0))
        if self._printer is not None:
            self.printing.start(self._print(issued, self._printer), name=f"offline-slip-{issued.ticket}")
        return self.view(issued)

    async def _print(self, issued: Issued, printer: TicketPrinter) -> None:
        """Print once; whatever comes of it stands on disk and on the page."""
        outcome = PrintOutcome.UNKNOWN
        try:
            job = await asyncio.to_thread(_drawn, self.view(issued))
            outcome = (await printer.print(job)).outcome
        finally:
            await self._store.set_slip(issued.ticket, outcome.value)
            self.slipped.send(issued.ticket)

    def _id(self, key: str) -> str:
        """A ticket's id that nobody can guess who does not hold this kiosk's token."""
        return seal(self._api.headers["Authorization"].encode(), key, ID_BYTES)

    def _url(self, issued: Issued) -> str:
        shown = f"{issued.ticket}.{issued.proof}" if issued.proof else issued.ticket
        return f"{self._numbers.public_url or self._api.base}/t/{shown}"


def _drawn(view: TicketView) -> bytes:
    """The job of a slip of the lease, drawn here as the server draws all others."""
    # Loaded by the first of them: what draws slips is a sixth of this program's memory, and most kiosks are never cut off.
    from kiosk.slip_lines import slip_bytes
    from kiosk.slip_values import slip_of

    return slip_bytes(slip_of(view, cut_off=True))
