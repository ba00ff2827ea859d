"""A card on the reader of the window fills in who applies, by a press."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from devices.sdt.emulator import SdtEmulator
from server.config.schema import DeviceSection, UnitSection
from tests.browser.desks import call_and_start, press, take
from tests.devices.people import CARD
from tests.floor.halls import hall_with

pytestmark = pytest.mark.browser


async def test_a_clerk_takes_over_the_card_that_lies_at_the_window(tmp_path: Path, browser: Browser) -> None:
    async with SdtEmulator() as reader:
        section = DeviceSection(
            id="reader", driver="sdt", url=reader.url, unit=(UnitSection(use="card-reader", window="1"),)
        )
        async with hall_with(tmp_path / "data", section) as hall:
            name, password = await hall.person("c01", "main")
            await take(hall, "enterprise")
            context = await browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
            body = {"name": name, "password": password, "hall": "main"}
            await context.request.post(f"{hall.url}/api/v1/session", data=body)
            desk = await context.new_page()
            await desk.goto(f"{hall.url}/console/main/1")
            await press(desk, "开窗")
            await call_and_start(desk)
            await desk.get_by_role("button", name="受理登记").click()
            panel = desk.locator("yc-accept-panel")
            await expect(panel.get_by_text("身份证可放在读卡器上。")).to_be_visible()
            reader.lay(CARD)
            await panel.get_by_role("button", name="读入身份证：王** 1*************002X").click()
            await expect(panel.get_by_label("申请人姓名或单位名称")).to_have_value(CARD.name)
            await expect(panel.locator("[name=id_number]")).to_have_value(CARD.number)
            await expect(panel.get_by_text("身份证可放在读卡器上。")).to_be_visible()
            await context.close()
