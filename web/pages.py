"""Staff pages, the phone page and the rating pad; and the picture of a ticket's QR code."""

import io
from pathlib import Path

import segno
from aiohttp import web

from server.access.identity import PEOPLE
from server.api.pages import Page

STATIC = Path(__file__).parent / "static"
VENDOR = STATIC / "vendor"
STAFF_STYLES = ("vendor/bootstrap/bootstrap.min.css", "web/staff.css")
PAGES = [
    Page("/", "Pages of this server", "yc-index", "web/index.js", STAFF_STYLES),
    Page("/sign-in", "Sign in", "yc-sign-in", "web/sign-in.js", STAFF_STYLES),
    Page("/console/{hall}", "Clerk console", "yc-console", "web/console.js", STAFF_STYLES, PEOPLE),
    Page("/console/{hall}/{window}", "Clerk console", "yc-console", "web/console.js", STAFF_STYLES, PEOPLE),
    Page(
        "/manager/{hall}",
        "Manager panel",
        "yc-manager",
        "web/manager.js",
        STAFF_STYLES,
        frozenset({"manager", "supervisor"}),
    ),
    Page("/t/{ticket}", "Your ticket", "yc-phone", "web/phone.js", ("web/phone.css",)),
    Page("/rating/{hall}/{window}", "Rate the service", "yc-rating", "web/rating.js", ("web/rating.css",)),
]


def routes(public_url: str) -> list[web.RouteDef]:
    """`/t/{ticket}/qr.svg`: the QR code that leads a phone to the ticket's page at `public_url`."""

    async def ticket_qr(request: web.Request) -> web.Response:
        ticket = request.match_info["ticket"]
        if len(ticket) > 40:
            raise web.HTTPNotFound
        picture = io.BytesIO()
        code = segno.make(f"{public_url}/t/{ticket}", error="m")
        code.save(picture, kind="svg", scale=4, border=2, svgclass=None)
        return web.Response(body=picture.getvalue(), content_type="image/svg+xml")

    return [web.get("/t/{ticket}/qr.svg", ticket_qr)]
