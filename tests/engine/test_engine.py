"""Durable before answered, one fsync a batch, keys that survive, state that never disagrees with the journal."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from msgspec import structs

from server.domain.queue import commands as c
from server.domain.queue import refusal_codes as r
from server.domain.queue.state import HallState
from server.domain.queue.stream import SHAPE, HallStream, encode_facts
from server.engine.replay import load
from server.engine.submission import EngineFault, IdempotencyConflict
from server.journal.journal import JournalUnavailable
from server.journal.verify import verify
from tests.engine.conftest import Ticking, Works, works
from tests.halls import small_hall
from tests.patience import PATIENCE_S


def rows(folder: Path, sql: str = "SELECT count(*) FROM entries") -> int:
    with sqlite3.connect(folder / "journal.db") as db:
        return int(db.execute(sql).fetchone()[0])


async def test_an_answer_comes_only_after_its_entry_is_in_the_file(tmp_path: Path):
    async with works(tmp_path) as w:
        assert await w.take("a") == b"A001"
        assert rows(tmp_path) == 2  # the day's opening and the ticket, seen by another connection


async def test_commands_that_wait_together_become_one_transaction(tmp_path: Path):
    async with works(tmp_path) as w:
        appended: list[int] = []
        real = w.journal.append

        async def counting(stream: str, records: object) -> None:
            appended.append(len(records))  # type: ignore[arg-type]
            await real(stream, records)  # type: ignore[arg-type]

        w.journal.append = counting  # type: ignore[method-assign]
        answers = await asyncio.gather(*(w.take(f"t{i}") for i in range(100)))
        assert answers == [f"A{i:03}".encode() for i in range(1, 101)]
        assert appended == [100]


async def test_nobody_sees_what_is_not_durable_yet(tmp_path: Path):
    async with works(tmp_path) as w:
        begun, go = asyncio.Event(), asyncio.Event()
        real = w.journal.append

        async def slow(stream: str, records: object) -> None:
            begun.set()
            await go.wait()
            await real(stream, records)  # type: ignore[arg-type]

        w.journal.append = slow  # type: ignore[method-assign]
        heard = len(w.heard)
        taking = asyncio.create_task(w.take("a"))
        await begun.wait()
        reading = asyncio.create_task(w.numbers())
        await asyncio.sleep(0)
        assert not taking.done()
        assert not reading.done()
        assert len(w.heard) == heard
        go.set()
        assert await reading == ["A001"]
        assert await taking == b"A001"
        assert len(w.heard) == heard + 1


async def test_a_caller_that_hangs_up_does_not_stop_its_command_half_way(tmp_path: Path):
    async with works(tmp_path) as w:
        taking = asyncio.create_task(w.take("a"))
        await asyncio.sleep(0)
        taking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await taking
        await w.engine.settle()
        in_memory = await w.engine.read("main", lambda s, _at: encode_facts(s))
        from_journal = encode_facts(await load(w.journal, HallStream(small_hall()), whole=True))
        assert in_memory == from_journal
        assert await w.numbers() == ["A001"]


async def test_the_same_key_and_request_get_the_same_answer_and_one_ticket(tmp_path: Path):
    async with works(tmp_path) as w:
        assert await w.take("a", "key", b"same") == b"A001"
        assert await w.take("b", "key", b"same") == b"A001"
        assert await w.numbers() == ["A001"]


async def test_the_same_key_twice_in_one_batch_gives_one_ticket(tmp_path: Path):
    async with works(tmp_path) as w:
        assert await asyncio.gather(w.take("a", "key", b"x"), w.take("b", "key", b"x")) == [b"A001", b"A001"]
        assert await w.numbers() == ["A001"]


async def test_a_key_survives_a_restart(tmp_path: Path):
    async with works(tmp_path) as w:
        assert await w.take("a", "key", b"same") == b"A001"
    async with works(tmp_path) as w:
        assert await w.take("b", "key", b"same") == b"A001"
        assert await w.numbers() == ["A001"]


async def test_a_key_used_for_another_request_is_refused_also_after_a_restart(tmp_path: Path):
    async with works(tmp_path) as w:
        await w.take("a", "key", b"one")
        with pytest.raises(IdempotencyConflict):
            await w.take("b", "key", b"other")
    async with works(tmp_path) as w:
        with pytest.raises(IdempotencyConflict):
            await w.take("b", "key", b"other")


async def test_a_key_is_forgotten_after_a_day(tmp_path: Path):
    async with works(tmp_path) as w:
        await w.take("a", "key", b"x")
        w.time.pass_s(25 * 3600)
        await w.take("b", "other", b"x")
        assert await w.take("c", "key", b"x") == b"A003"


async def test_a_refusal_leaves_no_trace_and_does_not_use_up_its_key(tmp_path: Path):
    async with works(tmp_path) as w:
        before = rows(tmp_path)
        with pytest.raises(r.UnknownCategory):
            await w.take("a", "key", b"x", category="nothing")
        assert rows(tmp_path) == before
        assert await w.take("a", "key", b"x") == b"A001"


async def test_a_failed_commit_refuses_the_batch_and_the_state_is_the_journals(tmp_path: Path):
    async with works(tmp_path) as w:
        await w.take("a")
        with sqlite3.connect(tmp_path / "journal.db", isolation_level=None) as locker:
            await w.journal._db.execute("PRAGMA busy_timeout=50")  # pyright: ignore[reportPrivateUsage]
            locker.execute("BEGIN IMMEDIATE")
            with pytest.raises(JournalUnavailable):
                await w.take("b", "key", b"x")
            assert w.engine.trouble
            assert await w.numbers() == ["A001"]
            locker.execute("ROLLBACK")
        assert await w.take("b", "key", b"x") == b"A002"  # the same key may be tried again
        assert w.engine.trouble == ""
    assert verify(tmp_path).faults == []


async def test_what_stands_around_the_facts_is_changed_at_once_and_again_after_the_state_was_rebuilt(
    tmp_path: Path,
):
    told = structs.replace(small_hall(), edition="told")

    def fit(state: HallState) -> None:
        state.settings = told

    async def edition(w: Works) -> str:
        return await w.engine.read("main", lambda s, _at: s.settings.edition)

    async with works(tmp_path) as w:
        await w.take("a")
        assert await edition(w) == ""
        w.engine.fit("main", fit)
        w.engine.fit("not carried", fit)
        assert await edition(w) == "told"
        kept = await w.engine.read("main", lambda s, _at: s)
        with sqlite3.connect(tmp_path / "journal.db", isolation_level=None) as locker:
            await w.journal._db.execute("PRAGMA busy_timeout=50")  # pyright: ignore[reportPrivateUsage]
            locker.execute("BEGIN IMMEDIATE")
            with pytest.raises(JournalUnavailable):
                await w.take("b")
            locker.execute("ROLLBACK")
        await w.take("b")
        assert await w.engine.read("main", lambda s, _at: s) is not kept, "it was read anew"
        assert await edition(w) == "told"


async def test_a_full_disk_refuses_clearly_loses_nothing_and_heals_without_a_restart(tmp_path: Path):
    async with works(tmp_path) as w:
        await w.take("a")
        db = w.journal._db  # pyright: ignore[reportPrivateUsage]
        async with db.execute("PRAGMA page_count") as cursor:
            pages = int((await cursor.fetchone())[0])  # type: ignore[index]
        await db.execute(f"PRAGMA max_page_count={pages}")  # SQLite's own "disk is full" from here on
        refused = accepted = 0
        for i in range(50):
            try:
                await w.take(f"t{i}")
                accepted += 1
            except JournalUnavailable:
                refused += 1
        assert refused
        assert "full" in w.engine.trouble
        assert len(await w.numbers()) == 1 + accepted
        await db.execute("PRAGMA max_page_count=1000000")
        await w.take("after")
        assert w.engine.trouble == ""
        assert len(await w.numbers()) == 2 + accepted
    assert verify(tmp_path).faults == []


async def test_a_defect_while_applying_undoes_the_command_and_the_hall_goes_on(tmp_path: Path):
    async with works(tmp_path) as w:
        await w.take("a")

        def broken(*_: object) -> bytes:
            raise RuntimeError("a defect")

        with pytest.raises(EngineFault):
            await w.engine.submit("main", c.TakeTicket("b", "enterprise"), actor="x", answer=broken)
        assert await w.numbers() == ["A001"]
        assert await w.take("c") == b"A002"


async def test_a_defect_in_the_journal_itself_refuses_the_batch_and_the_engine_lives_on(tmp_path: Path):
    async with works(tmp_path) as w:
        await w.take("a")
        real = w.journal.append

        async def broken(stream: str, records: object) -> None:
            raise RuntimeError("a defect")

        w.journal.append = broken  # type: ignore[method-assign]
        with pytest.raises(EngineFault):
            await w.take("b", "key", b"x")
        w.journal.append = real  # type: ignore[method-assign]
        assert await w.numbers() == ["A001"]
        assert await w.take("b", "key", b"x") == b"A002"  # its key was not used up
        assert await w.numbers() == ["A001", "A002"]


async def test_a_journal_that_cannot_even_be_read_is_a_reason_to_try_again_and_heals(tmp_path: Path):
    async with works(tmp_path) as w:
        await w.take("a")
        append, snapshot = w.journal.append, w.journal.load_snapshot

        async def broken(*_: object) -> None:
            raise JournalUnavailable("disk I/O error")

        w.journal.append = w.journal.load_snapshot = broken  # type: ignore[method-assign]
        for ticket in ("b", "c"):
            with pytest.raises(JournalUnavailable):
                await w.take(ticket)
            with pytest.raises(JournalUnavailable):
                async with asyncio.timeout(
                    PATIENCE_S
                ):  # a look must not wait for a disk that may never come back
                    await w.numbers()
        w.journal.append, w.journal.load_snapshot = append, snapshot  # type: ignore[method-assign]
        assert await w.take("d") == b"A002"
        assert w.engine.trouble == ""


async def test_a_snapshot_spares_the_replay_and_a_damaged_one_is_not_believed(tmp_path: Path):
    async with works(tmp_path) as w:
        for i in range(20):
            await w.take(f"t{i}")
        before = await w.engine.read("main", lambda s, _at: encode_facts(s))
    async with works(tmp_path) as w:
        snapshot = await w.journal.load_snapshot("main", SHAPE)
        assert snapshot is not None
        assert snapshot.seq == await w.journal.last("main") == 21
        assert await w.engine.read("main", lambda s, _at: encode_facts(s)) == before
        await w.journal._db.execute("UPDATE snapshots SET facts = CAST(facts || x'00' AS BLOB)")  # pyright: ignore[reportPrivateUsage]
        await w.journal._db.commit()  # pyright: ignore[reportPrivateUsage]
        assert await w.journal.load_snapshot("main", SHAPE) is None
    async with works(tmp_path) as w:
        assert await w.engine.read("main", lambda s, _at: encode_facts(s)) == before


async def test_a_clock_set_back_keeps_order_and_waits_sane(tmp_path: Path):
    time = Ticking()
    async with works(tmp_path, time=time) as w:
        await w.take("a")
        time.pass_s(60)
        time.wall -= 3600
        await w.take("b")
        time.pass_s(60)
        await w.engine.submit("main", c.OpenWindow("1", "c01"), actor="x")
        await w.engine.submit("main", c.CallNext("1"), actor="x")
        called = await w.engine.read("main", lambda s, _at: s.facts.today.tickets["a"])
        assert called.turn.why is not None
        assert called.turn.why.waited_s == 120  # its own pace went on, whatever the wall clock said
    time.wall -= 3600
    async with works(tmp_path, time=time) as w:
        at = await w.engine.read("main", lambda s, at: at - s.facts.at)
        assert at >= 0


async def test_two_halls_share_a_commit_and_keep_their_own_chains(tmp_path: Path):
    async with works(tmp_path, small_hall(), small_hall(hall="other")) as w:
        await w.engine.submit("other", c.OpenDay("2026-01-01"), actor="x")
        await asyncio.gather(
            w.take("a"), w.engine.submit("other", c.TakeTicket("b", "enterprise"), actor="x"), w.take("c")
        )
        assert await w.journal.last("main") == 3
        assert await w.journal.last("other") == 2
    report = verify(tmp_path)
    assert (report.entries, report.faults) == ({"main": 3, "other": 2}, [])


async def test_reads_and_commands_at_once_never_block_each_other(tmp_path: Path):
    async with works(tmp_path) as w:

        async def look(w: Works) -> int:
            return len(await w.numbers())

        results = await asyncio.gather(*(w.take(f"t{i}") if i % 2 else look(w) for i in range(200)))
        assert len(results) == 200
        assert len(await w.numbers()) == 100
