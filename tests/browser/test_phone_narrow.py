"""The phone's pages on small phones, at 200 % and in the largest text; in an emergency; and while the server is away."""

import asyncio
import json
import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, Route, WebSocketRoute, expect

from tests.browser.conftest import OpenPage
from tests.browser.layouts import layout_faults
from tests.browser.looks import faults, findings
from tests.browser.public import desk, kiosk_link, spoken_to, take, tiles
from tests.serving import House, house, shown

pytestmark = pytest.mark.browser
AT = "2026-11-23T09:30:00+08:00"
WINDOW: dict[str, Any] = {"window": "1", "window_name": {"zh": "1号综合窗口", "en": "Comprehensive window 1"}}
STATES: dict[str, dict[str, Any]] = {
    "waiting": {"state": "waiting", "staffed": "open", "ahead": 12, "wait_s": {"p50": 900, "p90": 2520}},
    "near": {
        "state": "waiting",
        "staffed": "open",
        "ahead": 2,
        "near": True,
        "wait_s": {"p50": 60, "p90": 400},
    },
    "called": {"state": "called", "calls": 2, "called_at": AT, **WINDOW},
    "serving": {"state": "serving", **WINDOW},
    "held": {"state": "held", **WINDOW},
    "missed": {"state": "missed", **WINDOW},
    "served": {"state": "served", "may_rate": True, **WINDOW},
    "cancelled": {"state": "cancelled"},
    "expired": {"state": "expired"},
}
ALIVE = {"waiting", "near", "called", "serving", "held", "missed"}
LONG = {
    "zh": "请听从工作人员指挥，沿绿色指示灯从最近的安全出口撤离。" * 8,
    "en": "Please leave by the nearest exit. " * 6,
}
INSIDE = """(e) => {
  const r = e.getBoundingClientRect();
  return r.left >= 0 && r.right <= innerWidth && r.bottom + scrollY <= document.documentElement.scrollHeight;
}"""
APART = """() => {
  const boxes = [...document.querySelectorAll(".over > *:not(.foot)")].map((e) => e.getBoundingClientRect());
  return boxes.every((r, at) => at === 0 || r.top >= boxes[at - 1].bottom)
    && boxes.every((r) => r.left >= 0 && r.right <= innerWidth);
}"""


class Feed:
    """A live path that shows what the test wants."""

    def __init__(self, ticket: dict[str, Any]) -> None:
        self.ticket, self.seq = ticket, 100
        self.socket: WebSocketRoute | None = None

    def listen(self, socket: WebSocketRoute) -> None:
        self.socket = socket
        spoken_to(socket)
        self.show()

    def show(self, **changes: Any) -> None:
        self.seq += 1
        assert self.socket is not None
        self.socket.send(json.dumps({"seq": self.seq, "at": AT, "view": self.ticket | changes}))


async def fed(hall: House, open_page: OpenPage, width: int, height: int, **more: Any) -> tuple[Page, Feed]:
    """A ticket's page and what feeds it."""
    words = more.pop("words", "")
    ticket = await take(hall, service="company-registration")
    feed = Feed(await hall.anyone().get(f"/halls/main/tickets/{shown(ticket)}"))
    page = await open_page("/t/none", width, height, **more)
    await page.route_web_socket("**/live/tickets/*", feed.listen)
    await page.goto(f"{hall.url}/t/{shown(ticket)}{words}")
    await expect(page.locator("h1")).to_be_visible()
    return page, feed


async def wide(page: Page) -> int:
    return await page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("path", ["phone", "/g/main", "/sign-in"])
async def test_the_display_menu_opens_in_sight(
    hall: House, open_page: OpenPage, path: str, language: str
) -> None:
    if path == "phone":
        path = f"/t/{shown(await take(hall))}"
    page = await open_page(path, language=language)
    for width in (320, 360, 412, 430, 180):
        await page.set_viewport_size({"width": width, "height": 640})
        await page.locator("yc-look summary").click()
        menu = page.locator("yc-look .choice")
        assert (width, await menu.evaluate(INSIDE)) == (width, True)
        for label in await menu.locator("label").all():
            assert await label.evaluate(INSIDE)
            await label.scroll_into_view_if_needed()
            await label.click(trial=True)
        await page.locator("yc-look summary").click()


