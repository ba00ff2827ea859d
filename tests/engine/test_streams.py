"""Streams of several kinds over one journal: each has its writer, and what goes wrong in one stays there."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest

from server.domain.queue import commands as c
from server.domain.refusal import Refused
from server.domain.settled import Settled
from server.domain.snapshot_parts import SnapshotParts
from server.engine.engine import Engine
from server.engine.submission import EngineFault, UnknownStream
from server.halls import driven
from server.journal.entry import Record
from server.journal.journal import JournalDamaged, JournalUnavailable, OwnershipLost
from server.journal.sqlite import SqliteJournal
from server.journal.verify import verify
from tests.engine.conftest import Ticking
from tests.halls import DAY, small_hall
from tests.patience import PATIENCE_S


class Total:
    """A toy stream's state: a sum."""

    def __init__(self, seq: int = 0, total: int = 0) -> None:
        self.seq, self.total, self.at = seq, total, 0.0


class Adding:
    """Numbers are added up; no more than a hundred. 13 is refused by `apply`, which no stream may do."""

    shape = b"total/1"

    def __init__(self, id: str = "@toy") -> None:
        self.id = id

    def empty(self) -> Total:
        return Total()

    def restored(self, facts: bytes, rows: Mapping[str, bytes], seq: int) -> Total:
        return Total(seq, msgspec.msgpack.decode(facts, type=int))

    def facts(self, state: Total) -> SnapshotParts:
        return SnapshotParts(msgspec.msgpack.encode(state.total))

    def kept(self, state: Total) -> None:
        pass

    def decide(self, state: Total, command: int, at: float) -> Sequence[float]:
        del at
        if state.total + command > 100:
            raise Refused(most=100)
        return [float(command)] if command else []

    def apply(self, state: Total, event: float, at: float) -> None:
        if event == 13:
            raise ArithmeticError("13")
        state.total += int(event)
        state.at = at

    def encode_command(self, command: int) -> str:
        return str(command)

    def encode_events(self, events: Sequence[float]) -> str:
        return msgspec.json.encode(events).decode()

    def decode_events(self, text: str) -> Sequence[float]:
        return msgspec.json.decode(text, type=list[float])

    def clock_changed(self, by_s: float) -> int | None:
        return None

    def rests(self, events: Sequence[float]) -> bool:
        return False


Toys = Engine[Total, int, float]


class Both:
    """A hall and toys over one journal, not yet started."""

    def __init__(self, journal: SqliteJournal, *toys: str) -> None:
        clock = Ticking().clock()
        self.journal = journal
        self.halls = driven(journal, [small_hall()], clock)
        self.toys: Toys = Engine(journal, [Adding(id) for id in toys or ("@toy",)], clock)
        self.heard: list[Settled[Total, float]] = []
        self.toys.settled.connect(self.heard.append)

    async def add(self, number: int, toy: str = "@toy", key: str = "") -> bytes:
        def answer(state: Total, events: Sequence[float], at: float) -> bytes:
            return str(state.total).encode()

        return await self.toys.submit(toy, number, actor="t", key=key, answer=answer)

    async def total(self, toy: str = "@toy") -> int:
        return await self.toys.read(toy, lambda state, _at: state.total)

    async def take(self, ticket: str) -> None:
        await self.halls.submit("main", c.TakeTicket(ticket, "enterprise"), actor="k1")

    async def tickets(self) -> int:
        return await self.halls.read("main", lambda state, _at: len(state.facts.today.tickets))


@contextlib.asynccontextmanager
async def both(folder: Path, *toys: str) -> AsyncGenerator[Both]:
    journal = await SqliteJournal.open(folder)
    made = Both(journal, *toys)
    try:
        await made.halls.start()
        await made.toys.start()
        if not await made.halls.read("main", lambda s, _at: s.facts.today.is_open):
            await made.halls.submit("main", c.OpenDay(DAY), actor="schedule")
        yield made
    finally:
        await made.toys.stop()
        await made.halls.stop()
        await journal.close()


async def waiting(journal: SqliteJournal, count: int) -> None:
    """Return once so many appends wait for the one under way."""
    async with asyncio.timeout(PATIENCE_S):
        while len(journal._waiting) < count:  # noqa: ASYNC110  # pyright: ignore[reportPrivateUsage]
            await asyncio.sleep(0)


def alter(folder: Path, stream: str) -> None:
    with closing(sqlite3.connect(folder / "journal.db")) as db:
        db.execute("DELETE FROM snapshots")
        db.execute("UPDATE entries SET actor = 'somebody else' WHERE hall = ? AND seq = 1", (stream,))
        db.commit()


