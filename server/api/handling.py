"""What is done with a request once it is understood: a command to the engine, a look at settled state, an act."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

import msgspec
import structlog
from aiohttp import hdrs, web

from server.api.body_shapes import Person
from server.api.personal_part import KeptApart
from server.api.problem_of import refuse
from server.api.routes import (
    ActRoute,
    Ask,
    CaseCommandRoute,
    CaseRooms,
    CaseViewRoute,
    CommandRoute,
    LiveRoute,
    OversightCommandRoute,
    OversightRooms,
    OversightViewRoute,
    Rooms,
    Route,
    ViewRoute,
)
from server.api.shown_ticket import hall_of, proven_ticket
from server.api.sources import source
from server.api.turned_away import note
from server.api.who_asks import idempotency_key, identify
from server.domain.cases.stream import ID as CASES
from server.domain.oversight.stream import ID as OVERSIGHT
from server.domain.queue.state import HallState
from server.domain.queue.views.parts import Now
from server.engine.engine import Engine
from server.hub.hub import Stamp
from server.shell.body_limits import read_body
from server.shell.http import JSON_HEADERS, Handler, respond, same_origin
from server.shell.problem_sentences import Problem

log = structlog.get_logger("api")
Serve = Callable[[Ask, web.Request, bytes], Awaitable[web.Response]]
"""(what is asked, the request, its body as it came) → the answer."""
PACKED = 8192
"""Longer views are compressed: a guide for a phone's connection, not the short answers that a hall asks for often."""
_encode = msgspec.json.Encoder().encode


def make_handler(route: Route, rooms: Rooms) -> Handler:
    """The aiohttp handler of a row."""
    decoder = msgspec.json.Decoder(route.body) if route.body is not None else None
    item, serve = route.item, _serving(route, rooms)

    async def handle(request: web.Request) -> web.Response:
        try:
            who = await identify(rooms, request)
            match = request.match_info
            hall, window, ticket = match.get("hall", ""), match.get("window", ""), match.get("ticket", "")
            citizen = route.citizen and "." in ticket
            if ticket and not hall:
                hall = hall_of(rooms, ticket)
            if citizen:
                ticket = await proven_ticket(rooms, hall, ticket)
            elif route.roles and not who.may(route.roles, hall, window):
                raise Problem("forbidden" if who.roles else "unauthorised")
            foreign = route.method != "GET" and hdrs.AUTHORIZATION not in request.headers
            if foreign and not same_origin(request):
                raise Problem("foreign_origin")
            raw, body = await read_body(request, decoder) if decoder is not None else (b"", None)
            ask = Ask(
                who, hall, window, ticket, body, rooms.today,
                fits_code=rooms.cases.fits_code, drawn=rooms.signatures.drawn, zone=rooms.cases.zone,
                title=rooms.access.title, citizen=citizen,
                asker=partial(source, request),
            )  # fmt: skip
            ask = ask._replace(kiosk=match["kiosk"]) if "kiosk" in match else ask
            ask = ask._replace(item=match[item]) if item else ask
            return await serve(ask, request, raw)
        except Exception as error:
            try:
                problem = refuse(error)
            except web.HTTPException:
                raise
            except Exception:
                log.exception("a request failed", method=route.method, path=route.path)
                problem = Problem("internal")
            note(request, problem)
            return respond(request, problem)

    return handle


def _serving(route: Route, rooms: Rooms) -> Serve:
    match route:
        case CommandRoute():
            return partial(_command, route, rooms)
        case CaseCommandRoute():
            return partial(_lasting_command, CASES, rooms.cases, route, rooms)
        case CaseViewRoute():
            return partial(_lasting_look, CASES, rooms.cases, route)
        case OversightCommandRoute():
            return partial(_lasting_command, OVERSIGHT, rooms.oversight, route, rooms)
        case OversightViewRoute():
            return partial(_lasting_look, OVERSIGHT, rooms.oversight, route)
        case ViewRoute():
            return partial(_look, route, rooms)
        case LiveRoute():
            return partial(_show, route, rooms)
        case ActRoute():
            return partial(_act, route, rooms)
        case _:
            raise TypeError(route)


async def _look(route: ViewRoute, rooms: Rooms, ask: Ask, request: web.Request, raw: bytes) -> web.Response:
    return _shown(
        await rooms.engine.read(
            ask.hall, lambda state, at: _encode(route.look(state, ask, Now(at, rooms.stamps[ask.hall])))
        )
    )


