"""What all links over asyncio's streams share: reading, writing and closing with time limits."""

import asyncio
from contextlib import suppress
from typing import Final

from devices.links.link import LinkDown

CLOSE_TIMEOUT_S: Final = 1.0
CHUNK: Final = 4096


class StreamLink:
    """A `Link` but for `open`, which a subclass has: it sets `_streams`."""

    GONE = "closed by the other side"

    def __init__(self) -> None:
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    @property
    def is_open(self) -> bool:
        """Whether `open` succeeded and `close` was not called."""
        return self._streams is not None

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
                data = await reader.read(CHUNK)
        except TimeoutError:
            raise
        except OSError as error:
            raise LinkDown(str(error)) from error
        if not data:
            raise LinkDown(self.GONE)
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
