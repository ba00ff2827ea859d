"""A hall whose records are damaged says so on its screens and on the home page, and whom to call; the other one goes on."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.browser.looks import findings
from tests.faults.test_damaged_hall import one_damaged

pytestmark = pytest.mark.browser
CALL = "请工作人员联系服务器管理员"


async def test_a_damaged_halls_screens_and_the_home_page_say_what_is_wrong_and_whom_to_call(
    tmp_path: Path, browser: Browser
) -> None:
    async with one_damaged(tmp_path / "data") as hall:
        context = await browser.new_context(locale="zh-CN")
        board, sign, home, well = [await context.new_page() for _ in range(4)]
        await board.goto(f"{hall.url}/board/second?sound=off")
        await sign.goto(f"{hall.url}/window/second/1")
        await well.goto(f"{hall.url}/window/main/1")
        await home.goto(hall.url)
        card = home.locator("section", has_text="second")
        await expect(card).to_contain_text("数据记录已损坏")
        await expect(card).to_contain_text(CALL)
        await expect(home.get_by_role("link", name="大厅叫号屏")).to_have_count(1)  # of the other hall
        assert await findings(home) == []
        for page in (board, sign):
            curtain = page.locator("yc-connection .curtain")
            await expect(curtain).to_contain_text("本大厅的数据记录已损坏", timeout=15_000)
            await expect(curtain).to_contain_text(CALL)
        await expect(well.locator("yc-connection .curtain, yc-connection .banner")).to_have_count(0)
