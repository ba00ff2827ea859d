"""Many WebSocket listeners in one process, as lean as can be: frames are found, not decoded."""

import asyncio
import time
from urllib.parse import SplitResult

UPGRADE = (
    "GET {path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


class Board(asyncio.Protocol):
    """One listener; hands every text frame to `owner`."""

    def __init__(self, owner: "Boards", request: bytes) -> None:
        self._owner, self._request = owner, request
        self._buffer, self._open = b"", False
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._open:
            head, found, self._buffer = self._buffer.partition(b"\r\n\r\n")
            if not found:
                self._buffer = head
                return
            assert b" 101 " in head, head
            self._open = True
            self.ready.set_result(None)
        while len(self._buffer) >= 2:
            size, at = self._buffer[1] & 0x7F, 2
            if size == 126:
                size, at = int.from_bytes(self._buffer[2:4], "big"), 4
            elif size == 127:
                size, at = int.from_bytes(self._buffer[2:10], "big"), 10
            if len(self._buffer) < at + size:
                return
            text, kind = self._buffer[at : at + size], self._buffer[0] & 0x0F
            self._buffer = self._buffer[at + size :]
            if kind == 1:
                self._owner.heard(self, text)
            elif kind == 9:  # a ping that is not answered ends the connection after half a minute
                self.transport.write(bytes((0x8A, 0x80 | len(text))) + bytes(4) + text)


class Boards:
    """All listeners of one address."""

    def __init__(self) -> None:
        self.boards: list[Board] = []
        self.newest = b""
        self._mark = b""
        self._missing: set[Board] = set()
        self._last: asyncio.Future[float] | None = None
        self._heard_at = 0.0

    @classmethod
    async def connect(cls, url: SplitResult, path: str, count: int) -> "Boards":
        """All of them, each upgraded."""
        made, loop = cls(), asyncio.get_running_loop()
        request = UPGRADE.format(path=path, host=url.netloc).encode()
        assert url.hostname is not None
        assert url.port is not None
        for _ in range(count):
            _, board = await loop.create_connection(lambda: Board(made, request), url.hostname, url.port)
            made.boards.append(board)
            await board.ready
        return made

    def heard(self, board: Board, text: bytes) -> None:
        if b'"view"' not in text:
            return  # the line lives, there is no news
        self._heard_at = time.perf_counter()
        self.newest = text
        if self._mark and self._mark in text:
            self._missing.discard(board)
            if not self._missing and self._last is not None and not self._last.done():
                self._last.set_result(self._heard_at)

    def await_all(self, mark: bytes) -> "asyncio.Future[float]":
        """Done, with the time, once every listener has a message with `mark` in it."""
        self._mark, self._missing = mark, set(self.boards)
        self._last = asyncio.get_running_loop().create_future()
        return self._last

    async def quiet(self, for_s: float = 0.06) -> None:
        """Wait until nobody has heard anything for a while."""
        while (left := self._heard_at + for_s - time.perf_counter()) > 0:  # noqa: ASYNC110
            await asyncio.sleep(left)

    def close(self) -> None:
        for board in self.boards:
            board.transport.abort()
