"""The wall fills its screen and never scrolls; the public board is whole on every screen and phone."""

import pytest
from playwright.async_api import Page, expect

from tests.api.test_feedback import low
from tests.browser.conftest import OpenPage
from tests.browser.layouts import faults_at_widths
from tests.browser.looks import findings
from tests.casework import Desks
from tests.serving import House

pytestmark = pytest.mark.browser
INSIDE = """() => [...document.querySelectorAll("yc-wall main > *, yc-wall .figure, yc-wall td, yc-wall header > *")]
  .filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== "inline"
    || e.getBoundingClientRect().bottom > innerHeight + 6 || e.getBoundingClientRect().right > innerWidth + 6)
  .map((e) => e.className + " " + e.textContent.slice(0, 40))"""


async def busy(hall: House) -> None:
    d = await Desks(hall).sit_down()
    await low(hall)
    await d.accepted()


async def drawn(page: Page) -> None:
    await expect(page.locator("yc-wall tbody tr")).to_have_count(7)
    await page.evaluate("document.fonts.ready")


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (3840, 2160), (1366, 768)])
@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_the_wall_fits_its_screen(
    hall: House, open_page: OpenPage, width: int, height: int, language: str
) -> None:
    await busy(hall)
    await hall.running.access.add_person("", "s1", "李监察", ("supervisor",))
    page = await open_page("/wall", width, height, user="s1", language=language)
    await drawn(page)
    assert await page.evaluate(INSIDE) == []
    assert await findings(page) == []


async def test_the_link_of_the_wall_opens_it_and_without_it_the_screen_says_what_to_do(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_page("/wall", 1920, 1080)
    await expect(page.get_by_text("本屏尚未开通")).to_be_visible()
    token = hall.running.screen_token("wall", "", "wall")
    page = await open_page(f"/wall#token={token}", 1920, 1080)
    await drawn(page)
    assert "token" not in page.url


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_the_public_board_is_whole_at_every_width(
    hall: House, open_page: OpenPage, language: str
) -> None:
    await busy(hall)
    page = await open_page("/open", 1366, 768, language=language)
    await drawn(page)
    assert await faults_at_widths(page, (360, 390, 768, 1024, 1366, 1920, 2560)) == []
    assert await findings(page) == []
    await expect(page.locator("yc-wall .lamps")).to_have_count(0)
