"""What every WebSocket of ours does at its end, whoever sits at the other side."""

import asyncio
import contextlib
from collections.abc import Iterable

from aiohttp import web


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
