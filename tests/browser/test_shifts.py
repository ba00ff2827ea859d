"""Nothing on a page jumps by itself, and the main action of a desk stays where the hand is."""

import pytest
from playwright.async_api import Browser, expect

from tests.browser.conftest import OpenPage
from tests.browser.desks import DESK, take
from tests.browser.shifts import forget_shifts, shifted, shifts, watch_shifts
from tests.browser.test_console_looks import STATES, go
from tests.serving import House

pytestmark = pytest.mark.browser


async def test_a_part_that_jumps_is_measured_and_named(browser: Browser) -> None:
    """A check of the check."""
    page = await (await browser.new_context(viewport={"width": 800, "height": 600})).new_page()
    await watch_shifts(page)
    await page.goto("about:blank")
    await page.set_content("<div id=late></div><p>one</p><p class=two>two</p>")
    assert not (jumped := await shifts(page)), "\n".join(jumped)
    await page.evaluate("late.style.height = '200px'")
    assert await shifted(page) > 0.02
    assert any(".two" in part for part in await shifts(page))
    await forget_shifts(page)
    assert await shifted(page) == 0


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 768), (360, 800)])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
async def test_the_main_action_of_a_desk_never_moves(
    hall: House, open_page: OpenPage, width: int, height: int, language: str
) -> None:
    """Whatever happens at the window happens from elsewhere (a call pad), so that nothing counts as asked for here."""
    await take(hall, *["enterprise"] * 3)
    clerk = await hall.client("clerk")
    page = await open_page("/sign-in", width, height, user="c01", hall_id="main", language=language)
    await watch_shifts(page)
    await page.goto(f"{hall.url}{DESK}")
    await page.locator("main.desk.closed").wait_for()
    await page.locator(".who, .badge-state").first.wait_for()
    places: dict[str, str] = {}
    for state in STATES:
        await go(clerk, state)
        await page.locator(f"main.desk.{state}").wait_for()
        await expect(page.locator("button.primary")).to_have_attribute("aria-disabled", "false")
        places[state] = str(await page.locator("button.primary").bounding_box())
    assert len(set(places.values())) == 1, places
    assert not (jumped := await shifts(page)), "\n".join(jumped)
