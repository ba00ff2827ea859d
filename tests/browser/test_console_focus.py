"""A touch or a key too many at the clerk console, and where the keyboard's focus goes when a button is gone."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.desks import call_and_start, desk, open_desk, press, said, take
from tests.serving import House, shown

pytestmark = pytest.mark.browser


async def called(hall: House, open_page: OpenPage) -> Page:
    """A001 is called at window 1, A002 waits."""
    await take(hall, "enterprise", "enterprise")
    page = await open_desk(open_page)
    await press(page, "呼叫下一位")
    await expect(page.locator("[data-button=miss]")).to_be_enabled()
    return page


async def nothing_more(hall: House, page: Page) -> None:
    """Once every button may be touched again, the window is still open and free."""
    await expect(page.locator("button.primary")).to_be_enabled()
    await expect(page.locator("[data-button=pause]")).to_be_enabled()
    await expect(page.locator(".opened")).to_have_count(0)
    window = (await desk(hall))["window"]
    assert (window["state"], window["number"]) == ("open", "")


@pytest.mark.parametrize("width", [1280, 360])
async def test_a_second_touch_at_the_spot_of_a_button_that_is_gone_does_nothing(
    hall: House, open_page: OpenPage, width: int
) -> None:
    page = await called(hall, open_page)
    await page.set_viewport_size({"width": width, "height": 800})
    miss = page.locator("[data-button=miss]")
    await miss.scroll_into_view_if_needed()
    box = await miss.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    await page.mouse.click(x, y)
    await miss.wait_for(state="detached")
    await page.mouse.click(x, y)
    await nothing_more(hall, page)


async def test_enter_twice_at_a_button_takes_one_step_and_leaves_the_focus_on_the_big_one(
    hall: House, open_page: OpenPage
) -> None:
    page = await called(hall, open_page)
    miss = page.locator("[data-button=miss]")
    await miss.focus()
    await page.keyboard.press("Enter")
    await miss.wait_for(state="detached")
    await page.keyboard.press("Enter")
    await expect(page.locator("button.primary")).to_be_focused()
    await nothing_more(hall, page)


async def test_closing_the_window_has_a_place_where_no_other_button_ever_is(
    hall: House, open_page: OpenPage
) -> None:
    page = await called(hall, open_page)
    boxes = [
        await page.locator(f"[data-button={name}]").bounding_box()
        for name in ("recall", "miss")  # before the miss
    ]
    await page.locator("[data-button=miss]").click()
    close = await page.locator("[data-button=close]").bounding_box()
    assert close is not None
    for box in boxes:
        assert box is not None
        assert close["y"] >= box["y"] + box["height"] or close["x"] >= box["x"] + box["width"]


async def test_after_a_choice_in_a_panel_the_focus_is_on_the_big_button(
    hall: House, open_page: OpenPage
) -> None:
    await take(hall, "enterprise")
    page = await open_desk(open_page)
    await call_and_start(page)
    await page.keyboard.press("h")
    await expect(page.get_by_role("button", name="群众取材料")).to_be_focused()
    await page.keyboard.press("Enter")
    await said(page, "A001 已挂起")
    await expect(page.locator("button.primary")).to_be_focused()


async def ground(button: Locator) -> str:
    colour: str = await button.evaluate("(e) => getComputedStyle(e).backgroundColor")
    return colour


async def test_a_number_key_and_enter_transfer_to_the_category_of_that_number(
    hall: House, open_page: OpenPage
) -> None:
    [ticket] = await take(hall, "enterprise")
    await (await hall.client("clerk")).post("/halls/main/windows/8/open", {"clerk": "c08"})
    page = await open_desk(open_page)
    await call_and_start(page)
    await page.keyboard.press("t")
    choices = page.locator(".panel [data-choice]")
    await expect(choices.first).to_be_disabled()  # it is in that category
    await expect(choices.nth(1)).to_be_focused()
    assert await ground(choices.nth(1)) == await ground(
        choices.nth(3)
    )  # a ring alone, no look of being chosen
    await page.keyboard.press("3")
    await expect(choices.nth(2)).to_have_attribute("aria-pressed", "true")
    await expect(choices.nth(2).locator(".icon")).to_be_visible()
    await expect(page.locator(".panel [aria-pressed=true]")).to_have_count(1)
    await expect(page.get_by_role("button", name="确认转办")).to_be_focused()
    await page.keyboard.press("Enter")
    await said(page, "A001 已转到")
    third = (await desk(hall))["categories"][2]["id"]
    assert (await hall.anyone().get(f"/halls/main/tickets/{shown(ticket)}"))["category"] == third


async def test_no_outcome_looks_chosen_before_one_is(hall: House, open_page: OpenPage) -> None:
    await take(hall, "enterprise")
    page = await open_desk(open_page)
    await call_and_start(page)
    await page.keyboard.press("o")
    choices = page.locator(".panel [data-choice]")
    await expect(choices.first).to_be_focused()
    assert await ground(choices.first) == await ground(choices.last)
