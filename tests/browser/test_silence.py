"""A line that nobody closes: the cable is pulled, or a gateway goes on acknowledging. Every page notices the silence."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.public import kiosk_link, pad_link, take
from tests.serving import House, shown

pytestmark = pytest.mark.browser


class Cable:
    """Between a browser and the server; `pulled`, it takes everything and hands on nothing, without closing anything."""

    def __init__(self, url: str) -> None:
        self._server = urlsplit(url)
        self._in = asyncio.Event()
        self._in.set()
        self._tasks: set[asyncio.Task[None]] = set()
        self.url = ""

    def pull(self) -> None:
        self._in.clear()

    def plug_in(self) -> None:
        self._in.set()

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection(self._server.hostname, self._server.port)
        for one, other in ((reader, far_writer), (far_reader, writer)):
            task = asyncio.create_task(self._pump(one, other))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(65536):
                await self._in.wait()
                writer.write(data)
            writer.close()

    @contextlib.asynccontextmanager
    async def laid(self) -> AsyncGenerator["Cable"]:
        server = await asyncio.start_server(self.carry, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        yield self
        self.plug_in()
        server.close()
        for task in list(self._tasks):
            task.cancel()


async def opened(browser: Browser, cable: Cable, hall: House, path: str, user: str = "") -> Page:
    context = await browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    if user:
        name, password = await hall.person(user)
        body = {"name": name, "password": password}
        assert (await context.request.post(f"{cable.url}/api/v1/session", data=body)).ok
    page = await context.new_page()
    await page.clock.install()
    await page.goto(cable.url + path)
    return page


PAGES = {
    "board": ("/board/main?sound=off", ""),
    "sign": ("/window/main/1", ""),
    "console": ("/console/main/1", "admin"),
    "manager": ("/manager/main", "admin"),
    "devices": ("/devices/main", "admin"),
    "phone": ("PHONE", ""),
    "pad": ("PAD", ""),
    "kiosk": ("KIOSK", ""),
}


@pytest.mark.parametrize("name", PAGES)
async def test_a_page_takes_silence_for_a_cut_and_heals(hall: House, browser: Browser, name: str) -> None:
    path, user = PAGES[name]
    if path == "PHONE":
        path = f"/t/{shown(await take(hall, 'enterprise'))}"
    path = {"PAD": pad_link(hall, "2"), "KIOSK": kiosk_link(hall)}.get(path, path)
    async with Cable(hall.url).laid() as cable:
        page = await opened(browser, cable, hall, path, user)
        banner = page.locator("yc-connection").first
        await page.wait_for_function(LIVE)
        cable.pull()
        await page.clock.run_for(5000)
        await expect(banner.get_by_role("status")).to_be_visible()
        await page.clock.run_for(27_000)
        await expect(banner.locator("> *").first).to_be_visible()
        if name != "phone":  # the number stays in sight there
            await expect(banner.get_by_role("alert")).to_be_visible()
        cable.plug_in()
        for _ in range(40):
            await page.clock.run_for(1000)
            if not await banner.locator("> *").count():
                break
        await expect(banner.locator("> *")).to_have_count(0)
        await page.context.close()


LIVE = """() => [...document.querySelectorAll("*")].some((e) => e.live?.state === "live" && e.live.heardAt)"""


async def test_a_quiet_hall_is_no_cut(hall: House, browser: Browser) -> None:
    async with Cable(hall.url).laid() as cable:
        context = await browser.new_context(locale="zh-CN")
        page = await context.new_page()
        await page.goto(cable.url + "/board/main?sound=off")
        await page.wait_for_function(LIVE)
        first = await page.evaluate("document.querySelector('yc-board').live.heardAt")
        # Two words later nothing but words has come, and the page is as it was.
        await page.wait_for_function(
            "(first) => document.querySelector('yc-board').live.heardAt > first + 3000", arg=first
        )
        assert await page.locator("yc-connection > *").count() == 0


@pytest.mark.parametrize("event", ["offline"])
async def test_a_browser_that_knows_it_is_cut_is_believed_at_once(
    hall: House, browser: Browser, event: str
) -> None:
    async with Cable(hall.url).laid() as cable:
        page = await opened(browser, cable, hall, "/board/main?sound=off")
        await page.wait_for_function(LIVE)
        await page.evaluate(f"window.dispatchEvent(new Event('{event}'))")
        assert await page.evaluate("document.querySelector('yc-board').live.state") == "connecting"


async def test_a_page_that_slept_looks_at_its_line_as_soon_as_it_is_seen_again(
    hall: House, browser: Browser
) -> None:
    async with Cable(hall.url).laid() as cable:
        page = await opened(browser, cable, hall, "/board/main?sound=off")
        await page.wait_for_function(LIVE)
        cable.pull()
        await page.clock.pause_at(await page.evaluate("Date.now() + 3600 * 1000"))
        await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        assert await page.evaluate("document.querySelector('yc-board').live.state") in ("lost", "down")
