"""The audit on its page: searched, a line opened to its entry, taken along as a file."""

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpenPage
from tests.casework import Desks
from tests.serving import House

pytestmark = pytest.mark.browser


async def a_visit(hall: House) -> str:
    """Somebody comes to window 1 and is served; a case is taken in and looked at. The case's number."""
    clerk = await hall.client("clerk", window="1", name="c01")
    await clerk.post("/halls/main/windows/1/open")
    await clerk.post("/halls/main/tickets", {"category": "enterprise"})
    for step in ("call-next", "start"):
        await clerk.post(f"/halls/main/windows/1/{step}")
    await clerk.post("/halls/main/windows/1/finish", {"outcome": "done"})
    desks = await Desks(hall).sit_down()
    case = (await desks.accepted())["case"]
    await desks.clerk.get(f"/cases/{case}/person?reason=电话核实")
    return case


async def test_a_person_is_looked_for_and_a_line_opens_to_its_entry(hall: House, open_page: OpenPage) -> None:
    await a_visit(hall)
    page = await open_page("/audit", 1366, 768, user="admin")
    await page.get_by_label("人员").fill("c01")
    await page.get_by_role("button", name="查询").click()
    rows = page.locator("tbody tr")
    await expect(rows).to_have_count(5)
    await expect(rows.first).to_contain_text("结束了办理")
    await expect(rows.first).to_contain_text("薛城区政务服务大厅")
    assert "person=c01" in page.url
    await rows.first.get_by_role("button").click()
    opened = page.locator("yc-audit-entry")
    await expect(opened).to_contain_text("ServiceFinished")
    await rows.first.get_by_role("button").click()
    await expect(opened).to_have_count(0)


async def test_a_case_in_the_address_is_found_with_every_look_and_its_reason(
    hall: House, open_page: OpenPage
) -> None:
    case = await a_visit(hall)
    page = await open_page(f"/audit?case={case}", 1024, 768, user="admin", language="en-US")
    rows = page.locator("tbody tr")
    await expect(rows).to_have_count(3)
    await expect(rows.nth(0)).to_contain_text("Personal data was looked at")
    await expect(rows.nth(0)).to_contain_text("电话核实")
    await expect(rows.nth(2)).to_contain_text("An application was taken in")


async def test_what_was_found_is_saved_as_a_file(hall: House, open_page: OpenPage, tmp_path: Path) -> None:
    case = await a_visit(hall)
    page = await open_page(f"/audit?case={case}", 1366, 768, user="admin")
    async with page.expect_download() as waiting:
        await page.get_by_role("link", name="CSV").click()
    file = tmp_path / "audit.csv"
    await (await waiting.value).save_as(file)
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    assert (len(lines), case in lines[1], lines[-1].startswith("end,")) == (5, True, True)


async def test_the_audit_is_offered_to_whoever_supervises(hall: House, open_page: OpenPage) -> None:
    page = await open_page("/", 1366, 768, user="admin")
    await page.get_by_role("link", name="审计").click()
    await expect(page.get_by_role("heading", name="审计", exact=True)).to_be_visible()
    page = await open_page("/", 1366, 768, user="c01", hall_id="main")
    await expect(page.get_by_role("link", name="接口文档")).to_be_visible()
    await expect(page.get_by_role("link", name="审计")).to_have_count(0)


async def test_whoever_supervises_one_hall_finds_that_hall_alone(hall: House, open_page: OpenPage) -> None:
    await a_visit(hall)
    await hall.running.access.add_person("marriage", "s1", "督查员", ["supervisor"])
    page = await open_page("/audit", 1366, 768, user="s1", hall_id="marriage")
    await expect(page.locator("tbody tr").first).to_be_visible()
    await expect(page.get_by_label("大厅").locator("option")).to_have_count(1)
    await expect(page.locator("tbody")).not_to_contain_text("薛城区政务服务大厅")
    await page.get_by_label("人员").fill("c01")
    await page.get_by_role("button", name="查询").click()
    await expect(page.get_by_text("没有符合条件的记录。")).to_be_visible()


async def test_a_staged_rating_is_shown_with_the_entry_behind_it(hall: House, open_page: OpenPage) -> None:
    await a_staged_rating(hall)
    page = await open_page("/audit#ratings", 1366, 768, user="admin")
    line = page.locator(".rows li")
    await expect(line).to_contain_text("由工作人员提交")
    await line.get_by_role("button").click()
    await expect(page.locator("yc-audit-entry")).to_contain_text("RateTicket")
    await page.get_by_label("大厅").select_option("marriage")
    await expect(page.get_by_text("没有异常")).to_be_visible()
    await page.get_by_role("link", name="操作内容").click()
    await expect(page.get_by_role("button", name="查询")).to_be_visible()


async def a_staged_rating(hall: House) -> None:
    """A manager rates what window 1 has just finished."""
    clerk = await hall.client("clerk", window="1", name="c01")
    await clerk.post("/halls/main/windows/1/open")
    ticket = (await clerk.post("/halls/main/tickets", {"category": "enterprise"}))["id"]
    for step in ("call-next", "start"):
        await clerk.post(f"/halls/main/windows/1/{step}")
    await clerk.post("/halls/main/windows/1/finish", {"outcome": "done"})
    manager = await hall.client("manager", name="m1")
    await manager.post(f"/halls/main/tickets/{ticket}/rating", {"level": 5, "channel": "pad"})
    await hall.running.reports.catch_up({"main"})
