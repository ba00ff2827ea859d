"""Figures of cases on the page of figures: turned to, opened to the cases and entries behind them; whole at every width."""

import pytest
from playwright.async_api import Page, expect

from tests.api.test_case_figures import counted, lived
from tests.browser.conftest import OpenPage
from tests.browser.layouts import faults_at_widths
from tests.browser.looks import findings
from tests.casework import Desks
from tests.serving import House

pytestmark = pytest.mark.browser


async def opened(
    hall: House,
    open_page: OpenPage,
    path: str,
    language: str = "zh-CN",
    scheme: str = "light",
    user: str = "admin",
) -> tuple[Page, str]:
    desks = await Desks(hall).sit_down()
    case = await lived(desks)
    await counted(await hall.client("manager", name="m1"), "", "received", 2)
    page = await open_page(path, 1366, 768, user=user, language=language, scheme=scheme)
    await page.locator("#drawn").wait_for()
    return page, case["case"]


async def test_the_page_turns_to_cases_and_a_number_opens_to_them(hall: House, open_page: OpenPage) -> None:
    page, case = await opened(hall, open_page, "/figures/main?kind=cases")
    row = page.locator(".figures-table tbody tr").first
    await expect(row.locator("th")).to_contain_text("不动产")
    await row.locator(".btn-link", has_text="1").nth(0).click()
    behind = page.locator("yc-behind tbody tr").first
    await expect(behind.get_by_role("link")).to_have_attribute("href", f"/case/{case}")
    await behind.get_by_role("button").click()
    await expect(page.locator("yc-audit-entry")).to_contain_text("CaseAccepted")
    await page.get_by_role("button", name="排队").click()
    await expect(page.locator("#figure")).to_have_value("arrivals")
    await page.get_by_role("button", name="办件办理").click()
    await expect(page.locator("#figure")).to_have_value("received")


async def test_a_reviewer_finds_the_figures_of_the_own_department(hall: House, open_page: OpenPage) -> None:
    page, _ = await opened(hall, open_page, "/figures", user="r02")
    await expect(page.get_by_role("button", name="排队")).to_have_count(0)
    await expect(page.locator("#group")).to_have_value("departments")
    await expect(page.locator(".figures-table tbody .btn-link").nth(1)).to_have_text("1")


@pytest.mark.parametrize(("language", "scheme"), [("zh-CN", "light"), ("en-US", "dark")])
@pytest.mark.parametrize("path", ["/figures?kind=cases", "/figures/main?kind=cases&by=day", "/figures"])
async def test_figures_of_cases_are_whole_at_every_width(
    hall: House, open_page: OpenPage, path: str, language: str, scheme: str
) -> None:
    page, _ = await opened(hall, open_page, path, language, scheme)
    assert await faults_at_widths(page, (1024, 1280, 1366, 1920, 2560)) == []
    assert await findings(page) == []
