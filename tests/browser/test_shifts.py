"""Nothing on a page jumps by itself, and the main action of a desk stays where the hand is."""

import pytest
from playwright.async_api import Browser

from tests.browser.shifts import forget_shifts, shifted, shifts, watch_shifts

pytestmark = pytest.mark.browser


async def test_a_part_that_jumps_is_measured_and_named(browser: Browser) -> None:
    """A check of the check."""
    page = await (await browser.new_context(viewport={"width": 800, "height": 600})).new_page()
    await watch_shifts(page)
    await page.goto("about:blank")
    await page.set_content("<div id=late></div><p>one</p><p class=two>two</p>")
    assert await shifts(page) == []
    await page.evaluate("late.style.height = '200px'")
    assert await shifted(page) > 0.02
    assert any(".two" in part for part in await shifts(page))
    await forget_shifts(page)
    assert await shifted(page) == 0
