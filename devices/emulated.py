"""What all emulators share: a device that listens on a TCP port or behind a pseudo-terminal, with the faults of a real one.

A pseudo-terminal is reached through a link in a folder, so that a device which is pulled out and put back keeps
its address, as a USB adapter does with a udev rule.
"""

import asyncio
import os
import shutil
import tempfile
import tty
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self

BUFFER = 1 << 16


class EmulatedDevice(ABC):
    """`async with FooEmulator() as device: FooDriver(device.url)`; loopback and a free port unless told otherwise.

    `pty=True` listens behind a pseudo-terminal instead; `path` is then its address, by default in a folder of
    its own. Set `mute` and it takes bytes and answers nothing.
    """

    def __init__(self, *, host: str = "127.0.0.1", port: int = 0, pty: bool = False, path: str = "") -> None:
        self.mute = False
        self.links = 0
        """How often it was connected to (TCP) or put in (pty)."""
        self._host, self._port, self._pty, self._path = host, port, pty, path
        self._folder = ""
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._serving: set[asyncio.Task[None]] = set()
        self._ends: tuple[int, int] | None = None
        self._some = asyncio.Event()

    @property
    def url(self) -> str:
        """Where a driver reaches it."""
        return f"serial://{self._path}" if self._pty else f"tcp://{self._host}:{self._port}"

    @abstractmethod
    def received(self, data: bytes) -> None:
        """Bytes from the driver, in chunks of any size."""

    def send(self, data: bytes) -> None:
        """Bytes to the driver, unless the device is mute."""
        if self.mute or not data:
            return
        if self._ends is not None:
            with suppress(OSError):
                os.write(self._ends[0], data)
        for writer in self._writers:
            writer.write(data)

    async def until(self, done: Callable[[], bool], timeout_s: float = 10) -> None:
        """Wait until `done()` holds, looked at after whatever was received or nudged. Raises `TimeoutError`."""
        async with asyncio.timeout(timeout_s):
            while not done():
                self._some.clear()
                await self._some.wait()

    def nudge(self) -> None:
        """Something happened elsewhere that `until` may be waiting for."""
        self._some.set()

    async def pull_out(self) -> None:
        """Take the device off its line."""
        if self._ends is not None:
            asyncio.get_running_loop().remove_reader(self._ends[0])
            for end in self._ends:
                os.close(end)
            self._ends = None
            with suppress(FileNotFoundError):
                os.unlink(self._path)
        if self._server is not None:
            self._server.close()
            self._server = None
        for writer in list(self._writers):
            writer.transport.abort()
        self._writers.clear()

    async def put_back(self) -> None:
        """Bring it back under the same address."""
        if self._pty:
            self._open_pty()
        else:
            self._server = await asyncio.start_server(self._serve, self._host, self._port)
            self._port = self._server.sockets[0].getsockname()[1]

    async def __aenter__(self) -> Self:
        await self.put_back()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.pull_out()
        if self._serving:
            await asyncio.wait(self._serving, timeout=1.0)
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _open_pty(self) -> None:
        if not self._path:
            self._folder = self._folder or tempfile.mkdtemp(prefix="yichuang-emulated-")
            self._path = f"{self._folder}/tty"
        near, far = os.openpty()
        tty.setraw(far)
        tty.setraw(near)
        os.set_blocking(near, False)
        if os.path.islink(self._path):  # left over; a file of somebody else's is not ours to remove
            os.unlink(self._path)
        os.symlink(os.ttyname(far), self._path)
        self._ends = (near, far)  # the far end stays open: the line must outlive a driver that reconnects
        self.links += 1
        asyncio.get_running_loop().add_reader(near, self._readable, near)

    def _readable(self, end: int) -> None:
        try:
            data = os.read(end, BUFFER)
        except OSError:
            return
        self._take(data)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.links += 1
        self._writers.add(writer)
        self._some.set()
        task = asyncio.current_task()
        if task is not None:
            self._serving.add(task)
            task.add_done_callback(self._serving.discard)
        try:
            while data := await reader.read(BUFFER):
                self._take(data)
        except OSError:
            pass
        finally:
            self._writers.discard(writer)
            writer.close()

    def _take(self, data: bytes) -> None:
        self.received(data)
        self._some.set()
