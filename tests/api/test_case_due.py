"""Running cases by the day on which they have to be done: the book follows every clock and every calendar."""

import sqlite3
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from server.case_book import book as book_module
from server.case_book.book import CaseBook
from server.case_book.search import Search, statement
from server.case_book.store import FILE, open_store, row_of
from server.domain.calendar import Table
from server.domain.cases import commands as c
from server.domain.cases.case import Case
from server.domain.cases.change import Change
from server.domain.cases.words import Decision, PauseKind
from server.domain.settled import Settled
from server.journal.sqlite import SqliteJournal
from tests.api.test_calendar import NOTICE, days_off
from tests.api.test_case_search import found, written
from tests.cases import HOUSING, LAND, TAX, Office
from tests.casework import desks, signed_in
from tests.halls import name

REST = name("休息")
FAR = "2099-12-31"


class Followed:
    """An office, and the book that hears what happens in it."""

    def __init__(self, office: Office, book: CaseBook, folder: Path) -> None:
        self.office, self.book, self._folder = office, book, folder

    def do(self, command: c.AnyCommand, at: str = "") -> None:
        events = self.office.do(command, at)
        self.office.state.seq += 1
        change: Change = Settled("@cases", self.office.state, events, self.office.at)
        self.book.changed(change)

    def accepted(self, matter: str = "title") -> Case:
        materials = self.office.state.facts.matters[matter].newest.matter.materials
        case = self.office.receive(matter, [one.id for one in materials])
        self.do(c.AcceptCase(case.id, case.seen, "c01"))
        return case

    def enter(self, *rest: str) -> None:
        """A year in which these days are no working days."""
        self.do(c.SetCalendar(int(rest[0][:4]), Table("n", True, dict.fromkeys(rest, REST), {}), "m"))

    async def due(self, **wanted: Any) -> list[tuple[str, str]]:
        """(day, number) in the order of the book."""
        asked: dict[str, Any] = {"due_before": FAR, "most": 1000, **wanted}
        return [(hit.due, hit.case.id) for hit in await self.book.search(Search(**asked))]

    def written(self) -> dict[str, set[str]]:
        """Number → days that the file has for it, in both of its tables."""
        days: dict[str, set[str]] = {}
        with closing(sqlite3.connect(self._folder / FILE)) as db:
            for id, due in db.execute("SELECT id, due FROM cases UNION SELECT id, due FROM parts"):
                days.setdefault(id, set()).add(due)
        return days

    def right(self) -> dict[str, set[str]]:
        """The same as it follows from what happened."""
        cases = self.office.state.facts.cases.values()
        return {case.id: {self.office.state.due_of(case)} for case in cases}


@asynccontextmanager
async def followed(folder: Path, office: Office | None = None) -> AsyncGenerator[Followed]:
    office = office or Office()
    journal = await SqliteJournal.open(folder)
    book = await CaseBook.open(folder, journal, office.settings)
    await book.take_up(office.state)
    yield Followed(office, book, folder)
    await book.close()
    await journal.close()


async def test_what_is_due_first_comes_first_and_only_what_runs_is_due_at_all(tmp_path: Path) -> None:
    async with followed(tmp_path) as f:
        late, soon, equal = f.accepted("chain"), f.accepted(), f.accepted()
        f.office.receive()
        decided = f.accepted()
        for task in ("land", "housing"):
            command: dict[str, Any] = {"task": task, "departments": f.office.of(decided, task)}
            f.do(c.TakeTask(decided.id, decided.seen, "r1", **command))
            f.do(c.DecideTask(decided.id, decided.seen, "r1", decision=Decision.APPROVED, **command))
        assert await f.due() == [
            ("2026-03-05", soon.id),
            ("2026-03-05", equal.id),
            ("2026-03-30", late.id),
        ]
        assert await f.due(due_before="2026-03-05") == (await f.due())[:2]
        assert await f.due(due_before="2026-03-04") == []
        assert await f.due(due_before="", due_from="2026-03-06") == [("2026-03-30", late.id)]
        assert [id for _, id in await f.due(department=TAX)] == [late.id]
        assert await f.due(department="another") == []
        in_order = [soon.id, equal.id, late.id]
        assert [id for _, id in await f.due(department=LAND, state="accepted")] == in_order
        assert await f.due(state="decided") == []
        assert [id for _, id in await f.due(departments=(HOUSING, LAND))] == in_order
        assert [id for _, id in await f.due(departments=(TAX, LAND), most=2)] == in_order[:2]
        assert [id for _, id in await f.due(departments=(TAX,), department=HOUSING)] == [late.id]
        assert await f.due(departments=()) == []
        assert [id for _, id in await f.due(number=equal.id[-5:], department=HOUSING)] == [equal.id]
        assert [id for _, id in await f.due(people=("person-1",), matter="chain")] == [late.id]


