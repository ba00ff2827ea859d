"""The server's live views on the kiosk: relayed while they come, kept for when they do not."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import structlog
from websockets.asyncio.client import connect
from websockets.client import backoff
from websockets.exceptions import ConnectionClosed

from server.hub.listener import Listener

log = structlog.get_logger("agent")
SETTLE_S = 0.5
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
            process_exception=lambda error: None,
        ):
            try:
                async for text in socket:
                    message: dict[str, Any] = json.loads(text)
                    self.last = message
                    self.on_message(message)
                    self.look_again()
            except (ConnectionClosed, OSError, ValueError) as error:
                log.info("live view lost", cause=repr(error)[:120])
            await asyncio.sleep(SETTLE_S)

    def _message(self) -> bytes:
        shaped = self._shape(self.last)
        return b"" if shaped is None else json.dumps(shaped, ensure_ascii=False).encode()
