"""A clerk sees the own assessment and objects; whoever leads decides, signs and prints."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.api.test_assessments import BODY, LAST, after_a_month
from tests.browser.conftest import OpenPage
from tests.browser.layouts import DESKTOPS, faults_at_widths
from tests.browser.looks import findings
from tests.serving import House

pytestmark = pytest.mark.browser


@pytest_asyncio.fixture(loop_scope="session")
async def hall(tmp_path: Path) -> AsyncGenerator[House]:
    """With a month that is over."""
    async with after_a_month(tmp_path) as h:
        await h.running.access.add_person("main", "m1", "周主任", ("manager",))
        await h.running.access.add_person("", "s1", "李监察", ("supervisor",))
        yield h


async def test_it_is_drawn_up_objected_to_decided_and_signed(hall: House, open_page: OpenPage) -> None:
    boss = await open_page("/assessments", 1366, 768, user="m1", hall_id="main")
    await boss.get_by_role("button", name="生成").click()
    await expect(boss.locator(".sheet tbody tr")).to_have_count(1)
    clerk = await open_page("/assessments", 1366, 768, user="c01", hall_id="main")
    await clerk.locator(".sheet").get_by_role("button", name="王芳").click()
    await clerk.get_by_label("哪里有误？").fill("那天系统故障")
    await clerk.get_by_role("button", name="提出异议").click()
    await expect(clerk.get_by_text("异议已提交。")).to_be_visible()
    await expect(clerk.get_by_role("button", name="签发")).to_have_count(0)
    await boss.reload()
    await boss.locator(".sheet").get_by_role("button", name="王芳").click()
    await boss.get_by_role("button", name="查看内容").click()
    await expect(boss.locator("blockquote")).to_have_text("那天系统故障")
    await boss.get_by_label("平均评价").fill("40")
    await boss.get_by_label("理由").fill("属实")
    await boss.get_by_role("button", name="处理", exact=True).click()
    await expect(boss.get_by_text("异议成立")).to_be_visible()
    await boss.get_by_role("button", name="签发").click()
    await expect(boss.get_by_role("status").get_by_text("已签发。")).to_be_visible()
    await boss.emulate_media(media="print")
    await expect(boss.get_by_text("签发人")).to_be_visible()
    await expect(boss.get_by_role("button", name="打印")).to_be_hidden()


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_the_page_is_whole_at_every_width(hall: House, open_page: OpenPage, language: str) -> None:
    supervisor = await hall.client("supervisor", hall="", name="s1")
    await supervisor.post("/assessments", {"kind": "department", "period": LAST})
    await (await hall.client("manager", name="m1")).post("/assessments", BODY)
    page = await open_page("/assessments", 1366, 768, user="s1", language=language)
    await page.locator(".sheet tbody tr").first.wait_for()
    await page.locator(".sheet .btn-link").first.click()
    assert await faults_at_widths(page, (360, 768, *DESKTOPS)) == []
    assert await findings(page) == []
