"""Debian's Chromium and the flags that it needs on a machine without a screen, without its own sandbox, off the net."""

import os
import shutil
from pathlib import Path

from playwright.async_api import Browser, Playwright

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FONTS = Path(__file__).parent / "fonts.conf"


async def launch(playwright: Playwright, *flags: str) -> Browser:
    """A new Chromium that sees the fonts of `fonts.conf` and no others. There must be a CHROMIUM."""
    env: dict[str, str | float | bool] = {**os.environ, "FONTCONFIG_FILE": str(FONTS)}
    return await playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *flags], env=env)
