"""The kiosk's page on the kiosk itself: the same page under the same paths, for this computer's own browser alone."""

import asyncio
import contextlib
import re
from collections.abc import Awaitable, Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
from aiohttp import WSCloseCode, hdrs, web

import kiosk.pages
from kiosk.agent.api import NoAnswer
from kiosk.agent.counter import Counter
from kiosk.agent.feed import Feed, LiveMessage
from kiosk.agent.guide import Guide
from kiosk.agent.store import Store
from server.access.identity import Identity
from server.api.body_shapes import CardReprint, NewTicket
from server.domain.queue.shown.board import BoardView
from server.domain.queue.shown.kiosk import KioskView
from server.hub.listener import Listener
from server.shell.body_limits import MAX_BODY
from server.shell.http import JSON_HEADERS, SECURITY, refuse, respond, same_origin
from server.shell.pages import Pages
from server.shell.problem_sentences import Problem
from server.shell.sockets import Beat, let_go, read_nothing, until_gone, writing
from server.tasks import Background

T = TypeVar("T")
V = TypeVar("V")
HEARTBEAT_S = 20.0
BEAT_S = 2.0
SERVICE_ID = re.compile(r"[A-Za-z0-9_-]{1,60}")
SHOWN = re.compile(r"[A-Za-z0-9_-]{16,40}(\.[A-Za-z0-9_-]{12})?")
"""A ticket's id and its proof."""
MOST_SOCKETS = 64
"""One page needs three."""
_wish = msgspec.json.Decoder(NewTicket).decode
_held = msgspec.json.Decoder(CardReprint).decode


class Pictures(NamedTuple):
    """What of the house's pages the kiosk needs: folders of scripts, the vendored ones, the routes of QR codes."""

    static: Mapping[str, Path]
    vendor: Path
    routes: Iterable[web.RouteDef]


Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
MakePictures = Callable[[Callable[[], str]], Pictures]
"""(what phones put before /t/…) → the pictures."""


