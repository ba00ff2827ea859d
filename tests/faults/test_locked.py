"""The journal locked by another process: looks go on, commands are refused soon, and it heals by itself."""

import asyncio
import sqlite3
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from server.journal.journal import JournalUnavailable
from tests.engine.conftest import Works, works
from tests.serving import Client, house

MAIN = "/halls/main"
TICKET = {"category": "enterprise"}
SOON_S = 2.0
"""0.06 s are meant; a busy machine may take its time, SQLite's own patience was 3 s and more."""


@contextmanager
def locked(folder: Path) -> Generator[sqlite3.Connection]:
    locker = sqlite3.connect(folder / "journal.db", isolation_level=None)
    locker.execute("BEGIN IMMEDIATE")
    try:
        yield locker
    finally:
        locker.close()


async def refused(w: Works, ticket: str) -> None:
    with pytest.raises(JournalUnavailable, match="locked"):
        await w.take(ticket)


async def test_looks_go_on_from_memory_while_a_command_waits_for_the_lock(tmp_path: Path):
    async with works(tmp_path) as w:
        await w.take("a")
        await w.journal._db.execute("PRAGMA busy_timeout=60000")  # pyright: ignore[reportPrivateUsage]
        w.engine.troubles.appended_at = 0.0  # a hall at rest
        with locked(tmp_path) as locker:
            waiting = asyncio.create_task(w.take("b"))
            for _ in range(50):
                assert await w.numbers() == ["A001"]
                await asyncio.sleep(0)
            assert not waiting.done()
            locker.execute("ROLLBACK")
            assert await waiting == b"A002"


async def test_a_lock_that_comes_between_two_batches_spoils_one_and_no_state(tmp_path: Path):
    async with works(tmp_path) as w:
        await w.take("a")
        w.engine.troubles.appended_at = float("inf")  # as under load
        with locked(tmp_path):
            await refused(w, "b")
            assert w.engine.trouble == "database is locked"
            read = w.journal.load_snapshot
            w.journal.load_snapshot = None  # type: ignore[method-assign, assignment]
            await refused(w, "c")  # known by now: nothing is decided, so nothing is read again
            w.journal.load_snapshot = read  # type: ignore[method-assign]
            assert await w.numbers() == ["A001"]
        assert await w.take("d") == b"A002"
        assert w.engine.trouble == ""


async def test_a_locked_journal_refuses_at_once_and_heals_by_itself(tmp_path: Path):
    data = tmp_path / "data"
    async with house(data) as hall:
        client: Client = await hall.client("manager")
        await client.post(f"{MAIN}/tickets", TICKET)
        with locked(data):
            for _ in range(3):
                before = time.monotonic()
                status, body = await client.call("POST", f"{MAIN}/tickets", TICKET, key="again")
                assert (status, body["code"]) == (503, "journal_unavailable")
                assert (await hall.anyone().get(MAIN))["waiting"] == 1
                assert time.monotonic() - before < SOON_S
        assert (await client.post(f"{MAIN}/tickets", TICKET, key="again"))["number"] == "A002"
        async with hall.http.get(f"{hall.url}/readyz") as answer:
            assert answer.status == 200
