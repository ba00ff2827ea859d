"""Who is on duty, on its page: a reviewer enters the own absence, and the partner is named."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpenPage
from tests.serving import House

pytestmark = pytest.mark.browser


async def test_a_reviewer_enters_the_own_absence_and_ends_it(hall: House, open_page: OpenPage) -> None:
    access = hall.running.access
    await access.add_person("", "r08", "郑海燕", ["reviewer"])
    await access.set_departments("", "r08", ("区住建局",))
    page = await open_page("/duty", 1366, 768, user="r02")
    await expect(page.get_by_text("孙丽华").first).to_be_visible()
    mine, other = (page.locator(".rows li").filter(has_text=name) for name in ("孙丽华", "郑海燕"))
    await expect(mine.locator(".seen")).to_have_text(re.compile(r"^今日\d\d:\d\d–\d\d:\d\d$"))
    await expect(other).to_contain_text("未登录")
    await expect(other.locator(".seen")).to_have_count(0)
    await expect(page.locator("#absent option")).to_have_text(["孙丽华"])
    await expect(page.locator("#partner option")).to_have_text(["郑海燕"])
    await page.locator("[name=since]").fill("2026-01-05")
    await page.locator("[name=until]").fill("2099-01-09")
    await page.get_by_role("button", name="登记", exact=True).click()
    await expect(page.get_by_text("孙丽华 → 郑海燕")).to_be_visible()
    await expect(page.get_by_text("今天由郑海燕代办")).to_be_visible()
    await page.get_by_role("button", name="结束代办").click()
    await expect(page.get_by_text("孙丽华 → 郑海燕")).to_have_count(0)


async def test_whoever_only_supervises_looks_in_english(hall: House, open_page: OpenPage) -> None:
    await hall.running.access.add_person("", "boss", "周主任", ["supervisor"])
    page = await open_page("/duty", 1024, 768, user="boss", language="en-US")
    await expect(page.get_by_role("heading", name="Of the departments")).to_be_visible()
    await expect(page.locator("form")).to_have_count(0)
