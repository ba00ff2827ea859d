"""Whose case it is is put right, a case goes over to a newer version, a decision is revoked: by those who may."""

import asyncio
import tomllib
from pathlib import Path
from typing import Any

import msgspec
from click.testing import CliRunner

from server.__main__ import main
from tests.casework import APPLICANT, NAME, Desks, desks, signed_in
from tests.serving import house

RIGHT = {"name": "钱某某某", "id_number": "370403198001011239", "phone": "13500000001"}


async def found(d: Desks, name: str) -> list[str]:
    return [line["case"] for line in (await d.clerk.post("/cases/find", {"name": name}))["cases"]]


async def test_whose_case_it_is_is_put_right_on_every_paper_and_found_by_the_new_name(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.accepted()
        body = {"seen": case["seen"], "applicant": RIGHT, "reason": "mistyped"}
        path = f"/cases/{case['case']}"
        assert (await d.land.call("POST", f"{path}/put-right", body))[0] == 403
        after = await d.clerk.post(f"{path}/put-right", body)
        assert [one["reason"] for one in after["put_right"]] == ["mistyped"]
        papers = (await d.clerk.get(f"{path}/papers"))["papers"]
        notice = str(next(one for one in papers if one["paper"] == "acceptance")["blocks"])
        assert RIGHT["name"] in notice
        assert await found(d, RIGHT["name"]) == [case["case"]]
        assert await found(d, NAME) == [], "whoever stood there before has nothing to do with it"
        assert (await d.clerk.call("POST", f"{path}/put-right", body))[1]["code"] == "case_changed"
    written = b"".join(path.read_bytes() for path in tmp_path.glob("journal.db*"))
    assert RIGHT["name"].encode() not in written
    async with house(tmp_path) as h:
        d = await Desks(h).sit_down()
        person = await d.clerk.get(f"/cases/{case['case']}/person")
        assert person["applicant"]["name"] == RIGHT["name"]


async def test_by_a_correction_of_the_agent_alone_the_former_agent_finds_it_no_more_and_the_applicant_still(
    tmp_path: Path,
) -> None:
    async with desks(tmp_path) as d:
        agent, other = {"name": "赵代办", "phone": "13500000002"}, {"name": "孙代办"}
        case = await d.receive(applicant=APPLICANT | {"agent": agent})
        mine = await d.receive(applicant={"name": agent["name"]})
        assert sorted(await found(d, agent["name"])) == sorted([case["case"], mine["case"]])
        body = {"seen": case["seen"], "applicant": APPLICANT | {"agent": other}, "reason": "agent"}
        await d.clerk.post(f"/cases/{case['case']}/put-right", body)
        assert await found(d, agent["name"]) == [mine["case"]]
        assert (await d.clerk.post("/cases/find", {"phone": agent["phone"]}))["cases"] == []
        for name in (NAME, other["name"]):
            assert await found(d, name) == [case["case"]]
    (tmp_path / "cases.db").unlink()
    async with desks(tmp_path) as d:
        assert await found(d, agent["name"]) == [mine["case"]], "in a book that is made anew as well"


async def test_a_deletion_under_the_former_name_leaves_the_case_to_whose_it_is(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.accepted()
        await d.clerk.post(
            f"/cases/{case['case']}/put-right",
            {"seen": case["seen"], "applicant": RIGHT, "reason": "mistyped"},
        )
        await found(d, RIGHT["name"])  # so that the book has it
    delete = ["personal", "delete", "--name", NAME, "--data", str(tmp_path)]
    done = await asyncio.to_thread(CliRunner().invoke, main, delete)
    assert (done.exit_code, "1" in done.output) == (0, True), done.output
    async with desks(tmp_path) as d:
        person = await d.clerk.get(f"/cases/{case['case']}/person")
        assert person["applicant"]["name"] == RIGHT["name"]


async def test_a_department_revokes_what_it_decided_and_the_citizen_sees_it_at_work_again(
    tmp_path: Path,
) -> None:
    async with desks(tmp_path) as d:
        case: Any = await d.accepted()
        for who, task in ((d.housing, "housing"), (d.tax, "tax"), (d.land, "land")):
            case = await d.decide(who, case, task)
        case = await d.do(d.clerk, case, "shelve", place="A-1")
        path = f"/cases/{case['case']}"
        body = {"seen": case["seen"], "task": "land", "approver": "局长", "reason": f"{NAME}的面积算错"}
        market = await signed_in(d.h, "r04")
        assert (await market.call("POST", f"{path}/revoke", body))[0] == 403
        assert (await d.clerk.call("POST", f"{path}/revoke", body))[0] == 403
        status, said = await d.land.call("POST", f"{path}/revoke", body | {"approver": ""})
        assert (status, said["code"]) == (422, "invalid")
        after = await d.land.post(f"{path}/revoke", body)
        assert (after["state"], after["decision"], after["place"]) == ("accepted", None, "")
        assert [one["approver"] for one in after["revocations"]] == ["局长"]
        mine = await d.h.anyone().get(f"/public/cases/{case['case']}.{await d.code(case)}")
        assert (mine["state"], mine["decision"]) == ("accepted", None)
        person = await d.land.get(f"{path}/person")
        assert person["words"]["revocation 0"] == f"{NAME}的面积算错"
    written = b"".join(path.read_bytes() for path in tmp_path.glob("journal.db*"))
    assert "面积算错".encode() not in written


async def test_a_case_goes_over_to_the_version_that_an_editor_has_published(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.accepted()
        path = f"/cases/{case['case']}"
        status, said = await d.clerk.call("POST", f"{path}/move", {"seen": case["seen"]})
        assert (status, said["code"]) == (409, "version_newest")
        manager = await d.h.client("manager", hall="")
        async with d.h.http.get(f"{d.h.url}/api/v1/catalogue.toml", headers=manager.headers) as answer:
            file = tomllib.loads(await answer.text())
        next(one for one in file["matter"] if one["id"] == "property-transfer")["promise_day"] = 1
        data = msgspec.toml.encode(file)
        async with d.h.http.post(f"{d.h.url}/api/v1/catalogue", data=data, headers=manager.headers) as answer:
            assert answer.status == 200
        before = (await d.clerk.get(path))["promise"]
        after = await d.clerk.post(f"{path}/move", {"seen": case["seen"]})
        assert before == case["promise"], "a published version moves nothing by itself"
        assert after["promise"]["due"] < before["due"]
