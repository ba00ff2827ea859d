"""A board through a whole day, pressed into minutes: does its page grow? `python3 run.py bench board_day`.

    python -m bench.board_day [citizens at each window]

61 windows serve 150 citizens each through 24 hours of the hall's time, by the domain's own rules; each of the 41,000 changes
is sent as the server sends it, through a WebSocket, to three boards in a real Chromium: one whole, one divided by category
with turning pages and a notice, one of a zone of three windows that says its calls (with a sound of 50 ms, so that a day's
calls can be said in minutes). At every sixth hour the garbage is collected and counted: the JavaScript heap, DOM nodes,
event listeners. No night's reload comes in between. The bounds are on the growth from hour 6 to hour 24.
"""

import asyncio
import sys
import time
from typing import Any, NamedTuple

from msgspec import structs
from playwright.async_api import Browser, Page, async_playwright

from bench.board_feed import BoardFeed, HallDay
from bench.hall61 import WINDOWS, toml
from server.config.load import all_settings, parse_config
from server.domain.language import Text
from server.domain.queue.settings import HallSettings
from server.domain.queue.shown.notice import NoticeLine
from server.domain.queue.words import NoticeKind
from tools.chromium import launch

HEAP_KB, NODES, LISTENERS = 256, 200, 5
"""Most that a page may have grown from hour 6 to hour 24. A page of four panels instead of three has 100 nodes more."""
BOARDS = {
    "whole": "?sound=off",
    "panels": "?sound=off&split=categories&language=both",
    "speaking": "?zone=spoken",
}
LOUD = "--autoplay-policy=no-user-gesture-required"
BREATH = 50
"""After so many messages the pages are waited for: what a hall sends in a minute must not pile up in a second."""


class Weight(NamedTuple):
    heap_kb: float
    nodes: int
    listeners: int


class Watched:
    """A board's page and the inspector's line to it."""

    def __init__(self, name: str, page: Page, line: Any) -> None:
        self.name, self.page, self._inspector = name, page, line
        self.weights: list[Weight] = []
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    @classmethod
    async def open(cls, browser: Browser, name: str, url: str) -> "Watched":
        page = await browser.new_page(viewport={"width": 1920, "height": 1080}, locale="zh-CN")
        inspector: Any = await page.context.new_cdp_session(page)  # its answers are plain JSON
        await inspector.send("Performance.enable")
        made = cls(name, page, inspector)
        await page.goto(url)
        await page.locator("time").wait_for()
        return made

    async def weigh(self) -> Weight:
        """After two collections: what the first one frees may hold more."""
        for _ in range(2):
            await self._inspector.send("HeapProfiler.collectGarbage")
        used: dict[str, Any] = await self._inspector.send("Runtime.getHeapUsage")
        counted = (await self._inspector.send("Performance.getMetrics"))["metrics"]
        named: dict[str, float] = {m["name"]: m["value"] for m in counted}
        found = Weight(used["usedSize"] / 1024, int(named["Nodes"]), int(named["JSEventListeners"]))
        self.weights.append(found)
        return found

    def growth(self) -> Weight:
        """From the first weighing to the last."""
        first, last = self.weights[0], self.weights[-1]
        return Weight(
            last.heap_kb - first.heap_kb, last.nodes - first.nodes, last.listeners - first.listeners
        )


def hall() -> HallSettings:
    """61 windows, three of them in a zone of their own."""
    made = all_settings(parse_config(toml((), ()).encode()))["main"]
    zones = {"1": "spoken", "2": "spoken", "3": "spoken"}
    windows = {id: structs.replace(w, zone=zones.get(id, "others")) for id, w in made.windows.items()}
    return structs.replace(made, windows=windows)


async def day(citizens: int, quarters: int = 4) -> tuple[list[Watched], int, int]:
    """The boards, weighed at the end of each quarter of the day; how many messages each was sent; calls that were said."""
    sent = 0
    async with BoardFeed() as feed, async_playwright() as playwright:
        browser = await launch(playwright, LOUD)
        life = HallDay(hall())
        life.open(life.state.settings.windows)
        begin = life.at
        await feed.show(life.view(), life.at)
        boards = [
            await Watched.open(browser, name, f"{feed.url}/board/main{query}")
            for name, query in BOARDS.items()
        ]
        notice = NoticeLine(
            "n1", NoticeKind.TICKER, Text("请带好证件。", "Please bring your papers."), "", None
        )
        due = [begin + 86400 * (n + 1) / quarters for n in range(quarters - 1)]
        for view in life.life(24, citizens):
            await feed.show(structs.replace(view, notices=[notice]), life.at)
            sent += 1
            if sent % BREATH == 0:
                await asyncio.gather(*(board.page.evaluate("0") for board in boards))
            if due and life.at >= due[0]:
                due.pop(0)
                await quarter(boards)
        await quarter(boards)
        await browser.close()
    return boards, sent, feed.sounds


async def quarter(boards: list[Watched]) -> None:
    """Flashes last five seconds and a call that is being said holds its sound: weigh when both are over."""
    for board in boards:
        async with asyncio.timeout(60):
            await board.page.evaluate(QUIET)
        print(f"  {board.name:9}", line(await board.weigh()), flush=True)


QUIET = """async () => { const one = document.querySelector('yc-board');
  const busy = () => one.flashes.size > 0 || one.speaker?.now || one.speaker?.queue.length;
  while (busy()) await new Promise((done) => setTimeout(done, 200)); }"""


def line(weight: Weight) -> str:
    return f"heap {weight.heap_kb:8.0f} kB   nodes {weight.nodes:6}   listeners {weight.listeners:4}"


def faults(boards: list[Watched]) -> list[str]:
    """What is over its bound, in words; empty when all is well."""
    found = [f"{b.name}: {error}" for b in boards for error in b.errors]
    for board in boards:
        grown = board.growth()
        for what, value, most in zip(grown._fields, grown, (HEAP_KB, NODES, LISTENERS), strict=True):
            if value > most:
                found.append(f"{board.name}: {what} grew by {value:.0f}, more than {most}")
    return found


def main() -> None:
    citizens = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    print(f"24 hours, {WINDOWS} windows, {citizens} citizens at each; every 6 hours:")
    begin = time.perf_counter()
    boards, sent, said = asyncio.run(day(citizens))
    print(f"{sent} messages to each board, {said} calls said, {time.perf_counter() - begin:.0f} s")
    print("growth from hour 6 to 24:")
    for board in boards:
        print(f"  {board.name:9}", line(board.growth()))
    found = faults(boards)
    print("\n".join(found) or f"to stay under: heap {HEAP_KB} kB, nodes {NODES}, listeners {LISTENERS}: kept")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
