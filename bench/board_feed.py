"""The real board and sign pages behind a server that shows them what one likes, and a hall's day of views to show."""

import asyncio
import contextlib
import random
from collections.abc import Iterable, Iterator
from typing import Any, Self

import msgspec
from aiohttp import web

import display.pages
import web.pages as staff_pages
from server.access.identity import ANYONE, Identity
from server.api.times import stamper
from server.domain.queue import commands as c
from server.domain.queue.apply import apply
from server.domain.queue.decide import decide
from server.domain.queue.settings import HallSettings
from server.domain.queue.shown.board import BoardView
from server.domain.queue.state import HallState
from server.domain.queue.views.board import board_view
from server.domain.queue.views.parts import Now
from server.shell.pages import Pages
from server.shell.sockets import let_go

BOARD = "/live/halls/main/board"
BEAT_S = 2.0
STAMP = stamper("Asia/Shanghai")
MIDNIGHT = 1795363200.0
"""2026-11-23T00:00 of the hall, in seconds since the epoch."""


class BoardFeed:
    """Pages, files and live paths on a free port; `show` sends a view to all who watch a path, and to newcomers."""

    def __init__(self) -> None:
        self.url = ""
        self.loads = 0
        """How often a page was asked for."""
        self.refusing = False
        """Pages are answered with 503, as by a proxy whose server is away."""
        self.sounds = 0
        """How many calls a board wanted to say."""
        self._sockets: dict[web.WebSocketResponse, str] = {}
        self._shown: dict[str, bytes] = {}
        self._seq = 0

    async def __aenter__(self) -> Self:
        application = web.Application(middlewares=[self._count])
        static = {"display": display.pages.STATIC, "vendor": staff_pages.VENDOR, "web": staff_pages.STATIC}
        Pages(_anyone, staff_pages.VENDOR).add(application, display.pages.PAGES, static)
        application.add_routes(
            [web.get("/live/{path:.*}", self._live), web.get("/voice/{path:.*}", self._quiet)]
        )
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        self._site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await self._site.start()
        self._beating = asyncio.create_task(self._beat(), name="beat")
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._beating.cancel()
        await let_go(self._sockets, 1001, b"")
        await self._runner.cleanup()

    async def show(self, view: object, at: float, path: str = BOARD) -> None:
        """`at` in seconds since the epoch is the hall's time from now on."""
        self._seq += 1
        message = msgspec.json.encode({"seq": self._seq, "at": STAMP(at), "view": view})
        self._shown[path] = message
        for socket in [one for one, watched in self._sockets.items() if watched == path]:
            await socket.send_str(message.decode())

    async def _beat(self) -> None:
        """The word without news that a server says; without the time, which is the page's own in a test."""
        while True:
            await asyncio.sleep(BEAT_S)
            word = msgspec.json.encode({"seq": self._seq}).decode()
            for socket in list(self._sockets):
                with contextlib.suppress(ConnectionError):
                    await socket.send_str(word)

    async def stop_listening(self) -> None:
        """Let everybody go and nobody in, as when the server is off."""
        await self._site.stop()
        await let_go(self._sockets, 1001, b"")

    async def _live(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        if shown := self._shown.get(request.path):
            await socket.send_str(shown.decode())
        self._sockets[socket] = request.path
        try:
            async for _ in socket:
                pass
        finally:
            self._sockets.pop(socket, None)
        return socket

    async def _quiet(self, _: web.Request) -> web.FileResponse:
        self.sounds += 1
        return web.FileResponse(display.pages.STATIC / "quiet.wav")

    @web.middleware
    async def _count(self, request: web.Request, handler: Any) -> web.StreamResponse:
        page = request.path.startswith(("/board/", "/window/"))
        self.loads += page
        if page and self.refusing:
            return web.Response(status=503)
        return await handler(request)


async def _anyone(_: web.Request) -> Identity:
    return ANYONE


class HallDay:
    """A hall moved by the domain's own rules, its views as the server would send them."""

    def __init__(self, settings: HallSettings, at: float = MIDNIGHT, seed: int = 61) -> None:
        self.state, self.at = HallState(settings), at
        self._draw = random.Random(seed)
        self._tickets = 0
        self.do(c.OpenDay(STAMP(at)[:10]))

    def do(self, *commands: c.AnyCommand) -> None:
        for command in commands:
            for event in decide(self.state, command, self.at):
                apply(self.state, event, self.at)

    def open(self, windows: Iterable[str]) -> None:
        for window, clerk in zip(windows, self.state.settings.clerks, strict=False):
            self.do(c.OpenWindow(window, clerk))

    def take(self, category: str) -> None:
        self._tickets += 1
        self.do(c.TakeTicket(f"ticket-{self._tickets}", category))

    def serve(self, window: str) -> Iterator[None]:
        """A citizen of a window from the ticket to the end, the board changed after each step; some do not come."""
        self.take(self._draw.choice(self.state.facts.lasting.windows[window].categories))
        yield
        self.do(c.CallNext(window))
        yield
        if self._draw.random() < 0.06:
            self.do(c.Miss(window))
            yield
            return
        if self._draw.random() < 0.05:
            self.do(c.Recall(window))
            yield
        self.do(c.Start(window))
        yield
        self.do(c.Finish(window, "done"))
        yield

    def view(self) -> BoardView:
        return board_view(self.state, Now(self.at, STAMP))

    def life(self, hours: float, citizens: int) -> Iterator[BoardView]:
        """`citizens` at each open window, evenly over so many hours; the view after each change, `at` moving along."""
        windows = [w.id for w in self.state.facts.lasting.windows.values() if w.state == "open"]
        begin, total = self.at, citizens * len(windows)
        for n in range(total):
            for step, _ in enumerate(self.serve(windows[n % len(windows)])):
                self.at = begin + hours * 3600 * (n + step / 5) / total
                yield self.view()
