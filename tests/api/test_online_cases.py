"""The other door: an online hall sends applications into the same flow, each once, and sees of its own what the applicant
sees."""

from pathlib import Path
from typing import Any

import pytest

from tests.casework import ALL, APPLICANT, NAME, NUMBER, PHONE, Desks, desks
from tests.serving import Client


def application(external: str = "ZW-2026-0001", **more: Any) -> dict[str, Any]:
    return {
        "external": external,
        "matter": "property-transfer",
        "applicant": APPLICANT,
        "brought": ALL,
    } | more


async def door(d: Desks, name: str = "网上大厅", hall: str = "") -> Client:
    return await d.h.client("online", hall, name=name)


async def test_an_online_application_goes_the_same_way_and_the_sender_follows_it(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        online = await door(d)
        filed = await online.post("/halls/main/online-cases", application())
        number = filed["case"]["case"]
        (waiting,) = (await d.clerk.get("/halls/main/counter"))["lines"]
        assert waiting["case"] == number
        case = await d.do(d.clerk, waiting, "accept")
        assert case["state"] == "accepted"
        seen = await online.get("/online-cases?external=ZW-2026-0001")
        assert (seen["case"]["case"], seen["case"]["state"], seen["external"]) == (
            number,
            "accepted",
            "ZW-2026-0001",
        )
        assert seen["code"] == await d.code(case)
        for word in (NAME, NUMBER, PHONE, "r01", "c01"):
            assert word not in str(seen)
        assert (await d.clerk.get(f"/cases/{number}/person"))["applicant"]["name"] == NAME


async def test_the_same_application_twice_is_one_case_also_after_a_restart(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        online = await door(d)
        filed = await online.post("/halls/main/online-cases", application(), key="k1")
        assert await online.post("/halls/main/online-cases", application(), key="k1") == filed
        status, problem = await online.call("POST", "/halls/main/online-cases", application(), key="k2")
        assert (status, problem["code"]) == (409, "external_known")
        assert filed["case"]["case"] in problem["detail"]
        other = await door(d, "另一平台")
        assert (await other.post("/halls/main/online-cases", application()))["case"]["case"] != filed["case"][
            "case"
        ]
    async with desks(tmp_path) as d:
        status, problem = await (await door(d)).call("POST", "/halls/main/online-cases", application())
        assert (status, problem["code"]) == (409, "external_known")


async def test_what_is_missing_is_sent_after_and_an_application_is_given_up_online(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        online = await door(d)
        filed = await online.post("/halls/main/online-cases", application(brought=ALL[:2]))
        number = filed["case"]["case"]
        await d.do(d.clerk, (await d.clerk.get(f"/cases/{number}")), "correct")
        seen = await online.get(f"/online-cases/{number}")
        wanted = [line["id"] for line in seen["case"]["missing"]]
        assert wanted == ALL[2:]
        stale = await online.call("POST", f"/online-cases/{number}/bring", {"seen": 1, "items": wanted})
        assert stale[1]["code"] == "case_changed"
        brought = await online.post(f"/online-cases/{number}/bring", {"seen": seen["seen"], "items": wanted})
        assert brought["case"]["missing"] == []
        given_up = await online.post(f"/online-cases/{number}/withdraw", {"seen": brought["seen"]})
        assert given_up["case"]["state"] == "withdrawn"


async def test_a_door_sees_and_moves_only_what_came_through_it(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        online, other = await door(d), await door(d, "另一平台")
        bound = await door(d, "网上大厅", "marriage")
        over_the_counter = await d.receive()
        mine = (await online.post("/halls/main/online-cases", application()))["case"]["case"]
        for who, number in ((other, mine), (bound, mine), (online, over_the_counter["case"])):
            assert (await who.call("GET", f"/online-cases/{number}"))[1]["code"] == "unknown_case"
            body = {"seen": 1}
            assert (await who.call("POST", f"/online-cases/{number}/withdraw", body))[1][
                "code"
            ] == "unknown_case"
        assert (await other.call("GET", "/online-cases?external=ZW-2026-0001"))[0] == 404
        assert (await bound.call("POST", "/halls/main/online-cases", application("ZW-2")))[0] == 403
        assert (await online.call("GET", f"/cases/{mine}"))[0] == 403
        assert (await d.clerk.call("POST", "/halls/main/online-cases", application("ZW-3")))[0] == 403


@pytest.mark.parametrize(
    "bad",
    [
        {"external": ""},
        {"external": "a\nb"},
        {"external": "x" * 65},
        {"matter": "no-such"},
        {"brought": ["m9"]},
    ],
)
async def test_what_cannot_be_is_refused_and_leaves_nothing_behind(
    tmp_path: Path, bad: dict[str, Any]
) -> None:
    async with desks(tmp_path) as d:
        online = await door(d)
        status, problem = await online.call("POST", "/halls/main/online-cases", application() | bad)
        assert status in (404, 422), problem
        assert (await d.clerk.get("/halls/main/counter"))["lines"] == []
        assert (await d.clerk.post("/cases/find", {"name": NAME}))["cases"] == []
