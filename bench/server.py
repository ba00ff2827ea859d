"""A server of ours as a process of its own, started, loaded, killed."""

import asyncio
import contextlib
import re
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator, Awaitable, Callable
from pathlib import Path

from server.access.access import Access

ROOT = Path(__file__).parent.parent
ADDRESS = re.compile(rb"Yichuang: (http://\S+)")


class ServerDied(Exception):
    """It ended before it was ready; the text is what it said."""


async def program(*words: str) -> Process:
    """The program with these words, its output in pipes."""
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "server", *words, cwd=ROOT, stdout=PIPE, stderr=PIPE
    )


Run = Callable[..., Awaitable[Process]]


async def start(
    data: Path, *more: str, config: Path = ROOT / "config.toml", port: int = 0, run: Run = program
) -> tuple[Process, str]:
    """(process, address) once the server says that it is ready."""
    process = await run(
        "serve", "--config", str(config), "--data", str(data),
        "--host", "127.0.0.1", "--port", str(port), "--always-open", *more,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    said = b""
    while line := await process.stdout.readline():
        said += line
        found = ADDRESS.search(line)
        if found:
            return process, found[1].decode()
    raise ServerDied((said + await process.stderr.read()).decode(errors="replace"))


async def end(process: Process, number: int = signal.SIGTERM) -> int:
    """Send a signal and wait for the end; returns the exit status."""
    if process.returncode is None:
        process.send_signal(number)
        assert process.stdout is not None
        assert process.stderr is not None
        await asyncio.gather(process.stdout.read(), process.stderr.read())
    return await process.wait()


@contextlib.asynccontextmanager
async def running(
    data: Path, *more: str, config: Path = ROOT / "config.toml", run: Run = program
) -> AsyncGenerator[tuple[Process, str]]:
    """A server for the length of the block."""
    process, url = await start(data, *more, config=config, run=run)
    try:
        yield process, url
    finally:
        await end(process)


@contextlib.asynccontextmanager
async def bare(module: str) -> AsyncGenerator[tuple[Process, int]]:
    """A bare baseline of this folder for the length of the block, with its port."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", f"bench.{module}", cwd=ROOT, stdin=PIPE, stdout=PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield process, int(await process.stdout.readline())
    finally:
        process.stdin.close()
        await process.wait()


def echoing() -> contextlib.AbstractAsyncContextManager[tuple[Process, int]]:
    return bare("echo")


async def make_token(data: Path, role: str = "admin", hall: str = "", name: str = "bench") -> str:
    """A token in the data folder, before or while a server runs on it."""
    data.mkdir(parents=True, exist_ok=True)
    access = await Access.open(data)
    try:
        return await access.create_token(role, hall, name=name)
    finally:
        await access.close()
