"""Signing in and the list of pages, in a real browser."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.desks import desk, press, said, take
from tests.serving import PASSWORD, House, shown

pytestmark = pytest.mark.browser


async def test_a_clerk_signs_in_opens_a_window_calls_starts_and_finishes_by_the_one_big_button(
    hall: House, open_page: OpenPage
) -> None:
    await hall.person("c01", "main")
    [ticket] = await take(hall, "enterprise")
    page = await open_page("/sign-in")
    await page.get_by_label("用户名").fill("c01")
    await page.get_by_label("密码").fill(PASSWORD)
    await page.get_by_role("button", name="登录").click()
    await page.wait_for_url("**/console/main")
    await page.get_by_role("button", name=re.compile("^1号窗口")).click()
    await page.wait_for_url("**/console/main/1")
    await expect(page).to_have_title(re.compile(r"^\(1\)"))
    await press(page, "呼叫下一位")
    await said(page, "已呼叫 A001")
    await expect(page).to_have_title(re.compile("^A001"))
    await press(page, "开始办理")
    await said(page, "A001 开始办理")
    await press(page, "办结")
    await said(page, "A001 办结")
    seen = await hall.anyone().get(f"/halls/main/tickets/{shown(ticket)}")
    assert (seen["state"], (await desk(hall))["window"]["served"]) == ("served", 1)


async def test_a_wrong_password_is_answered_with_a_sentence(hall: House, open_page: OpenPage) -> None:
    await hall.person("c01", "main")
    page = await open_page("/sign-in")
    await page.get_by_label("用户名").fill("c01")
    await page.get_by_label("密码").fill("not it")
    await page.get_by_role("button", name="登录").click()
    await expect(page.get_by_role("alert")).to_contain_text("密码")
    await expect(page.get_by_label("密码")).to_be_focused()
    assert urlsplit(page.url).path == "/sign-in"


@pytest.mark.parametrize("elsewhere", ["//evil.example/", "https://evil.example/", "/\\evil.example"])
async def test_signing_in_never_leads_to_another_site(
    hall: House, open_page: OpenPage, elsewhere: str
) -> None:
    await hall.person("c01", "main")
    page = await open_page(f"/sign-in?next={elsewhere}")
    await page.get_by_label("用户名").fill("c01")
    await page.get_by_label("密码").fill(PASSWORD)
    await page.get_by_role("button", name="登录").click()
    await page.wait_for_url(f"{hall.url}/console/main")


async def test_a_clerk_without_the_right_is_sent_to_sign_in(open_page: OpenPage) -> None:
    page = await open_page("/manager/main", user="c01", hall_id="main")
    assert urlsplit(page.url).path == "/sign-in"
    await expect(page.get_by_text("该页面需要相应权限")).to_be_visible()


async def test_a_stranger_is_sent_to_sign_in_and_then_to_the_page_that_was_wanted(
    hall: House, open_page: OpenPage
) -> None:
    await hall.person("admin")
    page = await open_page("/manager/main")
    await page.get_by_label("大厅").select_option("")
    await page.get_by_label("用户名").fill("admin")
    await page.get_by_label("密码").fill(PASSWORD)
    await page.get_by_role("button", name="登录").click()
    await page.wait_for_url("**/manager/main")


async def test_the_index_names_who_is_signed_in_and_signs_out(open_page: OpenPage) -> None:
    page = await open_page("/", user="c01", hall_id="main")
    await expect(page.get_by_role("heading", name="薛城区政务服务大厅")).to_be_visible()
    await expect(page.locator('a[href="/kiosk/main/k1"]')).to_be_visible()
    await page.get_by_role("button", name="退出").click()
    await page.wait_for_url("**/sign-in")
    await page.goto("/".join(page.url.split("/")[:3]))
    await expect(page.get_by_role("banner").get_by_role("link", name="登录")).to_be_visible()
