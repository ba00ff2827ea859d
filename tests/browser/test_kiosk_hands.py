"""Unsteady hands, keys alone, a question over the page: what a kiosk must put up with."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.async_api import Browser, Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.looks import faults
from tests.browser.public import PORTRAIT, kiosk_link, tiles, with_clock
from tests.serving import House, example, house

pytestmark = pytest.mark.browser
LYING = {"width": 1920, "height": 1080}


async def start(hall: House, open_page: OpenPage, size: dict[str, int] = PORTRAIT) -> Page:
    page = await open_page(kiosk_link(hall), **size)
    await expect(page.get_by_role("button", name="触摸屏幕")).to_be_visible()
    return page


async def doubled(page: Page, x: float, y: float, screen: str, times: int = 2) -> None:
    """Touch once, and again at the same place as soon as `screen` is there."""
    await page.mouse.click(x, y)
    await expect(page.locator(screen)).to_be_visible()
    for _ in range(times - 1):
        await page.mouse.click(x + 5, y - 5)


async def middle(place: Locator) -> tuple[float, float]:
    box = await place.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 3, box["y"] + box["height"] / 2


async def waiting(hall: House) -> int:
    view = await hall.anyone().get("/halls/main")
    return view["waiting"]


@pytest.mark.parametrize("part", [".go", "main"])
@pytest.mark.parametrize("size", [PORTRAIT, LYING], ids=["upright", "lying"])
async def test_a_doubled_touch_on_the_start_takes_no_number(
    hall: House, open_page: OpenPage, size: dict[str, int], part: str
) -> None:
    page = await start(hall, open_page, size)
    await doubled(page, *await middle(page.locator(f"yc-kiosk-start {part}")), "yc-kiosk-choose", times=3)
    await expect(page.locator("yc-kiosk-tile")).to_have_count(8)
    assert await waiting(hall) == 0


async def test_a_doubled_touch_on_a_matter_takes_no_number(hall: House, open_page: OpenPage) -> None:
    page = await start(hall, open_page)
    await tiles(page)
    await page.locator("yc-kiosk-tile .guide").first.click()
    last = page.locator("yc-kiosk-guide .row").last
    await doubled(page, *await middle(last), "yc-kiosk-matter h1")
    await expect(page.get_by_role("button", name="办理此事项，取号")).to_be_visible()
    assert await waiting(hall) == 0


async def test_touches_on_done_by_somebody_who_leaves_take_no_number(
    hall: House, open_page: OpenPage
) -> None:
    page = await start(hall, open_page)
    await tiles(page)
    await page.locator("yc-kiosk-tile .take").first.click()
    done = page.get_by_role("button", name="完成")
    await doubled(page, *await middle(done), "yc-kiosk-start", times=3)
    await expect(page.get_by_role("button", name="触摸屏幕")).to_be_visible()
    assert await waiting(hall) == 1


async def test_a_second_touch_elsewhere_is_meant(hall: House, open_page: OpenPage) -> None:
    page = await start(hall, open_page)
    await page.locator("yc-kiosk-start .go").click()
    await page.locator("yc-kiosk-tile .take").first.click()
    await expect(page.locator("yc-kiosk-result h1")).to_have_text("A001")


async def test_behind_the_question_nothing_can_be_reached_and_escape_goes_on(
    hall: House, open_page: OpenPage
) -> None:
    page = await start(hall, open_page)
    await with_clock(page)
    await tiles(page)
    await page.clock.fast_forward(26_000)
    await expect(page.get_by_role("alertdialog")).to_be_visible()
    for _ in range(5):
        await page.keyboard.press("Tab")
        inside = (
            "document.activeElement === document.body || !!document.activeElement.closest('yc-kiosk-warning')"
        )
        assert await page.evaluate(inside)
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("alertdialog")).to_have_count(0)
    await expect(page.get_by_role("heading", name="请选择要办理的业务")).to_be_focused()
    await page.get_by_role("button", name="老年人").click()


async def test_behind_an_emergency_nothing_can_be_reached(hall: House, open_page: OpenPage) -> None:
    page = await start(hall, open_page)
    manager = await hall.client("manager")
    await manager.post("/halls/main/notices", {"kind": "emergency", "zh": "请有序撤离"})
    await expect(page.get_by_role("alert")).to_contain_text("请有序撤离")
    for _ in range(3):  # the notice itself can be scrolled by keys
        await page.keyboard.press("Tab")
        assert await page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('yc-emergency')"
        )


async def test_the_start_screen_offers_large_text_and_the_voice(hall: House, open_page: OpenPage) -> None:
    page = await start(hall, open_page)
    await page.get_by_role("button", name="大字版").click()
    await expect(page.locator("yc-kiosk-bar [data-say=large-text]")).to_have_attribute("aria-pressed", "true")
    await page.get_by_role("button", name="返回", exact=True).click()
    await page.get_by_role("button", name="语音").click()
    await expect(page.locator("yc-kiosk-bar [data-say=talk]")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("size", [PORTRAIT, LYING], ids=["upright", "lying"])
async def test_a_very_long_name_leaves_the_waiting_and_the_wait_in_sight(
    browser: Browser, tmp_path: Path, size: dict[str, int]
) -> None:
    config = example()
    first = config.hall[0]
    chinese, english = (
        "企业开办变更备案注销歇业迁移股权出质及各类证照补发换发一次办结",
        "Everything about companies " * 5,
    )
    long = replace(first.category[0].name, zh=chinese, en=english)
    named = replace(first, category=(replace(first.category[0], name=long), *first.category[1:]))
    async with house(tmp_path / "data", replace(config, hall=(named, *config.hall[1:]))) as hall:
        page = await browser.new_page(
            viewport={"width": size["width"], "height": size["height"]}, locale="zh-CN"
        )
        await page.goto(hall.url + kiosk_link(hall))
        await tiles(page)
        for language in ("中文", "English"):
            await page.locator("yc-kiosk-bar").get_by_role("button", name=language).click()
            for _ in range(2):
                cut = await page.locator("yc-kiosk-tile .take").first.evaluate(
                    "(e) => [...e.children].map((c) => c.getBoundingClientRect()).filter((b) =>"
                    " b.top < e.getBoundingClientRect().top - 1 || b.bottom > e.getBoundingClientRect().bottom + 1).length"
                )
                assert cut == 0, language
                await page.locator("yc-kiosk-bar [data-say=large-text]").click()
        assert await faults(page) == []
