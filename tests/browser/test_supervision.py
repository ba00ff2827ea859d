"""Whoever supervises sees every hall at one glance; a hall says why a lamp is on where it sees it."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.api.test_supervision import lamp, supervised
from tests.browser.conftest import OpenPage
from tests.browser.layouts import DESKTOPS, faults_at_widths
from tests.browser.looks import findings
from tests.serving import House

pytestmark = pytest.mark.browser


@pytest_asyncio.fixture(loop_scope="session")
async def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[House]:
    """With a lamp that is on."""
    async with supervised(tmp_path, monkeypatch) as h:
        await h.running.access.add_person("main", "m1", "周主任", ("manager",))
        await h.running.access.add_person("", "s1", "李监察", ("supervisor",))
        await lamp(h, await h.client("manager", name="m1"))
        yield h


async def test_a_manager_says_why_and_a_supervisor_reads_it(hall: House, open_page: OpenPage) -> None:
    page = await open_page("/supervision", 1366, 768, user="m1", hall_id="main")
    look = await open_page("/supervision", 1366, 768, user="s1")
    await expect(look.get_by_role("button", name="薛城区政务服务大厅: 等候超时")).to_contain_text("1项待说明")
    await page.get_by_role("button", name="说明原因").click()
    await page.locator("textarea").fill("三名同事请假，已增开窗口")
    await page.locator("form").get_by_role("button", name="说明原因").click()
    await expect(page.get_by_text("周主任已说明")).to_be_visible()
    await expect(page.get_by_role("button", name="说明原因")).to_have_count(0)
    await look.get_by_role("button", name="查看原因").click()
    await expect(look.locator("blockquote")).to_have_text("三名同事请假，已增开窗口")


async def test_a_supervisor_has_no_button_of_the_halls_and_sends_a_letter_about_a_lamp(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_page("/supervision", 1366, 768, user="s1", language="en-US")
    await expect(page.get_by_text("Not answered").last).to_be_visible()
    await expect(page.get_by_role("button", name="Say why")).to_have_count(0)
    await page.get_by_role("button", name="Send a letter").click()
    await page.locator("#said").fill("Please explain the waits of this morning")
    await page.get_by_role("button", name="Send the letter").click()
    await expect(page.locator(".status-line.done")).to_contain_text("was sent")
    await page.get_by_role("button", name="Over the limit now").click()
    await expect(page.locator("yc-lamp-row")).to_have_count(1)
    await page.goto(page.url.replace("/supervision", "/feedback#letters"))
    await page.locator(".line-button:visible").click()
    await expect(page.locator(".case dd", has_text="lamp L1")).to_be_visible()


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_the_page_is_whole_at_every_width(hall: House, open_page: OpenPage, language: str) -> None:
    page = await open_page("/supervision", 1366, 768, user="s1", language=language)
    await page.locator("yc-lamp-row").first.wait_for()
    assert await faults_at_widths(page, (360, 768, *DESKTOPS)) == []
    assert await findings(page) == []
