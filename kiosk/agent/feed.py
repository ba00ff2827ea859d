"""The server's live views on the kiosk: relayed while they come, kept for when they do not."""

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

import msgspec
import structlog
from msgspec import MsgspecError, Raw, Struct, ValidationError
from msgspec.json import Decoder
from websockets.asyncio.client import connect
from websockets.client import backoff
from websockets.exceptions import ConnectionClosed, InvalidStatus

from kiosk.agent.once import misfits
from server.hub.listener import Listener
from server.signal import Signal

log = structlog.get_logger("agent")
V = TypeVar("V")
SETTLE_S = 0.5
SILENT_S = 6.0
"""The server says something every two seconds; after so long a silence the line is taken for cut."""


class LiveMessage(Struct, Generic[V], frozen=True):
    """What a live view sends, and what is kept of it."""

    seq: int
    at: str
    view: V


class AnyMessage(Struct, frozen=True):
    """A message before its view is looked at."""

    seq: int
    at: str
    view: Raw = Raw()
    """Empty: the line lives, there is no news."""


_decode = Decoder(AnyMessage).decode


class Feed(Generic[V]):
    """One live view for any number of local pages, read as `kind`: what this version does not know is passed over.

    `shape` makes of the server's last message, or None before the first, what the page gets; `look_again` says that it
    would be another one now.
    """

    def __init__(
        self,
        uri: str,
        headers: dict[str, str],
        kind: type[V],
        shape: Callable[[LiveMessage[V] | None], LiveMessage[V] | None] = lambda message: message,
    ) -> None:
        self._uri, self._headers, self._shape = uri, headers, shape
        self._view = Decoder(kind).decode
        self._listeners: set[Listener] = set()
        self._sent = b""
        self._misfits = misfits()
        self.last: LiveMessage[V] | None = None
        """The server's last message."""
        self.came = Signal[LiveMessage[V]]("a live view")

    def join(self, listener: Listener) -> None:
        self._listeners.add(listener)
        message = self._message()
        if message:
            listener.offer(message)

    def leave(self, listener: Listener) -> None:
        self._listeners.discard(listener)

    def look_again(self) -> None:
        """Tell the pages if what they should see has changed."""
        message = self._message()
        if message and message != self._sent:
            self._sent = message
            for listener in self._listeners:
                listener.offer(message)

    async def run(self) -> None:
        """Follow the server's view; the owner cancels this task."""
        async for socket in connect(
            self._uri,
            additional_headers=self._headers,
            proxy=None,
            open_timeout=5,
            ping_interval=5,
            ping_timeout=5,
            close_timeout=1,
            max_size=1 << 22,
            reconnect_delays=lambda: backoff(initial_delay=1.0, min_delay=0.5, max_delay=5),
            process_exception=_go_on,
        ):
            try:
                while True:
                    async with asyncio.timeout(SILENT_S):
                        text = await socket.recv()
                    self.hear(text)
            except (ConnectionClosed, OSError, MsgspecError, LookupError, TypeError, ValueError) as error:
                log.info("live view lost or not understood", cause=repr(error)[:120])
            await asyncio.sleep(SETTLE_S)

    def hear(self, text: str | bytes) -> None:
        """One message of the server's. A view of another shape is passed over, which the log says once; raises
        MsgspecError for what is no message at all."""
        heard = _decode(text)
        if not bytes(heard.view):
            return
        path = self._uri.partition("/live/")[2]
        try:
            message = LiveMessage(heard.seq, heard.at, self._view(heard.view))
        except ValidationError as error:
            self._misfits.warn(path, error)
            return
        self._misfits.well(path)
        self.came.send(message)
        self.last = message
        self.look_again()

    def _message(self) -> bytes:
        shaped = self._shape(self.last)
        return b"" if shaped is None else msgspec.json.encode(shaped)


def _go_on(error: Exception) -> Exception | None:
    """Try again, but for a view that does not exist."""
    gone = isinstance(error, InvalidStatus) and error.response.status_code == 404
    return error if gone else None
