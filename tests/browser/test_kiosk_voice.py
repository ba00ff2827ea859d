"""语音 at the kiosk: every stage in words, recorded where the browser has no voice; silence on a touch and at the end."""

import asyncio
import re
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import Page, Request, expect

from tests.browser.conftest import OpenPage
from tests.browser.public import PORTRAIT, desk, kiosk_link, take, tiles, with_clock
from tests.patience import PATIENCE_S
from tests.serving import House, example, house

pytestmark = pytest.mark.browser
HEARD = """
window.heard = [];
for (const name of ["play", "pause"]) {
  const real = HTMLMediaElement.prototype[name];
  HTMLMediaElement.prototype[name] = function () {
    const words = new URL(this.src).searchParams.get("say");
    heard.push([name, words, this.volume]);
    if (name === "play") this.addEventListener("ended", () => heard.push(["end", words, this.volume]), { once: true });
    return real.call(this);
  };
}
"""
VOICES = """
window.spoken = [];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [{ lang: "zh-CN", name: "test" }],
  speak: (words) => spoken.push([words.text, words.volume]),
  cancel: () => spoken.push("cancel"),
} });
"""
HOME = "guide,.,guide-home"


@pytest_asyncio.fixture(loop_scope="session")
async def hall(tmp_path: Path) -> AsyncGenerator[House]:
    async with house(tmp_path / "data") as running:
        yield running


async def kiosk(open_page: OpenPage, hall: House, script: str = HEARD) -> Page:
    page = await open_page("/healthz", **PORTRAIT)
    await page.add_init_script(script)
    await page.goto(hall.url + kiosk_link(hall))
    await expect(page.get_by_role("button", name="触摸屏幕")).to_be_visible()
    return page


async def heard(page: Page, what: str = "play") -> list[str]:
    return [words for name, words, _ in await page.evaluate("heard") if name == what]


def matters(category: str) -> int:
    """How many the main hall has of a category."""
    return sum(service.category == category for service in example().hall[0].service)


async def last(page: Page, words: str) -> None:
    """The last thing that was begun is `words`."""
    async with asyncio.timeout(PATIENCE_S):
        while (await heard(page))[-1:] != [words]:
            await page.evaluate("new Promise((done) => setTimeout(done, 20))")


async def talk(page: Page) -> None:
    await page.locator("yc-kiosk-bar [data-say=talk]").click()


async def test_each_stage_is_read_aloud_without_a_voice_of_the_browser(
    hall: House, open_page: OpenPage
) -> None:
    await desk(hall)
    for _ in range(2):
        await take(hall, "real-estate")
    page = await kiosk(open_page, hall)
    answers: list[tuple[str, int]] = []
    page.on("response", lambda r: answers.append((r.url, r.status)) if "say.wav" in r.url else None)
    await tiles(page)
    await talk(page)
    waiting = [0, 0, 2, 0, 0, 0, 0, 0]
    ids = [category.id for category in example().hall[0].category]
    lines = [f"category:{c},count:{n},waiting" for c, n in zip(ids, waiting, strict=True)]
    await last(page, ",.,".join(["choose", *lines]))
    await page.get_by_role("button", name="办事指南 出入境业务").click()
    await last(page, f"category:exit-entry,.,count:{matters('exit-entry')},found,.,guide-list")
    await page.get_by_role("button", name="普通护照签发").click()
    await expect(page.locator("yc-kiosk-matter h1")).to_have_text("普通护照签发")
    count = await page.get_by_role("checkbox").count()
    await last(page, f"matter,count:{count},then-take")
    await page.get_by_role("checkbox").nth(1).check()
    await last(page, "count:1,ready")
    await page.get_by_role("button", name="办理此事项，取号").click()
    await last(page, "your-number,number:E001,.,take-slip")
    async with asyncio.timeout(PATIENCE_S):
        while len(answers) < 5:
            await page.evaluate("new Promise((done) => setTimeout(done, 20))")
    assert len(answers) == 5
    assert {status for _, status in answers} == {200}
    asked = [parse_qs(urlsplit(url).query)["language"] for url, _ in answers]
    assert asked == [["zh"]] * 5
    assert {volume for _, _, volume in await page.evaluate("heard")} == {0.7}


async def test_search_and_language_are_read_too(hall: House, open_page: OpenPage) -> None:
    page = await kiosk(open_page, hall)
    await page.locator("yc-kiosk-start .guide").click()
    await talk(page)
    await last(page, HOME)
    async with page.expect_request(lambda r: "say.wav?language=en" in r.url) as asked:
        await page.get_by_role("button", name="English").click()
    assert parse_qs(urlsplit((await asked.value).url).query)["say"] == [HOME]
    await page.locator("[data-say='letter:B']").click()
    await page.locator("[data-say='letter:D']").click()
    await expect(page.locator("p.count")).to_contain_text(re.compile("[1-9]"))
    found = re.findall("[0-9]+", await page.locator("p.count").inner_text())
    await last(page, f"count:{found[0]},found")
    await page.locator("[data-say='letter:V']").click()
    await last(page, "nothing-found")


