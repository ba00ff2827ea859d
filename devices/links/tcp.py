"""Links over TCP: network printers and signs, and RS-232/485 lines behind a serial device server."""

import asyncio
import socket
from contextlib import suppress
from typing import Final
from urllib.parse import urlsplit

from devices.links.link import LinkDown
from devices.links.stream import StreamLink

KEEPALIVE: Final = {
    "TCP_KEEPIDLE": 5,
    "TCP_KEEPINTVL": 2,
    "TCP_KEEPCNT": 3,
    "TCP_USER_TIMEOUT": 10_000,
}
"""Seconds of silence, seconds between questions, questions, and milliseconds for what was sent to be acknowledged."""


def tcp_address(url: str) -> tuple[str, int]:
    """Host and port of `tcp://host:port`; `ValueError` with a sentence that names the part which is wrong."""
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        raise ValueError(f"{url}: the port must be a number from 1 to 65535") from None
    if not parts.hostname:
        raise ValueError(f"{url}: the host is missing, as in tcp://192.168.1.50:9100")
    if not port:
        raise ValueError(f"{url}: the port is missing, as in tcp://{parts.hostname}:9100")
    if parts.username is not None or parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError(f"{url}: nothing but a host and a port belongs in a tcp URL")
    return parts.hostname, port


class TcpLink(StreamLink):
    """A `Link` to `tcp://host:port`. A peer that vanishes, as with a pulled cable, is noticed within about ten seconds."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._host, self._port = tcp_address(url)

    async def open(self, timeout_s: float) -> None:
        """Connect, dropping an earlier connection first. Raises `LinkDown`."""
        await self.close()
        try:
            async with asyncio.timeout(timeout_s):
                self._streams = await asyncio.open_connection(self._host, self._port)
        except OSError as error:  # refused, no route, unknown name and, as TimeoutError, too slow
            raise LinkDown(f"{self._host}:{self._port}: {error or 'no connection in time'}") from error
        _keep_alive(self._streams[1].get_extra_info("socket"))


def _keep_alive(peer: socket.socket) -> None:
    """Ask the system to find out whether the other side is still there, as far as it can."""
    with suppress(OSError):  # the peer has gone already: reading will tell
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        for name, value in KEEPALIVE.items():
            if hasattr(socket, name):
                peer.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