@pytest.mark.parametrize(("width", "height"), [(360, 640), (180, 320)])
async def test_a_long_emergency_is_read_from_its_beginning_with_the_call_below_it(
    hall: House, open_page: OpenPage, width: int, height: int
) -> None:
    page, feed = await fed(hall, open_page, width, height)
    feed.show(**STATES["called"], emergency=LONG)
    over = page.locator("yc-emergency .over")
    await expect(over.locator("strong")).to_have_text(LONG["zh"])
    assert await over.evaluate("(e) => e.scrollTop") == 0
    for part in (".over > svg", ".over > strong"):
        box = await page.locator(f"yc-emergency {part}").bounding_box()
        assert box is not None
        assert 0 <= box["y"] < height * 0.6
    assert await page.evaluate(APART)
    await expect(over.locator(".foot")).to_have_text("A001 · 轮到您了 → 1号综合窗口")
    for end in (0, 10_000):
        await over.evaluate("(e, end) => e.scrollTo(0, end)", end)
        foot = await over.locator(".foot").bounding_box()
        assert foot is not None
        assert foot["y"] + foot["height"] <= height
        assert foot["height"] < height / 2
    english = await over.locator("[lang=en]").bounding_box()
    assert english is not None
    assert english["y"] + english["height"] <= foot["y"]  # the end is reached
    assert await findings(page) == []


async def test_a_short_emergency_keeps_its_sign_off_its_words(hall: House, open_page: OpenPage) -> None:
    page, feed = await fed(hall, open_page, 180, 320)
    feed.show(emergency={"zh": "发生火情，请立即从最近的出口撤离", "en": "Fire. Please leave at once."})
    await expect(page.locator("yc-emergency strong")).to_be_visible()
    assert await page.evaluate(APART)


@pytest.mark.parametrize("text", ["normal", "largest"])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
async def test_the_phone_page_fits_in_every_state(
    hall: House, open_page: OpenPage, language: str, text: str
) -> None:
    page, feed = await fed(hall, open_page, 360, 640, words=f"?text={text}&language={language}")
    await expect(page.locator("html")).to_have_attribute("lang", re.compile(f"^{language[:2]}"))
    for name, state in STATES.items():
        feed.show(**state)
        await expect(page.locator(f"main.{state['state']}")).to_be_visible()
        if name == "near":
            await page.get_by_role(
                "button", name="稍后再来" if language == "zh_CN" else "Come back later"
            ).click()
        if name == "served":
            await page.locator(".level-1").click()
            await expect(page.locator(".rate fieldset")).to_be_visible()
        for width in (360, 180):
            await page.set_viewport_size({"width": width, "height": 640})
            assert (name, width, await wide(page) <= width) == (name, width, True)
            if width == 360:
                assert (name, await layout_faults(page)) == (name, [])
        if name == "near":
            await page.locator(".confirm button").last.click()


async def test_a_page_is_kept_open_only_while_its_number_is_alive(hall: House, open_page: OpenPage) -> None:
    page, feed = await fed(hall, open_page, 390, 844)
    for name, state in STATES.items():
        feed.show(**state)
        await expect(page.locator(f"main.{state['state']}")).to_be_visible()
        await expect(page.get_by_text("请不要关闭本页")).to_have_count(1 if name in ALIVE else 0)


