"""A board of a part of the hall, and a board divided into panels, in a real Chromium and in the sizes that hang in halls."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any

import pytest
import pytest_asyncio
from msgspec import to_builtins
from playwright.async_api import Browser, Page, expect

from bench.board_feed import MIDNIGHT, BoardFeed, HallDay
from server.config.load import all_settings
from server.domain.queue import commands as c
from tests.browser.conftest import SPOKEN_TO, ours
from tests.browser.looks import findings
from tests.serving import example

SIZES = {"1080p": (1920, 1080), "4k": (3840, 2160), "portrait": (1080, 1920)}
OpenScreen = Callable[..., Awaitable[Page]]
CUT = """() => [...document.querySelectorAll(`.now, .call, .panel > header, footer div, yc-ticker section, header`)]
  .filter((e) => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
  .map((e) => e.className || e.tagName)"""
"""What does not fit into its place."""
SMALLEST = """(all) => Math.min(...all.map((e) =>
  parseFloat(getComputedStyle(e).fontSize) / Math.min(innerWidth, innerHeight)))"""
"""The smallest letters as a share of the screen's shorter side."""


@pytest_asyncio.fixture(loop_scope="session")
async def feed() -> AsyncGenerator[BoardFeed]:
    async with BoardFeed() as made:
        yield made


@pytest_asyncio.fixture(loop_scope="session")
async def screen(feed: BoardFeed, browser: Browser) -> AsyncGenerator[OpenScreen]:
    """`screen("?split=zones", "4k")`: a silent board of that address; no console error may come."""
    errors: list[str] = []

    async def open_it(
        query: str, size: str | tuple[int, int] = "1080p", path: str = "/board/main", **more: Any
    ) -> Page:
        width, height = SIZES[size] if isinstance(size, str) else size
        page = await browser.new_page(viewport={"width": width, "height": height}, locale="zh-CN", **more)
        await page.add_init_script(SPOKEN_TO)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda m: errors.append(m.text) if m.type == "error" and ours(m.text) else None)
        await page.goto(f"{feed.url}{path}{query}")
        await drawn(page)
        return page

    yield open_it
    assert errors == []


async def drawn(page: Page) -> None:
    await expect(page.locator("main:not([aria-busy])")).to_be_attached()


def busy() -> HallDay:
    """Half past nine: a call in each of four categories (window 14 is in the west), one of them missed, and who waits."""
    day = HallDay(all_settings(example())["main"], MIDNIGHT + 9.5 * 3600)
    day.open(list(day.state.settings.windows)[:14])
    for category in ("enterprise", "construction", "real-estate", "exit-entry"):
        for _ in range(3):
            day.take(category)
    for window in ("1", "5", "8", "14"):
        day.do(c.CallNext(window))
    day.do(c.Miss("1"), c.CallNext("1"))
    return day


async def texts(page: Page, selector: str) -> list[str]:
    """Without the marks that keep a length of time on one line."""
    return [
        " ".join(text.replace("\u2060", "").split())
        for text in await page.locator(selector).all_inner_texts()
    ]


def test_the_view_tells_missed_numbers_with_category_and_zone_and_the_zones_categories():
    day = busy()
    day.do(c.Miss("14"))
    view: dict[str, Any] = to_builtins(day.view())
    assert view["missed_lines"] == [
        {"number": "A001", "category": "enterprise", "zone": "east"},
        {"number": "E001", "category": "exit-entry", "zone": "west"},
    ]
    assert [z["zone"] for z in view["zone_lines"]] == ["east", "west"]
    assert view["zone_lines"][0]["categories"] == [
        "enterprise",
        "construction",
        "real-estate",
        "housing-fund",
    ]
    day.do(c.Allocate("14", ("exit-entry", "enterprise")))
    west = ["enterprise", "housing-fund", "exit-entry", "departmental", "comprehensive", "issuing"]
    assert to_builtins(day.view())["zone_lines"][1]["categories"] == west
    assert view["day_open"] is True


async def test_a_board_of_some_categories_shows_their_calls_missed_and_counts_only(
    feed: BoardFeed, screen: OpenScreen
) -> None:
    day = busy()
    await feed.show(day.view(), day.at)
    page = await screen("?sound=off&categories=enterprise,construction")
    assert await texts(page, "footer .name b") == ["A", "B"]
    await expect(page.locator(".now .number")).to_have_text("A002")
    assert await texts(page, ".recent li b") == ["B001", "A001"]
    assert await texts(page, ".absent span") == ["A001"]
    day.do(c.Miss("14"))
    await feed.show(day.view(), day.at)
    west = await screen("?sound=off&zone=west")
    assert await texts(west, ".absent span") == ["E001"]
    assert await texts(west, "footer .name b") == ["D", "E", "F", "G", "H"]
    assert await texts(page, ".absent span") == ["A001"]


async def test_a_category_that_does_not_exist_is_said_so(feed: BoardFeed, screen: OpenScreen) -> None:
    day = busy()
    await feed.show(day.view(), day.at)
    page = await screen("?categories=enterprise,weather")
    await expect(page.get_by_role("alert")).to_have_text("本大厅没有业务类别“weather”。")


