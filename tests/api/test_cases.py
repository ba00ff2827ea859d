"""A case over the API: from the ticket through the departments into the citizen's hands, and who sees what of it."""

import json
import re
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.casework import ALL, APPLICANT, NAME, NUMBER, PHONE, desks, signed_in
from tests.serving import news


async def test_a_case_goes_from_the_ticket_through_three_departments_into_the_citizens_hands(
    tmp_path: Path,
) -> None:
    async with desks(tmp_path) as d:
        taken = await d.clerk.post(
            "/halls/main/tickets", {"category": "real-estate", "service": "property-transfer"}
        )
        case = await d.receive(ticket=taken["id"], window="8")
        assert re.fullmatch(r"370403\d{13}[0-9X]", case["case"])
        assert (case["state"], case["ticket"]) == ("received", taken["id"])
        case = await d.do(d.clerk, case, "accept")
        assert case["promise"]["due"]
        assert [(t["id"], t["state"]) for t in case["tasks"]] == [
            ("housing", "handed"), ("tax", "handed"), ("land", "planned"),
        ]  # fmt: skip
        pile = await d.housing.get("/departments/区住建局/pile")
        assert (pile["count"], pile["lines"][0]["case"]) == (1, case["case"])
        case = await d.decide(d.housing, case, "housing")
        case = await d.decide(d.tax, case, "tax")
        case = await d.decide(d.land, case, "land")
        assert (case["state"], case["decision"]) == ("decided", "approved")
        assert (await d.clerk.get("/halls/main/shelf"))["lines"][0]["case"] == case["case"]
        case = await d.do(d.clerk, case, "shelve", place="A-3")
        status, refused = await d.clerk.call(
            "POST", f"/cases/{case['case']}/collect", {"seen": case["seen"], "how": "code", "code": "000000"}
        )
        code = await d.code(case)
        assert (status, refused["code"]) == (403, "code_wrong") or code == "000000"
        case = await d.do(d.clerk, case, "collect", how="code", code=code)
        assert (case["state"], case["collected"]) == ("closed", "code")
        assert (await d.clerk.get("/halls/main/shelf"))["lines"] == []


