"""Links to a Linux input device, read only: `evdev:///dev/input/by-id/usb-Keypad-event-kbd`.

Not one of the common links: what comes are records of the kernel and no driver but that of a keypad can use them.
"""

import asyncio
import errno
import fcntl
import os
from contextlib import suppress
from typing import Final
from urllib.parse import urlsplit

from devices.links.link import LinkDown

EVIOCGRAB: Final = 0x40044590
"""_IOW('E', 0x90, int) of linux/input.h: from now on nobody else gets this device's events."""
BUFFER: Final = 1 << 12


def evdev_path(url: str) -> str:
    """The device file in an evdev URL; `ValueError` with a sentence that names the bad part."""
    parts = urlsplit(url)
    if parts.scheme != "evdev" or parts.netloc or len(parts.path) < 2 or parts.query or parts.fragment:
        raise ValueError(f"{url}: a device file is expected, as in evdev:///dev/input/by-id/usb-…-event-kbd")
    return parts.path


class EvdevLink:
    """A `Link` that is only read; with `grab` the device is ours alone. A pipe cannot be grabbed and need not be."""

    def __init__(self, url: str, *, grab: bool) -> None:
        self._path = evdev_path(url)
        self._grab = grab
        self._file: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether `open` succeeded and `close` was not called."""
        return self._file is not None

    async def open(self, timeout_s: float) -> None:
        """Open and grab, at once. Raises `LinkDown`, also when another program has grabbed the device."""
        del timeout_s
        await self.close()
        try:
            self._file = os.open(self._path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
            if self._grab:
                self._take()
        except OSError as error:
            await self.close()
            raise LinkDown(f"{self._path}: {error}") from error

    async def write(self, data: bytes, timeout_s: float) -> None:
        """Nothing can be written to a keypad. Raises `LinkDown`."""
        raise LinkDown(f"{self._path}: only read")

    async def read(self, timeout_s: float) -> bytes:
        """Whole records, as many as are there. Raises `LinkDown` or `TimeoutError`."""
        if self._file is None:
            raise LinkDown("not open")
        try:
            async with asyncio.timeout(timeout_s):
                while (data := self._now(self._file)) is None:
                    await self._readable(self._file)
        except TimeoutError:
            raise
        except OSError as error:  # ENODEV when it was pulled out; EPERM for a file that is no device
            raise LinkDown(str(error)) from error
        if not data:
            raise LinkDown("the device has gone")
        return data

    async def close(self) -> None:
        """Close, which also ends the grab."""
        if self._file is not None:
            with suppress(OSError):
                os.close(self._file)
            self._file = None

    def _take(self) -> None:
        assert self._file is not None
        try:
            fcntl.ioctl(self._file, EVIOCGRAB, 1)
        except OSError as error:
            if error.errno != errno.ENOTTY:
                raise

    @staticmethod
    def _now(file: int) -> bytes | None:
        """What is here, empty at the end of the stream, None when nothing is here yet."""
        try:
            return os.read(file, BUFFER)
        except BlockingIOError:
            return None

    @staticmethod
    async def _readable(file: int) -> None:
        loop = asyncio.get_running_loop()
        ready: asyncio.Future[None] = loop.create_future()
        loop.add_reader(file, lambda: ready.done() or ready.set_result(None))
        try:
            await ready
        finally:
            loop.remove_reader(file)
