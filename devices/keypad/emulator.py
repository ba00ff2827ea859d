"""A keypad that types into a named pipe what the kernel would write for a real one."""

import os
import shutil
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from devices.keypad import codec

CODES: Final = {name: code for code, name in codec.KEY_NAMES.items()}
SCANNED: Final = codec.KeypadEvent(0x04, 0x04, 0x70058)
"""What comes before each key event: the key's number on USB, here that of Enter."""
NUM_LOCK: Final = 69


class KeypadEmulator:
    """`async with KeypadEmulator() as keypad: Keypad(keypad.url, …)`; `path` is by default in a folder of its own."""

    def __init__(self, *, path: str = "") -> None:
        self.links = 0
        """How often it was put in."""
        self._path = path
        self._folder = ""
        self._end: int | None = None

    @property
    def url(self) -> str:
        """Where a driver reaches it."""
        return f"evdev://{self._path}"

    def press(self, key: str) -> None:
        """Press and release a key by its usual name: "0" to "9", "call", "ok" …"""
        self.strike(CODES[key])

    def strike(self, code: int, *, repeats: int = 0) -> None:
        """Press a key by its code, hold it while it repeats itself, and release it."""
        self.change(code, codec.PRESSED)
        for _ in range(repeats):
            self.change(code, codec.REPEATED)
        self.change(code, codec.RELEASED)

    def change(self, code: int, value: int) -> None:
        """A key goes down, repeats or goes up: the records of one such change."""
        for event in (SCANNED, codec.KeypadEvent(codec.KEY, code, value), codec.KeypadEvent(codec.SYN, 0, 0)):
            now = time.time_ns() // 1000
            self.send(codec.encode(event._replace(seconds=now // 1_000_000, micros=now % 1_000_000)))

    def send(self, data: bytes) -> None:
        """Any bytes, while it is put in."""
        if self._end is not None:
            os.write(self._end, data)

    async def pull_out(self) -> None:
        """Unplug it."""
        if self._end is not None:
            os.close(self._end)
            self._end = None
            Path(self._path).unlink(missing_ok=True)

    async def put_back(self) -> None:
        """Plug it in under the same name."""
        if not self._path:
            self._folder = tempfile.mkdtemp(prefix="yichuang-emulated-")
            self._path = f"{self._folder}/event-kbd"
        os.mkfifo(self._path)
        # For reading too: a pipe that nobody reads yet cannot be opened for writing alone.
        self._end = os.open(self._path, os.O_RDWR | os.O_NONBLOCK)
        self.links += 1

    async def __aenter__(self) -> Self:
        await self.put_back()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.pull_out()
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
