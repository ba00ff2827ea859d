"""A page from its bundle and from its sources is one page: what is drawn, and by which rules."""

import re
from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Browser, Page, Route

from server.shell.pages import Page as Shell
from tests.browser.public import kiosk_link, pad_link, take
from tests.serving import House, shown
from tools.bundles import bundled

pytestmark = pytest.mark.browser

DRAWN = {
    "board": "yc-board .now .number",
    "sign": "yc-sign main",
    "kiosk": "yc-kiosk-start button",
    "phone": "yc-phone main h1",
    "guide": "yc-guide main h1",
    "rating": "yc-rating main",
}
SEEN = """() => ({
  elements: document.body.innerHTML.replace(/<!--.*?-->/gs, "").replace(/\\d\\d:\\d\\d(:\\d\\d)?/g, "time"),
  rules: [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText.replace(/\\s+/g, " "))),
  scripts: performance.getEntriesByType("resource").filter((file) => file.name.endsWith(".js")).length,
})"""
IMPORT_MAP = re.compile(r'<script type="importmap">.*?</script>')


async def seen(page: Page, address: str, name: str) -> dict[str, object]:
    await page.goto("about:blank")
    await page.goto(address)
    await page.locator(DRAWN[name]).first.wait_for()
    return await page.evaluate(SEEN)


def from_sources(html: str, page: Shell, import_map: str) -> str:
    """The same page, as it is when a source has changed since."""
    sheets = "".join(f'<link rel="stylesheet" href="/static/{sheet}">' for sheet in page.sheets)
    scripts = "".join(f'<script type="module" src="/static/{script}"></script>' for script in page.scripts)
    html = html.replace(f'<link rel="stylesheet" href="/static/bundles/{page.bundle}.css">', sheets)
    return html.replace(
        f'<script type="module" src="/static/bundles/{page.bundle}.js"></script>', import_map + scripts
    )


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
    ticket = shown(await take(hall))
    paths = {
        "board": "/board/main?sound=off",
        "sign": "/window/main/1",
        "kiosk": kiosk_link(hall),
        "phone": f"/t/{ticket}",
        "guide": "/g/main",
        "rating": pad_link(hall, "1"),
    }
    async with hall.http.get(f"{hall.url}/sign-in") as answer:
        import_map = IMPORT_MAP.findall(await answer.text())[0]
    page = await (await browser.new_context(locale="zh-CN")).new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if "Security" in said.text else None)
    for name, shell in bundled().items():
        address = hall.url + paths[name]
        one = await seen(page, address, name)
        assert one["scripts"] == 1, name

        await page.route(address.partition("#")[0].partition("?")[0] + "**", unbundling(shell, import_map))
        other = await seen(page, address, name)
        assert int(str(other["scripts"])) > 10, name
        assert one["rules"] == other["rules"], name
        assert one["elements"] == other["elements"], name
    assert faults == []