async def test_the_day_in_the_book_follows_every_stop_correction_and_extension(tmp_path: Path) -> None:
    async with followed(tmp_path) as f:
        case = f.accepted()
        by: dict[str, Any] = {"departments": (LAND,)}
        f.do(c.StopClock(case.id, case.seen, "r1", kind=PauseKind.INSPECTION, expected="2026-03-10", **by))
        assert await f.due() == []
        f.do(c.StartClock(case.id, case.seen, "r1", **by), "2026-03-04T10:00")
        assert await f.due() == [("2026-03-06", case.id)]
        f.do(c.ExtendLimit(case.id, case.seen, "r1", days=2, approver="局长", **by))
        assert await f.due() == [("2026-03-10", case.id)]
        stopped = case.pauses[0].stopped
        put_right: dict[str, Any] = {
            "pause": 0,
            "stopped": stopped,
            "started": stopped + 3600.0,
            "reason": "w",
        }
        f.do(c.CorrectClock(case.id, case.seen, "r1", **put_right, **by))
        assert await f.due() == [("2026-03-09", case.id)]
        assert f.written() == f.right()


async def test_a_year_that_is_entered_moves_the_days_of_all_running_cases_in_small_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book_module, "DATED_AT_ONCE", 2)
    async with followed(tmp_path) as f:
        cases = [f.accepted() for _ in range(7)]
        assert {day for day, _ in await f.due()} == {"2026-03-05"}
        f.enter("2026-03-04", "2026-03-05")
        waiting = f.accepted()  # noted by the calendar of now, while the others wait for it
        assert await f.due() == [("2026-03-09", case.id) for case in (*cases, waiting)]
        assert f.written() == f.right()


async def test_what_was_noted_before_a_year_was_entered_and_is_written_after_it_has_its_new_day(
    tmp_path: Path,
) -> None:
    async with followed(tmp_path) as f:
        case = f.accepted()
        f.enter("2026-03-04")
        assert await f.due() == [("2026-03-06", case.id)]
        f.enter("2026-03-02")
        again = f.accepted()
        f.enter("2026-03-05")
        assert await f.due() == [("2026-03-06", case.id), ("2026-03-06", again.id)]
        assert f.written() == f.right()


async def test_a_day_that_could_not_be_written_waits_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with followed(tmp_path) as f:
        case = f.accepted()
        await f.book.flush()
        f.enter("2026-03-05")
        with monkeypatch.context() as broken, closing(sqlite3.connect(tmp_path / FILE)) as other:
            broken.setattr("server.derived_file.BUSY_MS", 0)
            f.book._store._db.execute("PRAGMA busy_timeout=0")  # pyright: ignore[reportPrivateUsage]
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(sqlite3.OperationalError):
                await f.due()
            other.rollback()
        assert await f.due() == [("2026-03-06", case.id)]


async def test_dates_that_are_not_there_in_time_are_no_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with followed(tmp_path) as f:
        case = f.accepted()
        await f.book.flush()
        f.enter("2026-03-05")
        with monkeypatch.context() as hurried:
            hurried.setattr(book_module, "BRINGING_UP_S", 0.0)
            with pytest.raises(sqlite3.OperationalError, match="dates"):
                await f.due()
        assert await f.due() == [("2026-03-06", case.id)]


