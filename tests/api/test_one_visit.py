"""The policy's ways through the house (薛政办字〔2018〕13号), each from the number to the result in the citizen's hands."""

import contextlib
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from tests.casework import APPLICANT, Desks, desks, signed_in
from tests.serving import Client, example

DONE = {"decided", "issuing", "closed"}


class Visit:
    """A hall with a window, whoever sits there, and a reviewer of every department."""

    def __init__(self, d: Desks, hall: str, window: str, desk: Client, reviewer: Client) -> None:
        self.d, self.hall, self.window, self.desk, self.reviewer = d, hall, window, desk, reviewer

    async def comes(self, category: str) -> str:
        """Somebody takes a number, is called and stands there; returns the ticket's id."""
        at = f"/halls/{self.hall}/windows/{self.window}"
        await self.desk.call("POST", f"{at}/open", {})
        taken = await self.desk.post(f"/halls/{self.hall}/tickets", {"category": category})
        called = await self.desk.post(f"{at}/call-next")
        assert called["number"] == taken["number"]
        await self.desk.post(f"{at}/start")
        return taken["id"]

    async def goes(self, case: str = "") -> None:
        body = {"outcome": "done", "case": case}
        await self.desk.post(f"/halls/{self.hall}/windows/{self.window}/finish", body)

    async def applies(self, matter: str, ticket: str) -> Any:
        """Everything is there, and it is accepted."""
        offered = (await self.desk.get(f"/halls/{self.hall}/matters"))["matters"]
        materials = next(line["materials"] for line in offered if line["matter"] == matter)
        body = {
            "matter": matter,
            "applicant": APPLICANT,
            "brought": [one["id"] for one in materials],
            "window": self.window,
            "ticket": ticket,
        }
        case = await self.desk.post(f"/halls/{self.hall}/cases", body)
        kind = next(line["kind"] for line in offered if line["matter"] == matter)
        return await self.d.do(self.desk, case, "accept", done=kind == "immediate")

    async def opens(self, joint: str, ticket: str, chosen: list[str], **more: Any) -> Any:
        (line,) = [
            one
            for one in (await self.desk.get(f"/halls/{self.hall}/joints"))["joints"]
            if one["joint"] == joint
        ]
        body = {
            "joint": joint,
            "applicant": APPLICANT,
            "chosen": chosen,
            "brought": [one["paper"] for one in line["materials"]],
            "window": self.window,
            "ticket": ticket,
        }
        return await self.desk.post(f"/halls/{self.hall}/joints", body | more)

    async def decide(self, number: str) -> Any:
        """Every department agrees, in its turn."""
        case = await self.desk.get(f"/cases/{number}")
        while case["state"] == "accepted":
            task = next(one["id"] for one in case["tasks"] if one["state"] == "handed")
            case = await self.d.decide(self.reviewer, case, task)
        return case

    async def decide_all(self, joint: Any) -> Any:
        """Part after part, as one sets the next free."""
        while open_ones := [one for one in joint["parts"] if one["state"] == "accepted"]:
            for one in open_ones:
                await self.decide(one["case"])
            joint = await self.desk.get(f"/joints/{joint['joint']}")
        return joint

    async def shelve(self, number: str) -> Any:
        case = await self.desk.get(f"/cases/{number}")
        return await self.d.do(self.desk, case, "shelve", place="A-1")

    async def collects(self, case: Any, **more: Any) -> Any:
        code = (await self.desk.get(f"/cases/{case['case']}/person"))["code"]
        return await self.d.do(self.desk, case, "collect", how="code", code=code, **more)


@contextlib.asynccontextmanager
async def visit(folder: Path, category: str, hall: str = "main") -> AsyncGenerator[Visit]:
    section = next(one for one in example().hall if one.id == hall)
    window = next(one.id for one in section.window if category in one.categories)
    async with desks(folder) as d:
        departments = {one.zh for one in example().department}
        access = d.h.running.access
        await access.add_person("", "r99", "各部门", ["reviewer"])
        await access.set_departments("", "r99", tuple(sorted(departments)))
        desk = await d.h.client("manager", hall)
        yield Visit(d, hall, window, desk, await signed_in(d.h, "r99"))


