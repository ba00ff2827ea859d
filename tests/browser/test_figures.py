"""Figures over days on their page: chosen, drawn, opened to what was counted; whole at every width."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.api.test_figures import counted, lived
from tests.browser.conftest import OpenPage
from tests.browser.layouts import faults_at_widths
from tests.browser.looks import findings
from tests.serving import House

pytestmark = pytest.mark.browser


async def shown(
    hall: House, open_page: OpenPage, query: str, language: str = "zh-CN", scheme: str = "light"
) -> Page:
    await lived(hall)
    await counted(await hall.client("manager", name="m1"), "by=window", 3)
    page = await open_page(
        f"/figures/main?{query}", 1366, 768, user="admin", language=language, scheme=scheme
    )
    await page.locator("#drawn").wait_for()
    return page


async def test_a_number_opens_to_what_it_was_counted_from(hall: House, open_page: OpenPage) -> None:
    page = await shown(hall, open_page, "by=window")
    row = page.locator(".figures-table tbody tr").first
    await expect(row.locator("th")).to_contain_text("1号")
    await row.get_by_role("button", name="2", exact=True).first.click()
    await expect(page.locator("yc-behind tbody tr")).to_have_count(2)
    await page.locator("yc-behind tbody button").first.click()
    await expect(page.locator("yc-audit-entry")).to_contain_text("TicketCalled")
    await page.locator("yc-behind").get_by_role("button", name="关闭").click()
    await expect(page.locator("yc-behind")).to_have_count(0)


async def test_hours_and_weekdays_are_one_table_and_a_category_can_be_chosen(
    hall: House, open_page: OpenPage
) -> None:
    page = await shown(hall, open_page, "by=category")
    await page.get_by_label("统计维度").select_option("hour_of_week")
    await expect(page.locator(".heat .heat-5").first).to_have_text("3")
    await page.get_by_label("对象").select_option("category construction")
    await expect(page.locator(".heat")).to_have_count(0)
    await expect(page.get_by_text("所选日期内没有数据。")).to_be_visible()
    assert re.search("of=category", page.url)


async def test_a_span_of_a_button_is_asked_for(hall: House, open_page: OpenPage) -> None:
    page = await shown(hall, open_page, "by=day")
    await page.get_by_role("button", name="本年").click()
    await expect(page.locator("[type=date]").first).to_have_value(re.compile("-01-01$"))
    await expect(page.get_by_role("link", name="导出 CSV")).to_have_attribute(
        "href", re.compile(r"since=\d{4}-01-01")
    )


@pytest.mark.parametrize(("language", "scheme"), [("zh-CN", "light"), ("en-US", "dark")])
@pytest.mark.parametrize("by", ["window", "hour_of_week"])
async def test_the_page_is_whole_at_every_width(
    hall: House, open_page: OpenPage, by: str, language: str, scheme: str
) -> None:
    page = await shown(hall, open_page, f"by={by}", language, scheme)
    assert await faults_at_widths(page, (1024, 1280, 1366, 1536, 1680, 1920, 2560)) == []
    assert await findings(page) == []
