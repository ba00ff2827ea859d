"""The choice of a category is whole in both sizes, both languages and both sizes of text, and on one page."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.async_api import Browser, Page, expect

from devices.sdt.emulator import SdtEmulator
from server.config.schema import DeviceSection, UnitSection
from tests.browser.conftest import OpenPage
from tests.browser.layouts import AT_REST, layout_faults
from tests.browser.looks import faults
from tests.browser.public import desk, kiosk_link, take, tiles
from tests.floor.halls import hall_with
from tests.serving import House, example, house

pytestmark = pytest.mark.browser
SIZES = [(1080, 1920), (1920, 1080)]
WANTED = "(kiosk, [language, large]) => kiosk.begin({ language, large })"
IN_TWO_BY_TWO = "a short label takes two lines: span “办事指南”"
"""On purpose: the narrow part of an upright tile."""


async def look(page: Page, language: str, large: bool) -> None:
    """As if the citizen had just asked for it, and all of it has been drawn."""
    await page.locator("yc-kiosk").evaluate(WANTED, [language, large])
    await expect(page.locator("html")).to_have_class("large" if large else "")
    await page.evaluate(AT_REST)


async def wrong(page: Page, *, reach: float) -> list[str]:
    """In every language and size of text: what is badly laid out, and that a second page is needed."""
    found: list[str] = []
    for language in ("zh_CN", "en"):
        for large in (False, True):
            await look(page, language, large)
            said = [fault for fault in await layout_faults(page, titles=False) if fault != IN_TWO_BY_TWO]
            said += await faults(page, reach=reach)
            if (count := await page.locator("yc-kiosk-tile").count()) != 8:
                said.append(f"{count} of 8 categories on the first page")
            found += [f"{language}{' large' if large else ''}: {fault}" for fault in said]
    return found


@pytest.mark.parametrize(("width", "height"), SIZES)
async def test_all_eight_categories_are_whole_on_one_page(
    hall: House, open_page: OpenPage, width: int, height: int
) -> None:
    await desk(hall)
    for _ in range(12):  # a wait in words as long as they get
        await take(hall)
    page = await open_page(kiosk_link(hall), width, height)
    await tiles(page)
    assert (found := await wrong(page, reach=1 / 3)) == [], "\n".join(found)


@pytest.mark.parametrize(("width", "height"), SIZES)
async def test_the_heading_gives_way_to_the_place_of_a_card(
    browser: Browser, tmp_path: Path, width: int, height: int
) -> None:
    """With a reader, in large text and lying, the row of groups begins a little above the lower two
    thirds; it still ends within them, under the hand of somebody who sits."""
    async with SdtEmulator() as reader:
        unit = UnitSection(use="card-reader", kiosk="k1")
        section = DeviceSection(id="reader", driver="sdt", url=reader.url, unit=(unit,))
        async with hall_with(tmp_path / "data", section) as hall:
            page = await browser.new_page(viewport={"width": width, "height": height}, locale="zh-CN")
            await page.goto(hall.url + kiosk_link(hall))
            await tiles(page)
            await expect(page.locator(".card.hint")).to_be_visible()
            assert (found := await wrong(page, reach=0.27)) == [], "\n".join(found)


async def test_categories_that_do_not_fit_go_to_another_page_and_none_is_lost(
    browser: Browser, tmp_path: Path
) -> None:
    config = example()
    first = config.hall[0]
    wordy = "Registration, amendment and cancellation of companies"
    long = tuple(replace(c, name=replace(c.name, en=f"{wordy} {c.prefix}")) for c in first.category)
    async with house(
        tmp_path / "data", replace(config, hall=(replace(first, category=long), *config.hall[1:]))
    ) as hall:
        page = await browser.new_page(viewport={"width": 1280, "height": 600}, locale="zh-CN")
        await page.goto(hall.url + kiosk_link(hall))
        await tiles(page)
        await look(page, "en", large=True)
        prefixes: list[str] = []
        for at in range(8):
            if at:
                await page.locator("[data-say=next-page]").click()
                await page.evaluate(AT_REST)
            assert await faults(page, reach=0, large=0, apart=0) == []
            prefixes += await page.locator("yc-kiosk-tile .name b").all_inner_texts()
            if await page.locator("[data-say=next-page]:not(:disabled)").count() == 0:
                break
        assert prefixes == list("ABCDEFGH")
        await look(page, "zh_CN", large=False)
        await expect(page.locator("yc-kiosk-tile")).to_have_count(8)
