"""Personal data is forgotten in time, hour by hour."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable

import structlog

from server.engine.clock import HallClock
from server.engine.submission import EngineFault, NotReady
from server.journal.journal import JournalUnavailable
from server.sqlite import StoreUnusable

log = structlog.get_logger("server")
EVERY_S = 3600.0


async def forgetting(clock: HallClock, forget: Callable[[], Awaitable[int]], what: str) -> None:
    """`forget` deletes what is over and returns how many rows went; `what` names it in the log. After an hour, so that a
    machine that started with a wrong clock has put it right; the app owns this task."""
    while True:
        await asyncio.sleep(EVERY_S)
        try:
            gone = await forget() if clock.settled() else 0
            if gone:
                log.info(f"{what} purged", rows=gone)
        except (sqlite3.Error, StoreUnusable, OSError, JournalUnavailable, NotReady, EngineFault) as error:
            log.warning(f"{what} not purged", cause=str(error))
