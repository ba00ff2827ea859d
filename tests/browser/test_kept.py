"""What a clerk had typed, and how long a service has taken, are still there after an interruption."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.desks import call_and_start, open_desk, said, take
from tests.serving import PASSWORD, House

pytestmark = pytest.mark.browser


async def test_a_note_typed_when_the_session_ended_is_there_after_signing_in_and_gone_after_its_use(
    hall: House, open_page: OpenPage
) -> None:
    await take(hall, "enterprise")
    page = await open_desk(open_page)
    await call_and_start(page)
    await page.get_by_role("button", name="转办").click()
    await page.get_by_role("button", name="投资建设项目审批").click()
    await page.get_by_label("备注").fill("缺少章程原件")
    await page.context.clear_cookies()
    for words in ("确认转办", "仍要转办"):  # nobody sits there: asked once more
        await page.get_by_role("button", name=words).click()
    await page.wait_for_url("**/sign-in?reason=ended*")
    await page.get_by_label("大厅").select_option("main")
    await page.get_by_label("用户名").fill("c01")
    await page.get_by_label("密码").fill(PASSWORD)
    await page.get_by_role("button", name="登录").click()
    await page.wait_for_url("**/console/main/1")
    await page.get_by_role("button", name="转办").click()
    await expect(page.get_by_label("备注")).to_have_value("缺少章程原件")
    await page.get_by_role("button", name="投资建设项目审批").click()
    for words in ("确认转办", "仍要转办"):
        await page.get_by_role("button", name=words).click()
    await said(page, "A001 已转到投资建设项目审批")
    assert await page.evaluate("sessionStorage.getItem('yichuang-transfer-note')") is None


async def test_a_note_of_one_clerk_is_not_shown_to_the_next(open_page: OpenPage) -> None:
    page = await open_page("/sign-in")
    seen = await page.evaluate(
        """async () => {
            const { keep, kept } = await import("/static/web/console/draft.js");
            keep("c01", "ticket-a", "张先生的章程");
            return [kept("c01", "ticket-b"), kept("c01", "ticket-a"), kept("c02", "ticket-a"), kept("c01", "ticket-a")];
        }"""
    )
    assert seen == ["", "张先生的章程", "", ""]


async def test_the_timer_of_a_service_taken_up_again_goes_on(open_page: OpenPage) -> None:
    page = await open_page("/sign-in")
    shown = await page.evaluate(
        """async () => {
            await import("/static/web/console/ticket.js");
            const { deskOf } = await import("/static/web/design/fixtures.js");
            const view = deskOf("serving");
            view.ticket = { ...view.ticket, started_at: new Date().toISOString(), worked_s: 3720 };
            const ticket = Object.assign(document.createElement("yc-desk-ticket"), { view });
            document.body.append(ticket);
            await ticket.updateComplete;
            return ticket.querySelector(".timer strong").textContent;
        }"""
    )
    assert shown.startswith("62:0")
