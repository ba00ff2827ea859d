"""Every state of the kiosk beside its guide: clean by WCAG 2.2 A and AA, its controls large, apart and in reach."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.looks import faults, findings
from tests.browser.public import KIOSK, PORTRAIT, kiosk_link, with_clock
from tests.serving import House

pytestmark = pytest.mark.browser


async def check(page: Page, state: str, *, in_reach: bool = True) -> None:
    assert await findings(page) == [], state
    assert await faults(page, reach=1 / 3 if in_reach else 0) == [], state


@pytest.mark.parametrize("large", [False, True], ids=["", "large"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [PORTRAIT, {"width": 1920, "height": 1080}], ids=["upright", "lying"])
async def test_from_the_start_to_the_number(
    hall: House, open_page: OpenPage, size: dict[str, int], language: str, large: bool
) -> None:
    page = await open_page(kiosk_link(hall), **size, scheme="dark" if large else "light")
    await with_clock(page)
    start = page.locator("yc-kiosk-start .go" if language == "zh" else "yc-kiosk-start .other")
    await expect(start).to_be_visible()
    await check(page, "start")
    await start.click()
    if large:
        await page.locator("yc-kiosk-bar [data-say=large-text]").click()
    await expect(page.locator("yc-kiosk-tile").first).to_be_visible()
    await check(page, "choose")
    await page.clock.fast_forward(26_000)
    await expect(page.get_by_role("alertdialog")).to_be_visible()
    assert await findings(page) == [], "idle"
    await page.locator("yc-kiosk-warning .on").click()
    await page.locator("yc-kiosk-tile .take").first.click()
    await expect(page.locator("yc-kiosk-result h1")).to_have_text("A001")
    await check(page, "result")


@pytest.mark.parametrize("size", [PORTRAIT, {"width": 1920, "height": 1080}], ids=["upright", "lying"])
async def test_closed_and_not_enrolled(hall: House, open_page: OpenPage, size: dict[str, int]) -> None:
    await (await hall.client("manager")).post("/halls/main/day/pause-intake")
    page = await open_page(kiosk_link(hall), **size)
    await expect(page.get_by_role("heading", name="非取号时段")).to_be_visible()
    await check(page, "closed")
    page = await open_page(KIOSK, **size)
    await expect(page.get_by_role("heading", name="本机尚未登记")).to_be_visible()
    await check(page, "not registered", in_reach=False)
