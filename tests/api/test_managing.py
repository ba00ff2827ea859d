"""What managers decide, over HTTP: who may, what it answers, and that the clock carries plans out."""

from datetime import datetime
from pathlib import Path

import pytest

from server.bridges.planner import turn
from server.domain.queue.plans.plan import Plan, PlanRun
from server.domain.queue.state import Facts, Lasting, Today
from tests.serving import House, house


@pytest.fixture
async def hall(tmp_path: Path):
    async with house(tmp_path / "data") as running:
        yield running


async def test_a_notice_goes_to_the_board_and_comes_down_again(hall: House):
    manager, anyone = await hall.client("manager", name="m1"), hall.anyone()
    sent = {"kind": "emergency", "zh": "请沿绿色指示撤离", "en": "Please leave by the green signs"}
    [notice] = (await manager.post("/halls/main/notices", sent))["notices"]
    board = await anyone.get("/halls/main/board")
    assert board["notices"] == [notice]
    await manager.post(f"/halls/main/notices/{notice['id']}/withdraw")
    assert (await anyone.get("/halls/main/board"))["notices"] == []
    status, answer = await manager.call("POST", f"/halls/main/notices/{notice['id']}/withdraw")
    assert (status, answer["code"]) == (404, "unknown_notice")


@pytest.mark.parametrize("role", ["clerk", "kiosk", "display", "supervisor"])
async def test_only_managers_speak_to_the_whole_hall(hall: House, role: str):
    client = await hall.client(role)
    for path in ("/notices", "/plans", "/alerts/acknowledge", "/changes/1/undo"):
        status, _ = await client.call("POST", f"/halls/main{path}", {})
        assert status == 403


@pytest.mark.parametrize(
    "body",
    [
        {"kind": "shout", "zh": "x"},
        {"kind": "ticker", "zh": ""},
        {"kind": "ticker", "zh": "x" * 201},
        {"kind": "ticker", "zh": "a\nb"},
        {"kind": "ticker", "zh": "x", "until": "soon"},
    ],
)
async def test_a_notice_that_makes_no_sense_is_refused(hall: House, body: dict[str, str]):
    status, _ = await (await hall.client("manager")).call("POST", "/halls/main/notices", body)
    assert status == 422


async def test_a_change_is_previewed_made_listed_and_taken_back(hall: House):
    manager = await hall.client("manager", name="m1")
    wanted = {"categories": ["enterprise", "comprehensive"]}
    shown = await manager.post("/halls/main/windows/1/allocation/preview", wanted)
    assert [x["id"] for x in shown["effects"]] == ["comprehensive"]
    status, _ = await manager.call("PUT", "/halls/main/windows/1/allocation", wanted)
    assert status == 200
    change = (await manager.get("/halls/main/changes"))["changes"][0]
    assert (change["by"], change["subject"], change["may_undo"]) == ("m1", "1", True)
    window = await manager.post(f"/halls/main/changes/{change['serial']}/undo")
    assert window["categories"] == ["enterprise"]
    status, answer = await manager.call("POST", f"/halls/main/changes/{change['serial']}/undo", {})
    assert (status, answer["code"]) == (409, "changed_since")
    status, answer = await manager.call("POST", "/halls/main/changes/first/undo", {})
    assert (status, answer["code"]) == (404, "unknown_change")


async def test_the_clock_begins_a_plan_that_is_due(hall: House):
    manager = await hall.client("manager", name="m1")
    every_day = {"weekdays": [1, 2, 3, 4, 5, 6, 7], "start": "00:00", "end": "24:00"}
    body = {"name": "午间", "windows": {"1": ["comprehensive", "enterprise"]}, **every_day}
    [plan] = (await manager.post("/halls/main/plans", body))["plans"]
    async for view in hall.watch("/live/halls/main/manager", manager):
        window = next(w for w in view["windows"] if w["id"] == "1")
        if window["categories"] == ["comprehensive", "enterprise"]:
            assert view["plans"][0]["on"]
            break
    await manager.post(f"/halls/main/plans/{plan['id']}/drop")
    window = await manager.get("/halls/main/windows/1")
    assert window["categories"] == ["enterprise"]


def test_a_plan_of_yesterday_ends_even_when_it_is_due_again_today():
    plan = Plan("p", "n", "00:00", "23:59", {"1": ()}, weekdays=(1, 2))
    facts = Facts(
        Today(day="2026-11-24"), Lasting(plans={"p": plan}, plan_runs={"p": PlanRun("2026-11-23", {})})
    )
    facts.lasting.plan_days["p"] = "2026-11-23"
    ended = turn(facts, datetime.fromisoformat("2026-11-24T09:00"))
    assert [type(command).__name__ for command in ended] == ["EndPlan"]


def test_the_plans_of_a_night_hall_go_by_the_halls_day():
    plan = Plan("p", "n", "23:00", "01:00", {"1": ()}, weekdays=(1,))
    facts = Facts(Today(day="2026-11-23", is_open=True), Lasting(plans={"p": plan}))
    for time in ("2026-11-23T23:00", "2026-11-24T00:30"):  # a Monday's, also on Tuesday morning
        begun = turn(facts, datetime.fromisoformat(time))
        assert [type(command).__name__ for command in begun] == ["BeginPlan"]
    facts.lasting.plan_runs["p"] = PlanRun("2026-11-23", {})
    assert turn(facts, datetime.fromisoformat("2026-11-24T00:59")) == []
    ended = turn(facts, datetime.fromisoformat("2026-11-24T01:00"))
    assert [type(command).__name__ for command in ended] == ["EndPlan"]
    facts.lasting.plan_runs.clear()
    facts.today.is_open = False
    assert turn(facts, datetime.fromisoformat("2026-11-23T23:30")) == []


async def test_notes_of_every_window_are_kept_for_the_next(hall: House):
    clerk, kiosk = await hall.client("clerk"), await hall.client("kiosk")
    ticket = await kiosk.post("/halls/main/tickets", {"category": "enterprise"})
    for window, there, note in (("1", "2", "缺章程"), ("2", "3", "已补章程")):
        await clerk.post(f"/halls/main/windows/{window}/open", {"clerk": f"c0{window}"})
        await clerk.post(f"/halls/main/windows/{window}/call-next")
        await clerk.post(f"/halls/main/windows/{window}/start")
        await clerk.post(
            f"/halls/main/windows/{window}/transfer", {"window": there, "note": note, "force": True}
        )
    private = await clerk.get(f"/halls/main/tickets/{ticket['id']}/private")
    assert private["note"] == "已补章程"
    assert [(n["window"], n["text"]) for n in private["notes"]] == [("1", "缺章程"), ("2", "已补章程")]
