"""Staff pages, the phone's pages and the rating pad; and the pictures of the QR codes that lead a phone there."""

import io
import re
from collections.abc import Awaitable, Callable, Collection
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

import segno
from aiohttp import web

from server.access.identity import PEOPLE
from server.shell.pages import Page

SHOWN = re.compile(r"[A-Za-z0-9_-]{8,40}\.[A-Za-z0-9_-]{12}")
"""A ticket's id and its proof."""
CASE = re.compile(r"[0-9]{19}[0-9X]\.[0-9]{6}")
"""A case's number and its query code."""
CONCERN = re.compile(r"S[0-9]{19}[0-9X]\.[0-9]{6}")
"""The same of a question or complaint."""
STATIC = Path(__file__).parent / "static"
VENDOR = STATIC / "vendor"
MANAGING = frozenset({"manager", "supervisor"})
STAFF_STYLES = ("vendor/bootstrap/bootstrap.min.css", "web/staff.css")
CONSOLE_STYLES = (*STAFF_STYLES, "web/cases.css", "web/console.css")
MANAGER_STYLES = (*STAFF_STYLES, "web/manager.css")
CASE_STYLES = (*STAFF_STYLES, "web/cases.css")
DEVICE_STYLES = (*STAFF_STYLES, "web/devices.css")
STAFF = ("shared", "staff", "server")
"""The server's own words too: what a pad was refused comes in English and is shown in the reader's language."""
CASES = (*STAFF, "case", "cases")
PAPERS = (*CASES, "paper")
DESK = (*PAPERS, "said")
SAID = ("shared", "phone", "said")
PHONE = ("shared", "phone", "said")
DESIGN_PHONE = ("shared", "phone", "design")
GUIDE = ("shared", "kiosk_guide")
PAGES = [
    Page("/", "Pages of this server", "yc-index", "web/index.js", STAFF_STYLES, words=STAFF),
    Page("/sign-in", "Sign in", "yc-sign-in", "web/sign-in.js", STAFF_STYLES, words=STAFF),
    Page("/console/{hall}", "Clerk console", "yc-console", "web/console.js", CONSOLE_STYLES, PEOPLE, DESK),
    Page(
        "/console/{hall}/{window}",
        "Clerk console",
        "yc-console",
        "web/console.js",
        CONSOLE_STYLES,
        PEOPLE,
        DESK,
    ),
    Page("/manager/{hall}", "Manager panel", "yc-manager", "web/manager.js", MANAGER_STYLES, MANAGING, STAFF),
    Page("/cases", "Cases", "yc-cases", "web/cases.js", CASE_STYLES, PEOPLE, CASES),
    Page(
        "/catalogue",
        "Catalogue of matters",
        "yc-catalogue",
        "web/catalogue.js",
        (*STAFF_STYLES, "web/catalogue.css"),
        PEOPLE,
        (*CASES, "catalogue"),
    ),
    Page(
        "/calendar",
        "Working days",
        "yc-calendar",
        "web/calendar.js",
        (*STAFF_STYLES, "web/calendar.css"),
        PEOPLE,
        (*CASES, "calendar"),
    ),
    Page(
        "/duty",
        "On duty",
        "yc-duty",
        "web/duty.js",
        (*STAFF_STYLES, "web/duty.css"),
        frozenset({"reviewer", "manager", "supervisor"}),
        (*CASES, "duty"),
    ),
    Page(
        "/hooks",
        "Messages to the outside",
        "yc-hooks",
        "web/hooks.js",
        (*STAFF_STYLES, "web/hooks.css"),
        frozenset({"admin"}),
        (*CASES, "hooks"),
    ),
    Page(
        "/audit",
        "Audit",
        "yc-audit",
        "web/audit.js",
        (*STAFF_STYLES, "web/audit.css"),
        frozenset({"supervisor"}),
        (*CASES, "statistics", "audit"),
    ),
    Page("/issuing/{hall}", "Issuing", "yc-issuing", "web/issuing.js", CASE_STYLES, PEOPLE, CASES),
    Page("/case/{case}", "Case", "yc-case-page", "web/case.js", CASE_STYLES, PEOPLE, CASES),
    Page("/joint/{case}", "Joint application", "yc-joint-page", "web/joint.js", CASE_STYLES, PEOPLE, CASES),
    Page("/paper/{case}", "Papers", "yc-paper", "web/paper.js", ("web/paper.css",), PEOPLE, PAPERS),
    Page(
        "/joint-paper/{case}",
        "Acceptance notice",
        "yc-paper",
        "web/paper.js",
        ("web/paper.css",),
        PEOPLE,
        PAPERS,
    ),
    Page(
        "/matters/{matter}",
        "Papers of a matter",
        "yc-matter",
        "web/matter.js",
        ("web/matter.css",),
        words=("shared", "case", "kiosk_guide", "matter"),
    ),
    Page(
        "/j/{case}",
        "Your case",
        "yc-my-joint",
        "web/my-joint.js",
        ("web/my-case.css",),
        words=("shared", "case"),
    ),
    Page(
        "/c/{case}",
        "Your case",
        "yc-my-case",
        "web/my-case.js",
        ("web/my-case.css",),
        words=("shared", "case", "phone", "said"),
    ),
    Page(
        "/feedback",
        "Ratings and complaints",
        "yc-feedback",
        "web/feedback.js",
        CASE_STYLES,
        PEOPLE,
        (*PAPERS, "phone", "said", "feedback"),
    ),
    Page(
        "/supervision",
        "Supervision",
        "yc-supervision",
        "web/supervision.js",
        (*CASE_STYLES, "web/supervision.css"),
        frozenset({"reviewer", "manager", "supervisor"}),
        (*CASES, "phone", "said", "feedback", "supervision"),
    ),
    Page(
        "/assessments",
        "Assessments",
        "yc-assessments",
        "web/assessments.js",
        (*CASE_STYLES, "web/assessments.css"),
        frozenset({"clerk", "reviewer", "manager", "supervisor"}),
        (*CASES, "feedback", "assessments"),
    ),
    Page("/write/{hall}", "Ask or complain", "yc-write", "web/write.js", ("web/my-case.css",), words=SAID),
    Page(
        "/f/{concern}",
        "What you told us",
        "yc-follow",
        "web/follow.js",
        ("web/my-case.css",),
        words=SAID,
    ),
    Page("/devices/{hall}", "Devices", "yc-device-page", "web/devices.js", DEVICE_STYLES, MANAGING, STAFF),
    Page(
        "/statistics/{hall}",
        "Statistics",
        "yc-statistics",
        "web/statistics.js",
        (*STAFF_STYLES, "web/statistics.css"),
        MANAGING,
        (*STAFF, "statistics"),
    ),
    *(
        Page(
            path,
            "Figures",
            "yc-spans",
            "web/figures.js",
            (*STAFF_STYLES, "web/statistics.css", "web/audit.css", "web/figures.css"),
            MANAGING | {"clerk", "reviewer"},
            (*CASES, "statistics", "audit"),
        )
        for path in ("/figures", "/figures/{hall}")
    ),
    Page(
        "/design",
        "Design",
        "yc-design",
        "web/design.js",
        (*CONSOLE_STYLES, "web/manager.css", "web/devices.css", "web/statistics.css", "web/design.css"),
        words=(*CASES, "paper", "said", "statistics", "design"),
    ),
    Page(
        "/design/phone",
        "Design",
        "yc-design-phone",
        "web/design/phone.js",
        ("web/phone.css", "web/design.css"),
        words=DESIGN_PHONE,
    ),
    Page(
        "/t/{ticket}",
        "Your ticket",
        "yc-phone",
        "web/phone.js",
        ("web/phone.css",),
        words=PHONE,
        bundle="phone",
    ),
    Page("/g/{hall}", "Guide", "yc-guide", "web/guide.js", ("web/guide.css",), words=GUIDE, bundle="guide"),
    Page(
        "/g/{hall}/{service}",
        "Guide",
        "yc-guide",
        "web/guide.js",
        ("web/guide.css",),
        words=GUIDE,
        bundle="guide",
    ),
    Page(
        "/rating/{hall}/{window}",
        "Rate the service",
        "yc-rating",
        "web/rating.js",
        ("web/rating.css",),
        words=PHONE,
        fixed=True,
        bundle="rating",
    ),
]
SETUP = Page(
    "/",
    "Set up a hall",
    "yc-setup",
    "web/setup.js",
    (*STAFF_STYLES, "web/setup.css"),
    words=("shared", "staff", "setup"),
)
"""The one page of the guided first start, on a small server of its own."""


