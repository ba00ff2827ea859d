"""Each way to look for what happened, in pages that neither lose nor repeat a line; whoever looks is noted."""

import typing
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from server.audit.words import COMMANDS, WORDS
from server.domain.cases.commands import AnyCommand as CaseCommand
from server.domain.oversight.commands import AnyCommand as OversightCommand
from server.domain.queue.commands import AnyCommand as HallCommand
from server.language.catalogues import catalogue
from tests.audit.conftest import WINDOW, Happened, wrong_password
from tests.casework import NAME, NUMBER, PHONE

VISIT = ["TakeTicket", "CallNext", "Start", "Finish"]


async def test_a_ticket_is_found_with_all_that_was_done_with_it(happened: Happened) -> None:
    assert await happened.what(f"ticket={happened.ticket}") == VISIT
    assert {line["hall"] for line in await happened.lines(f"ticket={happened.ticket}")} == {"main"}


async def test_a_case_is_found_with_the_look_at_whose_it_is_and_with_its_hall(happened: Happened) -> None:
    assert await happened.what(f"case={happened.case}") == ["ReceiveCase", "AcceptCase", "look"]
    look, *entries = await happened.lines(f"case={happened.case}")
    assert (look["kind"], look["hall"], look["reason"], look["actor"]) == (
        "look",
        "main",
        "asked by phone",
        "clerk:clerk",
    )
    assert [line["hall"] for line in entries] == ["main", "main"]


async def test_a_window_is_found_in_its_hall(happened: Happened) -> None:
    asked = f"window={WINDOW}&hall=main"
    assert await happened.what(asked) == ["OpenWindow", "CallNext", "Start", "Finish"]
    assert await happened.what(f"window={WINDOW}&hall=marriage") == []


async def test_a_person_is_found_by_id_and_where_an_entry_names_them(happened: Happened) -> None:
    everything = ["OpenWindow", *VISIT]
    assert await happened.what("person=c01") == everything
    assert await happened.what("person=clerk:c01") == everything
    assert await happened.what("person=manager:c01") == []
    manager = await happened.d.h.client("manager", name="m1")
    await manager.post(f"/halls/main/windows/{WINDOW}/close")
    await manager.post(f"/halls/main/windows/{WINDOW}/open", {"clerk": "c01"})
    assert await happened.what("person=c01") == [*everything, "OpenWindow"]
    assert await happened.what("person=clerk:c01") == everything
    assert await happened.what("person=m1") == ["CloseWindow", "OpenWindow"]


async def test_the_close_of_a_day_is_found_by_every_ticket_that_it_ended(happened: Happened) -> None:
    clerk = await happened.d.h.client("clerk")
    ids = [(await clerk.post("/halls/main/tickets", {"category": "enterprise"}))["id"] for _ in range(3)]
    manager = await happened.d.h.client("manager", name="m1")
    await manager.post("/halls/main/day/close")
    for id in ids:
        assert await happened.what(f"ticket={id}") == ["TakeTicket", "CloseDay"]
        assert await happened.what(f"ticket={id}&person=m1&hall=main") == ["CloseDay"]


async def test_a_command_a_kind_and_a_hall_are_found(happened: Happened) -> None:
    assert await happened.what("command=Finish") == ["Finish"]
    assert await happened.what("kind=look") == ["look"]
    assert await happened.what("kind=look&hall=marriage") == []
    assert set(await happened.what("hall=marriage")) <= {
        "FollowTimetable",
        "OpenDay",
        "OpenIntake",
        "ReadHall",
    }
    assert await happened.what("item=property-transfer&command=ReceiveCase") == ["ReceiveCase"]


async def test_times_bound_what_is_found(happened: Happened) -> None:
    lines = await happened.lines(f"ticket={happened.ticket}")
    middle = lines[1]["at"].replace("+", "%2B")
    assert await happened.what(f"ticket={happened.ticket}&until={middle}") == ["TakeTicket", "CallNext"]
    assert await happened.what(f"ticket={happened.ticket}&since={middle}") == ["Start", "Finish"]
    today = lines[0]["at"][:10]
    assert await happened.what(f"ticket={happened.ticket}&since={today}&until={today}") == VISIT
    before = (datetime.fromisoformat(today).replace(tzinfo=UTC) - timedelta(1)).date()
    assert await happened.what(f"ticket={happened.ticket}&until={before}") == []


@pytest.mark.parametrize(
    "asked",
    [f"case={NUMBER}", "since=yesterday", "since=2026-13-01", "before=here", f"item={NAME}", "colour=red"],
)
async def test_what_makes_no_sense_is_refused(happened: Happened, asked: str) -> None:
    status, problem = await happened.auditor.call("GET", f"/audit?{asked}")
    assert (status, problem["code"]) == (422, "invalid")


