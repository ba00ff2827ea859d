"""From an HTTP request to the engine and back: who asks, may they, what do they want, was it asked before."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

import msgspec
import structlog
from aiohttp import hdrs, http_exceptions, web
from multidict import CIMultiDict

from server.access.identity import ANYONE, Identity
from server.api.bodies import Person
from server.api.doors import DOORS, HOME, Doors
from server.api.problems import Problem, problem_body
from server.api.routes import Ask, Rooms, Route
from server.api.sessions import COOKIE
from server.api.sources import source
from server.domain.proof import proven
from server.domain.queue.events import AnyEvent
from server.domain.queue.refusals import Refused
from server.domain.queue.state import HallState
from server.domain.queue.views.parts import Now
from server.engine.submission import EngineFault, IdempotencyConflict, NotReady, UnknownStream
from server.journal.journal import JournalUnavailable
from server.language.catalogues import negotiate
from server.sqlite import StoreUnusable

log = structlog.get_logger("api")
Handler = Callable[[web.Request], Awaitable[web.Response]]
JSON = "application/json"
SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Made once, and short: a full hall asks often, and a header costs as much as a step of a decision.
JSON_HEADERS = CIMultiDict(
    {hdrs.CONTENT_TYPE: JSON, "X-Content-Type-Options": "nosniff", hdrs.CACHE_CONTROL: "no-store"}
)
PACKED = 8192
"""Longer views are compressed: a guide for a phone's connection, not the short answers that a hall asks for often."""
PROBLEM_HEADERS = CIMultiDict({**JSON_HEADERS, hdrs.CONTENT_TYPE: "application/problem+json"})
MAX_BODY = 64 * 1024
UNKNOWN_COST = 5.0
"""A token that nobody knows costs a look into the file of tokens."""
BODY_S = 15.0
"""How long a body may take to arrive."""
_encode = msgspec.json.Encoder().encode


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


def make_handler(route: Route, rooms: Rooms) -> Handler:
    """The aiohttp handler of a row."""
    decoder = msgspec.json.Decoder(route.body) if route.body is not None else None
    item = route.item

    async def handle(request: web.Request) -> web.Response:
        try:
            who = await identify(rooms, request)
            match = request.match_info
            hall, window, ticket = match.get("hall", ""), match.get("window", ""), match.get("ticket", "")
            citizen = route.citizen and "." in ticket
            if citizen:
                ticket = await proven_ticket(rooms, hall, ticket)
            elif route.roles and not who.may(route.roles, hall, window):
                raise Problem("forbidden" if who.roles else "unauthorised")
            foreign = route.method != "GET" and hdrs.AUTHORIZATION not in request.headers
            if foreign and not same_origin(request):
                raise Problem("foreign_origin")
            raw, body = await read_body(request, decoder) if decoder is not None else (b"", None)
            ask = Ask(who, hall, window, ticket, body, rooms.today, citizen=citizen)
            ask = ask._replace(kiosk=match["kiosk"]) if "kiosk" in match else ask
            ask = ask._replace(item=match[item]) if item else ask
            if route.act is not None:
                payload, finish = await route.act(ask, rooms, request)
                body = payload if isinstance(payload, bytes) else _encode(payload)
                headers = (
                    JSON_HEADERS if route.media == JSON else {**JSON_HEADERS, hdrs.CONTENT_TYPE: route.media}
                )
                response = web.Response(body=body, status=route.status, headers=headers)
                if finish is not None:
                    finish(response)
                return response
            if route.look is not None or route.shows:
                answer = await (_shown(route, rooms, ask) if route.shows else _look(route, rooms, ask))
                response = web.Response(body=answer, status=route.status, headers=JSON_HEADERS)
                if len(answer) > PACKED:
                    response.enable_compression()
                return response
            answer = await _command(route, rooms, ask, *idempotency_key(request, who, raw))
            return web.Response(body=answer, status=route.status, headers=JSON_HEADERS)
        except Exception as error:
            try:
                problem = refuse(error)
            except web.HTTPException:
                raise
            except Exception:
                log.exception("a request failed", method=route.method, path=route.path)
                problem = Problem("internal")
            return respond(request, problem)

    return handle


