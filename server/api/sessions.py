"""Signing in and out, enrolling a screen, and the few answers that look at more than one hall or at personal data."""

import math
from collections.abc import Callable

import msgspec
import structlog
from aiohttp import web
from msgspec import Struct

from server.access.access import BROWSER_S
from server.access.door import Caller, SignInRefused
from server.access.identity import Identity
from server.access.sessions import DEVICE_S, PERSON_S
from server.api import body_shapes as bodies
from server.api.routes import ActRoute, Ask, Rooms, roles
from server.api.sources import source
from server.domain.queue.lookup import ticket_of
from server.domain.queue.refusal_codes import UnknownTicket
from server.domain.queue.shown.hall import HallView
from server.domain.queue.views.hall import hall_view
from server.domain.queue.views.parts import Now
from server.shell.problem_sentences import Problem

log = structlog.get_logger("api")
COOKIE = "yichuang"
BROWSER = "yichuang_browser"
"""Opens nothing: it says whom this browser has signed in before, so that others' wrong passwords do not count here."""
SESSION = "/api/v1/session"
Finish = Callable[[web.Response], None]


class Who(Struct, frozen=True):
    """Who this session or token is."""

    name: str
    title: str
    roles: list[str]
    hall: str
    window: str
    departments: list[str]
    """For which they decide cases."""


class Private(Struct, frozen=True):
    """What the personal store still knows of a ticket."""

    person: bodies.Person | None
    note: str
    """The newest note."""
    notes: list["Note"]
    """What each window wrote for the next, oldest first."""


class Note(Struct, frozen=True):
    """What a clerk wrote for whoever serves the citizen next."""

    at: str
    window: str
    text: str


def who(identity: Identity) -> Who:
    return Who(
        identity.name,
        identity.title or identity.name,
        sorted(identity.roles),
        identity.hall,
        identity.window,
        list(identity.departments),
    )


def _cookie(request: web.Request, value: str, max_age_s: int, name: str = COOKIE, path: str = "/") -> Finish:
    # Behind a proxy that speaks TLS for us the browser must keep the cookie to TLS as well.
    secure = request.secure or request.headers.get("X-Forwarded-Proto") == "https"

    def finish(response: web.Response) -> None:
        response.set_cookie(
            name,
            value,
            max_age=max_age_s,
            httponly=True,
            samesite="Strict",
            secure=secure,
            path=path,
        )

    return finish


async def sign_in(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[Who, Finish]:
    body: bodies.SignIn = ask.body
    caller = Caller(source(request), request.cookies.get(BROWSER, ""), ask.who)
    try:
        signed_in = await rooms.access.sign_in(body.hall, body.name, body.password, caller)
    except SignInRefused as refused:
        raise _refusal(refused) from refused
    session = _cookie(request, signed_in.cookie, PERSON_S)
    known = _cookie(request, signed_in.browser, BROWSER_S, BROWSER, SESSION)

    def finish(response: web.Response) -> None:
        session(response)
        known(response)

    return who(signed_in.who), finish


def _refusal(refused: SignInRefused) -> Problem:
    wait_s = math.ceil(refused.wait_s)
    match refused.why:
        case "wrong":
            return Problem("wrong_password", wait_s)
        case "busy":
            return Problem("sign_in_busy", wait_s)
        case _ if wait_s > 60:
            return Problem("locked", wait_s, minutes=str(math.ceil(wait_s / 60)))
        case _:
            return Problem("slowed", wait_s, seconds=str(wait_s))


async def enrol(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[Who, Finish]:
    found = await rooms.access.enrol(ask.body.token)
    if found is None:
        raise Problem("unauthorised")
    return who(found[1]), _cookie(request, found[0], DEVICE_S)


async def sign_out(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[Who, Finish]:
    cookie = request.cookies.get(COOKIE)
    if cookie:
        await rooms.access.sessions.end(cookie)

    def finish(response: web.Response) -> None:
        response.del_cookie(COOKIE, path="/")

    return Who("", "", [], "", "", []), finish


async def whoami(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[Who, None]:
    return who(ask.who), None


async def list_halls(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[list[HallView], None]:
    views = [
        await rooms.engine.read(hall, lambda s, at, h=hall: hall_view(s, Now(at, rooms.stamps[h])))
        for hall in rooms.engine.living
    ]
    return views, None


async def private(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[Private, None]:
    ticket = await rooms.engine.read(ask.hall, lambda s, at: ticket_of(s, ask.ticket))
    if ask.who.window and ask.who.window not in (ticket.turn.window, ticket.place.target):
        raise Problem("forbidden")  # a window's own token sees the citizens of that window
    person, note = ticket.person, ticket.visit.note
    # Who looked at personal data is on record; what they saw is not.
    log.info("personal data read", actor=ask.who.actor, hall=ask.hall, ticket=ask.ticket)
    kept = await rooms.personal.get(ask.hall, person) if person else None
    notes: list[Note] = []
    for step in ticket.visit.steps:
        words = await rooms.personal.get(ask.hall, step.note) if step.note else None
        if words is not None:
            text = msgspec.json.decode(words, type=str)
            notes.append(Note(rooms.stamps[ask.hall](step.at), step.window, text))
    newest = await rooms.personal.get(ask.hall, note) if note else None
    return Private(
        msgspec.json.decode(kept, type=bodies.Person) if kept else None,
        msgspec.json.decode(newest, type=str) if newest else "",
        notes,
    ), None


ROUTES = [
    ActRoute("POST", SESSION, "Sign in", Who, body=bodies.SignIn, status=201, act=sign_in, named="signIn",
             problems=("wrong_password", "slowed", "locked", "sign_in_busy")),
    ActRoute("POST", SESSION + "/enrol", "Enrol this screen with a token", Who, body=bodies.Enrolment, status=201,
             act=enrol, named="enrolScreen"),
    ActRoute("GET", SESSION, "Who this is", Who, act=whoami, named="whoAmI"),
    ActRoute("DELETE", SESSION, "Sign out", Who, act=sign_out, named="signOut"),
    ActRoute("GET", "/api/v1/halls", "All halls", list[HallView], act=list_halls, named="listHalls"),
    ActRoute("GET", "/api/v1/halls/{hall}/tickets/{ticket}/private", "Name and note of a ticket", Private,
             roles("clerk", "reviewer", "issuer", "manager"), refusals=(UnknownTicket,), act=private,
             named="readPrivate"),
]  # fmt: skip
