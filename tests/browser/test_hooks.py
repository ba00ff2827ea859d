"""What goes outside, on its page: an address is added, its secret shown once, and what did not arrive is sent again."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpenPage
from tests.casework import Desks
from tests.outbox.receiver import receiver
from tests.serving import House

pytestmark = pytest.mark.browser


async def test_an_address_is_added_and_what_it_refused_is_sent_again(
    hall: House, open_page: OpenPage
) -> None:
    async with receiver() as to:
        to.status = lambda _: 500
        page = await open_page("/hooks", 1366, 768, user="admin")
        await page.get_by_role("button", name="添加地址").click()
        await page.get_by_label("接收方").fill("市政务平台")
        await page.get_by_role("textbox", name="地址").fill(to.url)
        await page.get_by_role("button", name="从现在起发送").click()
        secret = await page.locator(".secret").inner_text()
        assert len(secret) > 40
        await page.get_by_role("button", name="已记下").click()
        await expect(page.locator(".secret")).to_have_count(0)
        await expect(page.get_by_role("heading", name="市政务平台")).to_be_visible()
        await expect(page.get_by_text("全部送达")).to_be_visible()

        desks = await Desks(hall).sit_down()
        case = await desks.receive()
        await expect(page.get_by_text("HTTP 500")).to_be_visible()
        await expect(page.get_by_text("正在自动重试")).to_be_visible()
        to.status = lambda _: 204
        await page.get_by_role("button", name="重新发送").click()
        await to.until(lambda _: to.events(case["case"]) == ["CaseReceived"])
        await expect(page.get_by_text("全部送达")).to_be_visible()
        await page.get_by_role("button", name="停止发送").click()
        await page.get_by_role("button", name="确定，不再向它发送").click()
        await expect(page.get_by_text("目前没有向外部发送办件消息")).to_be_visible()
        assert secret not in await page.content()


async def test_an_address_that_cannot_be_is_said_in_words_and_nothing_is_added(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_page("/hooks", 1024, 768, user="admin")
    await page.get_by_role("button", name="添加地址").click()
    await page.get_by_label("接收方").fill("平台")
    await page.get_by_role("textbox", name="地址").fill("http://user:word@127.0.0.1/")
    await page.get_by_role("button", name="从现在起发送").click()
    await expect(page.get_by_role("alert")).to_be_visible()
    await expect(page.get_by_label("接收方")).to_have_value("平台")