def routes(
    public_url: Callable[[], str],
    is_proven: Callable[[str], Awaitable[bool]],
    knows_guide: Callable[[str, str], bool],
    is_staff: Callable[[web.Request], Awaitable[bool]] | None = None,
    knows_matter: Callable[[str], Awaitable[bool]] | None = None,
    halls: Collection[str] = (),
    is_ours: Callable[[web.Request], Awaitable[bool]] | None = None,
) -> list[web.RouteDef]:
    """`/t/{ticket}/qr.svg`, `/c/{case}/qr.svg`, `/f/{concern}/qr.svg`, `/write/{hall}/qr.svg`, `/g/{hall}/{service}/qr.svg`
    and `/matters/{matter}/qr.svg`: codes that lead a phone to that page at `public_url`. `is_ours`: of staff or a kiosk.

    Only what is there is drawn, and kept: a picture costs as much as a call.
    """

    @lru_cache(512)
    def draw(url: str) -> bytes:
        picture = io.BytesIO()
        code = segno.make(url, error="m")
        code.save(picture, kind="svg", scale=4, border=2, svgclass=None)
        return picture.getvalue()

    async def ticket_qr(request: web.Request) -> web.Response:
        ticket = request.match_info["ticket"]
        if not SHOWN.fullmatch(ticket) or not await is_proven(ticket):
            raise web.HTTPNotFound
        return web.Response(body=draw(f"{public_url()}/t/{ticket}"), content_type="image/svg+xml")

    async def guide_qr(request: web.Request) -> web.Response:
        hall, service = request.match_info["hall"], request.match_info["service"]
        if not knows_guide(hall, service):
            raise web.HTTPNotFound
        return web.Response(body=draw(f"{public_url()}/g/{hall}/{service}"), content_type="image/svg+xml")

    async def case_qr(request: web.Request) -> web.Response:
        # For the paper that staff prints. To a stranger a picture would say which of a million codes is the right one.
        case = request.match_info["case"]
        if not CASE.fullmatch(case) or is_staff is None or not await is_staff(request):
            raise web.HTTPNotFound
        return web.Response(body=draw(f"{public_url()}/c/{case}"), content_type="image/svg+xml")

    async def joint_qr(request: web.Request) -> web.Response:
        case = request.match_info["case"]
        if not CASE.fullmatch(case) or is_staff is None or not await is_staff(request):
            raise web.HTTPNotFound
        return web.Response(body=draw(f"{public_url()}/j/{case}"), content_type="image/svg+xml")

    async def matter_qr(request: web.Request) -> web.Response:
        matter = request.match_info["matter"]
        if knows_matter is None or not await knows_matter(matter):
            raise web.HTTPNotFound
        page = f"{public_url()}/matters/{quote(matter, safe='')}"
        return web.Response(body=draw(page), content_type="image/svg+xml")

    async def concern_qr(request: web.Request) -> web.Response:
        # As with cases: to a stranger it says nothing.
        concern = request.match_info["concern"]
        if not CONCERN.fullmatch(concern) or is_ours is None or not await is_ours(request):
            raise web.HTTPNotFound
        return web.Response(body=draw(f"{public_url()}/f/{concern}"), content_type="image/svg+xml")

    async def write_qr(request: web.Request) -> web.Response:
        hall = request.match_info["hall"]
        if hall not in halls:
            raise web.HTTPNotFound
        return web.Response(body=draw(f"{public_url()}/write/{hall}"), content_type="image/svg+xml")

    return [
        web.get("/f/{concern}/qr.svg", concern_qr),
        web.get("/write/{hall}/qr.svg", write_qr),
        web.get("/matters/{matter}/qr.svg", matter_qr),
        web.get("/t/{ticket}/qr.svg", ticket_qr),
        web.get("/c/{case}/qr.svg", case_qr),
        web.get("/j/{case}/qr.svg", joint_qr),
        web.get("/g/{hall}/{service}/qr.svg", guide_qr),
    ]
