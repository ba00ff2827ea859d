"""Lets connections in: each through a `GuardedConnection`, as the counts of `doors` allow."""

import asyncio
import socket
from collections.abc import Callable

import structlog
from aiohttp import web

from server.api.doors import DOORS, TELL_S, Bucket, Doors
from server.api.sources import source_of
from server.tasks import Background

log = structlog.get_logger("security")
HEAD_S = 10.0
"""How long the head of a connection's first request may take."""
IDLE_S = 75.0
"""How long a connection may stay without a request."""
IN_A_TURN = 8
"""So many connections are accepted before the loop looks at everybody else again."""
USED_UP_S = 1.0


class GuardedConnection(asyncio.Protocol):
    """Stands before `inner`, aiohttp's own protocol, and hands on what it lets through."""

    __slots__ = ("_doors", "_in", "_inner", "_source", "_stranger", "_tail", "_timer", "_transport", "meter")

    def __init__(self, doors: Doors, inner: asyncio.Protocol, source: str, stranger: bool) -> None:
        self._doors, self._inner = doors, inner
        self._source, self._stranger = source, stranger
        self._in = False
        self._tail = b""
        self._timer: asyncio.TimerHandle | None = None
        self._transport: asyncio.Transport | None = None
        self.meter: Bucket | None = None
        """Counts the bytes of a listener, who has little to say."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._in = True
        self._timer = asyncio.get_running_loop().call_later(HEAD_S, self._late)
        self._inner.connection_made(transport)

    def data_received(self, data: bytes) -> None:
        if self.meter is not None and not self.meter.take(len(data), self._doors.now()):
            self._doors.refuse("bytes_of_listener", self._source)
            self._cut()
            return
        if self._timer is not None:
            self._tail += data[:4096] if len(data) > 4096 else data
            if b"\r\n\r\n" in self._tail or len(data) > 4096:
                self._timer.cancel()
                self._timer = None
                if not self._heard_head(len(data)):
                    return
            else:
                self._tail = self._tail[-3:]
        self._inner.data_received(data)

    def _heard_head(self, size: int) -> bool:
        """A listener is metered from its first head on: what comes in the same breath counts too. False: it was cut."""
        head, _, rest = self._tail.partition(b"\r\n\r\n")
        self._tail = b""
        if b"upgrade: websocket" not in head.lower() or b" /live/agents/" in head:
            return True
        limits = self._doors.limits
        self.meter = Bucket(limits.sent_s, limits.sent, self._doors.now())
        if self.meter.take(max(len(rest), size - 4096), self._doors.now()):
            return True
        self._doors.refuse("bytes_of_listener", self._source)
        self._cut()
        return False

    def eof_received(self) -> bool | None:
        return self._inner.eof_received()

    def pause_writing(self) -> None:
        self._inner.pause_writing()

    def resume_writing(self) -> None:
        self._inner.resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._in:
            self._in = False
            self._doors.leave(self._source, self._stranger)
            self._inner.connection_lost(exc)

    def _late(self) -> None:
        self._timer = None
        self._doors.refuse("head_too_slow", self._source)
        self._cut()

    def _cut(self) -> None:
        if self._transport is not None:
            self._transport.abort()


def listening_only(request: web.Request) -> None:
    """From here on the client of this connection listens: what it sends is metered."""
    protocol = request.transport.get_protocol() if request.transport is not None else None
    if isinstance(protocol, GuardedConnection):
        limits = request.app[DOORS].limits
        protocol.meter = Bucket(limits.sent_s, limits.sent, request.app[DOORS].now())


class Accepting(asyncio.AbstractServer):
    """What asyncio's own server does, but a few at a time, and a connection that may not stay costs next to nothing.

    asyncio takes whatever waits in the backlog in one turn of the loop and makes a task, a transport and a protocol
    for each; a storm of connections then holds everybody up. Needs a loop that watches sockets (not on Windows).
    """

    def __init__(self, doors: Doors, inner: Callable[[], asyncio.Protocol], sock: socket.socket) -> None:
        self._doors, self._inner, self._sock = doors, inner, sock
        self._loop = asyncio.get_running_loop()
        self._coming = Background()
        self._said_at = float("-inf")
        self._pause: asyncio.TimerHandle | None = None

    def start(self, backlog: int) -> None:
        self._sock.setblocking(False)
        self._sock.listen(backlog)
        self._listen()

    def close(self) -> None:
        """No more connections; those that are open go on."""
        if self._pause is not None:
            self._pause.cancel()
        if self._sock.fileno() >= 0:
            self._loop.remove_reader(self._sock)
            self._sock.close()

    def _listen(self) -> None:
        self._pause = None
        self._loop.add_reader(self._sock, self._accept)

    def _accept(self) -> None:
        for _ in range(IN_A_TURN):
            try:
                made, peer = self._sock.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            except OSError as error:
                self._wait(error)
                return
            source = source_of(peer[0])
            stranger = self._doors.stranger(source)
            if not self._doors.enter(source):
                made.close()
                continue
            made.setblocking(False)
            self._coming.start(self._let_in(made, source, stranger), name="connection")

    async def _let_in(self, made: socket.socket, source: str, stranger: bool) -> None:
        door = GuardedConnection(self._doors, self._inner(), source, stranger)
        try:
            await self._loop.connect_accepted_socket(lambda: door, made)
        except OSError:  # gone again before the door was there, which leaves with what it let in
            made.close()
            self._doors.leave(source, stranger)

    def _wait(self, error: OSError) -> None:
        """Descriptors or memory are used up: what waits is looked at again when some may have become free."""
        now = self._loop.time()
        if now - self._said_at >= TELL_S:
            self._said_at = now
            log.error("no more connections can be taken", cause=str(error))
        self._loop.remove_reader(self._sock)
        self._pause = self._loop.call_later(USED_UP_S, self._listen)


class DoorSite(web.BaseSite):
    """aiohttp's server behind doors, on a socket that is bound."""

    def __init__(self, runner: web.AppRunner, sock: socket.socket, doors: Doors, backlog: int = 512) -> None:
        super().__init__(runner, backlog=backlog)
        self._sock, self._doors = sock, doors

    @property
    def name(self) -> str:
        return "doors"

    async def start(self) -> None:
        await super().start()
        server = self._runner.server
        assert server is not None
        self._server = accepting = Accepting(self._doors, server, self._sock)
        accepting.start(self._backlog)
