"""What every WebSocket of ours does at its end, whoever sits at the other side."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterable

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def until_gone(handle: Handler) -> Handler:
    """The handler of a WebSocket whose client may leave at any time, in the middle of the handshake too: no error."""

    async def quietly(request: web.Request) -> web.StreamResponse:
        try:
            return await handle(request)
        except ConnectionError:
            if request.transport is not None and not request.transport.is_closing():
                raise  # another connection broke, not this one
            return web.Response()  # for the form: it reaches nobody

    return quietly


async def let_go(sockets: Iterable[web.WebSocketResponse], code: int, message: bytes) -> None:
    """Close them all side by side: one that does not answer must not keep the others waiting."""
    await asyncio.gather(*(_close(socket, code, message) for socket in list(sockets)))


def abort(request: web.Request) -> None:
    """Cut the connection at once, without a word."""
    if request.transport is not None:
        request.transport.abort()


async def _close(socket: web.WebSocketResponse, code: int, message: bytes) -> None:
    with contextlib.suppress(Exception):
        await socket.close(code=code, message=message)
