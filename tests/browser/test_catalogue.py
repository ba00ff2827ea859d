"""The catalogue on its page: looked through, out as a file, in again after what is wrong has been put right."""

import re
from pathlib import Path

from playwright.async_api import expect

from tests.browser.conftest import OpenPage
from tests.serving import House

HEAD = '[[matter]]\nid = "hall-card"\ntask_name = "大厅一卡通"\nproject_type = "即办件"\n'


async def test_a_file_with_a_fault_says_where_and_one_without_is_published(
    hall: House, open_page: OpenPage, tmp_path: Path
) -> None:
    page = await open_page("/catalogue", 1366, 768, user="admin")
    await page.get_by_placeholder("名称、编号或部门").fill("不动产转移")
    await expect(page.locator(".rows li")).to_have_count(1)
    await page.get_by_placeholder("名称、编号或部门").fill("")
    broken, right = tmp_path / "broken.toml", tmp_path / "right.toml"
    broken.write_text(HEAD + 'promise_day = "三"\n', encoding="utf-8")
    right.write_text(HEAD, encoding="utf-8")
    await page.locator("input[type=file]").set_input_files(broken)
    await expect(page.locator("tbody tr")).to_have_text(re.compile(r"事项\s+1\s+promise_day\s+请填写整数"))
    await page.locator("input[type=file]").set_input_files(right)
    await expect(page.get_by_text("新增1项，变更0项，0项不变")).to_be_visible()
    await page.get_by_role("button", name="发布").click()
    await expect(page.get_by_text("已发布。")).to_be_visible()
    line = page.locator(".rows li").filter(has_text="大厅一卡通")
    await expect(line).to_contain_text("第1版")
    await line.get_by_role("button", name="停止受理").click()
    await line.get_by_role("button", name="确认停止受理").click()
    await expect(line).to_contain_text("已停止受理")


async def test_a_clerk_looks_at_the_catalogue_and_changes_nothing(hall: House, open_page: OpenPage) -> None:
    page = await open_page("/catalogue", 1024, 768, user="c01", hall_id="main")
    await expect(page.get_by_role("link", name="导出 Excel")).to_be_visible()
    await expect(page.locator("input[type=file]")).to_have_count(0)
    await expect(page.get_by_role("button", name="停止受理")).to_have_count(0)