async def test_enterprise_registration_with_two_follow_up_licences_and_post(tmp_path: Path) -> None:
    """多证合一、一照一码＋X证联办, 证照邮寄."""
    async with visit(tmp_path, "enterprise") as v:
        ticket = await v.comes("enterprise")
        joint = await v.opens("open-company", ticket, ["food-business", "public-place-hygiene"])
        await v.goes(joint["joint"])
        assert [one["matter"] for one in joint["parts"] if one["case"]] == ["company-registration"]
        joint = await v.decide_all(joint)
        parts = {one["matter"]: one for one in joint["parts"]}
        assert {one["state"] for one in parts.values()} <= DONE
        assert set(parts) == {
            "company-registration", "new-taxpayer", "invoice-supply", "fund-employer", "food-business",
            "public-place-hygiene",
        }  # fmt: skip
        assert [one["missing"] for one in parts.values()] == [[]] * 6, (
            "the licence was there, nobody brought it"
        )
        for one in parts.values():
            await v.shelve(one["case"])
        case = await v.desk.get(f"/cases/{parts['company-registration']['case']}")
        await v.d.do(v.desk, case, "post", carrier="EMS", tracking="EA123456789CN", together=True)
        case = await v.desk.get(f"/cases/{case['case']}")
        await v.d.do(v.desk, case, "delivered")
        joint = await v.desk.get(f"/joints/{joint['joint']}")
        assert (joint["ended"], {one["state"] for one in joint["parts"]}) == (True, {"closed"})


async def test_an_investment_project_from_filing_to_the_start_of_works_with_agency_help_and_one_form(
    tmp_path: Path,
) -> None:
    """并联审批、帮办代办: eight permits, one pile; each begins when what it needs has been agreed to."""
    async with visit(tmp_path, "construction") as v:
        agent = {"name": "帮办员甲", "phone": "13900000000"}
        applicant = APPLICANT | {"agent": agent}
        joint = await v.opens("start-of-works", await v.comes("construction"), [], applicant=applicant)
        await v.goes()
        begun = [one["matter"] for one in joint["parts"] if one["case"]]
        assert begun == ["investment-filing", "land-use-preliminary", "environmental-approval"]
        assert joint["law"] is not None, "45 working days for what is handled jointly"
        joint = await v.decide_all(joint)
        assert [one["state"] for one in joint["parts"]] == ["decided"] * 7
        last = joint["parts"][-1]
        assert last["matter"] == "construction-permit"
        whose = await v.desk.get(f"/cases/{last['case']}/person")
        assert whose["applicant"]["agent"]["name"] == agent["name"]
        shelved = [await v.shelve(one["case"]) for one in joint["parts"]]
        done = await v.collects(shelved[-1], together=True)
        assert done["state"] == "closed"
        assert (await v.desk.get(f"/joints/{joint['joint']}"))["ended"]


async def test_a_home_changes_hands_with_transaction_tax_and_registration_at_one_window_one_payment_one_delivery(
    tmp_path: Path,
) -> None:
    """不动产登记交易: 交易、税务、登记一窗受理."""
    async with visit(tmp_path, "real-estate") as v:
        joint = await v.opens("second-hand-home", await v.comes("real-estate"), ["property-mortgage"])
        fees = {"deed-tax": {"契税": 1234500}, "property-transfer": {"不动产登记费": 8000}}
        for matter, items in fees.items():
            number = next(one["case"] for one in joint["parts"] if one["matter"] == matter)
            case = await v.desk.get(f"/cases/{number}")
            await v.d.do(v.desk, case, "set-fee", items=items)
        joint = await v.decide_all(joint)
        assert joint["fen"] == 1242500
        for one in joint["parts"]:
            await v.shelve(one["case"])
        first = await v.desk.get(f"/cases/{joint['parts'][1]['case']}")
        collect = {"seen": first["seen"], "how": "code", "code": await v.d.code(first)}
        status, problem = await v.desk.call("POST", f"/cases/{first['case']}/collect", collect)
        assert (status, problem["code"]) == (409, "fee_due")
        paid = await v.d.do(v.desk, first, "pay-fee", receipt="2026-0001", together=True)
        assert paid["fee"]["receipt"] == "2026-0001"
        assert (await v.desk.get(f"/joints/{joint['joint']}"))["fen"] == 0
        await v.collects(paid, together=True)
        joint = await v.desk.get(f"/joints/{joint['joint']}")
        assert {one["state"] for one in joint["parts"]} == {"closed"}


