"""Pages are thin shells around one component each; kiosk, display and web declare theirs with `Page`."""

import base64
import gzip
import json
from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import jinja2
import msgspec
from aiohttp import hdrs, web
from markupsafe import Markup

from server.access.identity import Identity
from server.domain.language import Language
from server.language.catalogues import NAMES, catalogue, negotiate
from server.shell import bundles
from server.shell.http import SECURITY, Handler, respond
from server.shell.modules import modules_of
from server.shell.problem_sentences import Problem
from server.shell.static import Files

Identify = Callable[[web.Request], Awaitable[Identity]]
"""Who asks for a page; raises Problem for a token that is not valid."""
May = Callable[[Identity, str], list[str]]
"""(who, hall) → what they may do there, as `allowed` of the table of routes."""
First = Callable[[str, str, str], Awaitable[bytes | None]]
"""(hall, kind of view, key) → the first message of a live view, as JSON."""
TEMPLATES = Path(__file__).parent / "templates"


class Page(NamedTuple):
    """A page: its path, the English title, its element (served from `/static/{module}`), who may see it, and the
    catalogues of its words."""

    path: str
    title: str
    element: str
    module: str
    styles: tuple[str, ...]
    roles: frozenset[str] = frozenset()
    words: tuple[str, ...] = NAMES
    live: tuple[str, str] | None = None
    """(path, kind) of the view that the page brings along, so that it is drawn before its WebSocket is open; the key is
    the path's {window}."""
    fixed: bool = False
    """Of a screen that stands in public: nothing that fingers do to it, such as enlarging it, stays for the next person."""
    bundle: str = ""
    """Of a page for slow machines: what its one script and its one style sheet are called (`tools/bundles.py`)."""

    @property
    def scripts(self) -> tuple[str, ...]:
        return (self.module, *(("web/shared/fixed.js",) if self.fixed else ()))

    @property
    def sheets(self) -> tuple[str, ...]:
        fixed = ("web/shared/fixed.css",) if self.fixed else ()
        return ("web/shared/tokens.css", *self.styles, *fixed)


class Pages:
    """Renders every page from one shell with a strict Content-Security-Policy."""

    def __init__(
        self, identify: Identify, vendor: Path, first: First | None = None, may: May | None = None
    ) -> None:
        self._identify, self._first, self._may = identify, first, may
        self._importmap = json.dumps(
            json.loads((vendor / "importmap.json").read_text(encoding="utf-8")), separators=(",", ":")
        )
        digest = base64.b64encode(sha256(self._importmap.encode()).digest()).decode()
        self._csp = (
            f"default-src 'self'; script-src 'self' 'sha256-{digest}'; style-src 'self'; img-src 'self' data:; "
            "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"
        )
        self._languages = data_block(msgspec.json.encode([one.traits() for one in Language]))
        loader = jinja2.FileSystemLoader(TEMPLATES)
        self._shell = jinja2.Environment(loader=loader, autoescape=True).get_template("shell.html")

    def add(self, application: web.Application, pages: Iterable[Page], static: Mapping[str, Path]) -> None:
        """The pages, `/static/NAME` for every folder, and the catalogues of words."""
        pages = list(pages)
        self._modules = modules_of(tuple(static.items()), self._importmap)
        self._bundles = bundles.Bundles(static, bundles.read())
        rows: list[web.AbstractRouteDef] = [web.get(page.path, self._handler(page)) for page in pages]
        rows.append(web.get("/static/{name}/{path:.*}", Files({**static, "bundles": bundles.FOLDER}).handle))
        rows.append(web.get("/i18n/{language}/{names}.json", Words(page.words for page in pages).handle))
        application.add_routes(rows)

    def _handler(self, page: Page) -> Handler:
        modules = self._modules.reached(page.module)

        async def handle(request: web.Request) -> web.Response:
            try:
                who = await self._identify(request)
            except Problem as problem:
                if problem.code == "too_many_requests":
                    return respond(request, problem)
                who = None
            hall = request.match_info.get("hall", "")
            if page.roles and (who is None or not who.may(page.roles, hall, "")):
                raise web.HTTPFound(f"/sign-in?next={quote(request.path_qs)}")
            language = negotiate(request.headers.get(hdrs.ACCEPT_LANGUAGE, ""))
            bundled = bool(page.bundle) and self._bundles.serves(page.bundle, page.scripts, page.sheets)
            html = self._shell.render(
                page=page,
                scripts=(f"bundles/{page.bundle}.js",) if bundled else page.scripts,
                sheets=(f"bundles/{page.bundle}.css",) if bundled else page.sheets,
                attributes=dict(request.match_info),
                title=_title(page, language),
                language=language,
                modules=() if bundled else modules,
                words="+".join(page.words),
                languages=self._languages,
                said=data_block(msgspec.json.encode(catalogue(language, page.words))),
                first=await self._brought(page, request),
                may=data_block(msgspec.json.encode(self._may(who, hall)))
                if self._may and page.roles and who
                else "",
                live=page.live[0].format(**request.match_info) if page.live else "",
                importmap="" if bundled else Markup(self._importmap),
            )
            response = web.Response(text=html, content_type="text/html", headers=SECURITY)
            response.headers["Content-Security-Policy"] = self._csp
            response.headers[hdrs.CACHE_CONTROL] = "no-cache"
            response.enable_compression()
            return response

        return handle

    async def _brought(self, page: Page, request: web.Request) -> Markup:
        """The first message of the page's view, or an empty text."""
        if page.live is None or self._first is None:
            return Markup()
        match = request.match_info
        return data_block(await self._first(match["hall"], page.live[1], match.get("window", "")) or b"")


def _title(page: Page, language: str) -> str:
    """In the page's own words where they have it: a kiosk's agent then reads no others."""
    return catalogue(language, page.words).get(page.title) or catalogue(language).get(page.title, page.title)


def data_block(text: bytes) -> Markup:
    """JSON that may stand in a script element: nothing in it can end the element."""
    return Markup(text.decode().replace("<", "\\u003c"))


@cache
def _packed(language: str, names: tuple[str, ...]) -> tuple[bytes, bytes]:
    """Catalogues as JSON, plain and packed; once, like the catalogues themselves."""
    body = msgspec.json.encode(catalogue(language, names))
    return body, gzip.compress(body, mtime=0)


class Words:
    """English sentence → sentence of some catalogues ("public+guide"), for the pages' own texts.

    Made once, of those combinations that a page names: nobody else has any to ask for.
    """

    def __init__(self, combinations: Iterable[tuple[str, ...]]) -> None:
        self._made: dict[tuple[str, str], tuple[bytes, bytes]] = {}
        for names in set(combinations):
            for language in Language:
                self._made[language, "+".join(names)] = _packed(language, names)

    async def handle(self, request: web.Request) -> web.Response:
        made = self._made.get((request.match_info["language"], request.match_info["names"]))
        if made is None:
            return respond(request, Problem("not_found"))
        headers = {hdrs.CACHE_CONTROL: "no-cache", hdrs.VARY: "Accept-Encoding"}
        packed = "gzip" in request.headers.get(hdrs.ACCEPT_ENCODING, "")
        if packed:
            headers[hdrs.CONTENT_ENCODING] = "gzip"
        return web.Response(body=made[packed], content_type="application/json", headers=headers)
