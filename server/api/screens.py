"""The WebSockets of all screens that watch one kind of views: opened, written to, let go."""

from collections.abc import Callable

from aiohttp import WSCloseCode, hdrs, web

from server.access.identity import Identity
from server.api.accepting import listening_only
from server.api.routes import Rooms
from server.api.sessions import COOKIE
from server.hub.listener import Listener
from server.shell.sockets import let_go, read_nothing, writing

HEARTBEAT_S = 20.0


def new_socket() -> web.WebSocketResponse:
    """For a screen, which only listens."""
    return web.WebSocketResponse(heartbeat=HEARTBEAT_S, compress=False, max_msg_size=1024)


class Screens:
    """`close` lets every screen go, so that a stop does not wait for them."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._sockets: dict[web.WebSocketResponse, Callable[[], bool]] = {}
        """Each socket with a question: does whoever opened it still have that right?"""

    async def close(self) -> None:
        await let_go(self._sockets, WSCloseCode.GOING_AWAY, b"restarting")

    async def dismiss(self) -> None:
        """Close what belongs to a token or session that was revoked, signed out, has expired or has other rights now."""
        gone = [socket for socket, still in self._sockets.items() if not still()]
        await let_go(gone, WSCloseCode.POLICY_VIOLATION, b"signed out")

    async def show(
        self,
        socket: web.WebSocketResponse,
        listener: Listener,
        who: Identity,
        request: web.Request,
        leave: Callable[[], None],
    ) -> web.WebSocketResponse:
        """Send what the listener is offered until the screen goes away; `leave` is called then."""
        try:
            await socket.prepare(request)
            listening_only(request)
            self._sockets[socket] = self._still(who, request)
            async with writing(socket, listener, name="live-writer"):
                await read_nothing(socket)
        finally:
            leave()
            self._sockets.pop(socket, None)
        return socket

    def _still(self, who: Identity, request: web.Request) -> Callable[[], bool]:
        access = self._rooms.access
        if not who.roles:
            return lambda: True
        if who.by_cookie:
            cookie = request.cookies.get(COOKIE, "")
            return lambda: access.sessions.by_cookie(cookie) == who
        token = request.headers.get(hdrs.AUTHORIZATION, "").partition(" ")[2].strip()
        return lambda: access.by_token(token) == who
