"""No line of a public page ends a Chinese text with a single character, and no length of time is broken in two."""

import pytest
from playwright.async_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.public import desk, kiosk_link, pad_link, take, tiles
from tests.serving import House, shown

pytestmark = pytest.mark.browser
LONELY = r"""() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent;
    const around = node.parentElement;
    if (!/[\u4e00-\u9fff]{2}/.test(text) || !around.checkVisibility()) continue;
    const { position, display } = getComputedStyle(around);
    if (position === "absolute") continue;
    const lines = new Map();
    [...text].forEach((letter, at) => {
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      if (box.width && letter.trim()) lines.set(Math.round(box.top), (lines.get(Math.round(box.top)) ?? "") + letter);
    });
    const shown = [...lines.values()];
    const last = (shown.at(-1) ?? "").replace(/[，。？！、：；”）…]/g, "");
    const next = node.nextSibling?.textContent?.trim() || around.nextSibling?.textContent?.trim();
    const goesOn = next && display === "inline";
    if (shown.length > 1 && last.length === 1 && !goesOn) found.push(shown.join(" | "));
    if (/\d$/.test(shown[0] ?? "") && /^(分|秒|人)/.test(shown[1] ?? "")) found.push(shown.join(" | "));
  }
  return found;
}"""


async def lonely(page: Page) -> list[str]:
    await page.evaluate("() => document.fonts.ready")
    return await page.evaluate(LONELY)


@pytest.mark.parametrize(("width", "height"), [(1080, 1920), (1920, 1080)])
async def test_the_kiosk_leaves_no_character_alone(
    hall: House, open_page: OpenPage, width: int, height: int
) -> None:
    await desk(hall)
    await take(hall)
    page = await open_page(kiosk_link(hall), width, height)
    await page.locator(".go").wait_for()
    assert await lonely(page) == []
    await tiles(page)
    assert await lonely(page) == []
    await page.get_by_role("button", name="大字版").click()
    assert await lonely(page) == []
    await page.locator("yc-kiosk-tile .take").first.click()
    await page.locator(".print.good").wait_for()
    assert await lonely(page) == []


@pytest.mark.parametrize("width", [320, 360, 390, 430])
async def test_the_phone_leaves_no_character_alone(hall: House, open_page: OpenPage, width: int) -> None:
    client = await desk(hall)
    await take(hall)
    ticket = await take(hall, service="company-registration")
    page = await open_page(f"/t/{shown(ticket)}", width, 844)
    await page.locator(".state").wait_for()
    assert await lonely(page) == []
    for _ in range(2):
        await client.post("/halls/main/windows/1/call-next")
        await client.post("/halls/main/windows/1/miss")
    await page.get_by_text("我回来了", exact=True).wait_for()
    assert await lonely(page) == []


async def test_the_rating_pad_and_the_board_leave_no_character_alone(
    hall: House, open_page: OpenPage
) -> None:
    await desk(hall)
    await take(hall)
    page = await open_page(pad_link(hall, "1"), 1024, 600)
    await page.locator("main").wait_for()
    assert await lonely(page) == []
    for size in ((1920, 1080), (1080, 1920)):
        page = await open_page("/board/main?sound=off", *size)
        await page.locator("footer .name").first.wait_for()
        assert await lonely(page) == []
