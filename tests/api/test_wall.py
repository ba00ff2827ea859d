"""The wall for whoever leads, and what anybody may read: the day as it is, months as files."""

import asyncio
import csv
import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from server.clock import Clock
from server.config.oversight_section import OversightSection
from tests.api.test_feedback import low, refused
from tests.casework import Desks, desks
from tests.patience import PATIENCE_S
from tests.serving import Client, House, example, house


async def looked(h: House, who: Client) -> Any:
    """The wall, once it shows what has happened."""
    async for view in h.watch("/live/wall", who):
        if view["cases"] and view["cases"]["accepted"] and view["served"]:
            return view
    raise AssertionError(who)


async def test_the_wall_is_for_whoever_leads_and_its_link_does_nothing_else(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        await low(d.h)
        await d.accepted()
        wall = await d.h.client("wall", hall="", name="wall")
        view = await looked(d.h, wall)
        assert (view["taken"], view["served"], view["levels"][0], sum(view["arrivals"])) == (1, 1, 1, 1)
        assert (await wall.get("/wall"))["cases"]["running"] == 1
        for path in ("/supervision", "/feedback", "/halls/main/manager", "/halls/main/figures", "/audit"):
            assert (await wall.call("GET", path))[0] == 403, path
        assert await refused(d.h.anyone(), "GET", "/wall") == (401, "unauthorised")
        ticket = await d.h.anyone().call("POST", "/halls/main/tickets", {"category": "enterprise"})
        assert ticket[0] in (401, 403)


async def first(who: Client, months: list[str]) -> Any:
    return await who.get(f"/open/months/{months[0]}")


def summed(month: Any, field: str) -> int:
    return sum(day[field] or 0 for day in month["days"])


def counted(month: Any) -> bool:
    return bool(summed(month, "ratings") and summed(month, "cases_accepted"))


class Noon(Clock):
    """The fifteenth of a month at noon: no day and no month ends."""

    def wall(self) -> float:
        return datetime(2026, 10, 15, 4, tzinfo=UTC).timestamp() + super().steady() % 3600


async def test_anybody_reads_the_day_without_lamps_and_the_months_as_files(tmp_path: Path) -> None:
    async with house(tmp_path, clock=Noon()) as h:
        d = await Desks(h).sit_down()
        await low(d.h)
        await d.accepted()
        anyone = d.h.anyone()
        seen = await anyone.get("/open/now")
        assert (seen["lamps"], len(seen["halls"])) == ([], 7)
        assert await refused(anyone, "GET", "/open/months/2020-01") == (404, "unknown_month")
        async with asyncio.timeout(PATIENCE_S):  # the statistics follow what has happened
            while not (months := (await anyone.get("/open/months"))["months"]) or not counted(
                await first(anyone, months)
            ):
                await d.h.running.make_open_data()
        whole = await first(anyone, months)
        assert [(day["hall"], day["day"]) for day in whole["days"]] == [("main", "2026-10-15")]
        assert (summed(whole, "taken"), summed(whole, "served"), summed(whole, "cases_received")) == (1, 1, 1)
        assert whole["definitions"].keys() >= {"taken", "kept_share", "levels", "promise_share"}
        assert set(whole["days"][0]) - {"day", "hall"} == set(whole["definitions"])
        async with d.h.http.get(f"{d.h.url}/api/v1/open/months/{whole['month']}/days.csv") as answer:
            body = await answer.read()
        assert body.startswith(b"\xef\xbb\xbf"), "Excel knows it for UTF-8"
        head, *lines = csv.reader(io.StringIO(body.decode("utf-8-sig")))
        rows = [dict(zip(head, line, strict=True)) for line in lines]
        assert [row["day"] for row in rows] == [day["day"] for day in whole["days"]]
        assert {(row["hall"], row["hall_name"]) for row in rows} == {("main", "薛城区政务服务大厅")}
        assert [row["rated_1"] for row in rows if row["ratings"]] == ["1"]


async def test_an_office_that_publishes_nothing_says_so(tmp_path: Path) -> None:
    async with house(tmp_path, replace(example(), oversight=OversightSection(public=False))) as h:
        for path in ("/open/now", "/open/months", "/open/months/2026-11", "/open/months/2026-11/days.csv"):
            assert await refused(h.anyone(), "GET", path) == (404, "not_published")
        async with h.http.get(f"{h.url}/live/open") as answer:
            assert answer.status == 404
