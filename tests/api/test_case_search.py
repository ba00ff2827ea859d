"""Cases of all years are found: by the last digits of the number, by department, state and matter; page by page."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from server.case_book import book as book_module
from server.case_book.book import CaseBook
from server.case_book.search import Search
from server.case_book.store import FILE, open_store, row_of
from server.domain.cases import commands as c
from server.domain.cases.state import CasesState
from server.domain.cases.stream import CasesStream
from server.domain.cases.words import CaseState
from server.journal.entry import Record
from server.journal.sqlite import SqliteJournal
from tests.cases import LAND, Office, moment
from tests.casework import Desks, desks, signed_in
from tests.serving import Client, house


async def found(who: Client, query: str, count: int) -> list[Any]:
    """The lines of a search, so many of them."""
    lines = (await who.get(f"/cases?{query}"))["cases"]
    assert len(lines) == count
    return lines


async def test_a_case_is_found_by_its_last_digits_by_state_and_by_department(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        first, second = await d.accepted(), await d.receive()
        supervisor = await d.h.client("supervisor", hall="")
        [line] = await found(supervisor, f"number={first['case'][-4:]}", 1)
        assert (line["case"], line["state"], line["name"]["zh"]) == (
            first["case"],
            "accepted",
            "不动产转移登记",
        )
        assert [x["case"] for x in await found(supervisor, "state=received", 1)] == [second["case"]]
        assert [x["case"] for x in await found(supervisor, "department=区住建局&state=accepted", 1)] == [
            first["case"]
        ]
        assert len(await found(supervisor, "matter=property-transfer&hall=main", 2)) == 2
        assert await found(supervisor, "department=区财政局", 0) == []


async def test_a_search_shows_everybody_only_what_is_theirs(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.accepted()
        assert len(await found(d.land, f"number={case['case']}", 1)) == 1
        market = await signed_in(d.h, "r04")
        assert await found(market, f"number={case['case']}", 0) == []
        other = await d.h.client("clerk", hall="vehicle")
        assert await found(other, "", 0) == []
        assert (await other.call("GET", "/cases?hall=main"))[0] == 403
        assert (await d.h.anyone().call("GET", "/cases"))[0] == 401
        for wrong in ("number=1%25", "state=lost", "colour=red", "before=x"):
            assert (await d.clerk.call("GET", f"/cases?{wrong}"))[0] == 422


async def test_the_pages_of_a_long_list_follow_one_another_without_a_gap(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        numbers = [(await d.receive())["case"] for _ in range(53)]
        await found(d.clerk, f"number={numbers[-1]}", 1)
        first = await d.clerk.get("/cases")
        rest = await d.clerk.get(f"/cases?before={first['more']}")
        assert (len(first["cases"]), len(rest["cases"]), rest["more"]) == (50, 3, "")
        assert [line["case"] for line in (*first["cases"], *rest["cases"])] == numbers[::-1]


async def test_a_book_that_was_lost_is_made_again_from_the_journal(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.accepted()
    (tmp_path / FILE).write_bytes(b"no database")
    async with house(tmp_path) as after:
        clerk = (await Desks(after).sit_down()).clerk
        assert [line["state"] for line in await found(clerk, f"number={case['case']}", 1)] == ["accepted"]


async def written(journal: SqliteJournal, office: Office, known: int = 0) -> None:
    """The office's events as entries, each at its time, but those that the journal has already."""
    stream = CasesStream(office.settings)
    records = [
        Record(
            "@cases",
            seq,
            at,
            "t",
            "",
            b"",
            stream.encode_command(c.FollowTime()),
            stream.encode_events([event]),
            None,
        )
        for seq, (event, at) in enumerate(office.happened, 1)
        if seq > known
    ]
    await journal.append("@cases", records)


async def test_what_ended_years_ago_is_found_although_memory_has_let_go_of_it(tmp_path: Path) -> None:
    office = Office()
    old = office.receive("stamp", ["m1"], at="2026-03-02T10:00")
    office.do(c.AcceptCase(old.id, old.seen, "c01", done=True))
    for day in range(3, 30):
        office.receive(at=f"2026-03-{day:02}T10:00")
    assert old.id not in office.state.facts.cases
    office.state.seq = len(office.happened)
    journal = await SqliteJournal.open(tmp_path)
    await written(journal, office)
    book = await CaseBook.open(tmp_path, journal, office.settings)
    await book.take_up(office.state)
    found = await book.find(old.id)
    assert found is not None
    assert (found.state, found.ended_at) == (CaseState.CLOSED, moment("2026-03-02T10:00"))
    assert len(await book.search(Search())) == 28
    await book.close()
    await journal.close()


async def test_a_book_that_lags_a_little_catches_up_from_memory_alone(tmp_path: Path) -> None:
    office = Office()
    case = office.accepted()
    office.state.seq = 5
    store = open_store(tmp_path)
    store.save([row_of(case, 0.0)], 5, office.at)
    store.close()
    office.decide(case, "land", c.Decision.APPROVED)
    office.state.seq = 7
    journal = await SqliteJournal.open(tmp_path)  # empty: nothing could be read from it
    book = await CaseBook.open(tmp_path, journal, office.settings)
    await book.take_up(office.state)
    assert [hit.case.id for hit in await book.search(Search(department=LAND))] == [case.id]
    found = await book.find(case.id)
    assert found == case
    await book.close()
    await journal.close()
    with closing(sqlite3.connect(tmp_path / FILE)) as db:
        assert db.execute("SELECT seq FROM progress").fetchone() == (7,)


async def test_a_book_whose_pages_are_garbage_behind_a_good_first_one_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book_module, "AGAIN_S", 0.0)
    office = Office()
    case = office.accepted()
    office.state.seq = len(office.happened)
    journal = await SqliteJournal.open(tmp_path)
    await written(journal, office)
    first = await CaseBook.open(tmp_path, journal, office.settings)
    await first.take_up(office.state)
    await first.close()
    path = tmp_path / FILE
    good = path.read_bytes()
    path.write_bytes(good[:4096] + b"\xff" * (len(good) - 4096))
    book = await CaseBook.open(tmp_path, journal, office.settings)

    async def state() -> CasesState:
        return office.state

    running = asyncio.create_task(book.run(state))
    found = await book.find(case.id)
    running.cancel()
    assert found == case
    await book.close()
    await journal.close()
