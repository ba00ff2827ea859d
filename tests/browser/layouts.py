"""Is a page well laid out at every width? `layout_faults` looks at it as it stands: layouts.js and nearness.js say how."""

from collections.abc import AsyncGenerator, Iterable
from pathlib import Path

from playwright.async_api import Page

FAULTS, NEAR = (
    (Path(__file__).parent / name).read_text(encoding="utf-8") for name in ("layouts.js", "nearness.js")
)
DESKTOPS = {
    1024: 768,
    1280: 720,
    1366: 768,
    1440: 900,
    1536: 864,
    1600: 900,
    1680: 1050,
    1920: 1080,
    2560: 1440,
}
"""Width to height, px: what staff have on their desks; 1536 × 864 is 1080p at 125 %."""
TEXTS = ("normal", "large")
AT_REST = """() => new Promise((done) => {
  scrollTo({ top: 0, behavior: "instant" }); // what sticks to the top lies on nothing there
  requestAnimationFrame(() => requestAnimationFrame(done));
})"""


async def layout_faults(
    page: Page, *, titles: bool = True, within: str = "body", near: bool = True
) -> list[str]:
    """With `titles`, words that are cut off are well where a mouse finds them whole in a title. Without `near` it is left
    out how near things are: of tables to read, not to work with."""
    found: list[str] = await page.evaluate(FAULTS, {"titles": titles, "within": within})
    if near:
        found += await page.evaluate(NEAR, {"within": within})
    return found


async def at_widths(
    page: Page, widths: Iterable[int] = DESKTOPS, texts: Iterable[str] = TEXTS
) -> AsyncGenerator[tuple[str, int]]:
    """The open page at each width in each size of text: (size, width), without loading it again."""
    for text in texts:
        await page.evaluate("(text) => (document.documentElement.dataset.text = text)", text)
        for width in widths:
            await page.set_viewport_size({"width": width, "height": DESKTOPS.get(width, 800)})
            await page.evaluate(AT_REST)
            yield text, width


async def faults_at_widths(
    page: Page, widths: Iterable[int] = DESKTOPS, texts: Iterable[str] = TEXTS, *, near: bool = True
) -> list[str]:
    """Each fault once, with all the widths where it is."""
    found: dict[str, list[str]] = {}
    async for text, width in at_widths(page, widths, texts):
        for fault in await layout_faults(page, near=near):
            found.setdefault(fault, []).append(f"{width}{'' if text == 'normal' else ' ' + text}")
    return [f"{', '.join(where)}: {fault}" for fault, where in found.items()]