async def test_a_start_puts_right_what_another_calendar_had_left_in_the_book(tmp_path: Path) -> None:
    office = Office()
    case = office.accepted()
    office.state.seq = len(office.happened)
    store = open_store(tmp_path)
    store.save([row_of(case, 0.0, due="2026-03-04")], office.state.seq, office.at)
    store.close()
    async with followed(tmp_path, office) as f:
        assert await f.due() == [("2026-03-05", case.id)]
        assert f.written() == {case.id: {"2026-03-05"}}


async def test_a_book_that_is_made_anew_has_the_days_of_what_still_runs(tmp_path: Path) -> None:
    office = Office()
    office.do(c.SetCalendar(2026, Table("n", True, {"2026-03-05": REST}, {}), "m"))
    case = office.accepted()
    office.state.seq = len(office.happened)
    journal = await SqliteJournal.open(tmp_path)
    await written(journal, office)
    await journal.close()
    async with followed(tmp_path, office) as f:
        assert await f.due() == [("2026-03-06", case.id)]
        assert f.written() == f.right()


def plan(folder: Path, wanted: Search) -> list[str]:
    """How SQLite goes about it, step by step."""
    sql, given = statement(wanted)
    with closing(sqlite3.connect(folder / FILE)) as db:
        return [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", given)]


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (Search(due_before=FAR), "cases_by_due"),
        (Search(due_from="2026-01-01", state="accepted"), "cases_by_due"),
        (Search(due_before=FAR, after=("2026-03-05", "3")), "cases_by_due"),
        (Search(due_before=FAR, hall="main"), "cases_by_hall_due"),
        (Search(due_before=FAR, matter="title"), "cases_by_matter_due"),
        (Search(due_before=FAR, department=LAND), "parts_by_due"),
        (Search(due_before=FAR, department=LAND, hall="main", after=("2026-03-05", "3")), "parts_by_due"),
        (Search(due_before=FAR, department=LAND, departments=(TAX,)), "parts_by_due"),
        (Search(), "cases_by_time"),
        (Search(number="7X"), "cases_by_time"),
        (Search(state="accepted"), "cases_by_state"),
        (Search(hall="main"), "cases_by_hall"),
        (Search(hall="main", state="closed"), "cases_by_hall_state"),
        (Search(department=LAND, state="accepted"), "parts_by_state"),
        (Search(department=LAND, hall="main"), "parts_by_department"),
    ],
    ids=repr,
)
def test_a_list_is_read_in_the_order_of_an_index_and_never_put_in_order(
    tmp_path: Path, wanted: Search, index: str
) -> None:
    open_store(tmp_path).close()
    steps = plan(tmp_path, wanted)
    assert any(f"INDEX {index} (" in step or step.endswith(f"INDEX {index}") for step in steps), steps
    assert not any("TEMP B-TREE" in step or step in ("SCAN c", "SCAN p") for step in steps), steps


@pytest.mark.parametrize(
    "more", [{}, {"department": LAND}, {"due_before": FAR}, {"hall": "main", "state": "closed"}]
)
@pytest.mark.parametrize(
    ("few", "found_by"),
    [
        ({"number": "17X"}, "INDEX cases_by_end (reversed>? AND reversed<?)"),
        ({"people": ("p",)}, "PRIMARY KEY (id=?)"),
    ],
)
def test_a_few_cases_are_found_by_what_makes_them_few_whatever_else_is_asked(
    tmp_path: Path, few: dict[str, Any], found_by: str, more: dict[str, Any]
) -> None:
    open_store(tmp_path).close()
    steps = plan(tmp_path, Search(**few, **more))
    assert found_by in steps[0], steps


def steps_of(db: sqlite3.Connection, wanted: Search) -> int:
    """How far SQLite goes for it, in tens of its own steps."""
    sql, given = statement(wanted)
    count = 0

    def step() -> None:
        nonlocal count
        count += 1

    db.set_progress_handler(step, 10)
    db.execute(sql, given).fetchall()
    db.set_progress_handler(None, 10)
    return count