class Site:
    """Routes of the kiosk's page. `followed` are the pages that watch a ticket of the lease, by its id."""

    def __init__(
        self,
        hall: str,
        name: str,
        counter: Counter,
        store: Store,
        board: Feed[BoardView],
        view: Feed[KioskView],
        guide: Guide,
    ) -> None:
        self._hall, self._name = hall, name
        self._counter, self._store, self._guide = counter, store, guide
        self._board_feed, self._view_feed = board, view
        self._followed: dict[str, set[Listener]] = {}
        self._background = Background()
        self._sockets: set[web.WebSocketResponse] = set()
        counter.slipped.connect(self._slip_changed)

    def application(self, pictures: Pictures) -> web.Application:
        """The application to be served on loopback."""
        application = web.Application(client_max_size=MAX_BODY, middlewares=[_for_our_page])
        api = f"/api/v1/halls/{self._hall}"
        application.add_routes(
            [
                web.get("/api/v1/session", self._session),
                web.post("/api/v1/session/enrol", self._session),
                web.get(api, self._facts),
                web.get(f"{api}/guide", self._matters),
                web.get(f"{api}/guide/{{service}}", self._matters),
                web.get(f"/voice/{self._hall}/say.wav", self._say),
                web.post(f"{api}/tickets", self._take),
                web.post(f"{api}/kiosks/{self._name}/card/forget", self._forget),
                web.post(f"{api}/kiosks/{self._name}/card/reprint", self._reprint),
                web.get(f"/live/halls/{self._hall}/board", until_gone(self._board)),
                web.get(f"/live/halls/{self._hall}/kiosks/{self._name}", until_gone(self._kiosk)),
                web.get("/live/tickets/{ticket}", until_gone(self._ticket)),
                web.get("/", self._to_page),
                *pictures.routes,
            ]
        )
        pages = Pages(self._who, pictures.vendor)
        pages.add(application, kiosk.pages.PAGES, {"kiosk": kiosk.pages.STATIC, **pictures.static})
        application.on_shutdown.append(self._close)
        return application

    async def finish(self) -> None:
        """Let what is under way come to its end, before the store closes."""
        await self._background.finish()

    @property
    def page(self) -> str:
        """The path of the page."""
        return f"/kiosk/{self._hall}/{self._name}"

    async def _who(self, request: web.Request) -> Identity:
        del request
        return Identity(self._name, frozenset({"kiosk"}), self._hall)

    async def _to_page(self, request: web.Request) -> web.Response:
        raise web.HTTPFound(self.page)

    async def _session(self, request: web.Request) -> web.Response:
        who = await self._who(request)
        facts = {"name": who.name, "title": who.name, "roles": ["kiosk"], "hall": who.hall, "window": ""}
        return _answer(facts, 201 if request.method == "POST" else 200)

    async def _facts(self, request: web.Request) -> web.Response:
        facts = await self._counter.look()
        return respond(request, Problem("not_ready")) if facts is None else _answer(facts)

    async def _matters(self, request: web.Request) -> web.Response:
        service = request.match_info.get("service", "")
        if service and not SERVICE_ID.fullmatch(service):
            return respond(request, Problem("not_found"))
        found = await self._guide.look(service)
        return respond(request, Problem("not_ready")) if found is None else _answer(found[1], found[0])

    async def _say(self, request: web.Request) -> web.Response:
        sound = await self._guide.say(request.query_string)
        if sound is None:
            return respond(request, Problem("not_found"))
        return web.Response(body=sound, content_type="audio/wav", headers=SECURITY)

    async def _take(self, request: web.Request) -> web.Response:
        return await self._asked(request, _wish, self._counter.take)

    async def _reprint(self, request: web.Request) -> web.Response:
        return await self._asked(request, _held, self._counter.reprint)

    async def _asked(
        self,
        request: web.Request,
        decode: Callable[[bytes], T],
        answered: Callable[[str, T], Awaitable[tuple[int, object]]],
    ) -> web.Response:
        """What the page asks for under a key, checked."""
        key = request.headers.get("Idempotency-Key", "")
        try:
            asked = decode(await request.read())
            if not key or len(key) > 150 or not key.isprintable():
                raise Problem("malformed", cause="Idempotency-Key")
            status, answer = await answered(key, asked)
        except msgspec.ValidationError as error:
            return respond(request, Problem("invalid", cause=str(error)))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            return respond(request, Problem("malformed", cause=str(error)))
        except Exception as error:
            return respond(request, refuse(error))
        return _answer(answer, status)

    async def _forget(self, request: web.Request) -> web.Response:
        """The card that the server still remembers; it forgets by itself when it cannot be reached."""
        with contextlib.suppress(NoAnswer):
            await self._counter.forget_card()
        return _answer({})

    async def _board(self, request: web.Request) -> web.StreamResponse:
        return await self._relay(request, self._board_feed)

    async def _kiosk(self, request: web.Request) -> web.StreamResponse:
        return await self._relay(request, self._view_feed)

    async def _relay(self, request: web.Request, feed: Feed[V]) -> web.StreamResponse:
        listener = Listener(abort=lambda: None)
        feed.join(listener)
        try:
            return await self._serve(request, listener)
        finally:
            feed.leave(listener)

    async def _ticket(self, request: web.Request) -> web.StreamResponse:
        """A ticket of the lease from here; every other is followed at the server."""
        shown = request.match_info["ticket"]
        if not SHOWN.fullmatch(shown) or len(self._sockets) >= MOST_SOCKETS:
            return respond(request, Problem("not_found"))
        listener = Listener(abort=lambda: None)
        id = shown.partition(".")[0]
        issued = await self._store.ticket(id)
        if issued is None:
            feed = self._counter.feed_of(shown)
            task = asyncio.create_task(feed.run(), name=f"follow-{id}")
            try:
                return await self._relay(request, feed)
            finally:
                task.cancel()
                await asyncio.wait([task])
        self._followed.setdefault(id, set()).add(listener)
        try:
            await self._offer(id)
            return await self._serve(request, listener)
        finally:
            self._followed[id].discard(listener)
            if not self._followed[id]:
                del self._followed[id]

    async def _serve(self, request: web.Request, listener: Listener) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT_S, compress=False, max_msg_size=1024)
        await socket.prepare(request)
        self._sockets.add(socket)
        beat = Beat(BEAT_S, lambda: msgspec.json.encode({"seq": 0, "at": self._counter.now()}))
        try:
            async with writing(socket, listener, name="kiosk-writer", beat=beat):
                await read_nothing(socket)
        finally:
            self._sockets.discard(socket)
        return socket

    def _slip_changed(self, ticket: str) -> None:
        self._background.start(self._offer(ticket), name=f"offer-{ticket}")

    async def _offer(self, ticket: str) -> None:
        issued = await self._store.ticket(ticket)
        if issued is not None:
            at = self._counter.now()
            message = msgspec.json.encode(LiveMessage(0, at, self._counter.view(issued)))
            for listener in self._followed.get(ticket, ()):
                listener.offer(message)

    async def _close(self, application: web.Application) -> None:
        del application
        await let_go(self._sockets, WSCloseCode.GOING_AWAY, b"restarting")


@web.middleware
async def _for_our_page(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Only our own page gets anything: another site in this browser could take numbers or read a masked card.

    The host is compared too, since a name that leads to loopback would make any site look like ours.
    """
    try:
        ours = request.url.host in ("127.0.0.1", "localhost") and same_origin(request)
    except ValueError:
        ours = False
    if not ours:
        return respond(request, Problem("foreign_origin"))
    try:
        return await handler(request)
    except web.HTTPRequestEntityTooLarge:
        return respond(request, Problem("too_large"))


def _answer(body: object, status: int = 200) -> web.Response:
    headers = JSON_HEADERS.copy()
    headers[hdrs.CONTENT_TYPE] = "application/json"
    return web.Response(body=msgspec.json.encode(body), status=status, headers=headers)
