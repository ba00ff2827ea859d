"""At the kiosk: whose card has a number already sees which one, huge, with what to do now, and gets its slip again."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from devices.sdt import codec
from devices.sdt.emulator import SdtEmulator
from tests.browser.looks import faults, findings
from tests.browser.public import PORTRAIT, kiosk_link
from tests.devices.people import CARD
from tests.floor.test_held import RULE, configured
from tests.patience import PATIENCE_S
from tests.serving import House, house

pytestmark = pytest.mark.browser
LYING = {"width": 1920, "height": 1080}


async def lay_again(reader: SdtEmulator) -> None:
    """Lift the card, and lay it once the reader has seen that nothing lies there."""
    reader.lift()
    before = reader.count(codec.FIND)
    async with asyncio.timeout(PATIENCE_S):
        while True:
            if reader.count(codec.FIND) >= before + 2:
                return reader.lay(CARD)
            await asyncio.sleep(0.02)


@asynccontextmanager
async def kiosk(
    data: Path, browser: Browser, size: dict[str, int], paper: str = ""
) -> AsyncGenerator[tuple[House, Page, SdtEmulator]]:
    """Its page, where the card on the reader has taken A001 and asks for another."""
    async with SdtEmulator() as reader, house(data, configured(reader.url, paper, **RULE)) as hall:
        context = await browser.new_context(viewport=dict(size), locale="zh-CN")  # type: ignore[arg-type]
        page = await context.new_page()
        await page.goto(hall.url + kiosk_link(hall))
        reader.lay(CARD)
        await expect(page.locator("yc-kiosk-card")).to_contain_text("王**")
        await page.locator("yc-kiosk-tile .take").first.click()
        await expect(page.locator("yc-kiosk-result h1")).to_have_text("A001")
        await page.locator("yc-kiosk-result .done").click()
        await expect(page.locator("yc-kiosk-start .go")).to_be_visible()
        await lay_again(reader)
        await expect(page.locator("yc-kiosk-card")).to_contain_text("王**")
        await page.locator("yc-kiosk-tile .take").nth(1).click()
        await expect(page.locator("yc-kiosk-held h1")).to_have_text("A001")
        yield hall, page, reader
        await context.close()


async def look(page: Page, state: str) -> None:
    assert await findings(page) == [], state
    assert await faults(page, reach=1 / 3) == [], state


@pytest.mark.parametrize("size", [PORTRAIT, LYING], ids=["upright", "lying"])
async def test_who_has_a_number_is_told_which_and_prints_its_slip_again(
    tmp_path: Path, browser: Browser, size: dict[str, int]
) -> None:
    upright = size is PORTRAIT
    async with kiosk(tmp_path / "data", browser, size, "memory://k1") as (hall, page, _):
        held = page.locator("yc-kiosk-held")
        await expect(held.locator("header")).to_contain_text("您已经有号码了")
        await expect(held.locator("header .category")).to_have_text("企业注册登记")
        await expect(held).to_contain_text("仍在排队，请在大厅等候叫号。")
        await expect(held.locator("h1")).to_be_focused()
        await look(page, f"held-zh-{upright}")
        await page.locator("yc-kiosk-bar [data-say=large-text]").click()
        await look(page, f"held-zh-{upright}-large")
        await page.get_by_role("button", name="English").click()
        await expect(held.locator("header")).to_contain_text("You already have a number")
        await expect(held.locator("header .category")).to_have_text("Business registration")
        await look(page, f"held-en-{upright}-large")
        await page.locator("yc-kiosk-bar [data-say=large-text]").click()
        await look(page, f"held-en-{upright}")
        await page.get_by_role("button", name="中文").click()
        await page.get_by_role("button", name="重新打印号票").click()
        await expect(page.locator("yc-kiosk-result h1")).to_have_text("A001")
        await expect(page.locator(".print.good")).to_be_visible()
        await look(page, f"again-zh-{upright}")
        assert len((await (await hall.client("manager")).get("/halls/main/manager"))["slips"]) == 0
        assert (await hall.anyone().get("/halls/main"))["waiting"] == 1


async def test_another_card_on_the_reader_sees_nothing_of_the_number_and_a_late_press_is_told_so(
    tmp_path: Path, browser: Browser
) -> None:
    async with kiosk(tmp_path / "data", browser, PORTRAIT) as (hall, page, reader):
        client = await hall.client("kiosk", name="k1")
        manager = await hall.client("manager")
        await manager.post("/halls/main/windows/1/open", {"clerk": "c01"})
        await manager.post("/halls/main/windows/1/call-next")
        await page.get_by_role("button", name="再看一次二维码").click()
        await expect(page.locator(".whereabouts .called")).to_contain_text("请马上到 1 号窗口")
        await page.locator("yc-kiosk-result .done").click()
        await lay_again(reader)
        await page.locator("yc-kiosk-tile .take").nth(1).click()
        await expect(page.locator("yc-kiosk-held .called")).to_contain_text("请马上到 1 号窗口")
        await look(page, "held-called")
        await manager.post("/halls/main/windows/1/miss")
        await client.post("/halls/main/kiosks/k1/card/forget")
        await page.get_by_role("button", name="再看一次二维码").click()
        await expect(page.get_by_role("alert")).to_contain_text("请把身份证重新放在读卡区")
        await look(page, "held-no-card")
        await lay_again(reader)
        await expect(page.locator("yc-kiosk-choose")).to_be_visible()
        assert "A001" not in await page.locator("yc-kiosk").inner_text()
