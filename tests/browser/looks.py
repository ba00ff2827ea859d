"""What every state of a public page must be: without a finding of axe-core, its buttons large, apart and in reach."""

from typing import Any

from playwright.async_api import Page

from tests.browser.public import AXE

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CONTROLS = """
([reach, large, apart]) => {
  const found = [];
  const shown = (e) => e.checkVisibility() && (e.closest(".body") === null || within(e, e.closest(".body")));
  const within = (e, box) => {
    const [a, b] = [e.getBoundingClientRect(), box.getBoundingClientRect()];
    return a.top >= b.top && a.bottom <= b.bottom;
  };
  const name = (e) => `${e.tagName}.${e.className} ${e.innerText.slice(0, 20)}`;
  const controls = [...document.querySelectorAll("button, summary, label, a")].filter(shown);
  const box = new Map(controls.map((e) => [e, e.getBoundingClientRect()]));
  for (const [e, r] of box) {
    if (r.width < large - 0.5 || r.height < large - 0.5) found.push(`small ${r.width}×${r.height}: ${name(e)}`);
    if (r.top < innerHeight * reach - 1) found.push(`out of reach: ${name(e)}`);
    if (r.bottom > innerHeight + 1 || r.right > innerWidth + 1 || r.left < -1) found.push(`off the screen: ${name(e)}`);
    if (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1) found.push(`cut off: ${name(e)}`);
    for (const [other, o] of box) {
      if (e === other || e.contains(other) || other.contains(e)) continue;
      const [dx, dy] = [Math.max(o.left - r.right, r.left - o.right), Math.max(o.top - r.bottom, r.top - o.bottom)];
      const twins = e.parentElement === other.parentElement && e.parentElement.localName === "yc-kiosk-tile";
      if (!twins && Math.max(dx, dy) < apart - 0.6) found.push(`too near: ${name(e)} / ${name(other)} ${Math.max(dx, dy)}`);
    }
  }
  return found;
}
"""


async def findings(page: Page, *, advice: bool = False) -> list[str]:
    """Findings of axe-core: all for WCAG 2.2 A and AA, and of its best practices the serious and critical ones; with
    `advice` the rest of these too."""
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = await page.evaluate(
        "(tags) => axe.run({ runOnly: { type: 'tag', values: tags } }).then((r) => r.violations)",
        [*WCAG, "best-practice"],
    )
    return [
        f"{v['id']}: {[n['html'][:120] for n in v['nodes'][:3]]}"
        for v in found
        if advice or set(WCAG) & set(v["tags"]) or v["impact"] in ("serious", "critical")
    ]


async def faults(page: Page, *, reach: float = 1 / 3, large: float = 60, apart: float = 16) -> list[str]:
    """Controls smaller than `large` px, nearer than `apart` px, above `reach` of the height, cut off or off the screen.

    A tile's two halves are one target with a part for its guide.
    """
    return await page.evaluate(CONTROLS, [reach, large, apart])
