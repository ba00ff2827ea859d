"""Trying a device out from the manager's page: a test slip, a beep and 888, a spoken word."""

from collections.abc import Callable
from typing import Annotated, Any

from aiohttp import web
from msgspec import Meta, Struct

from server.api import body_shapes as bodies
from server.api.routes import ActRoute, Ask, Rooms, roles


class TestBody(bodies.Body, frozen=True):
    """Which part of a device."""

    unit: Annotated[int, Meta(ge=1, le=65535)] | None = None
    """One pad or sign of a line; left out: all of them."""


class Tried(Struct, frozen=True):
    """`done` says what was to be seen or heard: slip, number, beep, rating, speech, card."""

    device: str
    done: list[str]


async def try_out(
    ask: Ask, rooms: Rooms, request: web.Request
) -> tuple[Any, Callable[[web.Response], None] | None]:
    device = request.match_info["device"]
    return Tried(device, await rooms.try_device(ask.hall, device, ask.body.unit)), None


ROUTES = [
    ActRoute("POST", "/api/v1/halls/{hall}/devices/{device}/test", "Try a device out", Tried, roles("manager"), TestBody,
             problems=("unknown_device", "device_down"), act=try_out, named="testDevice"),
]  # fmt: skip
