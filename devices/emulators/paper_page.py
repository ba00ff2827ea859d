"""The paper of an emulated printer as a page on loopback: its newest slips as pictures, and buttons for its faults."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template
from typing import Final

from aiohttp import hdrs, web

from devices.emulators.slips import SlipPrinter, text_of
from devices.emulators.stand import Stand
from devices.escpos.paper import read_paper

HOST: Final = "127.0.0.1"
STATIC: Final = Path(__file__).parent.parent / "escpos" / "static"
FILES: Final = {"paper.css": "text/css", "paper.js": "text/javascript"}
BUTTONS: Final = {
    "low": "纸将尽 Paper low",
    "out": "缺纸 Paper out",
    "cover": "开盖 Cover open",
    "offline": "脱机 Offline",
    "noack": "不确认 No acknowledgement",
    "mute": "不应答 Mute",
    "ok": "排除故障 All well",
}
"""The words that may be said on the page."""
SAFE: Final = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": with that a form's Origin would be "null".
    "Referrer-Policy": "same-origin",
    hdrs.CACHE_CONTROL: "no-store",
}
PICTURE: Final = {**SAFE, "Content-Security-Policy": "default-src 'none'; img-src data:; sandbox"}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def paper_page(stand: Stand[SlipPrinter], port: int) -> AsyncGenerator[str]:
    """The page's address while it is served; port 0 is a free one. Raises `OSError` for one that is taken."""
    runner = web.AppRunner(_Page(stand).application(), access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, HOST, port).start()
        yield f"http://{HOST}:{runner.addresses[0][1]}/"
    finally:
        await runner.cleanup()


@web.middleware
async def _same_origin(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Only under its own name, so that no other site reaches it by a name of its own; orders only from the page."""
    assert request.transport is not None
    port = request.transport.get_extra_info("sockname")[1]
    if request.host not in (f"{HOST}:{port}", f"localhost:{port}"):
        raise web.HTTPForbidden(text="unknown host")
    if request.method != "GET" and request.headers.get(hdrs.ORIGIN) != f"http://{request.host}":
        raise web.HTTPForbidden(text="another origin")
    return await handler(request)


class _Page:
    def __init__(self, stand: Stand[SlipPrinter]) -> None:
        self._stand, self._printer = stand, stand.emulator
        self._template = Template((STATIC / "paper.html").read_text(encoding="utf-8"))

    def application(self) -> web.Application:
        application = web.Application(middlewares=[_same_origin], client_max_size=1024)
        application.add_routes(
            [
                web.get("/", self._page),
                web.get("/version", self._version),
                web.get("/static/{name}", self._file),
                web.get("/favicon.ico", self._icon),
                web.get(r"/slips/{n:\d{1,9}}.svg", self._slip),
                web.post("/words/{word}", self._word),
            ]
        )
        return application

    async def _page(self, request: web.Request) -> web.Response:
        html = self._html(version=self._fingerprint())
        return web.Response(text=html, content_type="text/html", headers=SAFE)

    async def _version(self, request: web.Request) -> web.Response:
        return web.Response(text=self._fingerprint(), headers=SAFE)

    async def _file(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name not in FILES:
            raise web.HTTPNotFound
        body = (STATIC / name).read_bytes()
        return web.Response(body=body, content_type=FILES[name], charset="utf-8", headers=SAFE)

    async def _icon(self, request: web.Request) -> web.Response:
        return web.Response(status=204, headers=SAFE)

    async def _slip(self, request: web.Request) -> web.Response:
        job = self._printer.slips.get(int(request.match_info["n"]))
        if job is None:
            raise web.HTTPNotFound
        return web.Response(text=read_paper(job).svg(), content_type="image/svg+xml", headers=PICTURE)

    async def _word(self, request: web.Request) -> web.Response:
        word = request.match_info["word"]
        if word not in BUTTONS:
            raise web.HTTPNotFound
        await self._stand.obey(word)
        raise web.HTTPSeeOther("/")

    def _fingerprint(self) -> str:
        return sha256(f"{id(self)} {self._html(version='')}".encode()).hexdigest()[:16]

    def _html(self, version: str) -> str:
        return self._template.substitute(
            version=version,
            state=" · ".join(
                f"{escape(name)}: {escape(value)}" for name, value in self._stand.state().items()
            ),
            buttons="\n".join(self._button(word, label) for word, label in BUTTONS.items()),
            slips="\n".join(self._figure(n) for n in sorted(self._printer.slips, reverse=True))
            or "<p>还没有号票 No slip yet</p>",
        )

    def _button(self, word: str, label: str) -> str:
        pressed = "" if word == "ok" else f' aria-pressed="{"true" if self._is_on(word) else "false"}"'
        return f'<form method="post" action="/words/{word}"><button{pressed}>{escape(label)}</button></form>'

    def _is_on(self, word: str) -> bool:
        printer = self._printer
        on = {
            "low": printer.paper_low,
            "out": printer.paper_out,
            "cover": printer.cover_open,
            "offline": printer.offline,
            "noack": not printer.ack,
            "mute": printer.mute,
        }
        return on[word]

    def _figure(self, n: int) -> str:
        text = escape("\n".join(text_of(read_paper(self._printer.slips[n]))))
        return (
            f'<figure><figcaption>号票 Slip {n}</figcaption><img src="/slips/{n}.svg" alt="{text}"></figure>'
        )
