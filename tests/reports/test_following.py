"""The file of the statistics: exactly once, whatever happens to the file, the program or the journal."""

import asyncio
import contextlib
import os
import signal
import sqlite3
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from server.domain.queue import commands as c
from server.journal.entry import Record
from server.journal.sqlite import SqliteJournal
from server.reports import store
from server.reports.follower import Reports
from server.reports.following import MANY
from server.reports.rows import Arrival, Served
from server.reports.store import FILE
from tests.engine.conftest import Ticking, works
from tests.halls import DAY, small_hall
from tests.patience import PATIENCE_S
from tests.reports.days import MORNING, ZONES, Kept, busy_day, journal_of
from tests.reports.test_counting import dump

HALL = small_hall()
TAKEN = (
    '[{"type":"TicketTaken","ticket":"one-more","number":"A900","serial":900,"category":"enterprise",'
    f'"since":{MORNING}}}]'
)


@asynccontextmanager
async def following(folder: Path) -> AsyncGenerator[tuple[Reports, SqliteJournal]]:
    journal = await SqliteJournal.open(folder)
    reports = await Reports.open(folder, journal, ZONES)
    try:
        yield reports, journal
    finally:
        await reports.close()
        await journal.close()


async def counted(reports: Reports, day: str = DAY) -> tuple[int, int]:
    """(numbers taken, visits served) of a day."""
    await reports.follow("main")
    totals = (await reports.statistics(HALL, day, day, MORNING, "")).all.totals
    return totals.arrivals, totals.served


@pytest.fixture
async def a_day(tmp_path: Path) -> Path:
    """A folder with the journal of one day: 40 visits."""
    hall = Kept()
    busy_day(hall)
    async with following(tmp_path) as (reports, journal):
        await journal.append("main", hall.records)
        assert await counted(reports) == (40, 40)
    return tmp_path


async def test_an_event_that_nobody_knows_is_said_once_and_ends_no_statistics(tmp_path: Path) -> None:
    hall = Kept()
    busy_day(hall)
    strange = [
        '[{"type":"FromTheFuture"}]',
        '[{"type":"FromTheFuture"}]',
        '[{"type":"ServiceStarted","ticket":"nobody","window":"1"}]',
    ]
    last = hall.records[-1]
    later = [last._replace(seq=last.seq + 1 + n, events=text) for n, text in enumerate(strange)]
    begun = Record("main", later[-1].seq + 1, last.at, "k", "", b"", last.command, TAKEN, None)
    async with following(tmp_path) as (reports, journal):
        await journal.append("main", [*hall.records, *later, begun])
        with capture_logs() as lines:
            assert await counted(reports) == (41, 40)
        said = [line["cause"] for line in lines if line["event"] == "an entry is not counted"]
        assert len(said) == 2
        assert "FromTheFuture" in said[0]
        assert "nobody" in said[1]


async def test_a_deleted_file_is_made_again(a_day: Path) -> None:
    before = dump(a_day)
    (a_day / FILE).unlink()
    async with following(a_day) as (reports, _):
        assert await counted(reports) == (40, 40)
    assert dump(a_day) == before


async def test_a_file_of_another_version_is_made_again(a_day: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(a_day / FILE)) as db:
        db.execute("DELETE FROM arrivals")
        db.commit()
    async with following(a_day) as (reports, _):
        assert await counted(reports) == (0, 40)  # the same version: believed
    monkeypatch.setattr(store, "SCHEMA", store.SCHEMA + 1)
    async with following(a_day) as (reports, _):
        assert await counted(reports) == (40, 40)


async def test_a_damaged_file_is_made_again(a_day: Path) -> None:
    (a_day / FILE).write_bytes(b"this is a letter, not a database" * 1000)
    async with following(a_day) as (reports, _):
        assert await counted(reports) == (40, 40)


