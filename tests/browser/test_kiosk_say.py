"""Rating and complaining at the kiosk: by number and code or by a scanner, in prepared words, nothing of it left behind."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from server.domain.proof import slip_code
from tests.api.test_feedback import listed, visit
from tests.browser.conftest import OpenPage
from tests.browser.looks import faults, findings
from tests.browser.public import PORTRAIT, kiosk_link
from tests.serving import House, shown

pytestmark = pytest.mark.browser
SIZES = [PORTRAIT, {"width": 1920, "height": 1080}]


async def begun(hall: House, open_page: OpenPage, size: dict[str, int] = PORTRAIT) -> Page:
    page = await open_page(kiosk_link(hall), **size)
    await page.get_by_role("button", name="评价 · 咨询投诉").click()
    await expect(page.get_by_role("heading", name="评价与咨询投诉")).to_be_focused()
    return page


async def touch(page: Page, keys: str) -> None:
    for key in keys:
        group = page.get_by_role("group", name="数字" if key.isdigit() else "字母")
        await group.get_by_role("button", name=key, exact=True).click()


async def chosen(page: Page, name: str) -> None:
    """With a key: a second touch so soon, where the first one was, is not meant for the new page."""
    await page.get_by_role("button", name=name).press("Enter")


async def rating_of(hall: House, ticket: Any) -> bool:
    return (await hall.anyone().get(f"/halls/main/tickets/{shown(ticket)}"))["rated"]


@pytest.mark.parametrize("size", SIZES, ids=["portrait", "wide"])
async def test_a_service_is_rated_by_number_and_code_with_a_reason(
    hall: House, open_page: OpenPage, size: dict[str, int]
) -> None:
    ticket = await visit(hall)
    page = await begun(hall, open_page, size)
    await page.get_by_role("button", name="评价服务").click()
    await touch(page, ticket["number"])
    await page.get_by_role("button", name="下一步").click()
    await touch(page, slip_code(shown(ticket)))
    assert await faults(page) == await findings(page) == []
    await page.get_by_role("button", name="去评价").click()
    await expect(page.locator(".levels button")).to_have_count(5)
    assert await faults(page) == await findings(page) == []
    await chosen(page, "非常不满意")
    await chosen(page, "等候时间太长")
    await page.get_by_role("button", name="提交评价").click()
    await expect(page.get_by_role("heading", name="感谢您的评价")).to_be_visible()
    assert await rating_of(hall, ticket)
    await page.get_by_role("button", name="完成").click()
    await expect(page.get_by_role("button", name="触摸屏幕")).to_be_visible()


async def test_a_scanner_types_the_slips_link_and_a_level_that_was_touched_counts_when_its_citizen_has_gone(
    hall: House, open_page: OpenPage
) -> None:
    ticket = await visit(hall)
    page = await begun(hall, open_page)
    await page.keyboard.type(ticket["url"])
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="不满意", exact=True).click()
    await expect(page.get_by_role("heading", name="您觉得哪里需要改进？")).to_be_visible()
    assert not await rating_of(hall, ticket)
    async with page.expect_response(lambda answer: answer.url.endswith("/rating")) as sent:
        await page.evaluate("document.querySelector('yc-kiosk').reset()")  # as the countdown does
    assert (await sent.value).ok
    assert await rating_of(hall, ticket)


async def test_a_wrong_code_is_said_in_words_and_may_be_typed_again(hall: House, open_page: OpenPage) -> None:
    ticket = await visit(hall)
    page = await begun(hall, open_page)
    await page.get_by_role("button", name="评价服务").click()
    await touch(page, ticket["number"])
    await page.get_by_role("button", name="下一步").click()
    right = slip_code(shown(ticket))
    await page.keyboard.type(f"{(int(right) + 1) % 10**6:06}")  # of a keypad beside the screen
    await page.get_by_role("button", name="去评价").click()
    await expect(page.get_by_role("alert")).to_contain_text("没有找到今天的这张号票")
    await page.get_by_role("button", name="清空").click()
    await touch(page, right)
    await page.get_by_role("button", name="去评价").click()
    await expect(page.locator(".levels button")).to_have_count(5)


@pytest.mark.parametrize("size", SIZES, ids=["portrait", "wide"])
async def test_a_complaint_in_prepared_words_gets_number_and_code_on_screen_and_paper(
    hall: House, open_page: OpenPage, size: dict[str, int]
) -> None:
    page = await begun(hall, open_page, size)
    await page.get_by_role("button", name="咨询投诉").click()
    await expect(page.locator('img[src="/write/main/qr.svg"]')).to_be_visible()
    await chosen(page, "办不成事")
    assert await faults(page) == await findings(page) == []
    await chosen(page, "其他情况")
    await expect(page.get_by_role("button", name="提交")).to_be_disabled()  # nobody could call
    await page.get_by_role("button", name="返回").click()
    await chosen(page, "跑了多次仍未办成")
    await touch(page, "13900001111")
    await page.get_by_role("button", name="提交").click()
    await expect(page.get_by_text("请取走凭条")).to_be_visible()
    assert await faults(page) == await findings(page) == []
    manager = await hall.client("manager", name="m1")
    (one,) = await listed(manager, "concerns")
    said = await manager.get(f"/concerns/{one['id']}/words")
    assert (one["kind"], one["channel"], said["words"]["first"]) == ("stuck", "kiosk", "跑了多次仍未办成")
    assert said["contact"]["phone"] == "13900001111"
    await expect(page.locator("dd.number")).to_contain_text(one["id"][-4:])
    await page.get_by_role("button", name="完成").click()
    await expect(page.get_by_role("button", name="触摸屏幕")).to_be_visible()
