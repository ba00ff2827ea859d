"""The live lists of low ratings, concerns and letters, and of supervision: one for each who looks, since nobody sees what is
said of them."""

from collections.abc import Callable
from functools import partial

import msgspec
from aiohttp import web

from server.api.cases.live import CaseLiveView
from server.api.oversight.supervising import SUPERVISING
from server.api.oversight.table import SIGHT
from server.api.oversight.viewing import viewer_of
from server.api.oversight.wall import LOOKING
from server.api.problem_of import refuse
from server.api.routes import Rooms
from server.api.screens import Screens, new_socket
from server.api.turned_away import note
from server.api.who_asks import identify
from server.domain.now import Now
from server.domain.oversight.events import AnyEvent
from server.domain.oversight.overruns.district import District
from server.domain.oversight.shown.items import FeedbackView
from server.domain.oversight.shown.supervision import SupervisionView
from server.domain.oversight.shown.wall import WallView
from server.domain.oversight.sight import Viewer
from server.domain.oversight.state import OversightState
from server.domain.oversight.stream import ID
from server.domain.oversight.views.items import Title, feedback_view
from server.domain.oversight.views.supervision import supervision_view
from server.domain.oversight.views.wall import wall_view
from server.domain.settled import Settled
from server.hub.hub import Hub, View
from server.hub.listener import Listener
from server.shell.http import respond, same_origin
from server.shell.problem_sentences import Problem
from server.shell.sockets import abort, until_gone

FEEDBACK = CaseLiveView("feedback", "/live/feedback", FeedbackView, SIGHT)
SUPERVISION = CaseLiveView("supervision", "/live/supervision", SupervisionView, SUPERVISING)
WALL = CaseLiveView("wall", "/live/wall", WallView, LOOKING)
"""Of all halls, for whoever leads."""
PUBLIC = CaseLiveView("open", "/live/open", WallView, frozenset())
"""The same for everybody, without the list of lamps."""
KEYLESS = (WALL, PUBLIC)
VIEWS = (FEEDBACK, SUPERVISION, WALL, PUBLIC)
_viewer = msgspec.json.Decoder(Viewer)


def oversight_draws(title: Title, district: Callable[[], District]) -> dict[str, View[OversightState]]:
    """The key is who looks, as this server wrote it; nothing of it comes from a client."""

    def feedback(state: OversightState, key: str, now: Now) -> FeedbackView:
        return feedback_view(state, _viewer.decode(key), now, title)

    def supervision(state: OversightState, key: str, now: Now) -> SupervisionView:
        return supervision_view(state, _viewer.decode(key), district(), now, title)

    def wall(state: OversightState, key: str, now: Now) -> WallView:
        del key
        return wall_view(state, district(), now, public=False)

    def public_board(state: OversightState, key: str, now: Now) -> WallView:
        del key
        return wall_view(state, district(), now, public=True)

    return {"feedback": feedback, "supervision": supervision, "wall": wall, "open": public_board}


def all_at_once(change: Settled[OversightState, AnyEvent]) -> Callable[[str, str], bool]:
    """Few look, and little changes: every list follows at once."""
    del change

    def about(kind: str, key: str) -> bool:
        del kind, key
        return True

    return about


class OversightLive(Screens):
    def __init__(self, rooms: Rooms, hub: Hub[OversightState]) -> None:
        super().__init__(rooms)
        self._hub = hub

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get(view.live, until_gone(partial(self.handle, view)), name=f"oversight-live-{view.kind}")
            for view in VIEWS
        ]

    async def handle(self, view: CaseLiveView, request: web.Request) -> web.StreamResponse:
        listener = Listener(abort=lambda: abort(request))
        try:
            who = await identify(self._rooms, request)
            if view is PUBLIC and not self._rooms.oversight.public:
                raise Problem("not_published")
            if view.roles and not who.may(view.roles, "", ""):
                raise Problem("forbidden" if who.roles else "unauthorised")
            if who.by_cookie and not same_origin(request):
                raise Problem("foreign_origin")
            socket = new_socket()
            if not socket.can_prepare(request).ok:
                raise Problem("malformed", cause="a WebSocket is expected here")
            key = "" if view in KEYLESS else msgspec.json.encode(viewer_of(who)).decode()
            topic = await self._rooms.oversight.engine.read(
                ID, lambda state, at: self._hub.join(state, at, view.kind, key, listener)
            )
            assert topic is not None
        except Exception as error:
            problem = refuse(error)
            note(request, problem)
            return respond(request, problem)
        return await self.show(socket, listener, who, request, lambda: self._hub.leave(topic, listener))
