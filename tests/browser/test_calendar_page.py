"""The working days of a year on their page: a day is touched and called by its holiday, and stays so once the year is in."""

from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.serving import House

pytestmark = pytest.mark.browser
YEAR = 2031
"""Of which nothing is announced."""


async def at_the_year(page: Page) -> None:
    while await page.locator("nav h2").inner_text() != str(YEAR):
        await page.locator("nav button").nth(1).click()
    await expect(page.locator("yc-staff-bar")).to_contain_text(str(YEAR))


def day(page: Page, title: str) -> Locator:
    """By the beginning of what a mouse is told of it."""
    return page.locator(f"[title^='{title}']")


async def entered(hall: House) -> dict[str, Any]:
    shown = await (await hall.client("manager", hall="")).get(f"/calendar/{YEAR}")
    return {one["date"]: (one["working"], one["holiday"]) for one in shown["days"]}


async def test_touched_days_are_called_by_the_holiday_that_was_chosen(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_page("/calendar", 1366, 768, user="admin")
    await at_the_year(page)
    july = page.locator(".month").nth(6)
    await page.get_by_label("接下来点选的日期属于哪个节日").select_option(label="点选的日期标为春节")
    for date in (24, 25, 26):  # from Thursday to Saturday
        await day(page, f"7月{date}日").click()
    await expect(july.locator("li")).to_have_text(["24–26 春节"])
    await day(page, "7月25日").click()
    await expect(july.locator("li")).to_have_text(["24 春节", "26 春节"])
    await page.get_by_label("接下来点选的日期属于哪个节日").select_option(label="点选的日期不标节日")
    await day(page, "7月27日").click()  # a Sunday that is worked
    await page.get_by_label("通知文号").fill("国办发明电〔2030〕9号")
    await page.get_by_role("button", name="启用本年安排").click()
    await expect(page.get_by_text("本年安排已启用。")).to_be_visible()
    await expect(july.locator("li")).to_have_text(["24 春节", "26 春节"])
    days = await entered(hall)
    assert [days[f"{YEAR}-07-{n}"] for n in (24, 25, 26, 27)] == [
        (False, "spring"),
        (True, None),
        (False, "spring"),
        (True, None),
    ]
    assert days[f"{YEAR}-10-02"] == (False, "national"), "what was not touched keeps its name"


async def test_whoever_may_not_enter_a_year_sees_its_holidays_in_english(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_page("/calendar", 1366, 768, user="c01", hall_id="main", language="en-US")
    await at_the_year(page)
    await expect(page.locator(".month").nth(9).locator("li")).to_have_text(
        ["1 Mid-Autumn Festival", "2–3 National Day"]
    )
    await expect(page.locator("form")).to_have_count(0)
