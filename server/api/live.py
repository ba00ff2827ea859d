"""Live views over WebSockets: the whole view at once and after each change."""

from collections.abc import Callable

from aiohttp import WSCloseCode, hdrs, web

from server.access.identity import Identity
from server.api.accepting import listening_only
from server.api.live_views import BY_KIND, LIVE_VIEWS
from server.api.problem_of import refuse
from server.api.routes import Rooms
from server.api.sessions import COOKIE
from server.api.shown_ticket import hall_of, proven_ticket
from server.api.turned_away import note
from server.api.who_asks import identify
from server.domain.queue.refusals import Refused
from server.domain.queue.state import HallState
from server.engine.submission import NotReady, UnknownStream
from server.hub.hub import Hub
from server.hub.listener import Listener
from server.journal.journal import JournalUnavailable
from server.shell.http import respond, same_origin
from server.shell.problems import Problem
from server.shell.sockets import abort, let_go, read_nothing, until_gone, writing

PATHS = {view.live: view.kind for view in LIVE_VIEWS}
HEARTBEAT_S = 20.0


class Live:
    """The handlers of all live paths; `close` lets every screen go, so that a stop does not wait for them."""

    def __init__(self, rooms: Rooms, hub: Hub[HallState]) -> None:
        self._rooms, self._hub = rooms, hub
        self._sockets: dict[web.WebSocketResponse, Callable[[], bool]] = {}
        """Each socket with a question: does whoever opened it still have that right?"""

    def routes(self) -> list[web.RouteDef]:
        return [web.get(path, until_gone(self.handle), name=f"live-{kind}") for path, kind in PATHS.items()]

    async def glance(self, hall: str, kind: str, key: str) -> bytes | None:
        """The first message of a view that anybody may watch, for a page that brings it along; None when there is none."""
        if BY_KIND[kind].roles:
            return None
        try:
            return await self._rooms.engine.read(
                hall, lambda state, at: self._hub.glance(state, at, kind, key)
            )
        except (Refused, UnknownStream, NotReady, JournalUnavailable):
            return None  # the page asks again by itself and says why

    async def close(self) -> None:
        await let_go(self._sockets, WSCloseCode.GOING_AWAY, b"restarting")

    async def dismiss(self) -> None:
        """Close what belongs to a token or session that was revoked, signed out, has expired or has other rights now."""
        gone = [socket for socket, still in self._sockets.items() if not still()]
        await let_go(gone, WSCloseCode.POLICY_VIOLATION, b"signed out")

    async def handle(self, request: web.Request) -> web.StreamResponse:
        kind = str(request.match_info.route.name).removeprefix("live-")
        hall, key = request.match_info.get("hall", ""), request.match_info.get("key", "")
        try:
            who = await identify(self._rooms, request)
            self._allow(kind, hall, key, who, request)
            if kind == "ticket":
                hall = await self._proven(key)
        except Exception as error:
            problem = refuse(error)
            note(request, problem)
            return respond(request, problem)
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT_S, compress=False, max_msg_size=1024)
        if not socket.can_prepare(request).ok:
            return respond(request, Problem("malformed", cause="a WebSocket is expected here"))
        listener = Listener(abort=lambda: abort(request))
        try:
            topic = await self._rooms.engine.read(
                hall, lambda state, at: self._hub.join(state, at, kind, key, listener)
            )
        except Exception as error:
            return respond(request, refuse(error))
        if topic is None:
            return respond(request, Problem(BY_KIND[kind].unknown.code, window=key, kiosk=key))
        try:
            await socket.prepare(request)
            listening_only(request)
            self._sockets[socket] = still(self._rooms, who, request)
            async with writing(socket, listener, name="live-writer"):
                await read_nothing(socket)
        finally:
            self._hub.leave(topic, listener)
            self._sockets.pop(socket, None)
        return socket

    def _allow(self, kind: str, hall: str, key: str, who: Identity, request: web.Request) -> None:
        view = BY_KIND[kind]
        if view.roles and not who.may(view.roles, hall, key if view.at_window else ""):
            raise Problem("forbidden" if who.roles else "unauthorised")
        if kind == "kiosk" and "kiosk" in who.roles and who.name != key:
            raise Problem("forbidden")  # the card on a reader is that kiosk's business alone
        if who.by_cookie and not same_origin(request):
            raise Problem("foreign_origin")

    async def is_proven(self, shown: str) -> bool:
        """Whether some hall has this ticket today, and this is its proof."""
        try:
            await self._proven(shown)
        except (Problem, NotReady, JournalUnavailable):
            return False
        return True

    async def _proven(self, shown: str) -> str:
        """The hall of the ticket whose proof is shown. Raises Problem."""
        hall = hall_of(self._rooms, shown)
        await proven_ticket(self._rooms, hall, shown)
        return hall


def still(rooms: Rooms, who: Identity, request: web.Request) -> Callable[[], bool]:
    """A question to be asked later: does whoever asks now still have that right?"""
    access = rooms.access
    if not who.roles:
        return lambda: True
    if who.by_cookie:
        cookie = request.cookies.get(COOKIE, "")
        return lambda: access.sessions.by_cookie(cookie) == who
    token = request.headers.get(hdrs.AUTHORIZATION, "").partition(" ")[2].strip()
    return lambda: access.by_token(token) == who
