"""A paused window is paused, in one word, on every screen that speaks of it: it is not one that never opened."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.public import desk, kiosk_link, pad_link, take, tiles
from tests.serving import House

pytestmark = pytest.mark.browser
PAUSED = "窗口暂停中"


async def test_a_paused_window_is_called_paused_by_board_kiosk_pad_and_manager(
    hall: House, open_page: OpenPage
) -> None:
    client = await desk(hall, "8", "c08")
    await client.post("/halls/main/windows/8/pause", {"reason": "用餐"})
    await take(hall, "real-estate")
    board = await open_page("/board/main?sound=off", 1920, 1080)
    await expect(board.locator("footer div", has_text="不动产")).to_contain_text(PAUSED)
    kiosk = await open_page(kiosk_link(hall), 1080, 1920)
    await tiles(kiosk)
    await expect(kiosk.locator("yc-kiosk-tile", has_text="不动产")).to_contain_text(PAUSED)
    pad = await open_page(pad_link(hall, "8"), 1024, 600)
    await expect(pad.locator(".clerk")).to_have_text("暂停服务")
    manager = await open_page("/manager/main", 1366, 768, user="admin")
    await expect(manager.locator(".alert-row", has_text="不动产")).to_contain_text(PAUSED)
    await manager.locator("[data-window='8']").click()
    await manager.locator(".menu [type=checkbox]").first.check()
    await expect(manager.locator("yc-effects")).to_contain_text("该窗口暂停中")