async def test_a_file_that_is_removed_while_the_server_runs_is_counted_again(a_day: Path) -> None:
    before = dump(a_day)
    async with following(a_day) as (reports, _):
        for path in a_day.glob(f"{FILE}*"):
            path.unlink()
        assert await reports.catch_up(set()) == set()
        assert await counted(reports) == (40, 40)
    assert dump(a_day) == before


async def test_a_file_that_is_damaged_while_the_server_runs_is_set_aside_and_counted_again(
    a_day: Path,
) -> None:
    hall = Kept()
    busy_day(hall)
    first = len(hall.records)
    hall.must(c.TakeTicket("one-more", "enterprise"))
    async with following(a_day) as (reports, journal):
        await journal.append("main", hall.records[first:])
        with (a_day / FILE).open("r+b") as file:
            file.write(b"garbage!" * 10_000)
        reports._store._db.execute("PRAGMA shrink_memory")  # pyright: ignore[reportPrivateUsage]
        assert "main" in await reports.catch_up({"main"})
        assert await reports.catch_up({"main"}) == set()
        assert await counted(reports) == (41, 40)
    assert list(a_day.glob(f"{FILE}.damaged-*"))


@pytest.mark.parametrize("place", ["a folder", "nowhere"])
async def test_a_file_that_cannot_be_opened_keeps_no_hall_closed(
    a_day: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (a_day / FILE).unlink()
    (a_day / FILE).mkdir()
    if place == "nowhere":  # it cannot be set aside either

        def refused(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "rename", refused)
    async with following(a_day) as (reports, _):
        assert await counted(reports) == (40, 40)
    assert (a_day / FILE).is_file() == (place == "a folder")


async def test_after_a_restored_backup_nothing_of_the_other_journal_is_left(a_day: Path) -> None:
    for path in a_day.glob("journal*"):
        path.unlink()
    hall = Kept()
    busy_day(hall, visits=7)
    async with following(a_day) as (reports, journal):
        await journal.append("main", hall.records)
        assert await counted(reports) == (7, 7)
    for path in a_day.glob("journal*"):
        path.unlink()
    longer = Kept(at=MORNING + 5)  # as long as the other, or longer, but not the same
    busy_day(longer, visits=9)
    async with following(a_day) as (reports, journal):
        await journal.append("main", longer.records)
        assert await counted(reports) == (9, 9)


async def test_what_could_not_be_kept_is_counted_once_when_it_can(
    a_day: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall = Kept()
    busy_day(hall)
    first = len(hall.records)
    hall.must(c.TakeTicket("one-more", "enterprise"))
    async with following(a_day) as (reports, journal):
        await journal.append("main", hall.records[first:])
        await reports.follow("main")
        hall.must(c.TakeTicket("and-another", "enterprise"))
        await journal.append("main", hall.records[first + 1 :])
        with closing(sqlite3.connect(a_day / FILE, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")  # somebody holds the file
            reports._store._db.execute("PRAGMA busy_timeout=10")  # pyright: ignore[reportPrivateUsage]
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                await reports.follow("main")
            other.execute("ROLLBACK")
        assert await counted(reports) == (42, 40)


async def test_a_reader_that_takes_its_time_misses_nothing_that_is_appended_meanwhile(tmp_path: Path) -> None:
    hall = Kept()
    busy_day(hall)
    async with following(tmp_path) as (_, journal):
        await journal.append("main", hall.records[:50])
        seen = 0
        async for chunk in journal.read("main"):
            seen += len(chunk)
            await journal.append("main", hall.records[50:60])
        assert seen == 50
        seen = sum([len(chunk) async for chunk in journal.read("main", 50)])
        assert seen == 10


async def test_the_file_keeps_no_ticket_once_its_day_is_over(tmp_path: Path) -> None:
    async with following(tmp_path) as (reports, journal):
        await journal.append("main", journal_of(days=2))
        await reports.follow("main")
    with closing(sqlite3.connect(tmp_path / FILE)) as db:
        text = "\n".join(db.iterdump())
        assert db.execute("SELECT count(*) FROM visits").fetchone() == (40,)
    assert "2026-11-02-39" in text  # a ticket of the day that is still known
    assert "2026-11-01-39" not in text


async def test_a_rebuild_says_how_far_it_is(tmp_path: Path) -> None:
    records = journal_of(days=5, visits=100)
    assert len(records) > MANY
    async with following(tmp_path) as (reports, journal):
        await journal.append("main", records)
        told: set[tuple[int, int]] = set()
        rebuilding = asyncio.create_task(reports.follow("main"))
        while not rebuilding.done():
            now = (await reports.statistics(HALL, "2026-11-01", "2026-11-05", MORNING, "")).rebuilding
            told |= {(now.done, now.total)} if now else set()
        await rebuilding
        assert len(told) > 2
        assert {total for _, total in told} == {len(records)}
        last = await reports.statistics(HALL, "2026-11-01", "2026-11-05", MORNING, "")
        assert last.rebuilding is None
        assert last.days == [f"2026-11-0{n}" for n in (5, 4, 3, 2, 1)]


async def test_a_change_of_the_hall_is_in_the_figures_soon(tmp_path: Path) -> None:
    time = Ticking(MORNING)
    async with works(tmp_path, time=time) as w:
        reports = await Reports.open(tmp_path, w.journal, ZONES)
        w.engine.settled.connect(reports.changed)
        running = asyncio.create_task(reports.run())
        try:
            await w.take("a-ticket")
            async for done in progress(tmp_path):
                if done == 2:  # the day opened, a number taken
                    break
            assert (await reports.statistics(HALL, DAY, DAY, MORNING, "")).all.totals.arrivals == 1
        finally:
            running.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await running
            await reports.close()


VICTIM = """
import asyncio, sys
from pathlib import Path
from server.journal.sqlite import SqliteJournal
from server.reports.follower import Reports

async def main():
    folder = Path(sys.argv[1])
    journal = await SqliteJournal.open(folder)
    reports = await Reports.open(folder, journal, {"main": "Asia/Shanghai"})
    print("begun", flush=True)
    await reports.follow("main")

asyncio.run(main())
"""


async def test_kill_9_again_and_again_in_a_rebuild_and_still_every_visit_counts_once(tmp_path: Path) -> None:
    records = journal_of(days=10, visits=200)
    async with following(tmp_path) as (_, journal):
        for first in range(0, len(records), 1000):
            await journal.append("main", records[first : first + 1000])
    stops = [0]
    for _ in range(6):
        process = await victim(tmp_path)
        async for done in progress(tmp_path):
            if done > stops[-1]:
                break
        os.kill(process.pid, signal.SIGKILL)
        await process.wait()
        stops.append(seq(tmp_path))
        if stops[-1] == len(records):
            break
    assert len({stop for stop in stops if 0 < stop < len(records)}) >= 3, "it was killed in the midst of it"
    process = await victim(tmp_path)
    assert await process.wait() == 0
    killed = dump(tmp_path)
    (tmp_path / FILE).unlink()
    async with following(tmp_path) as (reports, _):
        assert await counted(reports, "2026-11-10") == (200, 200)
        rows = reports._store.of_day(Arrival, "main", "2026-11-04")  # pyright: ignore[reportPrivateUsage]
        assert len(rows) == 200
        services = reports._store.of_day(Served, "main", "2026-11-04")  # pyright: ignore[reportPrivateUsage]
        assert len(services) == 200
    assert dump(tmp_path) == killed


def seq(folder: Path) -> int:
    """How far the file says it goes."""
    with closing(sqlite3.connect(folder / FILE)) as db:
        row = db.execute("SELECT seq FROM progress").fetchone()
        return int(row[0]) if row else 0


async def progress(folder: Path) -> AsyncGenerator[int]:
    """How far the file goes, asked again and again."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            yield seq(folder)
            await asyncio.sleep(0.005)


async def victim(folder: Path) -> asyncio.subprocess.Process:
    """A program that has begun to rebuild the figures."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", VICTIM, str(folder), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert await process.stdout.readline() == b"begun\n"
    return process
