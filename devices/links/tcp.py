"""Links over TCP: network printers and signs, and RS-232/485 lines behind a serial device server."""

import asyncio
from contextlib import suppress
from urllib.parse import urlsplit

from devices.links.link import LinkDown

CLOSE_TIMEOUT_S = 1.0


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


class TcpLink:
    """A `Link` to `tcp://host:port`."""

    def __init__(self, url: str) -> None:
        self._host, self._port = tcp_address(url)
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    @property
    def is_open(self) -> bool:
        """Whether `open` succeeded and `close` was not called."""
        return self._streams is not None

    async def open(self, timeout_s: float) -> None:
        """Connect, dropping an earlier connection first. Raises `LinkDown`."""
        await self.close()
        try:
            async with asyncio.timeout(timeout_s):
                self._streams = await asyncio.open_connection(self._host, self._port)
        except OSError as error:  # refused, no route, unknown name and, as TimeoutError, too slow
            raise LinkDown(f"{self._host}:{self._port}: {error or 'no connection in time'}") from error

    async def write(self, data: bytes, timeout_s: float) -> None:
        """Hand `data` to the system. Raises `LinkDown` or `TimeoutError`."""
        _, writer = self._opened()
        try:
            writer.write(data)
            async with asyncio.timeout(timeout_s):
                await writer.drain()
        except TimeoutError:
            raise
        except OSError as error:
            raise LinkDown(str(error)) from error

    async def read(self, timeout_s: float) -> bytes:
        """Up to 4096 bytes. Raises `LinkDown` or `TimeoutError`."""
        reader, _ = self._opened()
        try:
            async with asyncio.timeout(timeout_s):
                data = await reader.read(4096)
        except TimeoutError:
            raise
        except OSError as error:
            raise LinkDown(str(error)) from error
        if not data:
            raise LinkDown("closed by the other side")
        return data

    async def close(self) -> None:
        """Close; what was written is still given a second to leave."""
        if self._streams is None:
            return
        _, writer = self._streams
        self._streams = None
        writer.close()
        with suppress(OSError):
            try:
                async with asyncio.timeout(CLOSE_TIMEOUT_S):
                    await writer.wait_closed()
            finally:
                writer.transport.abort()

    def _opened(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._streams is None:
            raise LinkDown("not open")
        return self._streams
