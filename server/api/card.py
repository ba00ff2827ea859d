"""The identity card that lies on a window's reader: taken over into the form of whoever serves there, once."""

from typing import Any

from aiohttp import web
from msgspec import Struct

from server.api.body_shapes import Empty
from server.api.own_window import serves_there
from server.api.routes import ActRoute, Ask, Rooms, roles
from server.domain.queue.refusal_codes import UnknownWindow
from server.personal.cards import at_window
from server.shell.problem_sentences import Problem


class CardTaken(Struct, frozen=True):
    """Whose card it was. It is forgotten by the server with this answer."""

    name: str
    id_number: str


async def take(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[Any, None]:
    """Raises Problem, UnknownWindow."""
    del request
    await serves_there(ask, rooms)
    place = at_window(ask.window)
    shown = rooms.cards.shown(ask.hall, place)
    holder = rooms.cards.holder(ask.hall, place, shown.id) if shown else None
    if holder is None:
        raise Problem("no_card")
    rooms.cards.forget(ask.hall, place)
    return CardTaken(holder.name, holder.number), None


ROUTES = [
    ActRoute("POST", "/api/v1/halls/{hall}/windows/{window}/card", "Take over whose card lies on the window's reader",
             CardTaken, roles("clerk", "manager"), Empty, refusals=(UnknownWindow,), problems=("forbidden", "no_card"),
             act=take, named="takeCard"),
]  # fmt: skip