async def test_nobodys_name_number_or_words_are_in_the_journal(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        await d.decide(d.housing, await d.accepted(), "housing")
    with closing(sqlite3.connect(tmp_path / "journal.db")) as db:
        rows = db.execute("SELECT command, events, answer FROM entries WHERE hall = '@cases'").fetchall()
    told = json.dumps([[part if isinstance(part, str) else repr(part) for part in row] for row in rows])
    assert len(rows) > 90
    for secret in (NAME, json.dumps(NAME)[1:-1], NUMBER, PHONE):
        assert secret not in told


async def test_a_reviewer_sees_what_the_own_department_has_a_part_in_and_nothing_else(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.accepted()
        market = await signed_in(d.h, "r04")
        path = f"/cases/{case['case']}"
        for asked in (path, f"{path}/limits", f"{path}/person"):
            assert (await market.call("GET", asked))[0] == 404
            assert (await d.land.call("GET", asked))[0] == 200
        assert (await market.call("GET", "/departments/区住建局/pile"))[0] == 403
        status, refused = await market.call("POST", f"{path}/take", {"seen": case["seen"], "task": "housing"})
        assert (status, refused["code"]) == (403, "not_your_task")
        assert (await d.land.call("GET", "/halls/main/shelf"))[0] == 403
        bound = await d.h.client("supervisor", hall="main")
        assert (await bound.call("GET", "/departments/区住建局/pile"))[0] == 403
        assert (await d.land.get(f"{path}/person"))["code"] == "", "who does not print it need not know it"
        other = await d.h.client("clerk", hall="vehicle")
        assert (await other.call("GET", path))[0] == 404
        assert (await other.call("POST", f"{path}/withdraw", {"seen": case["seen"]}))[0] == 404
        assert (await d.h.anyone().call("GET", path))[0] == 401


async def test_work_on_what_somebody_else_has_changed_meanwhile_is_refused(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.accepted()
        await d.do(d.housing, case, "take", task="housing")
        status, refused = await d.tax.call(
            "POST", f"/cases/{case['case']}/take", {"seen": case["seen"], "task": "tax"}
        )
        assert (status, refused["code"]) == (409, "case_changed")


async def test_the_same_press_twice_on_a_slow_line_makes_one_case(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        body = {"matter": "property-transfer", "applicant": APPLICANT, "brought": ALL}
        once = await d.clerk.post("/halls/main/cases", body, key="k1")
        again = await d.clerk.post("/halls/main/cases", body, key="k1")
        assert once == again
        assert int((await d.receive())["case"][14:19]) == int(once["case"][14:19]) + 1
        with closing(sqlite3.connect(tmp_path / "personal.db")) as db:
            kept = db.execute("SELECT count(*) FROM personal WHERE kind = 'case-person'").fetchone()
        assert kept == (2,), "what no case refers to is not kept"


async def test_a_citizen_with_the_code_sees_the_case_and_whoever_guesses_has_to_wait(tmp_path: Path) -> None:
    today = datetime.now(ZoneInfo("Asia/Shanghai")).date().isoformat()
    async with desks(tmp_path) as d:
        case = await d.do(d.clerk, await d.receive(["m1", "m2", "m3", "m4"]), "accept", lacks={"m5": today})
        code = await d.code(case)
        phone = d.h.anyone()
        mine = await phone.get(f"/public/cases/{case['case']}.{code}")
        assert [m["id"] for m in mine["missing"]] == ["m5"]
        assert mine["days"]
        assert all(task["by"] == "" for task in mine["departments"])
        wrong = f"{(int(code) + 1) % 1_000_000:06}"
        codes = [
            (await phone.call("GET", f"/public/cases/{case['case']}.{wrong}"))[1]["code"] for _ in range(6)
        ]
        assert codes == ["unknown_case"] * 5 + ["too_many_codes"]
        assert (await phone.call("GET", f"/public/cases/{case['case']}.{code}"))[0] == 429


async def test_a_pile_and_a_case_are_live(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        path = f"{d.h.url}/live/departments/区住建局/pile"
        async with d.h.http.ws_connect(path, headers=d.housing.headers) as pile:
            assert (await news(pile))["view"]["count"] == 0
            case = await d.accepted()
            assert (await news(pile))["view"]["lines"][0]["case"] == case["case"]
            one = f"{d.h.url}/live/cases/{case['case']}"
            async with d.h.http.ws_connect(one, headers=d.land.headers) as live:
                assert (await news(live))["view"]["state"] == "accepted"
                await d.do(d.clerk, case, "withdraw")
                assert (await news(live))["view"]["state"] == "withdrawn"
            assert (await news(pile))["view"]["count"] == 0
        for wrong in ("/live/cases/1", "/live/departments/区财政局/pile"):
            async with d.h.http.get(f"{d.h.url}{wrong}", headers=d.housing.headers) as answer:
                assert answer.status in (400, 403, 404)


@pytest.mark.parametrize(
    ("action", "body", "code"),
    [
        ("accept", {"lacks": {"m9": "2026-12-01"}}, "unknown_material"),
        ("accept", {"lacks": {"m5": "2020-01-01"}}, "unknown_material"),
        ("accept", {"done": True}, "not_immediate"),
        ("correct", {}, "nothing_missing"),
        ("refuse", {"reason": "whatever"}, "invalid"),
        ("shelve", {}, "wrong_case_state"),
        ("accept", {"lacks": {"m5": "morgen"}}, "invalid"),
    ],
)
async def test_what_makes_no_sense_is_refused_by_name(
    tmp_path: Path, action: str, body: dict[str, Any], code: str
) -> None:
    async with desks(tmp_path) as d:
        case = await d.receive()
        status, refused = await d.clerk.call(
            "POST", f"/cases/{case['case']}/{action}", {"seen": case["seen"], **body}
        )
        assert (status // 100, refused["code"]) == (4, code)


async def test_a_picture_of_the_code_tells_a_stranger_nothing(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.accepted()
        code = await d.code(case)
        wrong = f"{(int(code) + 1) % 1_000_000:06}"
        asked = [
            (headers, shown)
            for headers in ({}, {"Authorization": "Bearer yc_nobody"}, d.clerk.headers)
            for shown in (code, wrong, "1")
        ]
        answers: list[int] = []
        for headers, shown in asked:
            async with d.h.http.get(f"{d.h.url}/c/{case['case']}.{shown}/qr.svg", headers=headers) as answer:
                answers.append(answer.status)
        assert answers == [404] * 6 + [200, 200, 404]
