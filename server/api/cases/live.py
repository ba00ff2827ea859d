"""Live views of cases over WebSockets: a case, a department's pile, a hall's shelf."""

from typing import NamedTuple

from aiohttp import web
from msgspec import Struct

from server.access.identity import Identity
from server.api.cases.sight import may_see, may_see_pile
from server.api.problem_of import refuse
from server.api.routes import Rooms, roles
from server.api.screens import Screens, new_socket
from server.api.turned_away import note
from server.api.who_asks import identify
from server.domain.cases.lookup import cases_of
from server.domain.cases.refusal_codes import UnknownCase
from server.domain.cases.shown.case import CaseView
from server.domain.cases.shown.joint import JointView
from server.domain.cases.shown.lists import CounterView, PileView, ShelfView
from server.domain.cases.state import CasesState
from server.domain.cases.stream import ID as CASES
from server.domain.cases.views.case import Title, case_view
from server.domain.cases.views.counter import counter_view
from server.domain.cases.views.joint import joint_view
from server.domain.cases.views.pile import pile_view
from server.domain.cases.views.shelf import shelf_view
from server.domain.now import Now
from server.hub.hub import Hub, View
from server.hub.listener import Listener
from server.shell.http import respond, same_origin
from server.shell.problem_sentences import Problem
from server.shell.sockets import abort, until_gone


def case_draws(title: Title) -> dict[str, View[CasesState]]:
    """How each kind of live view is drawn; `title` knows what people are called."""

    def case(state: CasesState, number: str, now: Now) -> CaseView | None:
        found = state.facts.cases.get(number)
        return case_view(state, found, now, title) if found is not None else None

    def joint(state: CasesState, number: str, now: Now) -> JointView | None:
        found = state.facts.joints.get(number)
        return joint_view(state, found, cases_of(state, found), now) if found is not None else None

    return {
        "case": case,
        "joint": joint,
        "pile": lambda s, k, n: pile_view(s, k, n, title),
        "shelf": shelf_view,
        "counter": counter_view,
    }


class CaseLiveView(NamedTuple):
    kind: str
    live: str
    shape: type[Struct]
    roles: frozenset[str]


CASE_LIVE_VIEWS = (
    CaseLiveView("case", "/live/cases/{key}", CaseView,
                 roles("clerk", "reviewer", "issuer", "manager", "supervisor")),
    CaseLiveView("joint", "/live/joints/{key}", JointView,
                 roles("clerk", "issuer", "manager", "supervisor")),
    CaseLiveView("pile", "/live/departments/{key}/pile", PileView,
                 roles("reviewer", "supervisor")),
    CaseLiveView("shelf", "/live/halls/{key}/shelf", ShelfView,
                 roles("issuer", "clerk", "manager", "supervisor")),
    CaseLiveView("counter", "/live/halls/{key}/counter", CounterView,
                 roles("clerk", "manager", "supervisor")),
)  # fmt: skip


OF_A_HALL = frozenset({"shelf", "counter"})


class CaseLive(Screens):
    """The handlers of the live paths of cases."""

    def __init__(self, rooms: Rooms, hub: Hub[CasesState]) -> None:
        super().__init__(rooms)
        self._hub = hub

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get(view.live, until_gone(self.handle), name=f"case-live-{view.kind}")
            for view in CASE_LIVE_VIEWS
        ]

    async def handle(self, request: web.Request) -> web.StreamResponse:
        kind = str(request.match_info.route.name).removeprefix("case-live-")
        key = request.match_info["key"]
        listener = Listener(abort=lambda: abort(request))
        try:
            who = await identify(self._rooms, request)
            self._allow(kind, key, who, request)
            socket = new_socket()
            if not socket.can_prepare(request).ok:
                raise Problem("malformed", cause="a WebSocket is expected here")

            def join(state: CasesState, at: float):
                if kind == "case" and (
                    key not in state.facts.cases or not may_see(state.facts.cases[key], who)
                ):
                    raise UnknownCase(case=key)
                if kind == "joint" and (
                    key not in state.facts.joints or who.hall not in ("", state.facts.joints[key].hall)
                ):
                    raise UnknownCase(case=key)
                return self._hub.join(state, at, kind, key, listener)

            topic = await self._rooms.cases.engine.read(CASES, join)
            if topic is None:
                raise UnknownCase(case=key)
        except Exception as error:
            problem = refuse(error)
            note(request, problem)
            return respond(request, problem)
        return await self.show(socket, listener, who, request, lambda: self._hub.leave(topic, listener))

    def _allow(self, kind: str, key: str, who: Identity, request: web.Request) -> None:
        view = next(view for view in CASE_LIVE_VIEWS if view.kind == kind)
        if not who.may(view.roles, key if kind in OF_A_HALL else "", ""):
            raise Problem("forbidden" if who.roles else "unauthorised")
        if kind == "pile" and not may_see_pile(key, who):
            raise Problem("forbidden")
        if who.by_cookie and not same_origin(request):
            raise Problem("foreign_origin")
