"""A link made of memory: the far end is an object of the test or of an emulator in the same process."""

import asyncio
from typing import Final
from urllib.parse import urlsplit

from devices.links.link import LinkDown

ENDS: Final[dict[str, "MemoryEnd"]] = {}
"""The far ends by name, made by whoever asks first."""


class MemoryEnd:
    """The far side of `memory://name`: `received` is what was written to the device, `send` answers."""

    def __init__(self) -> None:
        self.received = bytearray()
        self.pulled_out = False
        self._inbox: asyncio.Queue[bytes] = asyncio.Queue()

    def send(self, data: bytes) -> None:
        """Bytes from the device."""
        self._inbox.put_nowait(data)

    def pull_out(self) -> None:
        """End the present link; opening fails until `put_back`."""
        self.pulled_out = True
        self._inbox.put_nowait(b"")

    def put_back(self) -> None:
        """Let the link be opened again."""
        self.pulled_out = False
        self._inbox = asyncio.Queue()

    async def take(self) -> bytes:
        return await self._inbox.get()


def memory_end(name: str) -> MemoryEnd:
    """The far end of `memory://name`."""
    return ENDS.setdefault(name, MemoryEnd())


class MemoryLink:
    """A `Link` to `memory://name`; without a far end that answers, a device that takes bytes and is silent."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if not parts.netloc or parts.path.strip("/") or parts.query or parts.fragment:
            raise ValueError(f"{url}: a name and nothing else is expected, as in memory://sign-1")
        self._end = memory_end(parts.netloc)
        self._open = False

    @property
    def is_open(self) -> bool:
        return self._open

    async def open(self, timeout_s: float) -> None:
        del timeout_s
        if self._end.pulled_out:
            raise LinkDown("pulled out")
        self._open = True

    async def write(self, data: bytes, timeout_s: float) -> None:
        del timeout_s
        if not self._open or self._end.pulled_out:
            raise LinkDown("pulled out")
        self._end.received += data

    async def read(self, timeout_s: float) -> bytes:
        if not self._open:
            raise LinkDown("not open")
        async with asyncio.timeout(timeout_s):
            data = await self._end.take()
        if not data:
            raise LinkDown("pulled out")
        return data

    async def close(self) -> None:
        self._open = False
