"""A real Chromium, one for all tests of a process, each in a profile of its own: its shell where there is one, which opens
pages three times as fast. Where there is neither the tests are skipped with the reason, or fail when CI=true.

A browser lives in the event loop that started it, so these tests share one loop.
"""

import contextlib
import os
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.patience import PATIENCE_S
from tests.serving import House, house
from tools.chromium import CHROMIUM, SHELL, launch

OpenPage = Callable[..., Awaitable[Page]]


FOLDER = Path(__file__).parent
expect.set_options(timeout=PATIENCE_S * 1000)
SPOKEN_TO = """
const Real = WebSocket;
window.WebSocket = class extends Real {
  constructor(...given) {
    super(...given);
    const say = () => this.readyState === 1 && this.dispatchEvent(new MessageEvent("message", { data: '{"seq":0}' }));
    const timer = setInterval(say, 500); // before the page looks, also when hours pass at once
    this.addEventListener("close", () => clearInterval(timer));
  }
};
"""
"""The server's words at the pace of the page's own clock: a test that moves the clock by hours is no cut line."""


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    for item in items:
        if FOLDER in item.path.parents and pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(loop_scope="session")
async def hall(tmp_path: Path) -> AsyncGenerator[House]:
    async with house(tmp_path / "data") as running:
        yield running


@contextlib.asynccontextmanager
async def chromium(*flags: str) -> AsyncGenerator[Browser]:
    """A Chromium with these flags besides its usual ones."""
    program = SHELL or CHROMIUM
    if program is None:
        reason = "Chromium is not installed: apt install chromium fonts-noto-cjk"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    async with async_playwright() as playwright:
        browser = await launch(playwright, *flags, program=program)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def one_browser() -> AsyncGenerator[Browser]:
    async with chromium() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="session")
async def browser(one_browser: Browser) -> AsyncGenerator[Browser]:
    """Without a page; those of this test are closed after it."""
    yield one_browser
    await leave(one_browser)


async def leave(browser: Browser) -> None:
    """Close whatever is open in it."""
    for context in list(browser.contexts):
        await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(hall: House, browser: Browser) -> AsyncGenerator[OpenPage]:
    """`open_page(path, width, height, user=…, language=…)`: a page of its own profile; no console error may come."""
    errors: list[str] = []

    async def open_it(
        path: str,
        width: int = 1280,
        height: int = 800,
        user: str = "",
        hall_id: str = "",
        language: str = "zh-CN",
        scheme: str = "light",
    ) -> Page:
        context = await browser.new_context(
            viewport={"width": width, "height": height},
            locale=language,
            color_scheme="dark" if scheme == "dark" else "light",
        )
        if user:
            name, password = await hall.person(user, hall_id)
            answer = await context.request.post(
                f"{hall.url}/api/v1/session", data={"name": name, "password": password, "hall": hall_id}
            )
            assert answer.ok, await answer.text()
        await context.add_init_script(SPOKEN_TO)
        page = await context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda m: errors.append(m.text) if m.type == "error" and ours(m.text) else None)
        await page.goto(f"{hall.url}{path}")
        return page

    yield open_it
    assert errors == []


def ours(text: str) -> bool:
    """Refusals and cut connections are logged by the browser itself; everything else is our fault."""
    return not text.startswith(("Failed to load resource", "WebSocket connection to"))