async def proven_ticket(rooms: Rooms, hall: str, shown: str) -> str:
    """The id of the ticket whose proof is shown. Raises Problem, the same for an unknown id and for a wrong proof."""
    found = await rooms.engine.read(hall, lambda state, _at: proven(state, shown))
    if found is None:
        raise Problem("unknown_ticket")
    return found.id


def _card_holder(rooms: Rooms, ask: Ask) -> Person | None:
    """Who laid an identity card on the kiosk's reader; nobody once it is forgotten: no card is needed for a number."""
    card = getattr(ask.body, "card", None)
    found = rooms.cards.holder(ask.hall, ask.who.name, card) if card and "kiosk" in ask.who.roles else None
    return Person(name=found.name, id_number=found.number) if found else None


async def _holder(rooms: Rooms, ask: Ask, on_card: Person | None) -> str:
    """What stands for whoever's card it is in a hall that counts them, for the hall's day."""
    person = on_card or getattr(ask.body, "person", None)
    if person is None or not person.id_number or not rooms.holders.counts(ask.hall):
        return ""
    day = await rooms.engine.read(ask.hall, lambda state, _at: state.facts.today.day)
    return rooms.holders.stand_in(ask.hall, day, person.id_number)


async def _look(route: Route, rooms: Rooms, ask: Ask) -> bytes:
    look = route.look
    assert look is not None
    return await rooms.engine.read(
        ask.hall, lambda state, at: _encode(look(state, ask, Now(at, rooms.stamps[ask.hall])))
    )


async def _shown(route: Route, rooms: Rooms, ask: Ask) -> bytes:
    """What a screen that watches this view is shown now."""
    if ask.kiosk and "kiosk" in ask.who.roles and ask.who.name != ask.kiosk:
        raise Problem("forbidden")  # the card on a reader is that kiosk's business alone
    draw, key = rooms.draws[route.shows], ask.window or ask.kiosk

    def look(state: HallState, at: float) -> bytes:
        view = draw(state, key, Now(at, rooms.stamps[ask.hall]))
        if view is None:
            raise Problem(route.refusals[0], window=key, kiosk=key)
        return _encode(view)

    return await rooms.engine.read(ask.hall, look)


async def _command(route: Route, rooms: Rooms, ask: Ask, key: str, request: bytes) -> bytes:
    make, answered = route.command, route.answered
    assert make is not None
    assert answered is not None
    if ask.hall not in rooms.stamps:
        raise Problem("unknown_hall", hall=ask.hall)
    stamp = rooms.stamps[ask.hall]
    stored, carried_out = "", False

    def answer(state: HallState, events: Sequence[AnyEvent], at: float) -> bytes:
        nonlocal carried_out
        carried_out = True
        return _encode(answered(state, events, ask, Now(at, stamp)))

    on_card = _card_holder(rooms, ask)  # looked at once: it may be forgotten while we wait
    if route.counted:
        ask = ask._replace(holder=await _holder(rooms, ask, on_card))
    if route.private is not None:
        kind, field = route.private
        given = getattr(ask.body, field)
        content = given or on_card
        if content:
            try:
                stored = await rooms.personal.put(ask.hall, kind, _encode(content).decode())
            except StoreUnusable as error:
                if given:
                    raise
                log.warning("a card's holder was not kept", hall=ask.hall, cause=str(error))
            ask = ask._replace(private=stored)
    try:
        return await rooms.engine.submit(
            ask.hall, make(ask), actor=ask.who.actor, key=key, request=request, answer=answer
        )
    finally:
        # Refused, in conflict or answered before: no entry refers to it. After a failed commit one may.
        if stored and not carried_out:
            try:
                await rooms.personal.delete(stored)
            except StoreUnusable as error:  # it goes when its time is over
                log.warning("personal data nobody refers to is left", hall=ask.hall, cause=str(error))
