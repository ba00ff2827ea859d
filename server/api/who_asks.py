"""Who asks, and was the same asked before."""

import asyncio
import contextlib
from hashlib import sha256

import structlog
from aiohttp import hdrs, web

from server.access.identity import ANYONE, PEOPLE, Identity
from server.api.doors import DOORS, HOME, Doors
from server.api.routes import Rooms
from server.api.sessions import COOKIE
from server.api.sources import source
from server.shell.problem_sentences import Problem
from server.sqlite import StoreUnusable

log = structlog.get_logger("api")
UNKNOWN_COST = 5.0
"""A token that nobody knows costs a look into the file of tokens."""


async def identify(rooms: Rooms, request: web.Request) -> Identity:
    """Who asks: a token before a cookie; nobody is ANYONE. Raises Problem for a token that is not valid."""
    doors = request.app.get(DOORS)
    header = request.headers.get(hdrs.AUTHORIZATION)
    if header is not None:
        scheme, _, token = header.partition(" ")
        token = token.strip() if scheme.lower() == "bearer" else ""
        found = rooms.access.by_token(token)
        if found is None:
            await _charge(doors, request, UNKNOWN_COST)
        if found is None and token:  # perhaps made a moment ago by the command line
            with contextlib.suppress(StoreUnusable):  # then it is none that we know
                await rooms.access.refresh()
            found = rooms.access.by_token(token)
        if found is None:
            raise Problem("unauthorised")
    else:
        cookie = request.cookies.get(COOKIE)
        found = rooms.access.sessions.by_cookie(cookie) if cookie else None
        if found is None:
            await _charge(doors, request, 1.0)
            return ANYONE
        rooms.access.attendance.seen(found)
    if doors is not None and request.remote not in HOME:
        doors.known(source(request))
    return found


async def is_staff(rooms: Rooms, request: web.Request) -> bool:
    """Whether somebody asks who is signed in, or a program in the name of such."""
    return bool(await _roles(rooms, request) & PEOPLE)


async def is_ours(rooms: Rooms, request: web.Request) -> bool:
    """Staff, or a kiosk of ours."""
    return bool(await _roles(rooms, request) & (PEOPLE | {"kiosk"}))


async def _roles(rooms: Rooms, request: web.Request) -> frozenset[str]:
    try:
        return (await identify(rooms, request)).roles
    except Problem:
        return frozenset()


async def _charge(doors: Doors | None, request: web.Request, cost: float) -> None:
    """A stranger has only so much to ask for; raises Problem, not at once: whoever asks without end waits."""
    if doors is not None and not doors.may_ask(source(request), cost):
        await asyncio.sleep(doors.limits.slowed_s)
        raise Problem("too_many_requests", retry_after_s=2)


def idempotency_key(request: web.Request, who: Identity, raw: bytes) -> tuple[str, bytes]:
    """(key, digest of the request), both empty without the header. One client's keys are apart from another's."""
    key = request.headers.get("Idempotency-Key", "")
    if not key:
        return "", b""
    if len(key) > 200 or not key.isprintable():
        raise Problem("malformed", cause="Idempotency-Key")
    # Strangers share a name, so what they ask about tells them apart.
    asker = who.actor if who.roles else f"{who.actor}:{sha256(request.path.encode()).hexdigest()[:16]}"
    return f"{asker}/{key}", sha256(f"{request.method} {request.path}\n".encode() + raw).digest()[:16]