@pytest.mark.parametrize("window", ["housing-fund", "comprehensive"])
async def test_housing_fund_at_any_window(tmp_path: Path, window: str) -> None:
    """公积金业务: any window of the hall takes it in; a manager has moved the category there."""
    async with visit(tmp_path, window) as v:
        here = await v.desk.get(f"/halls/main/windows/{v.window}")
        categories = sorted({*here["categories"], "housing-fund"})
        await v.desk.call("PUT", f"/halls/main/windows/{v.window}/allocation", {"categories": categories})
        ticket = await v.comes("housing-fund")
        case = await v.applies("fund-withdrawal-rent", ticket)
        await v.goes(case["case"])
        assert (case["state"], case["window"], case["ticket"]) == ("accepted", v.window, ticket)
        await v.decide(case["case"])
        assert (await v.collects(await v.shelve(case["case"])))["state"] == "closed"


@pytest.mark.parametrize(
    ("category", "matter", "hall"),
    [
        ("exit-entry", "passport", "main"),
        ("departmental", "food-business", "main"),
        ("comprehensive", "seed-licence", "main"),
        ("comprehensive", "marriage-registration", "marriage"),
    ],
    ids=["exit-entry-in-one-window", "departmental", "comprehensive", "a-sub-centre"],
)
async def test_one_visit_from_the_number_to_the_result(
    tmp_path: Path, category: str, matter: str, hall: str
) -> None:
    async with visit(tmp_path, category, hall) as v:
        ticket = await v.comes(category)
        case = await v.applies(matter, ticket)
        await v.goes(case["case"])
        if case["state"] != "closed":
            assert (await v.decide(case["case"]))["decision"] == "approved"
            case = await v.collects(await v.shelve(case["case"]))
        assert (case["state"], case["ticket"], case["hall"]) == ("closed", ticket, hall)


async def test_a_joint_application_is_seen_by_its_hall_and_its_citizen_and_nobody_else(
    tmp_path: Path,
) -> None:
    async with visit(tmp_path, "real-estate") as v:
        joint = await v.opens("second-hand-home", await v.comes("real-estate"), [])
        number = joint["joint"]
        elsewhere = await v.d.h.client("clerk", "marriage")
        assert (await elsewhere.call("GET", f"/joints/{number}"))[1]["code"] == "unknown_case"
        assert (await v.reviewer.call("GET", f"/joints/{number}"))[0] == 200
        assert (await v.d.h.anyone().call("GET", f"/joints/{number}"))[0] == 401
        assert (await v.d.h.anyone().call("GET", f"/public/joints/{number}.000000"))[0] == 404
        body = {"joint": "second-hand-home", "applicant": APPLICANT}
        refused = await elsewhere.call("POST", "/halls/marriage/joints", body)
        assert refused[1]["code"] == "unknown_joint"


async def test_a_joint_application_shows_its_citizen_every_part_also_after_a_restart(tmp_path: Path) -> None:
    async with visit(tmp_path, "real-estate") as v:
        joint = await v.opens("second-hand-home", await v.comes("real-estate"), [])
        part = joint["parts"][0]["case"]
        code = (await v.desk.get(f"/cases/{part}/person"))["joint_code"]
        shown = await v.d.h.anyone().get(f"/public/joints/{joint['joint']}.{code}")
        assert [one["state"] for one in shown["parts"]] == ["decided", "decided", "accepted"]
        for word in (APPLICANT["name"], APPLICANT["phone"]):
            assert word not in str(shown)
    async with desks(tmp_path) as d:
        again = await d.h.anyone().get(f"/public/joints/{joint['joint']}.{code}")
        assert again["parts"] == shown["parts"]
