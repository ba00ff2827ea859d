"""The one writer of every WebSocket."""

import asyncio
from typing import cast

import pytest
from aiohttp import web

from server.bridges.agents import Outbox
from server.hub.listener import Listener
from server.shell.sockets import Beat, writing


class Socket:
    """Takes a frame when it is asked to; `broken` is what happens to the next one instead."""

    def __init__(self) -> None:
        self.closed = False
        self.broken: Exception | None = None
        self.frames: asyncio.Queue[bytes] = asyncio.Queue()
        self.open = asyncio.Event()
        self.begun = asyncio.Event()
        self.open.set()

    async def send_frame(self, message: bytes, _kind: object) -> None:
        self.begun.set()
        await self.open.wait()
        if self.broken is not None:
            raise self.broken
        self.frames.put_nowait(message)


def as_socket(socket: Socket) -> web.WebSocketResponse:
    return cast("web.WebSocketResponse", socket)


async def test_a_slow_screen_gets_the_newest_view_and_none_of_those_before_it() -> None:
    socket, listener = Socket(), Listener(abort=lambda: None)
    async with asyncio.timeout(5), writing(as_socket(socket), listener, name="screen"):
        socket.open.clear()
        listener.offer(b"first")
        await socket.begun.wait()
        assert listener.busy_since > 0
        listener.offer(b"second")
        listener.offer(b"third")
        socket.open.set()
        assert [await socket.frames.get(), await socket.frames.get()] == [b"first", b"third"]
        await asyncio.sleep(0)
        assert listener.busy_since == 0


async def test_an_agent_gets_every_order_in_turn() -> None:
    socket, outbox = Socket(), Outbox()
    for order in (b"print", b"beep", b"print again"):
        outbox.put_nowait(order)
    async with asyncio.timeout(5), writing(as_socket(socket), outbox, name="agent"):
        assert [await socket.frames.get() for _ in range(3)] == [b"print", b"beep", b"print again"]


async def test_a_page_hears_a_word_when_there_is_no_news() -> None:
    socket, listener = Socket(), Listener(abort=lambda: None)
    beat = Beat(0.0, lambda: b"still here")
    async with asyncio.timeout(5), writing(as_socket(socket), listener, name="kiosk", beat=beat):
        assert await socket.frames.get() == b"still here"


async def test_the_writer_ends_with_the_reader() -> None:
    async with writing(as_socket(Socket()), Listener(abort=lambda: None), name="left alone"):
        await asyncio.sleep(0)
        assert "left alone" in {task.get_name() for task in asyncio.all_tasks()}
    assert "left alone" not in {task.get_name() for task in asyncio.all_tasks()}


async def test_a_screen_that_has_left_is_no_error_and_a_fault_of_ours_is_one() -> None:
    async def sent(error: Exception) -> None:
        socket, outbox = Socket(), Outbox()
        socket.broken = error
        outbox.put_nowait(b"view")
        async with writing(as_socket(socket), outbox, name="broken"):
            await socket.begun.wait()
            await asyncio.sleep(0)

    await sent(ConnectionResetError())
    with pytest.raises(RuntimeError, match="ours"):
        await sent(RuntimeError("ours"))
