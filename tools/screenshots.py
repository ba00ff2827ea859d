"""Pictures of every page for the README, taken from a running demo.

    python3 run.py screenshots [--all] [--out DIR]

Without options: docs/pictures/*.jpg, one a page. `--all` also takes both languages, dark and the other sizes of each page
into DIR, for looking at before a release.
"""

import asyncio
import re
import sys
import tempfile
from asyncio.subprocess import DEVNULL, PIPE
from pathlib import Path
from typing import NamedTuple

import aiohttp
from playwright.async_api import Browser, Page, async_playwright

from tools.chromium import CHROMIUM, launch

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
PASSWORD = "yichuang-demo"
SPEAKING = ("--autoplay-policy=no-user-gesture-required",)
"""As the guide advises for boards: without it they ask for a touch."""
MOST_BYTES = 200_000


class Shot(NamedTuple):
    """A picture: who looks at which page, in which size, after which touches."""

    name: str
    path: str
    width: int
    height: int
    user: str = ""
    touches: tuple[str, ...] = ()


SHOTS = [
    Shot("board", "/board/main", 1920, 1080),
    Shot("kiosk", "KIOSK", 1080, 1920, touches=(".attract, button",)),
    Shot(
        "console", "/console/main/1", 1280, 800, "c01", ("button.primary", "button.primary", "button.primary")
    ),
    Shot("manager", "/manager/main", 1920, 1080, "admin"),
    Shot("devices", "/devices/main", 1280, 800, "admin"),
    Shot("phone", "PHONE", 390, 844),
    Shot("sign", "/window/main/2", 1280, 720),
    Shot("rating", "RATING", 1024, 600),
    Shot("sign-in", "/sign-in", 1280, 800),
    Shot("index", "/", 1280, 800),
]


async def take(
    browser: Browser, url: str, path: str, shot: Shot, out: Path, language: str, scheme: str
) -> None:
    context = await browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        locale=language,
        color_scheme="dark" if scheme == "dark" else "light",
    )
    if shot.user:
        sent = {"name": shot.user, "password": PASSWORD, "hall": "main"}
        await context.request.post(f"{url}/api/v1/session", data=sent)
    page: Page = await context.new_page()
    await page.goto(url + path)
    await page.wait_for_timeout(2500)
    for touch in shot.touches:
        found = page.locator(touch).first
        if await found.count() and await found.is_enabled():
            await found.click()
            await page.wait_for_timeout(1300)
    for quality in (80, 60, 40):
        await page.screenshot(path=out, type="jpeg", quality=quality)
        if out.stat().st_size <= MOST_BYTES:
            break
    await context.close()


async def pictures(out: Path, *, everything: bool) -> None:
    out.mkdir(parents=True, exist_ok=True)
    if CHROMIUM is None:
        sys.exit("chromium is needed: apt install chromium fonts-noto-cjk")
    demo = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "server", "demo", "--host", "127.0.0.1", "--port", "0", "--speed", "30",
        cwd=ROOT, stdout=PIPE, stderr=DEVNULL,
    )  # fmt: skip
    assert demo.stdout is not None
    said = b""
    while b"Demo:" not in said:
        line = await demo.stdout.readline()
        if not line:
            sys.exit("the demo did not start")
        said += line
    text = said.decode()
    url = re.search(r"Yichuang: (\S+)", text)
    kiosk = re.search(r"(/kiosk/main/k1\S+)", text)
    rating = re.search(r"(/rating/main/1\S+)", text)
    assert url is not None
    assert kiosk is not None
    assert rating is not None
    await asyncio.sleep(8)  # let the hall come alive
    async with aiohttp.ClientSession() as http:
        token = kiosk[1].partition("token=")[2]
        headers = {"Authorization": f"Bearer {token}"}
        body = {"category": "comprehensive"}
        async with http.post(f"{url[1]}/api/v1/halls/main/tickets", json=body, headers=headers) as answer:
            ticket = (await answer.json())["url"].rpartition("/")[2]
    paths = {"KIOSK": kiosk[1], "PHONE": f"/t/{ticket}", "RATING": rating[1]}
    async with async_playwright() as playwright:
        browser = await launch(playwright, *SPEAKING)
        kinds = [("zh-CN", "light"), ("en", "dark")] if everything else [("zh-CN", "light")]
        for shot in SHOTS:
            for language, scheme in kinds:
                name = f"{shot.name}-{language}-{scheme}.jpg" if everything else f"{shot.name}.jpg"
                path = paths.get(shot.path, shot.path)
                await take(browser, url[1], path, shot, out / name, language, scheme)
                print(f"{out / name}: {(out / name).stat().st_size} bytes")
        await browser.close()
    demo.terminate()
    await demo.wait()


def main() -> None:
    words = sys.argv[1:]
    everything = "--all" in words
    out = Path(words[words.index("--out") + 1]) if "--out" in words else PICTURES
    if everything and "--out" not in words:
        out = Path(tempfile.mkdtemp(prefix="yichuang-pictures-"))
    asyncio.run(pictures(out, everything=everything))


if __name__ == "__main__":
    main()
