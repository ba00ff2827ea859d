"""The program as a process of its own, forked from one that has it loaded: what Python needs to load it, 1.3 s of processor
time, is spent once in a run of the tests. Everything else is as after `python -m server …`: its own process, pipes, signals.

This module is also what that one process runs.
"""

import asyncio
import contextlib
import gc
import json
import os
import selectors
import signal
import socket
import subprocess
import sys
import threading
from asyncio.subprocess import PIPE, Process
from functools import cache, partial
from typing import IO

from bench.server import ROOT
from bench.server import running as running_by
from bench.server import start as start_by

WORD_BYTES = 1 << 20


class Forked(Process):
    """What asyncio knows of a process that it started itself, of one that somebody else has started."""

    def __init__(
        self,
        pid: int,
        stdout: asyncio.StreamReader,
        stderr: asyncio.StreamReader,
        stdin: asyncio.StreamWriter | None,
        status: asyncio.StreamReader,
    ) -> None:
        self.pid, self.stdout, self.stderr, self.stdin = pid, stdout, stderr, stdin
        self._code: int | None = None
        self._ended = asyncio.create_task(self._end(status), name="end of a program")

    async def _end(self, status: asyncio.StreamReader) -> int:
        self._code = int(await status.read() or b"-9")
        return self._code

    @property
    def returncode(self) -> int | None:
        return self._code

    async def wait(self) -> int:
        return await asyncio.shield(self._ended)

    def send_signal(self, signal: int) -> None:
        if self._code is None:
            os.kill(self.pid, signal)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    async def communicate(self, input: bytes | bytearray | memoryview | None = None) -> tuple[bytes, bytes]:
        if self.stdin is not None:
            if input:
                self.stdin.write(input)
            self.stdin.close()
        assert self.stdout is not None
        assert self.stderr is not None
        said = await asyncio.gather(self.stdout.read(), self.stderr.read())
        await self.wait()
        return said[0], said[1]


class Forge:
    """The process that forks, and the line to it; several threads may ask."""

    def __init__(self) -> None:
        self._line, theirs = socket.socketpair()
        self._lock = threading.Lock()
        words = [sys.executable, "-m", "tests.warm", str(theirs.fileno())]
        subprocess.Popen(words, cwd=ROOT, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)
        theirs.close()

    def fork(self, words: tuple[str, ...], fds: list[int]) -> int:
        """The process id of the program with these words, and with these files as 0, 1, 2 and for its exit status."""
        asked = json.dumps({"words": words, "environment": dict(os.environ)}).encode()
        with self._lock:
            socket.send_fds(self._line, [len(asked).to_bytes(4, "big")], fds)
            self._line.sendall(asked)
            return int.from_bytes(self._line.recv(8, socket.MSG_WAITALL), "big")


@cache
def forge() -> Forge:
    return Forge()


async def program(*words: str, stdin: int = subprocess.DEVNULL) -> Process:
    """`python -m server` with these words; `stdin` may be PIPE."""
    loop = asyncio.get_running_loop()
    with contextlib.ExitStack() as theirs:
        pipes = [os.pipe() for _ in range(3)]
        for _, end in pipes:
            theirs.callback(os.close, end)
        given, feed = os.pipe() if stdin == PIPE else (os.open(os.devnull, os.O_RDONLY), -1)
        theirs.callback(os.close, given)
        fds = [given, *(end for _, end in pipes)]
        pid = await asyncio.to_thread(lambda: forge().fork(words, fds))
    out, err, status = [await reader(loop, os.fdopen(end, "rb", 0)) for end, _ in pipes]
    writer = await writer_to(loop, os.fdopen(feed, "wb", 0)) if feed >= 0 else None
    return Forked(pid, out, err, writer, status)


async def reader(loop: asyncio.AbstractEventLoop, pipe: IO[bytes]) -> asyncio.StreamReader:
    made = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(made), pipe)
    return made


async def writer_to(loop: asyncio.AbstractEventLoop, pipe: IO[bytes]) -> asyncio.StreamWriter:
    transport, protocol = await loop.connect_write_pipe(
        lambda: asyncio.StreamReaderProtocol(asyncio.StreamReader()), pipe
    )
    return asyncio.StreamWriter(transport, protocol, None, loop)


start = partial(start_by, run=program)
running = partial(running_by, run=program)


def serve_forks(line: socket.socket) -> list[str]:
    """Fork a child for every request until nobody asks any more. Returns in each child, with the words of its program."""
    statuses: dict[int, int] = {}
    bell, wake = socket.socketpair()
    for end in (bell, wake):
        end.setblocking(False)
    signal.signal(signal.SIGCHLD, rung)
    signal.set_wakeup_fd(wake.fileno())
    chosen = selectors.DefaultSelector()
    chosen.register(line, selectors.EVENT_READ)
    chosen.register(bell, selectors.EVENT_READ)
    while True:
        ready = [key.fileobj for key, _ in chosen.select()]
        if bell in ready:
            bell.recv(4096)
            reap(statuses)
        if line not in ready:
            continue
        size, fds, _, _ = socket.recv_fds(line, 4, 4)
        if not size:
            os._exit(0)
        asked = json.loads(line.recv(int.from_bytes(size, "big"), socket.MSG_WAITALL))
        pid = os.fork()
        if pid == 0:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            chosen.close()
            for end in (line, bell, wake):
                end.close()
            for number, fd in enumerate(fds[:3]):
                os.dup2(fd, number)
            for fd in (*fds, *statuses.values()):
                os.close(fd)
            os.environ.clear()
            os.environ.update(asked["environment"])
            return asked["words"]
        for fd in fds[:3]:
            os.close(fd)
        statuses[pid] = fds[3]
        line.sendall(pid.to_bytes(8, "big"))


def rung(*_: object) -> None:
    """The bell rings because there is somebody who answers the signal."""


def reap(statuses: dict[int, int]) -> None:
    """Say of everyone that has ended how."""
    while statuses:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        said = statuses.pop(pid)
        with contextlib.suppress(BrokenPipeError):  # nobody wants to know any more
            os.write(said, str(os.waitstatus_to_exitcode(status)).encode())
        os.close(said)


if __name__ == "__main__":
    from importlib import import_module

    import pypinyin as pypinyin  # what a server loads only once it starts

    from devices.registry import DRIVERS
    from server.__main__ import COMMANDS, main

    for module in set(COMMANDS.values()):
        import_module(module)
    list(DRIVERS.values())
    gc.freeze()
    sys.argv = ["server", *serve_forks(socket.socket(fileno=int(sys.argv[1])))]
    main(prog_name="python -m server")
