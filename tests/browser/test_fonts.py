"""What a page under test is drawn with: the fonts that run.py installs, so that it looks the same on every machine."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont
from playwright.async_api import Browser

from tests.browser.conftest import OpenPage

ROOT = Path(__file__).parents[2]
NOTO = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
pytestmark = pytest.mark.browser
FAMILIES = (
    "sans-serif",
    "serif",
    "monospace",
    "system-ui",
    "DejaVu Sans Mono",
    "Liberation Mono",
    "a font nobody has",
)
SAMPLE = "<p style='font-family: {}'>A001 一窗 window</p>"


async def used(page: Any, selector: str) -> set[str]:
    """Families of the font files that Chromium drew an element with."""
    client = await page.context.new_cdp_session(page)
    await client.send("DOM.enable")
    await client.send("CSS.enable")
    root = (await client.send("DOM.getDocument"))["root"]["nodeId"]
    found = await client.send("DOM.querySelectorAll", {"nodeId": root, "selector": selector})
    families: set[str] = set()
    for node in found["nodeIds"]:
        answer = await client.send("CSS.getPlatformFontsForNode", {"nodeId": node})
        families |= {font["familyName"] for font in answer["fonts"]}
    return families


async def test_whatever_family_is_asked_for_only_the_installed_one_is_seen(browser: Browser) -> None:
    page = await browser.new_page()
    await page.set_content("".join(SAMPLE.format(f'"{f}"' if " " in f else f) for f in FAMILIES))
    assert await used(page, "p") <= {"Noto Sans CJK SC", "Noto Sans Mono CJK SC"}


async def test_the_design_page_is_drawn_with_it_too(open_page: OpenPage) -> None:
    page = await open_page("/design", 1280, 800)
    await page.locator("yc-chart canvas").last.wait_for()
    assert await used(page, "code, p, h1, h2, td, button") <= {"Noto Sans CJK SC", "Noto Sans Mono CJK SC"}


def test_no_page_wants_a_character_that_the_font_of_the_kiosks_lacks() -> None:
    """It would be an empty box on a screen that has no other font."""
    font = ImageFont.truetype(NOTO, 32, index=2)

    def drawn(character: str) -> bytes:
        picture = Image.new("L", (40, 48))
        ImageDraw.Draw(picture).text((0, 0), character, 255, font)
        return picture.tobytes()

    box = drawn("\U0010ffff")
    lacking = {
        f"{character} {path.relative_to(ROOT)}"
        for folder in ("web", "kiosk", "display", "server", "devices")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".js", ".css", ".html", ".po") and "vendor" not in path.parts
        for character in set(path.read_text(encoding="utf-8"))
        if ord(character) > 0xFF and drawn(character) == box
    }
    assert lacking == set()
