"""What the clerk console says of things that its clerk did not do."""

from urllib.parse import urlsplit

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.desks import DESK, call_and_start, open_desk, press, said, take
from tests.serving import PASSWORD, House

pytestmark = pytest.mark.browser


async def test_a_clerk_is_told_of_other_categories_and_who_gave_them(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_desk(open_page)
    manager = await hall.client("manager")
    moved = {"categories": ["enterprise", "comprehensive"]}
    status, _ = await manager.call("PUT", "/halls/main/windows/1/allocation", moved)
    assert status == 200
    await said(page, "综合业务类")
    await said(page, "本窗口改办：")
    await page.get_by_role("button", name="English").click()
    await said(page, "This window now serves")


async def test_the_end_of_the_day_is_told_with_what_became_of_the_ticket(
    hall: House, open_page: OpenPage
) -> None:
    await take(hall, "enterprise")
    page = await open_desk(open_page)
    await call_and_start(page)
    await said(page, "A001 开始办理")
    manager = await hall.client("manager")
    await manager.post("/halls/main/day/close")
    await said(page, "今日业务已结束。A001 未办结，已作废。")
    await expect(page.get_by_text("A001 开始办理")).to_have_count(0)


async def test_a_clerk_whose_window_others_close_is_told(hall: House, open_page: OpenPage) -> None:
    page = await open_desk(open_page)
    manager = await hall.client("manager")
    await manager.post("/halls/main/windows/1/close")
    await expect(page.locator(".status-line.told")).to_have_text("窗口已关闭。")
    await press(page, "开窗")
    await expect(page.locator(".status-line.done")).to_contain_text(
        "窗口已开放"
    )  # asked for: an answer, no news


async def test_a_sentence_about_a_ticket_goes_when_the_ticket_leaves_the_window(
    hall: House, open_page: OpenPage
) -> None:
    await take(hall, "enterprise")
    page = await open_desk(open_page)
    await press(page, "呼叫下一位")
    await said(page, "已呼叫 A001")
    manager = await hall.client("manager")
    await manager.post("/halls/main/windows/1/miss")
    await expect(page.get_by_text("已呼叫 A001")).to_have_count(0)


async def test_a_citizen_called_once_here_is_not_said_to_be_called_twice(
    hall: House, open_page: OpenPage
) -> None:
    await take(hall, "construction")
    clerk = await hall.client("clerk")
    await clerk.post("/halls/main/windows/5/open", {"clerk": "c05"})
    for action in ("call-next", "start"):
        await clerk.post(f"/halls/main/windows/5/{action}")
    await clerk.post("/halls/main/windows/5/transfer", {"window": "1", "force": True})
    page = await open_desk(open_page)
    await press(page, "呼叫下一位")
    await said(page, "已呼叫")
    await expect(page.locator(".marks")).not_to_contain_text("已呼叫")
    await page.get_by_role("button", name="重呼").click()
    await expect(page.locator(".marks")).to_contain_text("已呼叫 2 次")


async def test_whoever_is_signed_out_reads_why_and_comes_back_to_the_window(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_desk(open_page)
    await hall.running.access.end_sessions("main", "c01")
    await page.wait_for_url("**/sign-in?*")
    await expect(page.get_by_role("status")).to_contain_text("登录已结束，请重新登录")
    await expect(page.get_by_role("status")).to_contain_text("窗口状态不变")
    await page.get_by_label("用户名").fill("c01")
    await page.get_by_label("密码").fill(PASSWORD)
    await page.get_by_role("button", name="登录").click()
    await page.wait_for_url(f"**{DESK}")
    await expect(page.locator("button.primary")).to_contain_text("呼叫下一位")


async def test_who_was_never_signed_in_reads_nothing_of_an_end(open_page: OpenPage) -> None:
    page = await open_page(DESK)
    assert urlsplit(page.url).path == "/sign-in"
    await expect(page.locator("#hall option")).not_to_have_count(1)
    await expect(page.get_by_text("登录已结束")).to_have_count(0)