async def _show(route: LiveRoute, rooms: Rooms, ask: Ask, request: web.Request, raw: bytes) -> web.Response:
    """What a screen that watches this view is shown now."""
    if ask.kiosk and "kiosk" in ask.who.roles and ask.who.name != ask.kiosk:
        raise Problem("forbidden")  # the card on a reader is that kiosk's business alone
    draw, key = rooms.draws[route.kind], ask.window or ask.kiosk

    def look(state: HallState, at: float) -> bytes:
        view = draw(state, key, Now(at, rooms.stamps[ask.hall]))
        if view is None:
            raise route.refusals[0](window=key, kiosk=key)
        return _encode(view)

    return _shown(await rooms.engine.read(ask.hall, look))


def _shown(view: bytes) -> web.Response:
    response = web.Response(body=view, headers=JSON_HEADERS)
    if len(view) > PACKED:
        response.enable_compression()
    return response


async def _act(route: ActRoute, rooms: Rooms, ask: Ask, request: web.Request, raw: bytes) -> web.Response:
    payload, finish = await route.act(ask, rooms, request)
    body = payload if isinstance(payload, bytes) else _encode(payload)
    response = web.Response(body=body, status=route.status, headers=JSON_HEADERS)
    response.headers[hdrs.CONTENT_TYPE] = route.media
    if finish is not None:
        finish(response)
    return response


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


async def _command(
    route: CommandRoute[Any], rooms: Rooms, ask: Ask, request: web.Request, raw: bytes
) -> web.Response:
    if ask.hall not in rooms.stamps:
        raise Problem("unknown_hall", hall=ask.hall)
    on_card = _card_holder(rooms, ask)  # looked at once: it may be forgotten while we wait
    if route.counted:
        ask = ask._replace(holder=await _holder(rooms, ask, on_card))
    kind, field = route.private or ("", "")
    given = getattr(ask.body, field, None)
    kept = KeptApart(rooms, ask.hall, kind, given or on_card, bool(given))
    return await _carried_out(rooms.engine, ask.hall, rooms.stamps[ask.hall], route, ask, request, raw, kept)


async def _lasting_command(
    stream: str,
    here: CaseRooms | OversightRooms,
    route: CaseCommandRoute[Any] | OversightCommandRoute[Any],
    rooms: Rooms,
    ask: Ask,
    request: web.Request,
    raw: bytes,
) -> web.Response:
    """A command about what outlives a hall's day; `here`: where the stream is kept."""
    if ask.hall and ask.hall not in rooms.stamps:
        raise Problem("unknown_hall", hall=ask.hall)
    if route.before is not None:
        ask = await route.before(ask, rooms) or ask
    kind, field = route.private or ("", "")
    kept = KeptApart(rooms, stream, kind, getattr(ask.body, field, None), given=True)
    return await _carried_out(here.engine, stream, here.stamp, route, ask, request, raw, kept)


async def _lasting_look(
    stream: str,
    here: CaseRooms | OversightRooms,
    route: CaseViewRoute | OversightViewRoute,
    ask: Ask,
    request: web.Request,
    raw: bytes,
) -> web.Response:
    engine: Engine[Any, Any, Any] = here.engine
    return _shown(await engine.read(stream, lambda s, at: _encode(route.look(s, ask, Now(at, here.stamp)))))


async def _carried_out(
    engine: Engine[Any, Any, Any],
    stream: str,
    stamp: Stamp,
    route: CommandRoute[Any] | CaseCommandRoute[Any] | OversightCommandRoute[Any],
    ask: Ask,
    request: web.Request,
    raw: bytes,
    kept: KeptApart,
) -> web.Response:
    """The command of a row, with what is personal of it kept apart for as long as an entry may refer to it."""
    key, digest = idempotency_key(request, ask.who, raw)

    def answer(state: Any, events: Sequence[Any], at: float) -> bytes:
        kept.referred = True
        return _encode(route.answered(state, events, ask, Now(at, stamp)))

    async with kept as stored:
        ask = ask._replace(private=stored)
        command = route.command(ask)
        done = await engine.submit(
            stream, command, actor=ask.who.actor, key=key, request=digest, answer=answer
        )
        return web.Response(body=done, status=route.status, headers=JSON_HEADERS)
