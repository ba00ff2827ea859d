"""The sign over a window on the screens that are sold for it: its number is never lost to what else it says."""

from itertools import combinations
from typing import Any

import pytest
from msgspec import structs
from playwright.async_api import Page, expect

from bench.board_feed import BoardFeed
from server.domain.queue import commands as c
from server.domain.queue.shown.board import SignView
from server.domain.queue.views.board import sign_view
from server.domain.queue.views.parts import Now
from tests.browser.looks import findings
from tests.browser.test_board_notices import SIGN
from tests.browser.test_board_parts import OpenScreen, busy, feed, screen

__all__ = ["feed", "screen"]
SIZES = {"1080p": (1920, 1080), "small": (1024, 600), "strip": (1920, 540), "portrait": (1080, 1920)}
OVER = {"day_open": False, "opens_at": "2026-11-30T08:30:00.000+08:00", "opens_provisional": True}
"""A day on which the hall is not open at all."""
Box = dict[str, float]
PLACES = """(all) => all.map((e) => {
  const range = document.createRange();
  range.selectNodeContents(e);
  const { y, height, x, width } = e.getBoundingClientRect();
  const letters = range.getBoundingClientRect();
  return e.textContent.trim() ? { x: letters.x, width: letters.width, y, height } : { x, y, width, height };
})"""
"""Where the lines of an element stand and how wide its letters are."""
CUT = "(all) => all.filter((e) => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1).length"


def of(categories: int, **change: Any) -> SignView:
    """Window 14 with so many of the shipped categories."""
    day = busy()
    names = tuple(day.state.settings.categories)[:categories]
    day.do(c.Allocate("14", names, force=True))
    return structs.replace(sign_view(day.state, "14", Now(day.at, str)), **change)


async def opened(screen: OpenScreen, size: str, language: str) -> Page:
    return await screen(f"?language={language}", SIZES[size], path="/window/main/14")


async def parts(page: Page, *selectors: str) -> dict[str, Box]:
    found: dict[str, Box] = {}
    for selector in selectors:
        for at, box in enumerate(await page.locator(selector).evaluate_all(PLACES)):
            found[f"{selector} {at}"] = box
    return found


def apart(one: Box, other: Box) -> bool:
    return any(
        near[edge] + near[size] <= far[edge] + 1
        for near, far in ((one, other), (other, one))
        for edge, size in (("x", "width"), ("y", "height"))
    )


def faults(found: dict[str, Box], size: str) -> list[str]:
    width, height = SIZES[size]
    off = [
        f"off the screen: {name} {b}"
        for name, b in found.items()
        if b["x"] < -1 or b["y"] < -1 or b["x"] + b["width"] > width + 1 or b["y"] + b["height"] > height + 1
    ]
    pairs = combinations(found.items(), 2)
    return off + [f"{one} covers {other}" for (one, a), (other, b) in pairs if not apart(a, b)]


@pytest.mark.parametrize("language", ["zh", "en", "both"])
@pytest.mark.parametrize("size", SIZES)
async def test_number_window_and_state_stand_wholly_on_the_sign_however_many_categories(
    feed: BoardFeed, screen: OpenScreen, size: str, language: str
) -> None:
    views = {
        (n, state): of(n, **change)
        for n in (1, 3, 7)
        for state, change in {
            "called": {},
            "paused": {"state": "paused", "number": "", "reason": "Meal break"},
            "closed": {"state": "closed", "number": ""},
            "over": {"number": "", **OVER},
        }.items()
    }
    await feed.show(views[1, "called"], busy().at, SIGN)
    page = await opened(screen, size, language)
    wrong: list[str] = []
    for (n, state), view in views.items():
        await feed.show(view, busy().at, SIGN)
        await expect(page.locator("header p > span")).to_have_count(n)
        shown = "closed" if state == "over" else state
        await expect(page.locator(f"main.{shown}")).to_be_visible()
        if state == "over":
            await expect(page.locator(".reason")).to_contain_text("08:30")
        big = ".number" if state == "called" else "main > .mark"
        found = await parts(page, "h1", "header p > span", big, ".state", ".reason")
        wrong += [f"{n} {state}: {fault}" for fault in faults(found, size)]
        if await page.locator("header, main").evaluate_all(CUT):
            wrong.append(f"{n} {state}: something is cut")
    assert wrong == []


async def test_a_sign_says_on_a_closed_day_and_in_a_break_when_it_goes_on_and_sends_nobody_to_other_windows(
    feed: BoardFeed, screen: OpenScreen
) -> None:
    closed = {"state": "closed", "number": ""}
    today = {"opens_at": "2026-11-23T13:30:00.000+08:00"}
    said = {
        "window": (of(1, **closed), "窗口关闭", "请留意大屏，到其他窗口办理。"),
        "break": (of(1, **closed, **today), "窗口关闭", "今天13:30"),
        "before": (of(1, number="", day_open=False, **today), "非办公时间", "今天13:30"),
        "day": (of(1, **closed, **OVER), "今日不再办公", "11月30日星期一08:30"),
    }
    await feed.show(said["window"][0], busy().at, SIGN)
    page = await opened(screen, "1080p", "zh")
    for state, (view, words, reason) in said.items():
        await feed.show(view, busy().at, SIGN)
        await expect(page.locator(".state"), state).to_have_text(words)
        text = "".join((await page.locator(".reason").inner_text()).split())
        assert reason.replace(" ", "") in text, (state, text)


@pytest.mark.parametrize("size", SIZES)
async def test_the_number_stays_the_largest_thing_on_the_sign(
    feed: BoardFeed, screen: OpenScreen, size: str
) -> None:
    width, height = SIZES[size]
    for n in (1, 7):
        await feed.show(of(n), busy().at, SIGN)
        page = await opened(screen, size, "both")
        box = (await parts(page, ".number"))[".number 0"]
        assert box["height"] > height * 0.33 or box["width"] > width * 0.7
        header = await page.locator("header").bounding_box()
        assert header is not None
        assert header["height"] <= height * 0.251 or size == "strip"


@pytest.mark.parametrize("size", SIZES)
async def test_a_lost_connection_is_said_below_the_windows_own_number(
    feed: BoardFeed, screen: OpenScreen, size: str
) -> None:
    await feed.show(of(3), busy().at, SIGN)
    page = await opened(screen, size, "zh")
    await expect(page.locator(".number")).to_be_visible()
    await feed.stop_listening()
    await expect(page.locator("yc-connection .banner")).to_be_visible()
    found = await parts(page, "yc-connection .banner", "h1", "header p > span", ".number", ".state")
    assert len(found) == 7
    assert faults(found, size) == []
    assert await findings(page) == []
