"""A page from its bundle and from its sources is one page: what is drawn, and by which rules."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from playwright.async_api import Browser, Page, Route

from server.shell.pages import Page as Shell
from tests.browser.public import kiosk_link, take
from tests.serving import House, shown
from tools.bundles import bundled

pytestmark = pytest.mark.browser

DRAWN = {
    "board": "yc-board .now .number",
    "sign": "yc-sign main",
    "kiosk": "yc-kiosk-start button",
    "phone": "yc-phone main h1",
    "guide": "yc-guide main h1",
    "rating": "yc-rating main h1",
}
SEEN = """() => ({
  scripts: performance.getEntriesByType("resource").filter((file) => file.name.endsWith(".js")).length,
  rules: [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText.replace(/\\s+/g, " "))),
  elements: document.body.innerHTML.replace(/<!--.*?-->/gs, "").replace(/\\d\\d:\\d\\d(:\\d\\d)?/g, "time")
    .replace(/<yc-connection>.*?<.yc-connection>/gs, "").replaceAll(' hidden=""', ""),
})"""
"""Without what goes by the clock: a page's own remarks on its line, and whether its tools are out."""
IMPORT_MAP = re.compile(r'<script type="importmap">.*?</script>')


async def drawn(page: Page, address: str, name: str) -> dict[str, Any]:
    await page.goto("about:blank")  # so that what follows '#' is read anew
    await page.goto(address)
    await page.locator(DRAWN[name]).first.wait_for()
    return await page.evaluate(SEEN)


def from_sources(html: str, page: Shell, import_map: str) -> str:
    """The same page, as it is when a source has changed since."""
    sheets = "".join(f'<link rel="stylesheet" href="/static/{sheet}">' for sheet in page.sheets)
    scripts = "".join(f'<script type="module" src="/static/{script}"></script>' for script in page.scripts)
    html = html.replace(f'<link rel="stylesheet" href="/static/bundles/{page.bundle}.css">', sheets)
    bundle = f'<script type="module" src="/static/bundles/{page.bundle}.js" blocking="render"></script>'
    return html.replace(bundle, import_map + scripts)


def unbundling(page: Shell, import_map: str) -> Callable[[Route], Awaitable[None]]:
    async def answer(route: Route) -> None:
        given = await route.fetch()
        await route.fulfill(response=given, body=from_sources(await given.text(), page, import_map))

    return answer


async def test_a_page_from_its_bundle_is_the_page_of_its_sources(hall: House, browser: Browser) -> None:
    desk = await hall.client("manager")
    await desk.post("/halls/main/windows/1/open", {"clerk": "c01"})
    await take(hall)
    await desk.post("/halls/main/windows/1/call-next")
    paths = {
        "board": "/board/main?sound=off",
        "sign": "/window/main/1",
        "kiosk": kiosk_link(hall),
        "phone": f"/t/{shown(await take(hall))}",
        "guide": "/g/main",
        "rating": "/rating/main/1",
    }
    async with hall.http.get(f"{hall.url}/sign-in") as answer:
        import_map = IMPORT_MAP.findall(await answer.text())[0]
    context = await browser.new_context(locale="zh-CN")
    page, other = await context.new_page(), await context.new_page()
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("console", lambda said: faults.append(said.text) if "Security" in said.text else None)
    for name, shell in bundled().items():
        address = hall.url + paths[name]
        await other.route(address.partition("#")[0].partition("?")[0] + "**", unbundling(shell, import_map))
        one, two = await drawn(page, address, name), await drawn(other, address, name)
        for _ in range(2):  # the hall goes on: its next word may have come to the second alone
            if one["elements"] != two["elements"]:
                one, two = await drawn(page, address, name), await drawn(other, address, name)
        assert (one.pop("scripts"), two.pop("scripts") > 10) == (1, True), name
        assert one == two, name
    assert faults == []
