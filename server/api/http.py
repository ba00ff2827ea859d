"""From an HTTP request to the engine and back: who asks, may they, what do they want, was it asked before."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

import msgspec
import structlog
from aiohttp import hdrs, http_exceptions, web
from multidict import CIMultiDict

from server.access.identity import ANYONE, Identity
from server.api.doors import DOORS, HOME, Doors
from server.api.problems import Problem, problem_body
from server.api.routes import JSON, Rooms
from server.api.sessions import COOKIE
from server.api.sources import source
from server.domain.proof import proven
from server.domain.queue.refusals import Refused
from server.engine.submission import EngineFault, IdempotencyConflict, NotReady, UnknownStream
from server.journal.journal import JournalUnavailable
from server.language.catalogues import negotiate
from server.sqlite import StoreUnusable

log = structlog.get_logger("api")
Handler = Callable[[web.Request], Awaitable[web.Response]]
SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Made once, and short: a full hall asks often, and a header costs as much as a step of a decision.
JSON_HEADERS = CIMultiDict(
    {hdrs.CONTENT_TYPE: JSON, "X-Content-Type-Options": "nosniff", hdrs.CACHE_CONTROL: "no-store"}
)
PROBLEM_HEADERS = CIMultiDict({**JSON_HEADERS, hdrs.CONTENT_TYPE: "application/problem+json"})
MAX_BODY = 64 * 1024
UNKNOWN_COST = 5.0
"""A token that nobody knows costs a look into the file of tokens."""
BODY_S = 15.0
"""How long a body may take to arrive."""


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
        found = rooms.access.by_cookie(cookie) if cookie else None
        if found is None:
            await _charge(doors, request, 1.0)
            return ANYONE
    if doors is not None and request.remote not in HOME:
        doors.known(source(request))
    return found


async def _charge(doors: Doors | None, request: web.Request, cost: float) -> None:
    """A stranger has only so much to ask for; raises Problem, not at once: whoever asks without end waits."""
    if doors is not None and not doors.may_ask(source(request), cost):
        await asyncio.sleep(doors.limits.slowed_s)
        raise Problem("too_many_requests", retry_after_s=2)


def same_origin(request: web.Request) -> bool:
    """Whether a browser says that the request comes from our own pages (or is no browser)."""
    origin = request.headers.get(hdrs.ORIGIN)
    try:
        return origin is None or urlsplit(origin).netloc == request.host
    except ValueError:
        return False


def refuse(error: Exception) -> Problem:
    """The problem that an exception stands for; re-raises what is none."""
    match error:
        case Problem():
            return error
        case UnknownStream():
            return Problem("unknown_hall", hall=str(error))
        case Refused():
            return Problem(error.code, 0, **error.params)
        case IdempotencyConflict():
            return Problem("idempotency_conflict")
        case JournalUnavailable():
            return Problem("journal_unavailable", retry_after_s=2)
        case StoreUnusable():
            return Problem("store_unavailable", retry_after_s=2)
        case NotReady():
            return Problem("not_ready", retry_after_s=1)
        case EngineFault():
            return Problem("internal")
        case _:
            raise error


def respond(request: web.Request, problem: Problem) -> web.Response:
    """The problem as an answer in the client's language."""
    status, body = problem_body(problem, negotiate(request.headers.get(hdrs.ACCEPT_LANGUAGE, "")))
    response = web.Response(body=body, status=status, headers=PROBLEM_HEADERS)
    if problem.retry_after_s:
        response.headers[hdrs.RETRY_AFTER] = str(problem.retry_after_s)
    if status == 401:
        response.headers[hdrs.WWW_AUTHENTICATE] = "Bearer"
    return response


def refusing(answer: Handler) -> Handler:
    """The handler of a route outside the table: what it refuses is answered as a problem."""

    async def handle(request: web.Request) -> web.Response:
        try:
            return await answer(request)
        except Exception as error:
            return respond(request, refuse(error))

    return handle


async def read_body(request: web.Request, decoder: "msgspec.json.Decoder[Any]") -> tuple[bytes, Any]:
    """(bytes, decoded); an empty body counts as {}. Raises Problem."""
    if request.content_type not in (JSON, "application/octet-stream"):
        raise Problem("unsupported_media_type")
    if request.headers.get(hdrs.CONTENT_ENCODING, "identity").lower() not in ("", "identity"):
        raise Problem("encoded")  # before a byte of it is looked at
    try:
        if request.content.is_eof():
            raw = await request.read()
        else:  # the rest is still on its way: do not wait for ever
            async with asyncio.timeout(BODY_S):
                raw = await request.read()
    except web.HTTPRequestEntityTooLarge as error:
        raise Problem("too_large") from error
    except TimeoutError as error:
        raise Problem("too_slow") from error
    except (web.RequestPayloadError, ConnectionError, http_exceptions.HttpProcessingError) as error:
        raise Problem("malformed", cause="the body is broken off or not what its headers say") from error
    try:
        return raw, decoder.decode(raw or b"{}")
    except msgspec.ValidationError as error:
        raise Problem("invalid", cause=str(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Problem("malformed", cause=str(error)) from error


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


def hall_of(rooms: Rooms, ticket: str) -> str:
    """The hall of a ticket that is shown or named, by the tag in its id. Raises Problem."""
    found = rooms.tags.hall_of(ticket)
    if found is None:
        raise Problem("unknown_ticket")
    return found


async def proven_ticket(rooms: Rooms, hall: str, shown: str) -> str:
    """The id of the ticket whose proof is shown. Raises Problem, the same for an unknown id and for a wrong proof."""
    found = await rooms.engine.read(hall, lambda state, _at: proven(state, shown))
    if found is None:
        raise Problem("unknown_ticket")
    return found.id