async def test_a_sentence_is_heard_to_its_end_and_a_touch_of_anything_ends_it(
    hall: House, open_page: OpenPage
) -> None:
    page = await kiosk(open_page, hall)
    await page.locator("yc-kiosk-start .guide").click()
    await talk(page)
    async with asyncio.timeout(PATIENCE_S):
        while await heard(page, "end") != [HOME]:
            await page.evaluate("new Promise((done) => setTimeout(done, 50))")
    await talk(page)
    await talk(page)
    await last(page, HOME)
    assert await heard(page, "pause") == []
    await page.locator("yc-kiosk-guide header").click()
    assert await heard(page, "pause") == [HOME]


async def test_a_reset_is_silent_and_the_next_citizen_is_not_read_to(
    hall: House, open_page: OpenPage
) -> None:
    page = await kiosk(open_page, hall)
    await page.locator("yc-kiosk-start .guide").click()
    await talk(page)
    await last(page, HOME)
    await page.get_by_role("button", name="返回").click()
    assert await heard(page, "pause") == [HOME]
    await tiles(page)
    await expect(page.locator("yc-kiosk-bar [data-say=talk]")).to_have_attribute("aria-pressed", "false")
    assert await heard(page) == [HOME]


async def test_nobody_is_warned_as_idle_while_being_read_to_and_the_warning_is_read(
    hall: House, open_page: OpenPage
) -> None:
    page = await kiosk(open_page, hall)
    await with_clock(page)
    await page.locator("yc-kiosk-start .guide").click()
    await talk(page)
    await last(page, HOME)
    await page.evaluate("heard.length = 0")
    await page.clock.fast_forward(26_000)  # the page's clock; the sound goes on in its own time
    await expect(page.get_by_role("alertdialog")).to_have_count(0)
    await page.locator("yc-kiosk-guide header").click()
    await page.clock.fast_forward(26_000)
    await last(page, "still-there")


async def test_a_refusal_is_read(hall: House, open_page: OpenPage) -> None:
    page = await kiosk(open_page, hall)
    await tiles(page)
    await talk(page)
    problem: dict[str, Any] = {"code": "category_full", "detail": "号已取满", "title": "", "status": 409}
    await page.route("**/api/v1/halls/main/tickets", lambda route: route.fulfill(status=409, json=problem))
    await page.locator("yc-kiosk-tile .take").first.click()
    await last(page, "no-number")


async def test_the_keyboards_focus_is_read(hall: House, open_page: OpenPage) -> None:
    page = await kiosk(open_page, hall)
    await tiles(page)
    await talk(page)
    await page.locator(".groups button").first.focus()
    await page.keyboard.press("Tab")
    await last(page, "group:elderly")
    await page.locator(".groups button").last.focus()
    await page.keyboard.press("Tab")
    await last(page, "category:enterprise,count:0,waiting")
    await page.keyboard.press("Tab")
    await last(page, "category:enterprise,guide")
    await page.keyboard.press("Enter")
    await last(page, f"category:enterprise,.,count:{matters('enterprise')},found,.,guide-list")


async def test_a_browser_with_a_voice_says_the_whole_page_and_asks_for_no_clips(
    hall: House, open_page: OpenPage
) -> None:
    page = await kiosk(open_page, hall, VOICES)
    clips: list[Request] = []
    page.on("request", lambda r: clips.append(r) if "say.wav" in r.url else None)
    await page.locator("yc-kiosk-start .guide").click()
    await page.get_by_role("button", name="E 出入境业务").click()
    await page.get_by_role("button", name="普通护照签发").click()
    await expect(page.locator("yc-kiosk-matter .facts")).to_contain_text("120")
    await talk(page)
    text, volume = (await page.evaluate("spoken.filter((s) => s !== 'cancel')"))[-1]
    assert text.startswith("普通护照签发。请携带： 中国公民出入境证件申请表。居民身份证。")
    assert "收费: 120 元" in text
    assert volume == 0.7
    await page.locator("yc-kiosk-matter header").click()
    assert (await page.evaluate("spoken"))[-1] == "cancel"
    assert clips == []
    await page.get_by_role("button", name="English").click()  # no English voice here: recorded words
    async with asyncio.timeout(PATIENCE_S):
        while not clips:
            await page.evaluate("new Promise((done) => setTimeout(done, 20))")
