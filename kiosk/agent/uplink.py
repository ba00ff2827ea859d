"""The agent's one WebSocket to the server: opened again whenever it breaks, whatever the reason."""

import asyncio
from collections.abc import Generator

import msgspec
import structlog
from websockets.asyncio.client import ClientConnection, connect
from websockets.client import backoff
from websockets.exceptions import ConnectionClosed, InvalidStatus

from devices.remote import messages as m
from server.signal import Signal

log = structlog.get_logger("agent")
LONGEST_PAUSE_S = 5.0
SETTLE_S = 0.5
"""Before the next try when the server lets us in and hangs up: back-off knows only failed connects."""
PING_S = 5.0
OUTBOX = 1000


class Uplink:
    """The link, and what comes over it."""

    def __init__(self, server: str, name: str, token: str, hello: m.Hello) -> None:
        self._uri = f"ws{server.removeprefix('http').rstrip('/')}/live/agents/{name}"
        self._token, self._hello = token, hello
        self._outbox: asyncio.Queue[bytes] | None = None
        self._said = ""
        """Why the server was not reached, said once and not every five seconds."""
        self.heard = Signal[m.FromServer]("uplink")
        self.linked = Signal[bool]("link")
        """True when it came, False when it went."""

    @property
    def connected(self) -> bool:
        return self._outbox is not None

    def send(self, message: m.FromAgent) -> bool:
        """Hand a message over; False while there is no server. Never waits."""
        if self._outbox is None or self._outbox.full():
            return False
        self._outbox.put_nowait(m.encode(message))
        return True

    async def run(self) -> None:
        """Stay connected; the owner cancels this task."""
        headers = {"Authorization": f"Bearer {self._token}"}
        async for socket in connect(
            self._uri,
            additional_headers=headers,
            proxy=None,
            compression=None,
            open_timeout=PING_S,
            ping_interval=PING_S,
            ping_timeout=PING_S,
            close_timeout=1.0,
            max_size=m.LONGEST,
            reconnect_delays=_pauses,
            process_exception=self._go_on,
        ):
            try:
                await self._talk(socket)
                log.warning("server gone", cause="closed", code=socket.close_code, reason=socket.close_reason)
            except ConnectionClosed as closed:
                log.warning("server gone", cause=str(closed)[:200])
            except (msgspec.MsgspecError, OSError) as error:
                log.warning("server not understood", cause=repr(error)[:200])
            finally:
                self._outbox = None
                self.linked.send(False)
            await asyncio.sleep(SETTLE_S)

    async def _talk(self, socket: ClientConnection) -> None:
        outbox: asyncio.Queue[bytes] = asyncio.Queue(OUTBOX)
        await socket.send(m.encode(self._hello), text=True)
        self._outbox = outbox
        self._said = ""
        log.info("server reached", uri=self._uri)
        self.linked.send(True)
        writer = asyncio.create_task(_write(socket, outbox), name="uplink-writer")
        try:
            async for text in socket:
                self.heard.send(m.decode_from_server(text))
        finally:
            writer.cancel()
            await asyncio.wait([writer])

    def _go_on(self, error: Exception) -> Exception | None:
        """Every failure to connect is tried again: a refused token may be put right at the server."""
        if isinstance(error, InvalidStatus) and error.response.status_code in (401, 403):
            cause = (
                "the server refuses this token: is it valid, and of this hall, name and role (kiosk or pad)?"
            )
        else:
            cause = str(error)[:200] or repr(error)[:200]
        if cause != self._said:
            self._said = cause
            log.warning("server not reached, trying again", uri=self._uri, cause=cause)
        return None


async def _write(socket: ClientConnection, outbox: "asyncio.Queue[bytes]") -> None:
    while True:
        await socket.send(await outbox.get(), text=True)


def _pauses() -> Generator[float]:
    return backoff(initial_delay=1.0, min_delay=0.5, max_delay=LONGEST_PAUSE_S)
