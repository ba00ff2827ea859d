"""What a screen says while the server can store nothing: what it shows still holds, and it heals by itself."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpenPage
from tests.serving import House

pytestmark = pytest.mark.browser
WORDS = "服务器暂时无法保存数据"


async def test_every_kind_of_screen_says_that_the_server_cannot_store_and_when_it_can_again(
    hall: House, open_page: OpenPage
) -> None:
    kiosk = hall.running.screen_token("kiosk", "main", "k1")
    pages = [
        await open_page("/board/main"),
        await open_page("/window/main/1"),
        await open_page(f"/kiosk/main/k1#token={kiosk}"),
        await open_page("/manager/main", user="admin"),
    ]
    for page in pages:
        await expect(page.get_by_role("heading", level=1).first).to_be_attached()
        await expect(page.locator("yc-connection .banner")).to_have_count(0)
    # Held there: the engine itself would find in a second that the disk is not full at all.
    hall.running.engine.troubles.look = never  # type: ignore[method-assign]
    hall.running.engine.troubles.over = lambda: None  # type: ignore[method-assign]
    hall.running.engine.trouble = "the disk is full"
    for page in pages:
        await expect(page.locator("yc-connection .banner")).to_contain_text(WORDS)
    hall.running.engine.trouble = ""
    for page in pages:
        await expect(page.locator("yc-connection .banner")).to_have_count(0)


async def never() -> bool:
    return False
