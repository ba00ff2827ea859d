"""Tasks with an owner: kept running, ended for certain, and heard of when they fail."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import structlog

log = structlog.get_logger("tasks")
PAUSE_S = 1.0
FINISH_S = 5.0


def report_death(task: "asyncio.Task[None]") -> None:
    """A done-callback: a task that ends by itself is a fault of ours, so say so."""
    if not task.cancelled() and task.exception() is not None:
        log.error("a task died", task=task.get_name(), exc_info=task.exception())


def keep_running(work: Callable[[], Awaitable[None]], *, name: str) -> "asyncio.Task[None]":
    """A task that begins `work` again a second after it failed: one bad moment must not silence a device for the day."""

    async def again() -> None:
        while True:
            try:
                await work()
                return
            except Exception:
                log.exception("a task failed and begins again", task=name)
            await asyncio.sleep(PAUSE_S)

    return asyncio.create_task(again(), name=name)


async def end_task(task: "asyncio.Task[None]") -> None:
    """Cancel until it is done: a library may swallow one (asyncio.wait_for does, in Python 3.11)."""
    while not task.done():
        task.cancel()
        await asyncio.wait([task], timeout=1.0)


class Background:
    """Short pieces of work that nobody waits for; a failure is logged, and the end waits for them."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None], *, name: str) -> None:
        """Begin at once; never waits."""
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(report_death)

    async def finish(self) -> None:
        """Wait a few seconds for what is under way."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=FINISH_S)
