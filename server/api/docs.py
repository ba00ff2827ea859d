"""`/api/v1/openapi.json` and a page to read it with, plain HTML without a script."""

from collections.abc import Sequence
from pathlib import Path

import jinja2
import msgspec
from aiohttp import web

from server.api.live_views import LIVE_VIEWS
from server.api.openapi import openapi
from server.api.routes import Route
from server.shell.problems import PROBLEMS

TEMPLATES = Path(__file__).parent / "templates"


def routes(table: Sequence[Route], version: str) -> list[web.RouteDef]:
    document = msgspec.json.encode(openapi(table, version))
    loader = jinja2.FileSystemLoader(TEMPLATES)
    html = (
        jinja2.Environment(loader=loader, autoescape=True)
        .get_template("docs.html")
        .render(routes=table, problems=PROBLEMS, live=LIVE_VIEWS, version=version)
    )

    async def as_json(request: web.Request) -> web.Response:
        return web.Response(body=document, content_type="application/json")

    async def as_page(request: web.Request) -> web.Response:
        return web.Response(text=html, content_type="text/html")

    return [web.get("/api/v1/openapi.json", as_json), web.get("/api/docs", as_page)]
