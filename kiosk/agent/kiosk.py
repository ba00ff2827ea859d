"""The part of the agent that only a kiosk has: its page, its numbers, and what both look like without the server."""

import asyncio

from aiohttp import web
from msgspec import structs

from devices.protocols import TicketPrinter
from kiosk.agent.api import Api
from kiosk.agent.counter import Counter
from kiosk.agent.feed import Feed, LiveMessage
from kiosk.agent.guide import Guide
from kiosk.agent.numbers import Numbers
from kiosk.agent.offline import board_offline, offset_s
from kiosk.agent.site import MakePictures, Site
from kiosk.agent.store import Store
from kiosk.agent.uplink import Uplink
from server.clock import COMPUTER
from server.domain.queue.shown.board import BoardView
from server.domain.queue.shown.kiosk import KioskView, Offline
from server.domain.queue.shown.ticket import TicketView
from server.domain.queue.words import DeviceHealth
from server.tasks import Background, keep_running

BOARD_KEPT_S = 30.0
"""The board is written to disk this often at the most: it changes with every call."""


class KioskSide:
    """Made without I/O; `remember` first, then `application` and `tasks`."""

    def __init__(
        self,
        hall: str,
        name: str,
        lease: int,
        store: Store,
        api: Api,
        uplink: Uplink,
        printer: TicketPrinter | None,
    ) -> None:
        self._hall, self._name, self._store, self._api = hall, name, store, api
        self._uplink, self._printer = uplink, printer
        self.numbers = Numbers(store, api, hall, name, lease)
        self.counter = Counter(
            store,
            api,
            self.numbers,
            hall,
            name,
            printer,
            lambda: uplink.connected,
            self._ticket,
            self._is_open,
        )
        self._board = Feed(self._live(f"/live/halls/{hall}/board"), api.headers, BoardView, self._shape_board)
        path = f"/live/halls/{hall}/kiosks/{name}"
        self._view = Feed(self._live(path), api.headers, KioskView, self._shape_view)
        self._guide = Guide(store, api, hall, lambda: uplink.connected)
        self.site = Site(hall, name, self.counter, store, self._board, self._view, self._guide)
        self._away_since = self.numbers.now()
        self._board_kept = float("-inf")
        self._background = Background()
        self._reading = asyncio.Lock()
        self._view.came.connect(self._view_came)
        self._board.came.connect(self._board_came)
        self.numbers.changed.connect(self.look_again)
        uplink.linked.connect(self.numbers.linked, self._linked)

    async def remember(self) -> None:
        """The hall as it was last seen, for a start without the server."""
        await self.counter.start()
        board = await self._store.kept("board", LiveMessage[BoardView])
        if board is not None:
            self._board.last = board
            self.numbers.offset_s = offset_s(board.at)  # its age is unknown, so only the time zone counts
        await self.numbers.count()

    def application(self, pictures: MakePictures) -> web.Application:
        """The site; a QR code leads to where the hall's phones find their tickets."""
        return self.site.application(pictures(lambda: self.numbers.public_url or self._api.base))

    def tasks(self) -> "list[asyncio.Task[None]]":
        """The owner ends them."""
        return [
            keep_running(self._board.run, name="board-feed"),
            keep_running(self._view.run, name="kiosk-feed"),
            keep_running(self.numbers.run, name="numbers"),
        ]

    async def finish(self) -> None:
        """Let what is being printed or kept come to its end, before the store closes."""
        await self.counter.printing.finish()
        await self.site.finish()
        await self._background.finish()

    def look_again(self) -> None:
        """The printer or the numbers are not as the page shows them."""
        self._view.look_again()

    def _live(self, path: str) -> str:
        return f"ws{self._api.base.removeprefix('http')}{path}"

    def _ticket(self, path: str) -> Feed[TicketView]:
        return Feed(self._live(path), self._api.headers, TicketView)

    def _is_open(self) -> bool:
        board = self._shape_board(self._board.last)
        return board is None or board.view.open

    def _board_came(self, message: LiveMessage[BoardView]) -> None:
        self.numbers.set_clock(message.at)
        if COMPUTER.steady() - self._board_kept > BOARD_KEPT_S:
            self._board_kept = COMPUTER.steady()
            self._background.start(self._store.keep("board", message), name="keep-board")

    def _linked(self, connected: bool) -> None:
        if connected:
            self._background.start(self._look(), name="look-at-hall")
        else:
            self._away_since = self.numbers.now()
        self._board.look_again()
        self._view.look_again()

    def _view_came(self, message: LiveMessage[KioskView]) -> None:
        if self._is_behind(message.view.edition):
            self._background.start(self._look(message.view.edition), name="look-again-at-hall")

    def _is_behind(self, edition: str) -> bool:
        """Whether the hall tells something else of its services than what is kept here."""
        return self.counter.facts is not None and self.counter.facts.edition != edition

    async def _look(self, edition: str | None = None) -> None:
        """Read hall and guide anew; for an `edition`, unless that has been read meanwhile."""
        async with self._reading:
            if edition is not None and not self._is_behind(edition):
                return
            facts = await self.counter.look()
            if facts is not None:
                await self._guide.fill(s.id for s in facts.services)

    def _shape_board(self, message: LiveMessage[BoardView] | None) -> LiveMessage[BoardView] | None:
        if message is None or self._uplink.connected:
            return message
        return board_offline(message, self.counter.now())

    def _shape_view(self, message: LiveMessage[KioskView] | None) -> LiveMessage[KioskView]:
        """What the server says of this kiosk, with what is known better here: its printer and its link."""
        health = self._printer.health if self._printer else None
        view = KioskView(
            hall=self._hall,
            kiosk=self._name,
            prints=health is not None,
            printer_state=DeviceHealth(health.state) if health else DeviceHealth.UNKNOWN,
            printer_cause=health.cause if health else "",
            reads_cards=message.view.reads_cards if message else False,
            card=message.view.card if message else None,
            edition=message.view.edition if message else "",
        )
        if not self._uplink.connected:
            since = self.counter.stamp(self._away_since)
            view = structs.replace(view, card=None, offline=Offline(since, self.numbers.left))
        return LiveMessage(message.seq if message else 0, self.counter.now(), view)
