"""Long strange words, from right to left and from top to bottom: nothing is cut off, nothing is left untranslated."""

import re
from typing import Any, cast

import pytest
from playwright.async_api import Page

from tests import serving
from tests.browser.conftest import OpenPage
from tests.browser.public import desk, kiosk_link, take
from tests.serving import House

pytestmark = pytest.mark.browser
TEXTS = """
() => {
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: around, textContent: text } = walker.currentNode;
    if (around.closest("noscript, script, style, svg, code, kbd, [lang]:not(html)") || !around.checkVisibility()) continue;
    let rest = text;
    while (/〚[^〚〛]*〛/.test(rest)) rest = rest.replace(/〚[^〚〛]*〛/g, " ");
    rest = rest.trim();
    if (/\\p{L}{2,}/u.test(rest)) found.add(rest);
  }
  return [...found];
}
"""
WIDE = "() => [document.documentElement.scrollWidth - innerWidth, getComputedStyle(document.body).direction]"
TALL = """() => [document.documentElement.scrollHeight - innerHeight, getComputedStyle(document.body).writingMode]"""
MARKS = re.compile(r"^(?:memory:|k|中文|English|Aa|[A-Z]\d{0,4}|[\d:,.→·|/%—-]+)$")
"""The names of the languages, the sign of the type size, numbers."""
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(rf"\b(?:[A-Z][a-z]+day|{MONTHS})\b")
"""Dates are written by the browser in the page's language."""


async def names(hall: House) -> set[str]:
    """What is data: the names of the hall, its people and its things, which nobody translates on the page."""
    found: set[str] = {"管理员"}

    def gather(value: Any) -> None:
        match value:
            case {"zh": str(zh), "en": str(en)}:
                found.update((zh, en))
            case dict():
                for inner in cast(dict[str, Any], value).values():
                    gather(inner)
            case list():
                for inner in cast(list[Any], value):
                    gather(inner)
            case _:
                pass

    for one in await hall.anyone().get("/halls"):
        gather(one)
    for path in ("/guide", "/guide/company-registration"):
        gather(await hall.anyone().get(f"/halls/main{path}"))
    found |= await hall.running.engine.read(
        "main", lambda s, _at: {c.name for c in s.settings.clerks.values()}
    )
    return found


def foreign(texts: list[str], data: set[str]) -> list[str]:
    """Texts that are neither translated nor data."""
    longest = sorted(data, key=len, reverse=True)

    def rest(text: str) -> str:
        for known in longest:
            text = text.replace(known, " ")
        text = re.sub(DATE, " ", text)
        return re.sub(r"[\d\s,.→·|/%—、()（）＋+−-]+", " ", text).strip()

    left = {text: rest(text) for text in texts}
    return [text for text, more in left.items() if more and not all(MARKS.match(w) for w in more.split())]


async def found_by_the_audit(hall: House) -> set[str]:
    """What stands in its rows: ids, actors, commands, and what the server calls them, which no page translates."""
    supervisor = await hall.client("supervisor", hall="", name="s1")

    def strings(value: Any) -> set[str]:
        match value:
            case str():
                return {value} - {""}
            case dict():
                return set[str]().union(*map(strings, cast(dict[str, Any], value).values()))
            case list():
                return set[str]().union(*map(strings, cast(list[Any], value)))
            case _:
                return set()

    newest = await supervisor.get("/audit")
    # Asking is noted too, so what the page had last stands on the page after by now.
    return strings(newest) | strings(await supervisor.get(f"/audit?before={newest['more']}"))


async def at_work(hall: House) -> str:
    """A hall with a call, a waiting citizen and a missed one; returns what the citizen shows of a ticket that waits."""
    client = await desk(hall)
    for _ in range(2):
        await take(hall)
        await client.post("/halls/main/windows/1/call-next")
        await client.post("/halls/main/windows/1/miss")
    await take(hall)
    await client.post("/halls/main/windows/1/call-next")
    return serving.shown(await take(hall, "enterprise", service="company-registration"))


PAGES = {
    "kiosk": (1080, 1920, ""),
    "/board/main": (1920, 1080, ""),
    "/window/main/1": (1280, 720, ""),
    "phone": (390, 844, ""),
    "/rating/main/1": (1024, 600, "admin"),
    "/sign-in": (1280, 800, ""),
    "/": (1280, 800, ""),
    "/console/main": (1280, 800, "admin"),
    "/console/main/1": (1280, 800, "admin"),
    "/manager/main": (1920, 1080, "admin"),
    "/devices/main": (1280, 800, "admin"),
    "/statistics/main": (1280, 800, "admin"),
    "/audit": (1280, 800, "admin"),
    "/g/main": (390, 844, ""),
    "/g/main/company-registration": (390, 844, ""),
}


async def shown(hall: House, open_page: OpenPage, where: str, pseudo: str) -> Page:
    ticket = await at_work(hall)
    width, height, user = PAGES[where]
    path = {"kiosk": kiosk_link(hall), "phone": f"/t/{ticket}"}.get(where, where)
    path, mark, token = path.partition("#")
    page = await open_page(f"{path}?pseudo={pseudo}{mark}{token}", width, height, user=user)
    await page.wait_for_function("() => document.body.innerText.includes('〚')")
    if where == "kiosk":
        await page.locator(".go").click()
        await page.locator("yc-kiosk-tile").first.wait_for()
    return page


@pytest.mark.parametrize("where", PAGES)
async def test_from_right_to_left_nothing_is_cut_off_and_nothing_stays_untranslated(
    hall: House, open_page: OpenPage, where: str
) -> None:
    page = await shown(hall, open_page, where, "rtl")
    over, direction = await page.evaluate(WIDE)
    assert direction == "rtl"
    assert over <= 0
    data = await names(hall)
    if where == "/audit":
        await page.locator("td time").first.wait_for()
        data |= await found_by_the_audit(hall)
    assert foreign(await page.evaluate(TEXTS), data) == []


@pytest.mark.parametrize("where", ["phone", "/g/main/company-registration", "/sign-in"])
async def test_written_from_top_to_bottom_a_page_runs_sideways_and_loses_nothing(
    hall: House, open_page: OpenPage, where: str
) -> None:
    page = await shown(hall, open_page, where, "vertical")
    over, mode = await page.evaluate(TALL)
    assert mode == "vertical-lr"
    assert over <= 0