async def test_pages_follow_each_other_without_loss_or_repetition(
    happened: Happened, monkeypatch: pytest.MonkeyPatch
) -> None:
    await wrong_password(happened.d)
    until = (await happened.lines())[0]["at"].replace("+", "%2B")
    whole = await happened.lines(f"hall=main&until={until}")
    assert {line["kind"] for line in whole} == {"entry", "look"}
    assert 8 < len(whole) < 50
    monkeypatch.setattr("server.api.audit.PAGE", 3)
    found: list[Any] = []
    more = ""
    while True:
        page = await happened.auditor.get(f"/audit?hall=main&until={until}&before={more}")
        assert len(page["lines"]) <= 3
        found += page["lines"]
        more = page["more"]
        if not more:
            break
    assert found == whole
    times = [line["at"] for line in found]
    assert times == sorted(times, reverse=True)


async def test_a_search_an_opened_entry_and_an_export_are_found_themselves(happened: Happened) -> None:
    await happened.lines(f"ticket={happened.ticket}")
    await happened.auditor.get("/audit/main/1")
    async with happened.d.h.http.get(
        f"{happened.d.h.url}/api/v1/audit.csv?person=c01", headers=happened.auditor.headers
    ) as answer:
        assert answer.status == 200
    lines = await happened.lines("kind=security")
    assert [(line["what"], line["reason"]) for line in reversed(lines)] == [
        ("audit_searched", f"ticket={happened.ticket}"),
        ("audit_opened", "main/1"),
        ("audit_exported", "person=c01"),
        ("audit_searched", "kind=security"),
    ]
    assert {(line["actor"], line["source"]) for line in lines} == {("supervisor:supervisor", "127.0.0.1")}


@pytest.mark.parametrize("typed", [NAME, NUMBER, PHONE])
async def test_what_looks_like_a_citizens_own_is_searched_for_and_not_noted(
    happened: Happened, typed: str
) -> None:
    assert await happened.what(f"person={typed}") == []
    _, noted = await happened.lines("command=audit_searched")
    assert noted["reason"] == "person=…"


async def test_refused_sign_ins_are_counted_by_the_hour_and_stay_after_a_restart(happened: Happened) -> None:
    access = happened.d.h.running.access
    await wrong_password(happened.d)
    await access.security.write()
    await wrong_password(happened.d, NAME)
    await access.security.write()
    found = await happened.lines("command=sign_in_wrong")
    assert sorted((line["actor"], line["hall"], line["times"]) for line in found) == [
        ("", "", 1),
        ("c02", "main", 1),
    ], "a name that is nobody's is never kept: people type their password there"
    assert await happened.what("person=c02&kind=security") == ["sign_in_wrong"]
    assert NAME not in str(found)


async def test_an_entry_opens_to_what_stands_in_the_journal(happened: Happened) -> None:
    _, accept = [line for line in await happened.lines(f"case={happened.case}") if line["opens"]][::-1]
    entry = await happened.auditor.get(f"/audit/@cases/{accept['seq']}")
    assert entry["command"]["type"] == "AcceptCase"
    assert entry["events"][0]["type"] == "CaseAccepted"
    before = await happened.auditor.get(f"/audit/@cases/{accept['seq'] - 1}")
    assert (entry["before"], len(entry["hash"])) == (before["hash"], 64)
    assert (await happened.auditor.get("/audit/main/1"))["before"] == "0" * 64
    for path in ("/audit/main/999999", "/audit/nowhere/1", "/audit/main/x"):
        status, problem = await happened.auditor.call("GET", path)
        assert (status, problem["code"]) == (404, "unknown_entry")


async def test_what_is_personal_is_neither_in_the_file_nor_in_an_entry(happened: Happened) -> None:
    """Planted: name, number and phone of whoever applied, and an opinion with the name in it."""
    case = await happened.d.clerk.get(f"/cases/{happened.case}")
    await happened.d.decide(happened.d.housing, case, case["tasks"][0]["id"])
    await happened.lines()
    planted = [text.encode() for text in (NAME, NUMBER, PHONE)]
    written = b"".join(path.read_bytes() for path in happened.folder.glob("audit.db*"))
    assert len(written) > 4096
    assert [text for text in planted if text in written] == []
    async with happened.d.h.http.get(
        f"{happened.d.h.url}/api/v1/audit.csv", headers=happened.auditor.headers
    ) as answer:
        exported = await answer.read()
    assert [text for text in planted if text in exported] == []


def classes(union: Any) -> Iterator[type]:
    parts = typing.get_args(union)
    for part in parts:
        yield from classes(part)
    if not parts:
        yield union


def test_every_command_has_words_of_its_own_in_both_languages() -> None:
    every = {one.__name__ for union in (HallCommand, CaseCommand, OversightCommand) for one in classes(union)}
    assert len(every) > 90
    assert every == COMMANDS.keys() - {"?"}
    assert len(set(WORDS.values())) == len(WORDS)
    assert set(WORDS.values()) <= catalogue("zh_CN").keys()