async def test_everything_to_touch_on_the_phone_is_44_px_high(hall: House, open_page: OpenPage) -> None:
    page, feed = await fed(hall, open_page, 390, 3000)
    for state in STATES.values():
        feed.show(**state)
        await expect(page.locator(f"main.{state['state']}")).to_be_visible()
        assert (state["state"], await faults(page, reach=0, large=44, apart=0)) == (state["state"], [])


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
async def test_a_button_that_sends_says_so_and_can_be_read(
    hall: House, open_page: OpenPage, theme: str
) -> None:
    page, feed = await fed(hall, open_page, 390, 844, words=f"?theme={theme}")
    waiting: asyncio.Queue[Route] = asyncio.Queue()
    await page.route("**/tickets/*/*", waiting.put_nowait)
    contrast = """(e) => {
      const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((v) => v / 255)
        .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
        .reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
      const { color, backgroundColor } = getComputedStyle(e);
      const [low, high] = [light(color), light(backgroundColor)].sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    }"""
    for ask, yes in (("稍后再来", "确定稍后再来"), ("取消排队", "确定取消")):
        await page.get_by_role("button", name=ask).click()
        await page.get_by_role("button", name=yes).click()
        button = page.get_by_role("button", name="正在提交…")
        await expect(button).to_be_disabled()
        assert await button.evaluate(contrast) >= 4.5
        await (await waiting.get()).fulfill(status=409, json={"code": "refused", "detail": "现在不行"})
        await expect(page.get_by_role("alert")).to_contain_text("现在不行")
    feed.show(**STATES["missed"])
    await page.get_by_role("button", name="我回来了").click()
    await expect(page.get_by_role("button", name="正在提交…")).to_be_disabled()
    await (await waiting.get()).abort()


@asynccontextmanager
async def left_alone(browser: Browser, data: Path, kind: str) -> AsyncGenerator[Page]:
    """A page whose server has gone, with a clock that the test moves."""
    async with house(data) as hall:
        size = {"width": 1080, "height": 1920} if kind == "kiosk" else {"width": 390, "height": 844}
        page = await (await browser.new_context(locale="zh-CN", viewport=size)).new_page()  # type: ignore[arg-type]
        await page.clock.install()
        await desk(hall)  # so that a phone has figures to show
        path = kiosk_link(hall) if kind == "kiosk" else f"/t/{shown(await take(hall))}"
        await page.goto(hall.url + path)
        if kind == "kiosk":
            await tiles(page)
        else:
            await expect(page.locator("h1")).to_have_text("A001")
    yield page


async def test_old_figures_say_how_old_they_are(browser: Browser, tmp_path: Path) -> None:
    async with left_alone(browser, tmp_path / "data", "phone") as page:
        await expect(page.locator("yc-connection .banner")).to_be_visible()
        fresh = await page.locator("dd").first.evaluate("(e) => getComputedStyle(e).color")
        await page.clock.run_for(32_000)
        age = page.locator("yc-phone-age")
        await expect(age).to_have_text(re.compile(r"^截至\d\d:\d\d，不到1分钟前$"))
        assert await page.locator("dd").first.evaluate("(e) => getComputedStyle(e).color") != fresh
        await page.clock.fast_forward(7 * 60_000)
        await expect(age).to_have_text(re.compile(r"^截至\d\d:\d\d，7分钟前$"))


async def test_a_phone_without_a_server_says_in_words_that_nothing_was_sent(
    browser: Browser, tmp_path: Path
) -> None:
    async with left_alone(browser, tmp_path / "data", "phone") as page:
        await page.get_by_role("button", name="取消排队").click()
        await page.get_by_role("button", name="确定取消").click()
        for _ in range(12):
            await page.clock.run_for(2000)
        await expect(page.locator(".refusal")).to_have_text(re.compile(r"^⚠ [^\d]{8,}$"))


async def test_the_notice_goes_when_the_server_is_back(hall: House, open_page: OpenPage) -> None:
    page, feed = await fed(hall, open_page, 390, 844)
    await page.route("**/tickets/*/*", lambda route: route.fulfill(status=500, body=""))
    await page.get_by_role("button", name="取消排队").click()
    await page.get_by_role("button", name="确定取消").click()
    await expect(page.locator(".refusal")).to_have_text(re.compile(r"^⚠ [^\d]{8,}$"))
    feed.show(ahead=4)
    await expect(page.locator(".refusal")).to_have_count(0)


async def test_a_kiosk_whose_server_does_not_answer_says_so_in_words(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_page(kiosk_link(hall), 1080, 1920)
    await tiles(page)
    await page.route("**/api/v1/**/tickets", lambda route: route.fulfill(status=500, body=""))
    await page.locator("yc-kiosk-tile .take").first.click()
    await expect(page.get_by_role("alert")).to_contain_text("取号没有成功")
    await expect(page.get_by_role("alert")).not_to_contain_text("500")