@pytest.mark.parametrize("size", SIZES)
async def test_a_board_divided_by_zone_has_a_call_of_each(
    feed: BoardFeed, screen: OpenScreen, size: str
) -> None:
    day = busy()
    await feed.show(day.view(), day.at)
    page = await screen("?sound=off&split=zones", size)
    assert await texts(page, ".panel h2") == ["东区", "西区"]
    assert await texts(page, ".panel .number") == ["A002", "E001"]
    assert await texts(page, ".panel .window") == ["1号窗口", "14号窗口"]
    assert await texts(page, ".panel:first-child li b") == ["C001", "B001", "A001"]
    assert await texts(page, ".panel .absent span") == ["A001"]
    assert (await texts(page, ".panel .waiting"))[0] == (
        "等候人数 A 1 · 约 5–11 分钟 B 2 · 约 11–23 分钟 C 2 · 约 10–20 分钟 D 0 · 无需等候"
    )
    day.do(c.Start("14"), c.Finish("14", "done"), c.CallNext("14"))
    await feed.show(day.view(), day.at)
    await expect(page.locator(".panel.flash .number")).to_have_text("E002")
    await expect(page.locator(".panel.flash")).to_have_count(1)
    assert await page.evaluate(CUT) == []
    assert await findings(page) == []


@pytest.mark.parametrize("language", ["zh", "en", "both"])
@pytest.mark.parametrize("size", SIZES)
async def test_eight_categories_turn_in_two_pages_every_ten_seconds_and_all_of_it_fits(
    feed: BoardFeed, screen: OpenScreen, size: str, language: str
) -> None:
    day = busy()
    await feed.show(day.view(), day.at)
    page = await screen(f"?sound=off&split=categories&language={language}", size)
    await page.clock.install()
    await page.reload()
    await drawn(page)
    assert await texts(page, ".panel h2 b") == ["A", "B", "C", "D"]
    assert await page.evaluate(CUT) == []
    assert await page.locator(".panel .number").evaluate_all(SMALLEST) >= 0.1
    await page.clock.run_for(10_000)
    assert await texts(page, ".panel h2 b") == ["E", "F", "G", "H"]
    assert await page.evaluate(CUT) == []
    await page.clock.run_for(10_000)
    assert await texts(page, ".panel h2 b") == ["A", "B", "C", "D"]


async def test_a_call_brings_its_page_to_the_front_for_a_whole_turn(
    feed: BoardFeed, screen: OpenScreen
) -> None:
    day = busy()
    await feed.show(day.view(), day.at)
    page = await screen("?sound=off&split=categories")
    await page.clock.install()
    await page.reload()
    await drawn(page)
    await expect(page.locator(".panel").first).to_contain_text("A002")
    await page.clock.run_for(8_000)
    day.do(c.Start("14"), c.Finish("14", "done"), c.CallNext("14"))
    await feed.show(day.view(), day.at)
    await expect(page.locator(".panel.flash .number")).to_have_text("E002")
    await page.clock.run_for(9_000)
    assert await texts(page, ".panel h2 b") == ["E", "F", "G", "H"]
    await page.clock.run_for(1_000)
    assert await texts(page, ".panel h2 b") == ["A", "B", "C", "D"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("query", ["?theme=light", "?theme=contrast", "?language=both", "?language=en"])
async def test_a_whole_board_fits_and_has_no_serious_fault_in_every_theme_and_language(
    feed: BoardFeed, screen: OpenScreen, size: str, query: str
) -> None:
    day = busy()
    await feed.show(day.view(), day.at)
    page = await screen(f"{query}&sound=off", size)
    await expect(page.locator(".now .number")).to_have_text("A002")
    assert await page.evaluate(CUT) == []
    assert await findings(page) == []


async def test_in_two_languages_the_english_stands_beside_the_chinese(
    feed: BoardFeed, screen: OpenScreen
) -> None:
    day = busy()
    await feed.show(day.view(), day.at)
    page = await screen("?sound=off&language=both")
    assert await texts(page, ".now .window, .now .to") == ["请到 please go to", "1号窗口 Window 1"]
    assert (await texts(page, "footer .name"))[0] == "A 企业注册登记 Business registration"
    assert (await texts(page, "footer .waiting"))[0] == "1 人等候 1 waiting"
    english = await screen("?sound=off&language=en")
    assert await texts(english, ".now .window") == ["Window 1"]
    assert await english.locator("html").get_attribute("lang") == "en"


async def test_the_choice_of_language_comes_with_the_pointer_goes_by_itself_and_is_kept_in_the_address(
    feed: BoardFeed, screen: OpenScreen
) -> None:
    day = busy()
    await feed.show(day.view(), day.at)
    page = await screen("?sound=off")
    await page.clock.install()
    await page.reload()
    await drawn(page)
    english = page.get_by_role("button", name="English", exact=True)
    await expect(page.locator(".now .number")).to_have_text("A002")
    await expect(english).to_be_hidden()
    await page.mouse.move(300, 300)
    await expect(english).to_be_visible()
    assert await findings(page) == []
    await english.click()
    await expect(page.locator(".now .window")).to_have_text("Window 1")
    await expect(english).to_have_attribute("aria-pressed", "true")
    await page.clock.run_for(6_000)
    await expect(english).to_be_hidden()
    assert "language=en" in page.url
    await page.reload()
    await drawn(page)
    await expect(page.locator(".now .window")).to_have_text("Window 1")
