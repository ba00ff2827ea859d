"""What the tests of the public pages share."""

import asyncio
import contextlib
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Error, Page, WebSocketRoute, expect

from tests.serving import Client, House

KIOSK = "/kiosk/main/k1"
AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
PORTRAIT = {"width": 1080, "height": 1920}


def kiosk_link(hall: House) -> str:
    return f"{KIOSK}#token={hall.running.screen_token('kiosk', 'main', 'k1')}"


def pad_link(hall: House, window: str) -> str:
    return f"/rating/main/{window}#token={hall.running.screen_token('display', 'main', window)}"


async def take(hall: House, category: str = "enterprise", **more: Any) -> Any:
    """A ticket taken through the API."""
    issuing = await hall.client("kiosk", name="k2")
    return await issuing.post("/halls/main/tickets", {"category": category, **more})


async def desk(hall: House, window: str = "1", clerk: str = "c01") -> Client:
    """A manager's client with the window opened."""
    client = await hall.client("manager")
    await client.post(f"/halls/main/windows/{window}/open", {"clerk": clerk})
    return client


async def serve(client: Client, window: str = "1") -> None:
    """The next citizen of the window, from the call to the end."""
    for action in ("call-next", "start", "finish"):
        await client.post(f"/halls/main/windows/{window}/{action}")


async def tiles(page: Page) -> None:
    """From the start screen to the tiles."""
    await page.get_by_role("button", name="触摸屏幕").click()
    await expect(page.locator("yc-kiosk-tile")).to_have_count(8)


async def weight(browser: Browser, address: str) -> float:
    """Bytes on the wire of a phone's first visit, heads and all, in the language with the larger catalogue."""
    context = await browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN")
    page = await context.new_page()
    session: Any = await context.new_cdp_session(page)
    sizes: list[float] = []

    def arrived(event: dict[str, Any]) -> None:
        sizes.append(event["encodedDataLength"])

    session.on("Network.loadingFinished", arrived)
    await session.send("Network.enable")
    await page.goto(address, wait_until="networkidle")
    await page.locator("main h1").first.wait_for()
    await context.close()
    assert len(sizes) >= 3  # the page, its script, its styles
    return sum(sizes)


async def with_clock(page: Page) -> None:
    """Load the page again with a clock that the test can move."""
    await page.clock.install()
    await page.reload()


_speaking: set[asyncio.Task[None]] = set()


def spoken_to(socket: WebSocketRoute) -> None:
    """A line in a test's hand says, as the server does, that it lives."""

    async def speak() -> None:
        with contextlib.suppress(Error):
            while True:
                await asyncio.sleep(1.0)
                socket.send('{"seq":0}')

    task = asyncio.create_task(speak())
    _speaking.add(task)
    task.add_done_callback(_speaking.discard)
    socket.on_close(lambda _code, _reason: task.cancel())
