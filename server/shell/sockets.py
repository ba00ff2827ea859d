"""What every WebSocket of ours does, whoever sits at the other side: how it is written to, and how it ends."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from typing import NamedTuple, Protocol

from aiohttp import WSMsgType, web

from server.tasks import end_task

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class MessageSource(Protocol):
    """What is to be sent. Which messages may be left out when the other side is slow is its own affair."""

    busy_since: float
    """Loop time at which the message under way was begun; 0 when none is. Whoever watches it may cut what is stuck."""

    async def next(self) -> bytes: ...


class Beat(NamedTuple):
    """A word without news after so long a silence: a page takes silence for a cut line."""

    after_s: float
    word: Callable[[], bytes]


@contextlib.asynccontextmanager
async def writing(
    socket: web.WebSocketResponse, source: MessageSource, *, name: str, beat: Beat | None = None
) -> AsyncGenerator[None]:
    """Send what the source gives, in a task of its own, for as long as the socket is open and whoever reads it is here.

    Read meanwhile: only a reader notices that the other side has left. That it has is no error.
    """
    writer = asyncio.create_task(_write(socket, source, beat), name=name)
    try:
        yield
    finally:
        await end_task(writer)
        error = None if writer.cancelled() else writer.exception()
        if error is not None and not isinstance(error, ConnectionError):
            raise error


async def read_nothing(socket: web.WebSocketResponse) -> None:
    """Until the other side leaves; whatever it says is not for us."""
    async for message in socket:
        if message.type is WSMsgType.ERROR:
            break


async def _write(socket: web.WebSocketResponse, source: MessageSource, beat: Beat | None) -> None:
    loop = asyncio.get_running_loop()
    while not socket.closed:
        try:
            async with asyncio.timeout(beat.after_s if beat else None):
                message = await source.next()
        except TimeoutError:
            if beat is None:
                raise
            message = beat.word()
        source.busy_since = loop.time()
        await socket.send_frame(message, WSMsgType.TEXT)
        source.busy_since = 0.0


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
