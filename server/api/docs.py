"""`/api/v1/openapi.json` and a page to read and try it with."""

import asyncio
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path

import jinja2
import msgspec
from aiohttp import hdrs, web

from server.api.live_views import LIVE_VIEWS
from server.api.openapi import openapi
from server.api.routes import Route
from server.domain.language import Language
from server.language.catalogues import catalogue, negotiate, say
from server.shell.http import JSON
from server.shell.problem_sentences import PROBLEMS

PAGES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True
)
"""What this floor shows to people."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
"""Swagger UI sets styles on its elements; no script runs but the two of this page."""


@cache
def _page(language: Language, version: str) -> str:
    return PAGES.get_template("docs.html").render(
        t=partial(say, language),
        words=catalogue(language),
        lang=language.tag,
        problems=PROBLEMS,
        live=LIVE_VIEWS,
        version=version,
    )


def routes(table: Sequence[Route], version: str) -> list[web.RouteDef]:
    """Written when somebody asks for the first time: no start waits for them, and no hall either."""
    document = cache(lambda: msgspec.json.encode(openapi(table, version)))

    async def as_json(request: web.Request) -> web.Response:
        return web.Response(body=await asyncio.to_thread(document), content_type=JSON)

    async def as_page(request: web.Request) -> web.Response:
        language = negotiate(request.headers.get(hdrs.ACCEPT_LANGUAGE, ""), request.query.get("language", ""))
        headers = {"Content-Security-Policy": POLICY, hdrs.VARY: hdrs.ACCEPT_LANGUAGE}
        page = await asyncio.to_thread(_page, language, version)
        return web.Response(text=page, content_type="text/html", headers=headers)

    return [web.get("/api/v1/openapi.json", as_json), web.get("/api/docs", as_page)]
