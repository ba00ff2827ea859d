"""Hangs the API into an aiohttp application.

One middleware and one signal see every answer; both do little, since every request of a full hall pays for them.
"""

import logging
import resource
from collections.abc import Iterable

from aiohttp import hdrs, web

from server.api import docs
from server.api.doors import DOORS, Doors, Limits
from server.api.every import OneLine, as_problem, dress, expect
from server.api.handling import make_handler
from server.api.health import HealthRoutes
from server.api.live import Live
from server.api.routes import Rooms
from server.api.sources import TRUSTED, trust
from server.api.table import ROUTES
from server.api.turned_away import TURNED_AWAY, TurnedAway
from server.clock import COMPUTER
from server.domain.queue.state import HallState
from server.hub.hub import Hub
from server.language.catalogues import negotiate, say
from server.shell.body_limits import MAX_BODY
from server.shell.http import SECURITY, respond
from server.shell.problem_sentences import PROBLEMS, Problem

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'"
"""Its one script dresses the page in the theme of the device."""
NOWHERE = docs.PAGES.get_template("nowhere.html")


def make_application(trusted_proxies: Iterable[str] = (), limits: Limits | None = None) -> web.Application:
    application = web.Application(client_max_size=MAX_BODY, middlewares=[as_problem])
    trust(application, trusted_proxies)
    limits = limits or Limits(in_all=_room())
    application[DOORS] = Doors(COMPUTER.steady, limits, application[TRUSTED])
    application[TURNED_AWAY] = TurnedAway(COMPUTER.steady)
    application.on_response_prepare.append(dress)
    logging.getLogger("aiohttp.server").addFilter(OneLine())
    return application


def _room() -> int:
    """Connections that the system has descriptors for, some left for files."""
    return max(64, min(Limits().in_all, resource.getrlimit(resource.RLIMIT_NOFILE)[0] - 256))


def add_api(application: web.Application, rooms: Rooms, hub: Hub[HallState], version: str) -> Live:
    """All rows of the table, the live views, health and documents; returns the live views to close at the end."""
    live = Live(rooms, hub)
    for route in ROUTES:
        application.router.add_route(
            route.method, route.path, make_handler(route, rooms), expect_handler=expect
        )
    application.add_routes(live.routes())
    application.add_routes(HealthRoutes(rooms, hub).routes())
    application.add_routes(docs.routes(ROUTES, version))
    return live


def add_nowhere(application: web.Application) -> None:
    """The last route: what nothing else answers, as a problem for programs and a sentence for people."""

    async def nowhere(request: web.Request) -> web.Response:
        allowed: set[str] = set()
        for place in application.router.resources():
            _, methods = await place.resolve(request)
            allowed |= methods
        allowed.discard("*")
        if allowed:
            response = respond(request, Problem("method_not_allowed"))
            response.headers[hdrs.ALLOW] = ",".join(sorted(allowed))
            return response
        if "text/html" in request.headers.get(hdrs.ACCEPT, ""):
            return _sentence(request)
        return respond(request, Problem("not_found"))

    # Any character, a line end too: nothing falls through to an answer that is not ours.
    application.router.add_route("*", r"/{nowhere:[\s\S]*}", nowhere, expect_handler=expect)


def _sentence(request: web.Request) -> web.Response:
    language, kind = negotiate(request.headers.get(hdrs.ACCEPT_LANGUAGE, "")), PROBLEMS["not_found"]
    html = NOWHERE.render(
        lang=language.tag,
        title=say(language, kind.title),
        detail=say(language, kind.detail),
        home=say(language, "To the first page"),
    )
    headers = {**SECURITY, "Content-Security-Policy": POLICY}
    return web.Response(text=html, status=404, content_type="text/html", headers=headers)
