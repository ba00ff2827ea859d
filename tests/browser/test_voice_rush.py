"""A hall of 61 windows whose clerks all press while the boards are cut off: nobody's call is lost, none is said twice."""

import asyncio
from pathlib import Path

import pytest
from msgspec import structs
from playwright.async_api import Browser, Page, expect

from server.config.schema import ClerkSection, ConfigFile, WindowSection
from tests.browser.public import take
from tests.browser.test_voice import config, quiet, until
from tests.serving import House, house

pytestmark = pytest.mark.browser
WINDOWS = [str(n) for n in range(1, 62)]
SAID_AT_ONCE = """
window.heard = [];
window.held = "";
HTMLMediaElement.prototype.play = function () {
  const number = new URL(this.src).searchParams.get("n");
  if (number) heard.push(number);
  const end = () => (number && number === window.held ? setTimeout(end, 10) : this.onended?.());
  setTimeout(end);
  return Promise.resolve();
};
"""
"""A sound ends as soon as it begins, that of the number `held` when it is let go."""
SPEAKER = "document.querySelector('yc-board').speaker"
CUT, JOINED = (
    f"() => document.querySelector('yc-board').live.{what}()"
    for what in ("hostDisconnected", "hostConnected")
)


def large(folder: Path) -> ConfigFile:
    """The example with 61 windows for enterprises and a voice that says a call in a moment."""
    made = config(folder, pause_ms=3)
    hall = structs.replace(
        made.hall[0],
        window=tuple(WindowSection(id=w, categories=("enterprise",)) for w in WINDOWS),
        clerk=tuple(ClerkSection(id=f"c{int(w):02}", name=f"clerk {w}") for w in WINDOWS),
        device=(),
    )
    return structs.replace(made, hall=(hall, *made.hall[1:]))


async def staffed(hall: House, count: int) -> None:
    """So many windows open, and a citizen for each."""
    windows = WINDOWS[:count]
    manager = await hall.client("manager")
    opened = (manager.post(f"/halls/main/windows/{w}/open", {"clerk": f"c{int(w):02}"}) for w in windows)
    await asyncio.gather(*opened, *(take(hall) for _ in windows))


async def called(hall: House, *windows: str) -> None:
    manager = await hall.client("manager")
    await asyncio.gather(*(manager.post(f"/halls/main/windows/{w}/call-next") for w in windows))


async def opened(browser: Browser, hall: House) -> Page:
    page = await browser.new_page(locale="zh-CN", viewport={"width": 1920, "height": 1080})
    await page.add_init_script(SAID_AT_ONCE)
    await page.goto(f"{hall.url}/board/main")
    await expect(page.locator(".waiting").first).to_be_visible()
    await quiet(page)
    return page


async def heard(page: Page, count: int) -> list[str]:
    """All that was said, once it is so many and nothing is left to say."""
    await until(page, f"() => heard.length >= {count}")
    await quiet(page)
    return await page.evaluate("heard")


async def test_forty_windows_that_call_during_a_cut_are_each_said_once_after_it_and_not_again_after_a_reload(
    tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house(tmp_path / "data", large(tmp_path / "pack")) as hall:
        await staffed(hall, 42)
        page = await opened(browser, hall)
        await called(hall, "1")
        assert await heard(page, 1) == ["A001"]
        await page.evaluate(CUT)
        clock = hall.running.engine.clock
        with monkeypatch.context() as earlier:
            now = clock.now
            earlier.setattr(clock, "now", lambda: now() - 22)
            await called(hall, *WINDOWS[1:41])
        await page.evaluate(JOINED)
        assert await heard(page, 41) == [f"A{n:03}" for n in range(1, 42)]
        await page.reload()
        await quiet(page)
        assert await heard(page, 0) == []
        await called(hall, "42")
        assert await heard(page, 1) == ["A042"]


async def test_in_a_rush_nobody_is_called_aloud_who_has_come_long_before_the_turn(
    tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house(tmp_path / "data", large(tmp_path / "pack")) as hall:
        await staffed(hall, 3)
        page = await opened(browser, hall)
        await page.evaluate(CUT)
        clock = hall.running.engine.clock
        with monkeypatch.context() as earlier:
            now = clock.now
            earlier.setattr(clock, "now", lambda: now() - 22)
            for window in ("1", "2", "3"):
                await called(hall, window)
        await page.evaluate("held = 'A001'")
        await page.evaluate(JOINED)
        await until(page, "() => heard.length === 1")
        await (await hall.client("manager")).post("/halls/main/windows/2/start")
        await until(page, f"() => {SPEAKER}.last[1].some((line) => line.state === 'serving')")
        await page.evaluate("held = ''")
        assert await heard(page, 2) == ["A001", "A003"]
