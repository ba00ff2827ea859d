"""The kiosk's page from the program on the kiosk, in a real Chromium: the network goes, numbers go on, the network comes."""

import re
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from devices.escpos.emulator import EscposEmulator
from tests.kiosk.test_offline import HALL, Kiosk
from tests.serving import house, shown

pytestmark = pytest.mark.browser


async def test_a_citizen_gets_a_number_and_a_slip_while_the_network_is_down(
    tmp_path: Path, browser: Browser
) -> None:
    async with EscposEmulator() as paper, house(tmp_path / "data") as hall, AsyncExitStack() as stack:
        client = await hall.client("kiosk", name="k1")
        kiosk = Kiosk(stack, tmp_path, hall, client.headers["Authorization"].removeprefix("Bearer "), paper)
        await kiosk.start(lease=20)
        await kiosk.leased()
        page = await (
            await browser.new_context(viewport={"width": 1080, "height": 1920}, locale="zh-CN")
        ).new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        await page.goto(kiosk.agent.url)
        await page.get_by_role("button", name=re.compile("触摸")).click()
        await expect(page.locator("yc-kiosk-tile")).to_have_count(8)
        await expect(page.get_by_text("网络中断")).to_have_count(0)

        await kiosk.cut()
        await expect(page.get_by_text("网络中断").first).to_be_visible()
        await page.locator("yc-kiosk-tile").first.locator("button.take").click()
        await expect(page.locator("h1.number")).to_have_text("A980")
        await expect(page.get_by_text("号票已打印")).to_be_visible()
        assert "网络中断".encode("gb18030") in paper.jobs[0]

        await kiosk.back()
        await kiosk.handed_in(shown((await kiosk.take("again"))[1]))
        assert (await hall.anyone().get(HALL))["waiting"] == 2
        await page.get_by_role("button", name=re.compile("完成")).first.click()
        await page.get_by_role("button", name=re.compile("触摸")).click()
        await page.locator("yc-kiosk-tile").first.locator("button.take").click()
        await expect(page.locator("h1.number")).to_have_text("A002")
        assert errors == []
