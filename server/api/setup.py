"""Hangs the API into an aiohttp application."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from server.api import docs
from server.api.health import Health
from server.api.http import MAX_BODY, make_handler, respond
from server.api.live import Live
from server.api.problems import Problem
from server.api.routes import Rooms
from server.api.table import ROUTES
from server.hub import Hub

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@web.middleware
async def problems(request: web.Request, handler: Handler) -> web.StreamResponse:
    """What aiohttp itself refuses, as problem+json for programs and as a plain page for people."""
    try:
        return await handler(request)
    except web.HTTPNotFound:
        return respond(request, Problem("not_found"))
    except web.HTTPMethodNotAllowed as error:
        response = respond(request, Problem("method_not_allowed"))
        response.headers["Allow"] = ",".join(sorted(error.allowed_methods))
        return response
    except web.HTTPRequestEntityTooLarge:
        return respond(request, Problem("too_large"))


async def secure(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(SECURITY)


def make_application() -> web.Application:
    application = web.Application(middlewares=[problems], client_max_size=MAX_BODY)
    application.on_response_prepare.append(secure)
    return application


def add_api(application: web.Application, rooms: Rooms, hub: Hub, version: str) -> Live:
    """All rows of the table, the live views, health and documents; returns the live views to close at the end."""
    live = Live(rooms, hub)
    for route in ROUTES:
        application.router.add_route(route.method, route.path, make_handler(route, rooms))
    application.add_routes(live.routes())
    application.add_routes(Health(rooms, hub).routes())
    application.add_routes(docs.routes(ROUTES, version))
    return live
