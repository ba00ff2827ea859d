"""How far a page's parts jump by themselves: the browser's own measure, cumulative layout shift (CLS, without a unit: 0 is
still, 0.1 is one tenth of the screen moving by its own height).

A test watches before the first `goto` and reads after the page has come to rest:

    await watch_shifts(page)
    await page.goto(…)
    assert await shifts(page) == []          # or: await shifted(page) <= LIMIT
"""

from typing import Any

from playwright.async_api import Page

LIMIT = 0.02
"""Most that a page may shift in all, from its first paint on."""
WATCH = """() => {
  window.shiftsSeen = [];
  const name = (e) => !e ? "?" : `${e.localName ?? e.nodeName}${e.className ? "." + e.className : ""}`;
  const round = (r) => [r.x, r.y, r.width, r.height].map(Math.round).join(" ");
  window.shiftsHeard = (entries) => entries.forEach((entry) => window.shiftsSeen.push({
    value: entry.value,
    asked: entry.hadRecentInput,
    parts: entry.sources.map((s) => `${name(s.node)}: ${round(s.previousRect)} → ${round(s.currentRect)}`),
  }));
  window.shiftsWatch = new PerformanceObserver((list) => window.shiftsHeard(list.getEntries()));
  window.shiftsWatch.observe({ type: "layout-shift", buffered: true });
}"""
SETTLED = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
  window.shiftsHeard(window.shiftsWatch.takeRecords());
  done(window.shiftsSeen);
})))"""


async def watch_shifts(page: Page) -> None:
    """Of every page that is loaded from now on; for one that is open already, `forget_shifts` begins."""
    await page.add_init_script(f"({WATCH})()")


async def forget_shifts(page: Page) -> None:
    """Count from now on."""
    await page.evaluate(f"() => window.shiftsSeen || ({WATCH})()")
    await page.evaluate(SETTLED)
    await page.evaluate("() => void (window.shiftsSeen = [])")


async def seen(page: Page, *, asked: bool) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = await page.evaluate(SETTLED)
    return [entry for entry in found if asked or not entry["asked"]]


async def shifted(page: Page, *, asked: bool = False) -> float:
    """The sum; with `asked` also of what moved within half a second after a touch or key."""
    return round(sum(entry["value"] for entry in await seen(page, asked=asked)), 4)


async def shifts(page: Page, *, asked: bool = False, limit: float = LIMIT) -> list[str]:
    """Nothing, or what moved from where to where, once it is more than `limit` in all."""
    found = await seen(page, asked=asked)
    total = sum(entry["value"] for entry in found)
    if total <= limit:
        return []
    return [f"in all {total:.3f}", *(f"{e['value']:.3f} {part}" for e in found for part in e["parts"])]