async def test_a_stream_of_another_kind_is_kept_answered_told_and_found_again(tmp_path: Path):
    async with both(tmp_path) as b:
        assert await b.add(40) == b"40"
        assert await b.add(2, key="k") == b"42"
        assert await b.add(2, key="k") == b"42"
        with pytest.raises(Refused):
            await b.add(59)
        assert [list(change.events) for change in b.heard] == [[40.0], [2.0]]
        with pytest.raises(UnknownStream):
            await b.add(1, "@other")
    async with both(tmp_path) as b:
        assert await b.total() == 42
        assert await b.add(2, key="k") == b"42"
        assert await b.add(1) == b"43"
    assert verify(tmp_path).faults == []
    assert verify(tmp_path).entries == {"main": 1, "@toy": 3}


async def test_what_streams_append_together_is_one_transaction(tmp_path: Path):
    async with both(tmp_path, "@a", "@b", "@c") as b:
        written: list[list[str]] = []
        real = b.journal._write  # pyright: ignore[reportPrivateUsage]

        async def watched(appends: Sequence[Any]) -> None:
            written.append([one.stream for one in appends])
            await real(appends)

        b.journal._write = watched  # type: ignore[method-assign]
        for engine in (b.halls, b.toys):
            engine.troubles.appended_at = float("inf")  # as under load: the journal is not asked first
        async with b.journal._lock:  # pyright: ignore[reportPrivateUsage]
            adding = [asyncio.create_task(b.add(1, toy)) for toy in ("@a", "@b", "@c")]
            taking = asyncio.create_task(b.take("t"))
            await waiting(b.journal, 4)
        await asyncio.gather(*adding)
        await taking
        assert [sorted(streams) for streams in written] == [["@a", "@b", "@c", "main"]]


async def test_an_append_that_does_not_follow_is_refused_alone(tmp_path: Path):
    journal = await SqliteJournal.open(tmp_path)

    def record(stream: str, seq: int) -> Record:
        return Record(stream, seq, 1.0, "t", "", b"", "1", "[1.0]", None)

    try:
        async with journal._lock:  # pyright: ignore[reportPrivateUsage]
            good = asyncio.create_task(journal.append("@a", [record("@a", 1), record("@a", 2)]))
            bad = asyncio.create_task(journal.append("@b", [record("@b", 1), record("@b", 3)]))
            again = asyncio.create_task(journal.append("@a", [record("@a", 3)]))
            await waiting(journal, 3)
        await good
        await again
        with pytest.raises(OwnershipLost, match="@b: entry 3 does not follow 1"):
            await bad
        assert (await journal.last("@a"), await journal.last("@b")) == (3, 0)
    finally:
        await journal.close()


async def test_a_damaged_stream_stands_still_alone_and_is_named(tmp_path: Path):
    async with both(tmp_path, "@a", "@b") as b:
        await b.add(1, "@a")
        await b.add(2, "@b")
        await b.take("before")
    alter(tmp_path, "@a")
    async with both(tmp_path, "@a", "@b") as b:
        assert "@a: entry 1 was altered" in b.toys.damaged["@a"]
        assert b.toys.trouble == ""
        with pytest.raises(JournalUnavailable, match="entry 1 was altered"):
            await b.add(1, "@a")
        with pytest.raises(JournalUnavailable, match="entry 1 was altered"):
            await b.total("@a")
        assert await b.add(2, "@b") == b"4"
        await b.take("after")
        assert await b.tickets() == 2
    assert verify(tmp_path).faults[0].startswith("@a: entry 1")


async def test_damage_that_is_found_while_the_server_runs_stops_that_stream_and_nothing_else(tmp_path: Path):
    async with both(tmp_path, "@a", "@b") as b:
        await b.add(1, "@a")
        alter(tmp_path, "@a")
        with pytest.raises(EngineFault):
            await b.add(13, "@a")  # its state is worth nothing now, and the journal is read again
        for _ in range(2):
            with pytest.raises(JournalUnavailable, match="entry 1 was altered"):
                await b.add(1, "@a")
        with pytest.raises(JournalUnavailable, match="entry 1 was altered"):
            await b.total("@a")
        assert list(b.toys.damaged) == ["@a"]
        assert b.toys.living == ["@b"]
        assert await b.add(2, "@b") == b"2"
        await b.take("t")
        assert (b.toys.trouble, b.halls.trouble) == ("", "")
    assert verify(tmp_path).faults[0].startswith("@a: entry 1")


