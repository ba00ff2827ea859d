"""Signing for a result on the pad of a window: asked for at the console, drawn there, and a file of the case at the end."""

import asyncio
from base64 import b64encode
from collections.abc import Callable
from struct import unpack_from

import structlog
from aiohttp import web
from msgspec import Struct

from server.api.body_shapes import Body, Empty, Short
from server.api.cases.files import ATTACHING, content_of
from server.api.cases.reading import see
from server.api.own_window import serves_there
from server.api.routes import LEADING, ActRoute, Ask, Rooms, Route, roles
from server.case_files.kinds import kind_of
from server.domain.cases.refusal_codes import UnknownCase
from server.domain.cases.words import FileKind
from server.domain.queue.refusal_codes import UnknownWindow
from server.personal.signatures import KEPT_S, Signature
from server.shell.problem_sentences import Problem

log = structlog.get_logger("cases")
PATH = "/api/v1/halls/{hall}/windows/{window}/signatures"
ONE = PATH + "/{signature}"
DESK = roles("clerk", "manager")
PAD = roles("pad", "display", "manager")
"""As for the rating pad: the link of its page has a token of a screen at the window."""
MOST_BYTES = 200_000
MOST_SIDE = 2000
"""Pixels: whoever shows it later unpacks no larger picture."""
Finish = Callable[[web.Response], None] | None


class SignatureBody(Body, frozen=True):
    """For the result of this case."""

    case: Short


class SignatureView(Struct, frozen=True):
    """`picture`: what was drawn, a PNG in base64; empty until then."""

    id: str
    case: str
    picture: str


async def _ask(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[SignatureView, Finish]:
    await serves_there(ask, rooms)
    number: str = ask.body.case
    name = await see(rooms, number, ask.who, lambda state, case, _at: state.matter_of(case).name)
    made = rooms.signatures.ask(ask.hall, ask.window, number, name)
    asyncio.get_running_loop().call_later(KEPT_S + 1, rooms.signatures.forget, ask.hall, ask.window)
    return _view(made), None


async def _read(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[SignatureView, Finish]:
    await serves_there(ask, rooms)
    return _view(_held(ask, rooms)), None


async def _draw(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[SignatureView, Finish]:
    """On the disk before anybody is told of it; what came too late goes again."""
    _at_the_pad(ask)
    _held(ask, rooms)
    picture = await content_of(request, MOST_BYTES)
    if kind_of(picture) is not FileKind.PNG or not _fits(picture):
        raise Problem("file_kind")
    files = rooms.cases.files
    try:
        kept = await asyncio.to_thread(files.put, picture)
    except OSError as error:
        log.error("a signature was not kept", cause=str(error))
        raise Problem("store_unavailable", retry_after_s=2) from error
    if not rooms.signatures.draw(ask.hall, ask.window, ask.item, kept, picture):
        await asyncio.to_thread(files.delete, [kept.id])
        raise Problem("no_signature")
    return _empty(ask), None


async def _end(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[SignatureView, Finish]:
    """From the console, or by whoever does not want to sign there."""
    if ask.who.window:
        _at_the_pad(ask)
    else:
        await serves_there(ask, rooms)
    rooms.signatures.end(ask.hall, ask.window, ask.item)
    return _empty(ask), None


def _at_the_pad(ask: Ask) -> None:
    """A board is a screen too, and stands at no window. Raises Problem."""
    if ask.who.window != ask.window and not ask.who.roles & LEADING:
        raise Problem("forbidden")


def _held(ask: Ask, rooms: Rooms) -> Signature:
    held = rooms.signatures.at(ask.hall, ask.window, ask.item)
    if held is None:
        raise Problem("no_signature")
    return held


def _view(held: Signature) -> SignatureView:
    return SignatureView(held.id, held.case, b64encode(held.picture).decode())


def _empty(ask: Ask) -> SignatureView:
    """A pad is told nothing of the case."""
    return SignatureView(ask.item, "", "")


def _fits(picture: bytes) -> bool:
    """By the head of the PNG (ISO/IEC 15948, 11.2.2): width and height follow the name of the first chunk."""
    if len(picture) < 24 or picture[12:16] != b"IHDR":
        return False
    width, height = unpack_from(">II", picture, 16)
    return 0 < width <= MOST_SIDE and 0 < height <= MOST_SIDE


ROUTES: list[Route] = [
    ActRoute("POST", PATH, "Ask whoever fetches a result to sign on the window's pad", SignatureView, DESK, SignatureBody,
             status=201, refusals=(UnknownWindow, UnknownCase), problems=("forbidden",), act=_ask, named="askSignature"),
    ActRoute("GET", ONE, "Whether it was signed, and what was drawn", SignatureView, DESK, refusals=(UnknownWindow,),
             problems=("forbidden", "no_signature"), act=_read, named="readSignature"),
    ActRoute("POST", ONE + "/drawn", "What was drawn on the pad, as the body (PNG)", SignatureView, PAD, status=201,
             problems=("no_signature", *ATTACHING[:-1]), act=_draw, named="drawSignature"),
    ActRoute("POST", ONE + "/end", "Nobody is to sign any more", SignatureView, DESK | PAD, Empty,
             refusals=(UnknownWindow,), problems=("forbidden",), act=_end, named="endSignature"),
]  # fmt: skip
