"""How soon a board and a kiosk can be read and touched on a slow machine: `python3 run.py bench interactive`.

    python -m bench.interactive [rounds]

Chromium with its CPU throttled to a sixth and an empty cache, against a server process as `serve` runs it, on loopback. The
time is from the start of the navigation until the page's first real content (the board's call and counts, the kiosk's start
button) has been in a drawn frame and the page's thread is free for a touch again. Beside it, in turn, the same drawn page as
a bare file: its markup and its styles in two answers of a plain aiohttp server, without a script.
"""

import asyncio
import contextlib
import re
import statistics
import sys
import tempfile
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any, NamedTuple

import aiohttp
from aiohttp import web
from playwright.async_api import Browser, async_playwright

from bench.server import make_token, running
from tools.chromium import launch

TARGET_MS, SLOWER = 1000, 6
DRAWN = """
(() => {
  const look = () => {
    if (!document.querySelector(SELECTOR)) return requestAnimationFrame(look);
    requestAnimationFrame(() => setTimeout(() => { window.interactive = performance.now(); }));
  };
  requestAnimationFrame(look);
})();
"""
DONE = """async () => {
  while (!window.interactive) await new Promise((done) => setTimeout(done, 50));
  const files = performance.getEntriesByType("resource");
  const sum = (what) => files.reduce((all, file) => all + file[what], 0);
  const last = files.filter((f) => f.name.endsWith(".js")).reduce((late, f) => Math.max(late, f.responseEnd), 0);
  return { ms: window.interactive, files: files.length, bytes: sum("encodedBodySize"), scripts: last };
}"""


class Subject(NamedTuple):
    name: str
    path: str
    selector: str
    size: tuple[int, int]


class Load(NamedTuple):
    ms: float
    files: int
    kb: float
    scripts_ms: float
    """When the last script had come."""
    cpu_ms: float
    """What the page's thread worked until then, slowed, by the processor's count: other programs hardly lengthen it."""


async def load(browser: Browser, url: str, subject: Subject) -> tuple[Load, str]:
    """One cold load, and the drawn page's markup."""
    width, height = subject.size
    context = await browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
    page = await context.new_page()
    inspector: Any = await context.new_cdp_session(page)  # its answers are plain JSON
    await inspector.send("Network.enable")
    await inspector.send("Network.setCacheDisabled", {"cacheDisabled": True})
    await inspector.send("Performance.enable", {"timeDomain": "threadTicks"})
    await inspector.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    await page.add_init_script(DRAWN.replace("SELECTOR", repr(subject.selector)))
    await page.goto(url, wait_until="commit")
    async with asyncio.timeout(60):
        found: dict[str, float] = await page.evaluate(DONE)
    counted = (await inspector.send("Performance.getMetrics"))["metrics"]
    worked = next(m["value"] for m in counted if m["name"] == "TaskDuration") * 1000
    await inspector.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    markup = await page.content()
    await context.close()
    return Load(found["ms"], int(found["files"]), found["bytes"] / 1024, found["scripts"], worked), markup


@contextlib.asynccontextmanager
async def bare(markup: str, styles: str) -> AsyncGenerator[str]:
    """The markup without its scripts and links but one, behind the plainest server."""
    page = re.sub(r"<script.*?</script>|<link[^>]*>", "", markup, flags=re.DOTALL)
    page = page.replace("</head>", '<link rel="stylesheet" href="/style.css"></head>')

    async def html(_: web.Request) -> web.Response:
        return web.Response(text=page, content_type="text/html")

    async def css(_: web.Request) -> web.Response:
        return web.Response(text=styles, content_type="text/css")

    application = web.Application()
    application.add_routes([web.get("/", html), web.get("/style.css", css)])
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    finally:
        await runner.cleanup()


async def styles_of(http: aiohttp.ClientSession, url: str, markup: str) -> str:
    found: list[str] = []
    for address in re.findall(r'<link rel="stylesheet" href="([^"]+)"', markup):
        async with http.get(url + address) as answer:
            found.append(await answer.text())
    return "\n".join(found)


async def hall(http: aiohttp.ClientSession, url: str) -> None:
    """Somebody called and somebody waiting in every category."""
    main = f"{url}/api/v1/halls/main"
    for path, body in (
        ("/windows/1/open", {"clerk": "c01"}),
        *(("/tickets", {"category": c}) for c in ("enterprise", "construction", "real-estate") * 3),
        ("/windows/1/call-next", {}),
    ):
        async with http.post(main + path, json=body) as answer:
            assert answer.status in (200, 201), await answer.text()
            await answer.read()


async def measure(rounds: int) -> dict[str, list[tuple[Load, Load]]]:
    """Page → (ours, bare) of each round."""
    with tempfile.TemporaryDirectory(dir=".") as folder:
        data = Path(folder)
        token = await make_token(data)
        kiosk = await make_token(data, "kiosk", "main", "k1")
        subjects = [
            Subject("board", "/board/main?sound=off", ".now .number", (1920, 1080)),
            Subject("kiosk", f"/kiosk/main/k1#token={kiosk}", "yc-kiosk button", (1080, 1920)),
        ]
        found: dict[str, list[tuple[Load, Load]]] = {}
        headers = {"Authorization": f"Bearer {token}"}
        async with (
            running(data) as (_, url),
            aiohttp.ClientSession(headers=headers) as http,
            async_playwright() as playwright,
        ):
            await hall(http, url)
            browser = await launch(playwright)
            for subject in subjects:
                _, markup = await load(browser, url + subject.path, subject)  # the server has read its files
                async with bare(markup, await styles_of(http, url, markup)) as plain:
                    pairs = found.setdefault(subject.name, [])
                    for _ in range(rounds):
                        ours, _ = await load(browser, url + subject.path, subject)
                        pairs.append((ours, (await load(browser, plain, subject))[0]))
            await browser.close()
    return found


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    print(f"CPU at 1/{SLOWER}, empty cache, median of {rounds}")
    slow = False
    for name, pairs in asyncio.run(measure(rounds)).items():
        ours, plain = [a for a, _ in pairs], [b for _, b in pairs]
        mine, theirs = (statistics.median(one.ms for one in side) for side in (ours, plain))
        scripts = statistics.median(one.scripts_ms for one in ours)
        slow |= mine > TARGET_MS
        print(f"{name}: {mine:.0f} ms ({min(o.ms for o in ours):.0f} to {max(o.ms for o in ours):.0f})")
        print(f"  {ours[0].files} files, {ours[0].kb:.0f} kB; the last script was there at {scripts:.0f} ms")
        work = [statistics.median(one.cpu_ms for one in side) for side in (ours, plain)]
        print(f"  of which the page's own thread worked {work[0]:.0f} ms, bare {work[1]:.0f} ms")
        print(f"  bare {theirs:.0f} ms, {plain[0].files} file; ratio {mine / theirs:.2f}")
    print(f"to reach: <= {TARGET_MS} ms: {'missed' if slow else 'kept'}")
    sys.exit(slow)


if __name__ == "__main__":
    main()
