"""A lean HTTP load of keep-alive connections over raw asyncio, so that the client costs as little as possible."""

import asyncio
import time
from collections.abc import Callable


class Connection(asyncio.Protocol):
    """Sends the next request as soon as the last answer is whole. Understands Content-Length only."""

    def __init__(self, requests: Callable[[], bytes | None], done: "asyncio.Future[None]") -> None:
        self._requests, self._done = requests, done
        self._buffer = b""
        self.ok = self.bad = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._send()

    def _send(self) -> None:
        request = self._requests()
        if request is None:
            self._transport.close()
            if not self._done.done():
                self._done.set_result(None)
        else:
            self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, found, rest = self._buffer.partition(b"\r\n\r\n")
        if not found:
            return
        low = head.lower()
        at = low.index(b"content-length:") + 15
        end = low.find(b"\r", at)
        length = int(low[at : end if end > 0 else len(low)])
        if len(rest) < length:
            return
        self._buffer = rest[length:]
        if head[9:10] == b"2":
            self.ok += 1
        else:
            self.bad += 1
        self._send()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self._done.done():
            self._done.set_result(None)


async def load(
    host: str, port: int, make: Callable[[int], bytes], total: int, connections: int = 32
) -> tuple[float, int]:
    """(answers per second, answers that were no success) of `total` requests, request n being `make(n)`."""
    loop, sent = asyncio.get_running_loop(), 0

    def following() -> bytes | None:
        nonlocal sent
        if sent == total:
            return None
        sent += 1
        return make(sent)

    waits = [loop.create_future() for _ in range(connections)]
    begin = time.perf_counter()
    made = [await loop.create_connection(lambda w=w: Connection(following, w), host, port) for w in waits]
    await asyncio.gather(*waits)
    took = time.perf_counter() - begin
    return sum(c.ok for _, c in made) / took, sum(c.bad for _, c in made)


def post(path: str, body: bytes, *headers: str) -> bytes:
    """The bytes of a POST with JSON."""
    lines = ["POST " + path + " HTTP/1.1", "Host: bench", "Content-Type: application/json", *headers]
    return "\r\n".join([*lines, f"Content-Length: {len(body)}", "", ""]).encode() + body
