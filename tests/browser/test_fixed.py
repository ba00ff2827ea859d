"""Screens that stand in public: what one visitor's fingers do to them does not stay for the next."""

from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, Page

from tests.browser.public import kiosk_link, pad_link, take
from tests.serving import House, shown

pytestmark = pytest.mark.browser
WATCH = """() => {
  window.refused = {};
  const note = (e) => setTimeout(() => { refused[e.type] = e.defaultPrevented; });
  const kinds = ["contextmenu", "dragstart", "drop", "wheel", "keydown"];
  for (const kind of kinds) addEventListener(kind, note, { passive: true });
}"""
"""What the page forbids of what comes to it."""
DRAGGED = """() => ["dragstart", "drop"].forEach((kind) =>
  document.querySelector("main").dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true })))"""
SETTLED = "() => new Promise((done) => setTimeout(done))"


async def opened(context: BrowserContext, url: str) -> Page:
    page = await context.new_page()
    await page.goto(url)
    await page.locator("h1").first.wait_for()
    await page.evaluate(WATCH)
    return page


async def spread(page: Page) -> float:
    """Two fingers put on the glass and moved apart; how much larger the page is then."""
    session: Any = await page.context.new_cdp_session(page)

    async def send(kind: str, apart: int) -> None:
        points = [{"x": 400 + side * apart, "y": 400, "id": at} for at, side in enumerate((-1, 1))]
        touches = points if apart else []
        await session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    await send("touchStart", 40)
    for apart in range(60, 340, 20):
        await send("touchMove", apart)
    await send("touchEnd", 0)
    return await page.evaluate("visualViewport.scale")


async def handled(page: Page) -> dict[str, bool]:
    """What was refused of a long press (a right click brings the same event), dragging, and zooming by wheel and by keys."""
    await page.mouse.click(400, 400, button="right")
    await page.evaluate(DRAGGED)
    await page.keyboard.down("Control")
    await page.mouse.wheel(0, -120)
    await page.keyboard.press("Equal")
    await page.keyboard.up("Control")
    await page.evaluate(SETTLED)
    return await page.evaluate("refused")


async def selected(page: Page) -> str:
    """What is marked after a finger or a mouse went across the whole page."""
    await page.mouse.move(5, 5)
    await page.mouse.down()
    await page.mouse.move(780, 780, steps=4)
    await page.mouse.up()
    return await page.evaluate("getSelection().toString()")


async def test_no_public_screen_can_be_enlarged_marked_dragged_or_made_to_show_a_menu(
    hall: House, browser: Browser
) -> None:
    context = await browser.new_context(viewport={"width": 800, "height": 800}, has_touch=True)
    for path in (kiosk_link(hall), pad_link(hall, "1"), "/board/main?sound=off", "/window/main/1"):
        page = await opened(context, hall.url + path)
        assert await spread(page) == 1, path
        assert await selected(page) == "", path
        assert set((await handled(page)).items()) >= {
            ("contextmenu", True),
            ("dragstart", True),
            ("drop", True),
            ("wheel", True),
            ("keydown", True),
        }, path
        assert await page.evaluate("getComputedStyle(document.documentElement).overscrollBehaviorX") == "none"


async def test_the_citizens_own_phone_can_be_enlarged_and_marked(hall: House, browser: Browser) -> None:
    """A check of the checks, too."""
    context = await browser.new_context(viewport={"width": 800, "height": 800}, has_touch=True)
    ticket = await take(hall)
    for path in (f"/t/{shown(ticket)}", "/g/main"):
        page = await opened(context, hall.url + path)
        assert await selected(page) != ""
        assert not any((await handled(page)).values())
        assert await spread(page) > 2
