"""Asking a running server for its statistics."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from tests.patience import PATIENCE_S
from tests.reports.workbooks import read_book
from tests.serving import Client, House, house

STATISTICS = "/halls/main/statistics"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncGenerator[House]:
    async with house(tmp_path / "data") as running:
        yield running


async def a_visit(hall: House) -> Client:
    """One citizen taken, called and served at window 1; returns the manager's client."""
    manager = await hall.client("manager")
    await (await hall.client("kiosk", name="k1")).post("/halls/main/tickets", {"category": "enterprise"})
    await manager.post("/halls/main/windows/1/open", {"clerk": "c01"})
    for action in ("call-next", "start", "finish"):
        await manager.post(f"/halls/main/windows/1/{action}")
    return manager


async def with_served(client: Client, served: int) -> Any:
    """Today's statistics once they know of so many."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            view = await client.get(f"{STATISTICS}/today")
            if view["all"]["totals"]["served"] == served:
                return view
            await asyncio.sleep(0.05)


async def test_a_visit_is_in_todays_statistics_within_seconds(hall: House) -> None:
    view = await with_served(await a_visit(hall), 1)
    assert view["day"] == view["today"] == view["days"][0]
    assert view["step_s"] == 900
    enterprise = view["categories"][0]
    assert (enterprise["id"], enterprise["prefix"], enterprise["totals"]["arrivals"]) == (
        "enterprise",
        "A",
        1,
    )
    assert sum(enterprise["served"]) == 1
    assert [(w["id"], w["clerks"], w["served"]) for w in view["windows"]] == [("1", ["王芳"], 1)]
    assert view["rebuilding"] is None


async def test_a_day_by_its_date_and_one_without_anybody(hall: House) -> None:
    manager = await a_visit(hall)
    view = await with_served(manager, 1)
    assert (await manager.get(f"{STATISTICS}/{view['day']}"))["all"]["totals"]["served"] == 1
    assert (await manager.get(f"{STATISTICS}/2001-02-03"))["times"] == []


@pytest.mark.parametrize(
    "day", ["yesterday", "2026-13-01", "20261123", "0001-01-01", "9999-12-31", "2026-11-23 "]
)
async def test_what_is_no_day_is_refused(hall: House, day: str) -> None:
    manager = await hall.client("manager")
    for path in (f"{STATISTICS}/{day}", f"{STATISTICS}/{day}/sheet.xlsx"):
        status, body = await manager.call("GET", path)
        assert (status, body["code"]) == (422, "invalid")


async def test_only_who_leads_the_hall_may_look(hall: House) -> None:
    for path in (f"{STATISTICS}/today", f"{STATISTICS}/today/sheet.xlsx"):
        assert (await hall.anyone().call("GET", path))[1]["code"] == "unauthorised"
        for role in ("clerk", "kiosk", "pad", "display"):
            assert (await (await hall.client(role)).call("GET", path))[1]["code"] == "forbidden"
        assert (await (await hall.client("manager", "library")).call("GET", path))[0] == 403
    assert (await (await hall.client("supervisor")).call("GET", f"{STATISTICS}/today"))[0] == 200
    boss = await hall.client("admin", "")
    assert (await boss.call("GET", "/halls/nowhere/statistics/today"))[1]["code"] == "unknown_hall"


@pytest.mark.parametrize(
    ("query", "accept", "first"),
    [
        ("", "zh-CN", "汇总"),
        ("", "en-GB", "Summary"),
        ("?language=en", "zh-CN", "Summary"),
        ("?language=xx", "", "汇总"),
    ],
)
async def test_the_workbook_comes_as_a_file_in_the_right_language(
    hall: House, query: str, accept: str, first: str
) -> None:
    manager = await a_visit(hall)
    view = await with_served(manager, 1)
    url = f"{hall.url}/api/v1{STATISTICS}/today/sheet.xlsx{query}"
    async with hall.http.get(url, headers={**manager.headers, "Accept-Language": accept}) as answer:
        assert (answer.status, answer.content_type) == (200, XLSX)
        assert (
            answer.headers["Content-Disposition"]
            == f'attachment; filename="statistics-main-{view["day"]}.xlsx"'
        )
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        book = read_book(await answer.read())
    assert next(iter(book.sheets)) == first
    assert len(list(book.sheets.values())[3]) == 2


async def test_a_restart_knows_what_was_counted(tmp_path: Path) -> None:
    async with house(tmp_path / "data") as first:
        await a_visit(first)
    async with house(tmp_path / "data") as second:
        await with_served(await second.client("manager"), 1)
