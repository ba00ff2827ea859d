"""How far long work is: the terminal's line, what `/readyz` says meanwhile, and a copy that writers do not hold up."""

import asyncio
import io
import sqlite3
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import ClassVar, cast

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from click.testing import CliRunner

from server.__main__ import main
from server.api.health import HealthRoutes
from server.api.routes import Rooms
from server.commands.backup import PAGES
from server.commands.progress import ProgressLine
from server.domain.queue.change import shown_at_once
from server.halls import driven
from server.hub.hub import Hub
from server.journal.entry import Entry
from server.journal.sqlite import CHUNK, SqliteJournal
from server.journal.verify import TOLD_EVERY, verify
from tests.engine.conftest import Ticking, works
from tests.halls import small_hall

ENTRIES = CHUNK + 500


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


async def written(folder: Path, entries: int = ENTRIES) -> None:
    """A journal of so many entries, without a snapshot."""
    async with works(folder) as w:
        await asyncio.gather(*(w.take(f"t{n}", category="comprehensive") for n in range(entries - 1)))
    with closing(sqlite3.connect(folder / "journal.db")) as db:
        db.execute("DELETE FROM snapshots")
        db.commit()


def test_on_a_terminal_one_line_is_written_over_and_ends_with_the_work():
    out, clock = Terminal(), Clock()
    line = ProgressLine("核验日志 checking", out, clock)
    line(0, 2000)
    clock.now = 0.05
    line(500, 2000)  # too soon to be read
    clock.now = 0.2
    line(1000, 2000)
    line(2000, 2000)
    line.close()
    assert out.getvalue() == (
        "\r核验日志 checking: 0 % (0 / 2,000)\x1b[K"
        "\r核验日志 checking: 50 % (1,000 / 2,000)\x1b[K"
        "\r核验日志 checking: 100 % (2,000 / 2,000)\x1b[K\n"
    )


def test_work_that_breaks_off_leaves_the_terminal_at_the_start_of_a_line():
    out = Terminal()
    line = ProgressLine("核验日志 checking", out, Clock())
    line(1, 4)
    line.close()
    line.close()
    assert out.getvalue() == "\r核验日志 checking: 25 % (1 / 4)\x1b[K\n"


def test_a_log_hears_nothing_of_short_work_and_now_and_then_of_long_work():
    short, long, clock = io.StringIO(), io.StringIO(), Clock()
    line = ProgressLine("读取 reading", short, clock)
    clock.now = 1.9
    line(10, 10)
    line.close()
    assert short.getvalue() == ""
    clock.now = 0.0
    line = ProgressLine("读取 reading", long, clock)
    for clock.now, done in ((1.0, 1), (2.0, 2), (5.0, 3), (12.0, 7), (13.0, 10)):
        line(done, 10)
    assert long.getvalue().splitlines() == [
        "读取 reading: 20 % (2 / 10)",
        "读取 reading: 70 % (7 / 10)",
        "读取 reading: 100 % (10 / 10)",
    ]


def test_nothing_to_do_is_not_talked_about():
    out = Terminal()
    line = ProgressLine("读取 reading", out, Clock())
    line(0, 0)
    line.close()
    assert out.getvalue() == ""


class Halting(SqliteJournal):
    """Gives out a chunk and waits until it may go on."""

    may_go: asyncio.Event
    halted: asyncio.Event

    async def read(self, stream: str, after: int = 0) -> AsyncIterator[Sequence[Entry]]:
        async for chunk in super().read(stream, after):
            yield chunk
            self.halted.set()
            await self.may_go.wait()


class NoCases:
    """Rooms in which no case can be in trouble."""

    class engine:
        damaged: ClassVar[dict[str, str]] = {}


async def test_while_the_journal_is_read_readyz_says_how_far_it_is(tmp_path: Path):
    await written(tmp_path)
    journal = cast(Halting, await Halting.open(tmp_path))
    journal.may_go, journal.halted = asyncio.Event(), asyncio.Event()
    engine = driven(journal, [small_hall()], Ticking().clock())
    application = web.Application()
    rooms = cast(Rooms, type("JustTheEngine", (), {"engine": engine, "faults": {}, "cases": NoCases}))
    application.add_routes(HealthRoutes(rooms, Hub({}, {}, shown_at_once)).routes())
    async with TestClient(TestServer(application)) as client:
        heard: list[tuple[int, int]] = []
        starting = asyncio.create_task(engine.start(lambda done, total: heard.append((done, total))))
        await journal.halted.wait()
        answer = await client.get("/readyz")
        assert (answer.status, await answer.json()) == (
            503,
            {
                "status": "unavailable",
                "cause": "replaying",
                "replaying": {"done": CHUNK, "total": ENTRIES},
            },
        )
        journal.may_go.set()
        await starting
        answer = await client.get("/readyz")
        assert (answer.status, await answer.json()) == (200, {"status": "ready"})
        assert heard == [(0, ENTRIES), (CHUNK, ENTRIES), (ENTRIES, ENTRIES)]
    await engine.stop()
    await journal.close()


async def test_verify_tells_how_far_it_is_and_comes_to_the_end(tmp_path: Path):
    await written(tmp_path, 1200)
    heard: list[tuple[int, int]] = []
    report = verify(tmp_path, lambda done, total: heard.append((done, total)))
    assert (report.entries, report.faults) == ({"main": 1200}, [])
    assert heard == [(0, 1200), (TOLD_EVERY, 1200), (2 * TOLD_EVERY, 1200), (1200, 1200)]


async def test_a_backup_is_one_moment_and_comes_to_an_end_beside_a_server_that_writes_all_the_time(
    tmp_path: Path,
):
    data = tmp_path / "data"
    data.mkdir()
    await written(data, 300)
    with closing(sqlite3.connect(data / "journal.db", isolation_level=None)) as writer:
        # Several steps of copying, each of which a write would send back to the first page.
        writer.execute("CREATE TABLE ballast (x BLOB)")
        writer.execute("INSERT INTO ballast VALUES (zeroblob(?))", (4 * PAGES * 4096,))
        ended = threading.Event()

        def write() -> None:
            with closing(sqlite3.connect(data / "journal.db", isolation_level=None, timeout=30)) as db:
                while not ended.is_set():
                    db.execute("INSERT INTO probe VALUES (1)")

        thread = threading.Thread(target=write)
        thread.start()
        try:
            file = tmp_path / "kept.zip"
            made = CliRunner().invoke(main, ["backup", str(file), "--data", str(data)])
        finally:
            ended.set()
            thread.join()
    assert made.exit_code == 0, made.output
    assert "main: 300 entries" in made.output
    back = CliRunner().invoke(main, ["restore", str(file), "--data", str(tmp_path / "back")])
    assert back.exit_code == 0, back.output
    assert back.output.splitlines()[:2] == ["main: 300 entries", "journal ok"]
    assert {p.name: oct(p.stat().st_mode & 0o777) for p in (tmp_path / "back").glob("*.db")} == {
        "journal.db": "0o600"
    }


@pytest.mark.parametrize("word", ["verify", "restore"])
def test_the_words_of_progress_do_not_mix_into_the_results(word: str, tmp_path: Path):
    """A folder without a journal: an error as before, and not a word of progress."""
    (tmp_path / "no.zip").write_bytes(b"no zip")
    words = [word, *([str(tmp_path / "no.zip")] if word == "restore" else [])]
    ran = CliRunner().invoke(main, [*words, "--data", str(tmp_path / "data")])
    assert ran.exit_code == 1
    assert "%" not in ran.output
