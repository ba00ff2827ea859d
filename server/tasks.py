"""Tasks with an owner: ended for certain, and heard of when they die."""

import asyncio

import structlog

log = structlog.get_logger("tasks")


def report_death(task: "asyncio.Task[None]") -> None:
    """A done-callback: a task that ends by itself is a fault of ours, so say so."""
    if not task.cancelled() and task.exception() is not None:
        log.error("a task died", task=task.get_name(), exc_info=task.exception())


async def end_task(task: "asyncio.Task[None]") -> None:
    """Cancel until it is done: a library may swallow one (asyncio.wait_for does, in Python 3.11)."""
    while not task.done():
        task.cancel()
        await asyncio.wait([task], timeout=1.0)
