"""Limits of real halls are looked at while they work: lamps go on, their unit says why, whoever supervises looks on."""

import asyncio
import csv
import io
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from server.bridges import supervision
from server.config.oversight_section import LimitSection, OversightSection
from server.domain.oversight.words import LimitKind
from tests.api.test_feedback import refused
from tests.casework import Desks
from tests.patience import PATIENCE_S
from tests.serving import Client, House, example, house

AT_ONCE = OversightSection(limits=LimitSection(wait_yellow=1e-9, wait_red=2e-9, wait_double_red=1e9))
"""Whoever waits waits too long."""


@asynccontextmanager
async def supervised(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[House]:
    """Looked at again and again, with somebody waiting in the main hall."""
    monkeypatch.setattr(supervision, "LOOK_S", 0.02)
    async with house(folder, replace(example(), oversight=AT_ONCE)) as h:
        kiosk = await h.client("kiosk", name="k1")
        await kiosk.post("/halls/main/tickets", {"category": "enterprise"})
        yield h


async def lamp(h: House, client: Client, kind: LimitKind = LimitKind.WAIT, *, ended: bool = False) -> Any:
    """The first lamp of a kind, once it is on, or over."""
    async for view in h.watch("/live/supervision", client):
        for line in view["lines"]:
            if line["kind"] == kind and line["id"] and (line["ended_at"] is not None) == ended:
                return line
    raise AssertionError(kind)


async def test_a_long_wait_lights_a_lamp_its_hall_says_why_and_a_supervisor_looks_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with supervised(tmp_path, monkeypatch) as h:
        manager, supervisor = (
            await h.client("manager", name="m1"),
            await h.client("supervisor", hall="", name="s1"),
        )
        line = await lamp(h, manager)
        assert (line["hall"], line["subject"], line["owed"], line["may_answer"]) == (
            "main",
            "enterprise",
            1,
            True,
        )
        seen = await supervisor.get("/supervision")
        assert (seen["supervises"], seen["mine"], seen["unanswered"]) == (True, 0, 1)
        here = next(one for one in seen["halls"] if one["hall"] == "main")
        assert (here["readable"], here["waiting"], here["lamps"]["waits"]["red"]) == (True, 1, 1)
        path, body = f"/overruns/{line['id']}", {"seen": line["seen"], "words": "三名同事请假"}
        assert await refused(supervisor, "POST", path + "/answer", body) == (403, "forbidden")
        other = await h.client("manager", hall="transport", name="m2")
        assert await refused(other, "POST", path + "/answer", body) == (404, "unknown_overrun")
        assert await refused(other, "GET", path + "/words") == (404, "unknown_overrun")
        assert [one["hall"] for one in (await other.get("/supervision"))["halls"]] == ["transport"]
        answered = await manager.post(path + "/answer", body)
        assert (answered["owed"], answered["may_answer"]) == (0, False)
        again = body | {"seen": answered["seen"]}
        assert await refused(manager, "POST", path + "/answer", again) == (409, "answered_before")
        assert (await supervisor.get(path + "/words"))["words"] == {"0": "三名同事请假"}


async def sheet(h: House, who: Client, span: str) -> list[list[str]]:
    url = f"{h.url}/api/v1/supervision/lamps.csv{span}"
    async with h.http.get(url, headers=who.headers | {"Accept-Language": "zh-CN"}) as answer:
        assert answer.status == 200
        return list(csv.reader(io.StringIO((await answer.read()).decode("utf-8-sig"))))


async def test_a_lamp_that_is_over_still_asks_why_and_stands_in_the_list_of_its_days(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with supervised(tmp_path, monkeypatch) as h:
        manager = await h.client("manager", name="m1")
        await lamp(h, manager)
        desk = await h.client("clerk", name="c01")
        await desk.call("POST", "/halls/main/windows/1/open", {"clerk": "c01"})
        await desk.post("/halls/main/windows/1/call-next")
        over = await lamp(h, manager, ended=True)
        assert (over["owed"], over["may_answer"]) == (1, True)
        today = date.fromisoformat(over["since"][:10])
        span = f"?since={today - timedelta(1)}&until={today + timedelta(1)}"
        rows = await sheet(h, manager, span)
        assert [(row[0], row[3], row[4]) for row in rows[1:]] == [(over["id"], "等候时间长", "企业注册登记")]
        assert rows[0][:2] == ["编号", "大厅"]
        assert len(await sheet(h, manager, "?since=2020-01-01&until=2020-01-02")) == 1
        assert await refused(manager, "GET", "/supervision/lamps.csv?since=x") == (422, "invalid")
        clerk = await h.client("clerk", name="c02")
        assert await refused(clerk, "GET", "/supervision") == (403, "forbidden")


async def test_what_was_overrun_is_known_after_a_restart_and_not_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with supervised(tmp_path, monkeypatch) as h:
        first = await lamp(h, await h.client("manager", name="m1"))
    monkeypatch.setattr(supervision, "LOOK_S", 3600.0)
    async with house(tmp_path, replace(example(), oversight=AT_ONCE)) as h:
        manager = await h.client("manager", name="m1")
        async for view in h.watch("/live/supervision", manager):
            if any(one["readable"] for one in view["halls"]):
                assert [line["id"] for line in view["lines"] if line["kind"] == "wait"] == [first["id"]]
                return


async def test_what_a_department_has_in_hand_is_counted_as_it_changes_though_nobody_opens_its_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with supervised(tmp_path, monkeypatch) as h:
        d = await Desks(h).sit_down()
        supervisor = await h.client("supervisor", hall="", name="s1")
        for wanted in (1, 2):
            await d.accepted()
            async with asyncio.timeout(PATIENCE_S):
                async for view in h.watch("/live/supervision", supervisor):
                    running = {one["department"]: one["lamps"]["running"] for one in view["departments"]}
                    if running.get("区住建局") == wanted:
                        break