async def test_an_append_that_is_broken_off_is_neither_believed_nor_in_the_way(tmp_path: Path):
    async with both(tmp_path, "@a", "@b") as b:
        await b.add(1, "@a")
        real = b.journal._db.execute  # pyright: ignore[reportPrivateUsage]

        def broken(*_: object) -> None:
            raise RuntimeError("a defect")

        b.journal._db.execute = broken  # type: ignore[method-assign]  # pyright: ignore[reportPrivateUsage]
        with pytest.raises((EngineFault, JournalUnavailable)):
            await b.add(1, "@a")
        b.journal._db.execute = real  # type: ignore[method-assign]  # pyright: ignore[reportPrivateUsage]
        assert await b.add(2, "@a") == b"3"
        assert await b.total("@a") == 3


async def test_a_kind_of_which_no_stream_can_be_read_does_not_start_and_the_others_do(tmp_path: Path):
    async with both(tmp_path) as b:
        await b.add(1)
    alter(tmp_path, "@toy")
    journal = await SqliteJournal.open(tmp_path)
    made = Both(journal)
    try:
        await made.halls.start()
        with pytest.raises(JournalDamaged, match="@toy"):
            await made.toys.start()
        await made.take("t")
        assert await made.tickets() == 1
    finally:
        await made.halls.stop()
        await journal.close()


async def test_a_defect_in_one_stream_undoes_nothing_in_another(tmp_path: Path):
    async with both(tmp_path, "@a", "@b") as b:
        await b.add(1, "@a")
        results = await asyncio.gather(b.add(13, "@a"), b.add(5, "@b"), b.take("t"), return_exceptions=True)
        assert isinstance(results[0], EngineFault)
        assert results[1:] == [b"5", None]
        assert (await b.total("@a"), await b.total("@b"), await b.tickets()) == (1, 5, 1)
        assert await b.add(1, "@a") == b"2"


async def test_a_stream_is_given_back_and_taken_up_again_while_others_go_on(tmp_path: Path):
    async with both(tmp_path, "@one", "@two") as made:
        await asyncio.gather(made.add(1, "@one", key="k"), made.add(2, "@two"))
        await made.toys.give_back("@one")
        with pytest.raises(UnknownStream):
            await made.add(1, "@one")
        with pytest.raises(KeyError):
            await made.toys.give_back("@one")
        await made.add(3, "@two")
        await made.toys.take_up(Adding("@one"))
        with pytest.raises(ValueError, match="@one"):
            await made.toys.take_up(Adding("@one"))
        assert await made.add(1, "@one", key="k") == b"1", "the key is known, nothing is added"
        await made.add(4, "@one")
        assert (await made.total("@one"), await made.total("@two")) == (5, 5)
        await made.toys.take_up(Adding("@three"))
        assert await made.add(6, "@three") == b"6"


async def test_who_is_told_first_has_the_loop_to_himself_before_the_others_are_told(tmp_path: Path):
    async with both(tmp_path) as made:
        said: list[str] = []

        def first(_change: Settled[Total, float]) -> None:
            said.append("told")
            asyncio.get_running_loop().call_soon(said.append, "sent")

        made.toys.first.connect(first)
        made.toys.settled.connect(lambda _change: said.append("drawn"))
        assert await made.add(1) == b"1"
        assert said == ["told", "sent", "drawn"]


async def test_nobody_sees_a_command_before_all_are_told_of_the_one_before(tmp_path: Path):
    async with both(tmp_path) as made:
        seen: list[int] = []
        made.toys.first.connect(lambda change: seen.append(change.state.total))
        made.toys.settled.connect(lambda change: seen.append(change.state.total))
        await made.add(1)
        await asyncio.gather(made.add(2), asyncio.create_task(made.add(3)))
        assert seen[0] == seen[1] == 1
        assert seen[-2] == seen[-1] == 6


async def test_a_stream_given_back_has_settled_what_was_submitted(tmp_path: Path):
    async with both(tmp_path, "@one", "@two") as made:
        adding = [asyncio.create_task(made.add(1, "@one")) for _ in range(50)]
        await asyncio.sleep(0)
        await made.toys.give_back("@one")
        assert sorted(map(int, await asyncio.gather(*adding))) == list(range(1, 51))
        await made.toys.take_up(Adding("@one"))
        assert await made.total("@one") == 50


async def test_a_damaged_stream_taken_up_stands_still_alone(tmp_path: Path):
    async with both(tmp_path, "@one", "@two") as made:
        await made.add(1, "@one")
        await made.toys.give_back("@one")
        alter(tmp_path, "@one")
        await made.toys.take_up(Adding("@one"))
        assert list(made.toys.damaged) == ["@one"]
        with pytest.raises(JournalUnavailable):
            await made.add(1, "@one")
        await made.add(1, "@two")
