"""What a board has room for: the calls of the last minutes whole, the missed numbers, letters that are read from far."""

import pytest
from msgspec import structs
from playwright.async_api import expect

from bench.board_feed import MIDNIGHT, BoardFeed, HallDay
from server.config.load import all_settings
from server.domain.language import Text
from server.domain.queue import commands as c
from server.domain.queue.shown.board import BoardView
from tests.browser.looks import findings
from tests.browser.test_board_notices import LONG, post
from tests.browser.test_board_parts import CUT, SIZES, OpenScreen, busy, feed, screen, texts
from tests.serving import example

__all__ = ["feed", "screen"]
HALL = Text(
    "薛城区人民政府政务服务中心综合便民服务大厅常庄街道办事处分厅",
    "Government Service Centre of Xuecheng District, Changzhuang Branch Hall",
)
MISSED = [f"A{n:03}" for n in range(1, 13)]
WHOLE = """([inner, outer]) => [...document.querySelectorAll(inner)].filter((e) => {
  const [one, box] = [e.getBoundingClientRect(), e.closest(outer).getBoundingClientRect()];
  return e.checkVisibility() && one.height > 0 && one.top >= box.top - 1 && one.bottom <= box.bottom + 1
    && one.left >= box.left - 1 && one.right <= box.right + 1;
}).map((e) => e.textContent)"""
"""The texts of what stands wholly within its box."""
LETTERS = """() => {
  const [walk, found] = [document.createTreeWalker(document.querySelector("yc-board"), NodeFilter.SHOW_TEXT), []];
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !e.checkVisibility() || e.closest("yc-board-tools, .page")) continue;
    found.push([parseFloat(getComputedStyle(e).fontSize) * 1080 / Math.min(innerWidth, innerHeight), walk.currentNode.data]);
  }
  return found.filter(([size]) => size < 25.9);
}"""
"""Texts smaller than 26 px of a screen of 1080."""
LINES = """(e) => {
  const [range, box] = [document.createRange(), e.getBoundingClientRect()];
  range.selectNodeContents(e);
  const tops = [...range.getClientRects()].filter((r) => r.left >= box.left - 1 && r.right <= box.right + 1)
    .map((r) => (r.top + r.bottom) / 2);
  const seen = tops.filter((at) => at > box.top && at < box.bottom).sort((one, other) => one - other);
  return seen.filter((at, n) => !n || at - seen[n - 1] > 12).length;
}"""
"""How many lines of a text are seen."""


def full() -> HallDay:
    """Ten windows have called, and people wait in four categories."""
    day = HallDay(all_settings(example())["main"], MIDNIGHT + 9.5 * 3600)
    windows = list(day.state.settings.windows)[:14]
    day.open(windows)
    for window in windows[1:11]:
        day.take(day.state.facts.lasting.windows[window].categories[0])
        day.do(c.CallNext(window))
    for category in ("enterprise", "construction", "real-estate", "exit-entry"):
        for _ in range(3):
            day.take(category)
    return day


def crowded(day: HallDay, **change: object) -> BoardView:
    return structs.replace(day.view(), missed=MISSED, **change)


@pytest.mark.parametrize("language", ["zh", "en", "both"])
@pytest.mark.parametrize("size", SIZES)
async def test_five_calls_and_the_missed_numbers_stand_whole_on_the_fullest_board(
    feed: BoardFeed, screen: OpenScreen, size: str, language: str
) -> None:
    day = full()
    post(day, "n1", LONG)
    await feed.show(crowded(day, name=HALL), day.at)
    page = await screen(f"?sound=off&language={language}", size)
    await expect(page.locator("yc-ticker .text")).to_be_visible()
    assert len(await page.evaluate(WHOLE, ["ol li", "ol"])) >= 5
    missed = await page.evaluate(WHOLE, [".absent > span", ".absent"])
    more = await texts(page, ".absent em:not([hidden])")
    assert missed == MISSED[-len(missed) :]
    assert len(missed) >= 4
    assert more == ([f"+{12 - len(missed)}"] if len(missed) < 12 else [])
    assert await page.evaluate(WHOLE, [".absent em:not([hidden])", ".absent"]) == more
    assert await page.locator(".absent").evaluate_all(
        "(all) => all.every((e) => e.getBoundingClientRect().bottom <= e.closest('.recent').getBoundingClientRect().bottom)"
    )
    assert await page.locator("header h1").evaluate(LINES) <= (3 if language == "both" else 2)
    assert await page.evaluate(CUT) == []


@pytest.mark.parametrize("size", SIZES)
async def test_a_long_notice_shows_two_lines_at_a_time(
    feed: BoardFeed, screen: OpenScreen, size: str
) -> None:
    day = full()
    post(day, "n1", LONG)
    await feed.show(day.view(), day.at)
    page = await screen("?sound=off", size)
    assert await page.locator("yc-ticker .text").evaluate(LINES) == 2


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("split", ["", "&split=zones", "&split=categories"])
async def test_on_a_board_of_two_languages_nothing_is_small(
    feed: BoardFeed, screen: OpenScreen, size: str, split: str
) -> None:
    day = full()
    post(day, "n1", LONG)
    post(day, "n2", LONG)
    await feed.show(crowded(day, name=HALL), day.at)
    page = await screen(f"?sound=off&language=both{split}", size)
    assert await page.evaluate(LETTERS) == []


async def test_a_missed_or_cancelled_number_among_the_recent_calls_says_so_and_names_no_window(
    feed: BoardFeed, screen: OpenScreen
) -> None:
    day = full()
    view = day.view()
    states = {1: "missed", 2: "cancelled", 3: "expired"}
    calls = [structs.replace(line, state=states.get(at, line.state)) for at, line in enumerate(view.calls)]
    await feed.show(structs.replace(view, calls=calls), day.at)
    page = await screen("?sound=off")
    assert await texts(page, ".recent li .became") == ["已过号", "已取消", "已失效"]
    assert await texts(page, ".recent li.gone") == [
        f"{line.number} – {word}"
        for line, word in zip(calls[1:4], ("已过号", "已取消", "已失效"), strict=True)
    ]
    assert await findings(page) == []


async def test_a_board_divided_by_zone_says_how_long_each_category_waits(
    feed: BoardFeed, screen: OpenScreen
) -> None:
    day = busy()
    await feed.show(day.view(), day.at)
    page = await screen("?sound=off&split=zones")
    waits = await texts(page, ".panel:first-child .waiting .wait")
    assert len(waits) == 4
    assert all("分钟" in wait or wait == "· 无需等候" for wait in waits)
    assert await page.evaluate(CUT) == []
