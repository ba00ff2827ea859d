"""Live views over WebSockets: the whole view at once and after each change."""

from aiohttp import web

from server.access.identity import Identity
from server.api.live_views import BY_KIND, LIVE_VIEWS
from server.api.problem_of import refuse
from server.api.routes import Rooms
from server.api.screens import Screens, new_socket
from server.api.shown_ticket import hall_of, proven_ticket
from server.api.turned_away import note
from server.api.who_asks import identify
from server.domain.queue.refusal_codes import Refused
from server.domain.queue.state import HallState
from server.engine.submission import NotReady, UnknownStream
from server.hub.hub import Hub
from server.hub.listener import Listener
from server.journal.journal import JournalUnavailable
from server.shell.http import respond, same_origin
from server.shell.problem_sentences import Problem
from server.shell.sockets import abort, until_gone

PATHS = {view.live: view.kind for view in LIVE_VIEWS}


class Live(Screens):
    """The handlers of the live paths of halls."""

    def __init__(self, rooms: Rooms, hub: Hub[HallState]) -> None:
        super().__init__(rooms)
        self._hub = hub

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
        socket = new_socket()
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
        return await self.show(socket, listener, who, request, lambda: self._hub.leave(topic, listener))

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