@pytest.mark.parametrize(
    "more", [{}, {"department": LAND}, {"hall": "main"}, {"matter": "title"}], ids=["all", *"dhm"]
)
def test_a_late_day_is_found_without_passing_all_the_earlier_ones(
    tmp_path: Path, more: dict[str, Any]
) -> None:
    case = Office().accepted()
    store = open_store(tmp_path)
    days = [f"{2000 + n // 10}-01-{n % 10 + 10}" for n in range(900)]
    many = [(structs.replace(case, id=f"{n:020}"), day) for n, day in enumerate(days)]
    store.save([row_of(one, 0.0, due=day) for one, day in many], 1, 1.0)
    store.close()
    with closing(sqlite3.connect(tmp_path / FILE)) as db:
        early = steps_of(db, Search(due_from=days[0], most=5, **more))
        late = steps_of(db, Search(due_from=days[-6], due_before=FAR, most=5, **more))
        page = steps_of(db, Search(due_before=FAR, after=(days[-6], f"{894:020}"), most=5, **more))
    assert 0 < max(late, page) < 2 * early


async def test_the_pages_of_what_is_due_follow_one_another_also_over_equal_days(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        numbers = [(await d.accepted())["case"] for _ in range(52)]
        first = await d.clerk.get(f"/cases?due_before={FAR}")
        rest = await d.clerk.get(f"/cases?due_before={FAR}&before={first['more']}")
        assert (len(first["cases"]), len(rest["cases"]), rest["more"]) == (50, 2, "")
        assert [line["case"] for line in (*first["cases"], *rest["cases"])] == numbers
        newest = await d.clerk.get("/cases")
        for other in (f"due_before={FAR}&before={newest['more']}", f"before={first['more']}"):
            assert (await d.clerk.call("GET", f"/cases?{other}"))[0] == 422


async def test_due_dates_are_asked_for_within_what_somebody_may_see(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case, _ = await d.accepted(), await d.receive()
        due = case["promise"]["due"]
        [line] = await found(d.land, f"due_before={due}", 1)
        assert (line["due"]["due"], line["lamp"], line["paused"]) == (due, case["lamp"], False)
        await found(d.clerk, f"due_from={due}&due_before={due}", 1)
        await found(await signed_in(d.h, "r04"), f"due_before={due}", 0)
        await found(await d.h.client("clerk", hall="vehicle"), f"due_before={due}", 0)
        for wrong in ("due_before=2026-02-30", "due_from=tomorrow"):
            assert (await d.clerk.call("GET", f"/cases?{wrong}"))[0] == 422


async def test_a_year_entered_over_the_api_moves_what_the_search_finds(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.accepted()
        due = case["promise"]["due"]
        manager = await d.h.client("manager", hall="")
        rest = days_off(date.fromisoformat(due), 3)
        done = await manager.post(f"/calendar/{due[:4]}", {"source": NOTICE, "rest": rest})
        after = next(line["after"] for line in done["lines"] if line["case"] == case["case"])
        await found(d.clerk, f"due_before={due}", 0)
        [line] = await found(d.clerk, f"due_from={after}&due_before={after}", 1)
        assert line["due"]["due"] == after


async def test_a_paper_is_checked_by_its_number_and_its_code_together(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.accepted()
        number, code = case["case"], await d.code(case)
        wrong = f"{(int(code) + 1) % 10**6:06}"
        assert [x["case"] for x in await found(d.land, f"number={number}&code={code}", 1)] == [number]
        status, said = await d.land.call("GET", f"/cases?number={number}&code={wrong}")
        assert (status, said["code"]) == (403, "code_wrong")
        for alone in (f"code={code}", f"number={number[-6:]}&code={code}"):
            assert (await d.land.call("GET", f"/cases?{alone}"))[0] == 422
        for _ in range(4):
            await d.land.call("GET", f"/cases?number={number}&code={wrong}")
        assert (await d.land.call("GET", f"/cases?number={number}&code={code}"))[0] == 429
        await found(d.clerk, f"number={number}&code={code}", 1)  # whoever did not guess does not wait
