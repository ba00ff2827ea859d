"""What departments and the issuing window do beside deciding, over the API."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.casework import NAME, NUMBER, Desks, desks, signed_in
from tests.serving import house

WORDS = f"{NAME}的合同没有签名"


async def test_a_part_goes_back_to_the_window_and_to_its_department_again(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.do(d.housing, await d.accepted(), "take", task="housing")
        case = await d.do(d.housing, case, "return", task="housing", items=["m4"], words=WORDS)
        counter = (await d.clerk.get("/halls/main/counter"))["lines"]
        assert [(line["case"], line["back"]) for line in counter] == [(case["case"], True)]
        assert (await d.clerk.get(f"/cases/{case['case']}/person"))["words"] == {"return housing": WORDS}
        status, problem = await d.clerk.call(
            "POST", f"/cases/{case['case']}/hand-again", {"seen": case["seen"], "task": "housing"}
        )
        assert (status, problem["code"]) == (409, "materials_missing")
        case = await d.do(d.clerk, case, "bring", items=["m4"])
        case = await d.do(d.clerk, case, "hand-again", task="housing")
        assert (await d.clerk.get("/halls/main/counter"))["lines"] == []
        case = await d.do(d.clerk, case, "send-papers", task="housing", pieces=4)
        case = await d.do(d.housing, case, "confirm-papers", task="housing")
        papers = case["tasks"][0]["papers"]
        assert (papers["pieces"], bool(papers["got_at"]), bool(papers["got_by_name"])) == (4, True, True)


async def test_another_department_is_asked_and_sees_the_case_for_it(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        market = await signed_in(d.h, "r04")
        asked = (await market.get("/session"))["departments"][0]
        case = await d.do(d.housing, await d.accepted(), "take", task="housing")
        assert (await market.call("GET", f"/cases/{case['case']}"))[0] == 404
        names = [one["id"] for one in (await d.housing.get("/departments"))["departments"]]
        assert asked in names
        case = await d.do(d.housing, case, "ask-advice", task="housing", department=asked, question=WORDS)
        (line,) = (await market.get(f"/departments/{asked}/pile"))["lines"]
        assert (line["case"], line["advice"]) == (case["case"], "1")
        case = await d.do(market, case, "give-advice", advice="1", words="没有意见")
        assert case["advice"][0]["given_by_name"]
        whose = await d.housing.get(f"/cases/{case['case']}/person")
        assert whose["words"] == {"question 1": WORDS, "advice 1": "没有意见"}


async def test_a_stop_is_put_right_by_the_offices_own_time(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.do(d.housing, await d.accepted(), "take", task="housing")
        case = await d.do(d.housing, case, "pause", kind="inspection", expected="2030-01-01")
        stopped = case["paused"]["stopped_at"]
        body: dict[str, Any] = {"seen": case["seen"], "pause": 0, "reason": "记错了"}
        status, problem = await d.housing.call(
            "POST", f"/cases/{case['case']}/correct-clock", body | {"stopped": "2020-01-01T09:00"}
        )
        assert (status, problem["code"]) == (422, "invalid_correction")
        status, answer = await d.housing.call(
            "POST", f"/cases/{case['case']}/correct-clock", body | {"stopped": "2099-01-01T09:00"}
        )
        assert (status, answer["code"]) == (422, "invalid_correction")
        assert stopped


async def test_somebody_stands_in_who_decides_for_the_same_department(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.do(d.housing, await d.accepted(), "take", task="housing")
        await d.h.running.access.add_person("", "r09", "替补", ["reviewer"])
        other = await signed_in(d.h, "r09")
        await d.h.running.access.set_departments("", "r09", ["区住建局"])
        day = case["received_at"][:10]
        decision = {"task": "housing", "decision": "approved"}
        path = f"/cases/{case['case']}/decide"
        assert (await other.call("POST", path, {"seen": case["seen"]} | decision))[1][
            "code"
        ] == "task_elsewhere"
        duty = {"absent": "r01", "partner": "r09", "since": day, "until": day}
        assert (await other.call("POST", "/duty", duty))[0] == 403
        assert (await d.tax.call("POST", "/duty", duty))[0] == 403
        name = (await d.housing.get("/session"))["name"]
        said = await d.housing.post("/duty", duty | {"absent": name})
        assert (said["partner"], said["since"]) == ("r09", day)
        lines = (await d.housing.get("/duty"))["people"]
        assert {line["id"]: line["stand_in"] for line in lines}[name] == "r09"
        assert all(line["here_since"] for line in lines if line["id"] in (name, "r09"))
        case = await d.do(other, case, "decide", **decision)
        assert case["tasks"][0]["state"] == "approved"
        for wrong, code in (({"partner": "nobody"}, "unknown_person"), ({"partner": "r03"}, "invalid_duty")):
            assert (await d.housing.call("POST", "/duty", duty | {"absent": name} | wrong))[1]["code"] == code


async def test_who_was_here_today_is_said_after_they_left_and_after_a_restart(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        [line] = [one for one in (await d.housing.get("/duty"))["people"] if one["id"] == "r02"]
        assert line["here_since"][:16] == line["first_today"][:16]
        assert (await d.housing.call("DELETE", "/session"))[0] == 200
    async with house(tmp_path) as h:
        supervisor = await h.client("supervisor", hall="")
        people = {one["id"]: one for one in (await supervisor.get("/duty"))["people"]}
        gone, never = people["r02"], people["r04"]
        assert (gone["here_since"], gone["first_today"]) == (None, line["first_today"])
        assert gone["last_today"] >= line["first_today"]
        assert (never["first_today"], never["last_today"]) == (None, None)


async def test_a_clerk_accepts_only_what_they_are_trained_for(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        await d.h.running.access.add_person("main", "c77", "新人", ["clerk"])
        clerk = await signed_in(d.h, "c77", "main")
        await d.h.running.access.set_trained("main", "c77", ["business-licence"])
        body = {"matter": "property-transfer", "applicant": {"name": NAME}}
        assert (await clerk.call("POST", "/halls/main/cases", body))[1]["code"] == "not_trained"
        case = await d.receive()
        path = f"/cases/{case['case']}/accept"
        assert (await clerk.call("POST", path, {"seen": case["seen"]}))[1]["code"] == "not_trained"
        await d.h.running.access.set_trained("main", "c77", None)
        assert (await clerk.call("POST", path, {"seen": case["seen"]}))[0] == 200


# The issuing window


async def decided(d: Desks, case: Any) -> Any:
    """By every department of it."""
    for who, task in ((d.housing, "housing"), (d.tax, "tax"), (d.land, "land")):
        case = await d.decide(who, case, task)
    return case


async def ready(d: Desks) -> Any:
    case = await decided(d, await d.accepted())
    return await d.do(d.clerk, case, "shelve", place="A-1")


async def test_a_result_is_taken_with_the_applicants_own_card_and_with_no_other(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await ready(d)
        path, body = f"/cases/{case['case']}/collect", {"seen": case["seen"], "how": "card"}
        for wrong in ("", "370403196001011235"):
            assert (await d.clerk.call("POST", path, body | {"id_number": wrong}))[1]["code"] == "card_wrong"
        closed = await d.clerk.post(path, body | {"id_number": NUMBER, "signed": "paper"})
        assert (closed["state"], closed["collected"], closed["signed"]) == ("closed", "card", "paper")


async def test_who_collects_with_a_mandate_is_kept_apart_from_the_journal(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await ready(d)
        path, body = f"/cases/{case['case']}/collect", {"seen": case["seen"], "how": "mandate"}
        assert (await d.clerk.call("POST", path, body))[1]["code"] == "collector_needed"
        await d.clerk.post(path, body | {"collector": {"name": "孙代领", "id_number": "370403199001011234"}})
        whose = await d.clerk.get(f"/cases/{case['case']}/person")
        assert whose["collector"]["name"] == "孙代领"
    with closing(sqlite3.connect(tmp_path / "journal.db")) as db:
        rows = db.execute("SELECT command, events, answer FROM entries WHERE hall = '@cases'").fetchall()
    told = json.dumps([[part if isinstance(part, str) else repr(part) for part in row] for row in rows])
    assert "孙代领" not in told
    assert json.dumps("孙代领")[1:-1] not in told


async def test_a_result_is_posted_brought_back_posted_again_and_delivered(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.do(d.clerk, await ready(d), "remind")
        assert case["reminded_at"]
        case = await d.do(d.clerk, case, "post", carrier="EMS", tracking="EA123456789CN")
        status, problem = await d.clerk.call(
            "POST",
            f"/cases/{case['case']}/collect",
            {"seen": case["seen"], "how": "code", "code": await d.code(case)},
        )
        assert (status, problem["code"]) == (409, "with_the_post")
        public = await d.clerk.get(f"/public/cases/{case['case']}.{await d.code(case)}")
        assert public["posting"]["tracking"] == "EA123456789CN"
        case = await d.do(d.clerk, case, "take-back", place="B-2")
        case = await d.do(d.clerk, case, "post", carrier="EMS", tracking="EA987654321CN")
        case = await d.do(d.clerk, case, "delivered")
        assert (case["state"], case["collected"]) == ("closed", "post")


async def test_a_day_that_does_not_exist_is_said_to_be_none(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.receive()
        asked = {
            "accept": {"lacks": {"m5": "2026-02-30"}},
            "pause": {"kind": "inspection", "expected": "2026-02-30"},
            "correct-clock": {"pause": 0, "stopped": "2026-02-30T09:00", "reason": "x"},
        }
        for action, body in asked.items():
            who = d.clerk if action == "accept" else d.housing
            status, problem = await who.call(
                "POST", f"/cases/{case['case']}/{action}", {"seen": case["seen"]} | body
            )
            assert (status, problem["code"]) == (422, "invalid")
        body = {"absent": "r02", "partner": "r02", "since": "2026-02-30", "until": "2026-03-01"}
        assert (await d.housing.call("POST", "/duty", body))[1]["code"] == "invalid"
