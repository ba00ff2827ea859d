"""Whose a case is: found by what is on their card, each look noted, gone when its time is over."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec import structs

from server.__main__ import main
from server.bridges.case_retention import CaseRetention
from server.case_book.book import CaseBook
from server.case_files.store import FileStore
from server.clock import Clock
from server.domain.cases import commands as c
from server.domain.cases.settings import RETENTION_DAYS
from server.journal.sqlite import SqliteJournal
from server.personal.personal import Personal
from tests.api.test_case_search import written
from tests.cases import STAMP, TITLE, Office
from tests.casework import NAME, NUMBER, PHONE, desks, signed_in
from tests.engine.conftest import Ticking

DAY_S = 86400.0
AGENT = {"name": "代办人甲", "id_number": "110101199003070011", "phone": "13900000000"}


async def test_a_case_is_found_by_what_is_on_the_applicants_or_the_agents_card(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.receive()
        other = await d.receive(applicant={"name": "别人", "agent": AGENT})

        async def found(**by: str) -> list[str]:
            return [line["case"] for line in (await d.clerk.post("/cases/find", by))["cases"]]

        assert await found(id_number=NUMBER) == [case["case"]]
        assert await found(phone=f" {PHONE} ") == [case["case"]]
        assert await found(name=NAME) == [case["case"]]
        assert await found(name=NAME[:-1]) == []
        assert await found(id_number=AGENT["id_number"]) == [other["case"]]
        assert (await d.clerk.call("POST", "/cases/find", {"name": NAME, "phone": PHONE}))[0] == 422
        assert (await d.clerk.call("POST", "/cases/find", {}))[0] == 422


async def test_nobody_finds_by_name_what_they_may_not_see(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        await d.accepted()
        market, elsewhere = await signed_in(d.h, "r04"), await d.h.client("clerk", "marriage")
        for who in (market, elsewhere):
            assert (await who.post("/cases/find", {"name": NAME}))["cases"] == []
        supervisor = await d.h.client("supervisor")
        assert (await supervisor.call("POST", "/cases/find", {"name": NAME}))[0] == 403


async def test_each_look_is_noted_and_a_supervisor_says_why(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.receive()
        path = f"/cases/{case['case']}/person"
        supervisor = await d.h.client("supervisor")
        status, problem = await supervisor.call("GET", path)
        assert (status, problem["code"]) == (422, "reason_needed")
        assert (await supervisor.call("GET", f"{path}?reason=投诉核查"))[0] == 200
        await d.clerk.get(path)
        await d.clerk.post("/cases/find", {"name": NAME})
    store = await Personal.open(tmp_path)
    looks = await store.looks(0.0)
    await store.close()
    assert [(subject, reason) for _at, _who, _stream, subject, reason in looks] == [
        (case["case"], "投诉核查"), (case["case"], ""), ("", "searched by name"),
    ]  # fmt: skip


class Wall(Clock):
    """A computer whose wall clock is told."""

    def __init__(self, time: Ticking) -> None:
        self._time = time

    def wall(self) -> float:
        return self._time.wall


def forget(folder: Path) -> Result:
    """From the command line, as it is done while the server runs."""
    return CliRunner().invoke(main, ["personal", "delete", "--name", NAME, "--data", str(folder)])


async def kept(personal: Personal, ids: Sequence[str]) -> list[bool]:
    return [await personal.get("@cases", id) is not None for id in ids]


async def test_what_is_personal_of_a_case_goes_when_its_own_time_is_over_and_no_earlier(
    tmp_path: Path,
) -> None:
    office = Office([structs.replace(STAMP, retention_days=30), TITLE])
    personal = await Personal.open(tmp_path)
    ids = [
        await personal.put("@cases", "case-person", f'{{"name":"{n}"}}') for n in ("short", "open", "loose")
    ]
    short = office.do(c.ReceiveCase("stamp", "main", "1", "", "c01", ids[0], brought=("m1",)))[0]
    case = office.state.facts.cases[getattr(short, "case")]  # noqa: B009
    office.do(c.AcceptCase(case.id, case.seen, "c01", done=True))
    office.do(c.ReceiveCase("title", "main", "1", "", "c01", ids[1]))
    office.state.seq = len(office.happened)
    journal = await SqliteJournal.open(tmp_path)
    await written(journal, office)
    book = await CaseBook.open(tmp_path, journal, office.settings)
    await book.take_up(office.state)
    retention = CaseRetention(book, personal, FileStore(tmp_path))
    assert await retention.look(case.ended_at + 29 * DAY_S) == 0
    assert await kept(personal, ids) == [True, True, True], (
        "what is a minute old may still be on its way into a case"
    )
    assert await retention.look(case.ended_at + 31 * DAY_S) == 1
    assert await kept(personal, ids) == [False, True, True]
    assert await book.over(case.ended_at + 9999 * DAY_S, 10) == [], "the open one is never over by age"
    assert office.state.keep_until(case) == case.ended_at + 30 * DAY_S
    assert office.settings.retention_days == RETENTION_DAYS
    for store in (book, journal, personal):
        await store.close()


async def test_what_was_kept_for_a_case_that_never_came_to_be_goes_after_a_day(tmp_path: Path) -> None:
    office = Office()
    clock = Ticking()
    personal = await Personal.open(tmp_path, Wall(clock))
    loose = await personal.put("@cases", "case-person", '{"name":"x"}')
    known = await personal.put("@cases", "case-person", '{"name":"y"}')
    note = await personal.put("main", "note", '"z"')
    office.do(c.ReceiveCase("title", "main", "1", "", "c01", known))
    office.state.seq = len(office.happened)
    journal = await SqliteJournal.open(tmp_path)
    await written(journal, office)
    book = await CaseBook.open(tmp_path, journal, office.settings)
    await book.take_up(office.state)
    retention = CaseRetention(book, personal, FileStore(tmp_path))
    clock.pass_s(25 * 3600)
    assert await retention.look(office.at) == 1
    assert await kept(personal, (loose, known)) == [False, True]
    assert await personal.get("main", note) is not None
    for store in (book, journal, personal):
        await store.close()


async def test_whoever_is_deleted_takes_along_what_was_written_about_their_cases(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.decide(d.housing, await d.accepted(), "housing")
        await d.clerk.get(f"/cases?number={case['case']}")  # the book has it
        done = await asyncio.to_thread(forget, tmp_path)
        assert (done.exit_code, done.output) == (0, "2 deleted\n")
        whose = await d.clerk.get(f"/cases/{case['case']}/person")
        assert (whose["applicant"], whose["words"]) == (None, {})
    assert NAME.encode() not in b"".join(path.read_bytes() for path in tmp_path.glob("*.db*"))


@pytest.mark.parametrize("there", [b"", b"garbage"], ids=["no book", "garbage"])
async def test_without_the_book_of_cases_a_deletion_says_what_it_could_not_find(
    tmp_path: Path, there: bytes
) -> None:
    personal = await Personal.open(tmp_path)
    await personal.put("@cases", "case-person", f'{{"name":"{NAME}"}}')
    await personal.close()
    if there:
        (tmp_path / "cases.db").write_bytes(there)
    done = await asyncio.to_thread(forget, tmp_path)
    assert "1 deleted" in done.output
    assert "办件库无法读取" in done.output
