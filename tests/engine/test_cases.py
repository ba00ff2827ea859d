"""Cases beside a hall in one journal: each stands still alone, and both hear of the clock."""

import contextlib
import sqlite3
from collections.abc import AsyncGenerator, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from server.cases import driven_cases
from server.domain.cases import commands as c
from server.domain.cases.settings import CasesSettings
from server.domain.cases.words import CaseState, Decision
from server.domain.queue import commands as q
from server.halls import driven
from server.journal.journal import JournalDamaged, JournalUnavailable
from server.journal.sqlite import SqliteJournal
from server.journal.verify import verify
from tests.cases import HOUSING, TITLE, office
from tests.engine.conftest import Ticking
from tests.halls import DAY, small_hall

CASES = "@cases"


class District:
    """A hall and the cases of one server."""

    def __init__(self, journal: SqliteJournal) -> None:
        self.time = Ticking()
        clock = self.time.clock()
        self.halls = driven(journal, [small_hall()], clock)
        self.cases = driven_cases(journal, CasesSettings(office(), region="370403"), clock)

    async def do(self, command: c.AnyCommand) -> None:
        await self.cases.submit(CASES, command, actor="clerk:c01")

    async def receive(self) -> str:
        await self.do(c.PublishMatter(TITLE))
        command = c.ReceiveCase("title", "main", "1", "t", "c01", "p", brought=("m1", "m2", "m3"))
        answer = await self.cases.submit(
            CASES,
            command,
            actor="clerk:c01",
            answer=lambda state, _e, _at: list(state.facts.cases)[-1].encode(),
        )
        return answer.decode()

    async def take_number(self, ticket: str) -> None:
        await self.halls.submit("main", q.TakeTicket(ticket, "enterprise"), actor="k1")


@contextlib.asynccontextmanager
async def district(folder: Path) -> AsyncGenerator[District]:
    journal = await SqliteJournal.open(folder)
    made = District(journal)
    try:
        await made.halls.start(may_stand=True)
        await made.cases.start(may_stand=True)
        if "main" in made.halls.living and not await made.halls.read(
            "main", lambda s, _: s.facts.today.is_open
        ):
            await made.halls.submit("main", q.OpenDay(DAY), actor="schedule")
        yield made
    finally:
        await made.cases.stop()
        await made.halls.stop()
        await journal.close()


def alter(folder: Path, stream: str) -> None:
    with closing(sqlite3.connect(folder / "journal.db")) as db:
        db.execute("DELETE FROM snapshots")
        db.execute("UPDATE entries SET actor = 'somebody else' WHERE hall = ? AND seq = 1", (stream,))
        db.commit()


async def test_a_case_is_found_again_after_a_restart_as_it_was_left(tmp_path: Path) -> None:
    async with district(tmp_path) as before:
        number = await before.receive()
        await before.do(c.AcceptCase(number, 1, "c01"))
        seen = await before.cases.read(CASES, lambda s, _: s.facts.cases[number].seen)
        take = c.TakeTask(number, seen, "r1", task="housing", departments=(HOUSING,))
        await before.do(take)
        await before.do(
            c.DecideTask(
                number, seen + 1, "r1", task="housing", departments=(HOUSING,), decision=Decision.APPROVED
            )
        )
        left = await before.cases.read(CASES, lambda s, _: s.facts)
    report = verify(tmp_path)
    assert (report.faults, report.entries) == ([], {"main": 1, CASES: 5})
    async with district(tmp_path) as after:
        assert await after.cases.read(CASES, lambda s, _: s.facts) == left
        assert left.cases[number].state is CaseState.ACCEPTED
    with closing(sqlite3.connect(tmp_path / "journal.db")) as db:
        db.execute("DELETE FROM snapshots")
        db.commit()
    async with district(tmp_path) as replayed:
        assert await replayed.cases.read(CASES, lambda s, _: s.facts) == left


async def test_with_the_cases_unreadable_the_hall_gives_numbers_and_verify_names_the_stream(
    tmp_path: Path,
) -> None:
    async with district(tmp_path) as before:
        await before.receive()
    alter(tmp_path, CASES)
    async with district(tmp_path) as after:
        await after.take_number("t1")
        with pytest.raises(JournalUnavailable):
            await after.receive()
        assert after.cases.trouble.startswith("@cases: entry 1")
        assert after.halls.trouble == ""
    assert [fault.partition(":")[0] for fault in verify(tmp_path).faults] == [CASES]


async def test_with_the_hall_unreadable_cases_go_on(tmp_path: Path) -> None:
    async with district(tmp_path) as before:
        await before.take_number("t1")
    alter(tmp_path, "main")
    async with district(tmp_path) as after:
        assert len(await after.receive()) == 20
        with pytest.raises(JournalUnavailable):
            await after.take_number("t2")


async def test_no_stream_at_all_may_stand_still_unless_that_is_said(tmp_path: Path) -> None:
    async with district(tmp_path) as before:
        await before.receive()
    alter(tmp_path, CASES)
    journal = await SqliteJournal.open(tmp_path)
    engine = driven_cases(journal, CasesSettings(office()), Ticking().clock())
    with pytest.raises(JournalDamaged):
        await engine.start()
    await journal.close()


async def test_verify_finds_what_is_no_event_of_a_case(tmp_path: Path) -> None:
    async with district(tmp_path) as before:
        await before.receive()
    with closing(sqlite3.connect(tmp_path / "journal.db")) as db:
        db.execute("UPDATE entries SET events = '[]' || events WHERE hall = ? AND seq = 2", (CASES,))
        db.commit()
    assert verify(tmp_path).faults == [f"{CASES}: entry 2 was altered, or entries before it are missing"]


async def test_both_kinds_of_streams_hear_that_the_clock_was_changed(tmp_path: Path) -> None:
    async with district(tmp_path) as d:
        heard: list[tuple[str, float]] = []
        for kind, engine in (("halls", d.halls), ("cases", d.cases)):
            watch(kind, engine, heard)
        d.time.wall += 7200
        await d.cases.read(CASES, lambda _s, _at: None)
        await d.halls.read("main", lambda _s, _at: None)
        assert sorted(heard) == [("cases", 7200.0), ("halls", 7200.0)]


def watch(kind: str, engine: Any, heard: list[tuple[str, float]]) -> None:
    """Note what the streams of an engine are told of the clock."""
    for writer in engine._writers.values():
        real = writer.stream.clock_changed

        def told(by_s: float, real: Callable[[float], Any] = real) -> Any:
            heard.append((kind, by_s))
            return real(by_s)

        writer.stream.clock_changed = told
