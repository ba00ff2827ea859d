"""The server's live views on the kiosk: relayed while they come, kept for when they do not."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import structlog
from msgspec import MsgspecError, Struct, to_builtins
from msgspec.json import Decoder
from websockets.asyncio.client import connect
from websockets.client import backoff
from websockets.exceptions import ConnectionClosed, InvalidStatus

from server.hub.listener import Listener

log = structlog.get_logger("agent")
SETTLE_S = 0.5
SILENT_S = 6.0
"""The server says something every two seconds; after so long a silence the line is taken for cut."""


class LiveMessage(Struct, frozen=True):
    """What every live view sends."""

    seq: int
    at: str
    view: dict[str, Any] | None = None
    """None: the line lives, there is no news."""


_decode = Decoder(LiveMessage).decode
Shape = Callable[[dict[str, Any] | None], dict[str, Any] | None]
"""The server's last message, or None before the first → what the page gets."""


class Feed:
    """One live view for any number of local pages. `shape` may change it; `look_again` says that it would."""

    def __init__(self, uri: str, headers: dict[str, str], shape: Shape) -> None:
        self._uri, self._headers, self._shape = uri, headers, shape
        self._listeners: set[Listener] = set()
        self._sent = b""
        self.last: dict[str, Any] | None = None
        """The server's last message: seq, at and view."""
        self.on_message: Callable[[dict[str, Any]], None] = lambda message: None

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
                        heard = _decode(await socket.recv())
                    if heard.view is None:
                        continue
                    message = to_builtins(heard)
                    self.on_message(message)
                    self.last = message
                    self.look_again()
            except (ConnectionClosed, OSError, MsgspecError, LookupError, TypeError, ValueError) as error:
                log.info("live view lost or not understood", cause=repr(error)[:120])
            await asyncio.sleep(SETTLE_S)

    def _message(self) -> bytes:
        shaped = self._shape(self.last)
        return b"" if shaped is None else json.dumps(shaped, ensure_ascii=False).encode()


def _go_on(error: Exception) -> Exception | None:
    """Try again, but for a view that does not exist."""
    gone = isinstance(error, InvalidStatus) and error.response.status_code == 404
    return error if gone else None
