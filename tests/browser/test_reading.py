"""What a screen says while the server reads its journal after a start."""

import json
from pathlib import Path

import pytest
from playwright.async_api import Browser, Route, expect

from tests.serving import house

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("language", "words", "lost"),
    [
        ("zh-CN", "服务器正在读取日志：45%", "连接中断"),
        ("en", "The server is reading its journal: 45 %", "Connection lost"),
    ],
)
async def test_a_screen_says_how_far_the_reading_is_and_else_that_the_connection_is_lost(
    tmp_path: Path, browser: Browser, language: str, words: str, lost: str
) -> None:
    """The answer of a server that reads is played back; that it answers so is tested beside the engine."""
    reads = True

    async def readyz(route: Route) -> None:
        if not reads:
            return await route.abort()
        body = {"status": "unavailable", "cause": "replaying", "replaying": {"done": 9001, "total": 20000}}
        return await route.fulfill(status=503, content_type="application/json", body=json.dumps(body))

    context = await browser.new_context(locale=language)
    page = await context.new_page()
    async with house(tmp_path / "data") as running:
        asked: list[str] = []
        page.on("request", lambda r: asked.append(r.url) if r.url.endswith("/readyz") else None)
        await page.route("**/readyz", readyz)
        await page.goto(f"{running.url}/window/main/1")
        await expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert asked == []  # nothing is asked while all is well
    banner = page.locator("yc-connection .banner")
    await expect(banner).to_contain_text(words)
    reads = False
    await expect(banner).to_contain_text(lost)
