"""The console of a window where somebody else is signed in: no key and no button acts there before it is taken over."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.desks import call_and_start, open_desk, take
from tests.serving import House

pytestmark = pytest.mark.browser


async def test_f2_at_somebody_elses_window_finishes_nobody(hall: House, open_page: OpenPage) -> None:
    await take(hall, "enterprise")
    own = await open_desk(open_page)
    await call_and_start(own)
    other = await open_page("/console/main/1", user="c02", hall_id="main")
    await expect(other.get_by_text("已在本窗口登录。您可以查看")).to_be_visible()
    await other.keyboard.press("F2")
    await expect(other.locator(".primary:enabled")).to_have_count(0)
    await expect(own.locator("button.primary")).to_contain_text("办结")
    await other.get_by_role("button", name="接管…").click()
    await other.get_by_role("button", name="接管窗口").click()
    await expect(other.locator("button.primary")).to_contain_text("办结")
    await expect(own.get_by_text("已在本窗口登录。您可以查看")).to_be_visible()
