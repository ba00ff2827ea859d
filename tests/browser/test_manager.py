"""The manager panel in a real browser, and every staff page's accessibility."""

import asyncio
import re
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from msgspec import structs
from playwright.async_api import Browser, expect

from devices.ff68.emulator import Ff68Emulator, typed
from server.config.schema import ConfigFile, DeviceSection, UnitSection
from tests.browser.conftest import OpenPage
from tests.browser.desks import DESK, desk, said, signed_in, staff, take
from tests.browser.looks import findings
from tests.floor.halls import bus, hall_with
from tests.serving import House, example, house, shown

pytestmark = pytest.mark.browser


async def test_a_manager_moves_a_category_to_another_window_and_the_next_call_obeys(
    hall: House, open_page: OpenPage
) -> None:
    clerk = await staff(hall)
    await take(hall, "enterprise")
    page = await open_page("/manager/main", 1920, 1080, user="admin")
    await page.get_by_role("button", name="调整8号窗口的业务类别").press("Enter")
    await page.get_by_role("checkbox", name=re.compile("不动产登记交易")).uncheck()
    await page.get_by_role("checkbox", name=re.compile("企业注册登记")).press("Space")
    await expect(page.get_by_role("table", name="调整后的情况")).to_contain_text("1 → 2")
    await page.get_by_role("button", name="确认调整").press("Enter")
    await said(page, "8号窗口已调整")
    await expect(page.get_by_role("button", name="调整8号窗口的业务类别")).to_be_focused()
    called = await clerk.post("/halls/main/windows/8/call-next")
    assert called["number"] == "A001"
    await page.get_by_role("button", name="撤销").click()
    await said(page, "8号窗口已恢复原来的类别")
    assert (await desk(hall, "8"))["window"]["categories"] == ["real-estate"]


async def test_leaving_a_category_without_a_window_needs_a_second_word(
    hall: House, open_page: OpenPage
) -> None:
    await staff(hall)
    await take(hall, "enterprise")
    page = await open_page("/manager/main", 1920, 1080, user="admin")
    await page.get_by_role("button", name="调整1号窗口的业务类别").click()
    await page.get_by_role("checkbox", name=re.compile("企业注册登记")).uncheck()
    await page.get_by_role("button", name="确认调整").click()
    await expect(page.get_by_role("alert").filter(has_text="企业注册登记 将没有窗口")).to_be_visible()
    assert (await desk(hall))["window"]["categories"] == ["enterprise"]
    await page.get_by_role("button", name="仍然调整").click()
    await said(page, "1号窗口已调整")
    assert (await desk(hall))["window"]["categories"] == []
    await expect(page.get_by_role("link", name="企业注册登记：1 人等候，无窗口开放")).to_be_visible()


async def test_a_manager_pauses_the_intake_and_closes_the_day_after_a_question(
    hall: House, open_page: OpenPage
) -> None:
    await take(hall, "enterprise")
    page = await open_page("/manager/main", 1920, 1080, user="admin")
    await page.get_by_role("button", name="暂停取号").click()
    await said(page, "已暂停取号")
    assert (await hall.anyone().get("/halls/main"))["open"] is False
    await page.get_by_role("button", name="恢复取号").click()
    await said(page, "已恢复取号")
    await page.get_by_role("button", name="结束今日…").click()
    await expect(page.get_by_text("还有 1 个号未办结")).to_be_visible()
    await page.get_by_role("button", name="确认结束").click()
    await said(page, "今日业务已结束")
    manager = await hall.client("manager")
    assert (await manager.get("/halls/main/manager"))["day_open"] is False


async def test_an_empty_hall_says_what_to_do(open_page: OpenPage) -> None:
    page = await open_page("/manager/main", 1920, 1080, user="admin")
    await expect(page.get_by_text("还没有窗口开放")).to_be_visible()
    await expect(page.get_by_role("link", name="前往窗口列表")).to_have_attribute("href", "/console/main")


def with_printer(url: str) -> ConfigFile:
    """The example with another printer at kiosk k1 of the main hall."""
    config = example()
    main = config.hall[0]
    kiosks = (structs.replace(main.kiosk[0], printer=url), *main.kiosk[1:])
    return structs.replace(config, hall=(structs.replace(main, kiosk=kiosks), *config.hall[1:]))


@asynccontextmanager
async def a_port_where_nobody_answers() -> AsyncGenerator[int]:
    """A port that was free a moment ago."""
    listening = await asyncio.start_server(lambda _r, writer: writer.close(), "127.0.0.1")
    port = listening.sockets[0].getsockname()[1]
    listening.close()
    await listening.wait_closed()
    yield port


async def test_a_failed_slip_is_shown_with_its_cause_and_printed_again_with_one_touch(
    tmp_path: Path, browser: Browser
) -> None:
    async with AsyncExitStack() as stack:
        port = await stack.enter_async_context(a_port_where_nobody_answers())
        served = await stack.enter_async_context(
            house(tmp_path / "data", with_printer(f"tcp://127.0.0.1:{port}"))
        )
        [ticket] = await take(served, "enterprise")
        page = await signed_in(served, browser, "admin", "", "/manager/main")
        slips = page.get_by_role("region", name="待处理的号票")
        await expect(slips).to_contain_text("A001")
        await expect(slips).to_contain_text("连接不上")
        await expect(slips).to_contain_text("请检查打印机电源和网线")
        await expect(page.get_by_role("region", name="设备")).to_contain_text("不能工作")
        await page.get_by_role("button", name="重新打印 A001").click()
        await said(page, "A001 的号票已送打印")
        await expect(slips).to_contain_text("连接不上")  # it failed again and stands here again
    async with house(tmp_path / "data") as served:  # the printer repaired: one in memory
        page = await signed_in(served, browser, "admin", "", "/manager/main")
        await page.get_by_role("button", name="重新打印 A001").click()
        await expect(page.get_by_text("号票全部打印成功")).to_be_visible()
        assert (await served.anyone().get(f"/halls/main/tickets/{shown(ticket)}"))["slip"] == "printed"


async def test_the_panel_counts_devices_names_those_that_need_care_and_lists_what_pads_asked_for(
    tmp_path: Path, browser: Browser
) -> None:
    async with Ff68Emulator() as pads:
        dead = DeviceSection(
            id="sign", driver="strip", url="tcp://127.0.0.1:1", unit=(UnitSection(use="sign", window="4"),)
        )
        async with hall_with(tmp_path / "data", bus(pads.url), dead) as served:
            page = await signed_in(served, browser, "admin", "", "/manager/main")
            devices = page.get_by_role("region", name="设备")
            await expect(devices).to_contain_text("不能工作 1")
            await expect(devices).to_contain_text("正常 3")
            await expect(devices.locator(".rows li")).to_have_count(1)
            await expect(devices.locator(".rows li")).to_contain_text("显示屏 sign")
            await expect(page.get_by_role("link", name="显示屏 sign：不能工作")).to_be_visible()
            await typed(pads, 2, "call")
            await typed(pads, 1, "1 0 1 ok")
            presses = page.get_by_role("region", name="窗口呼叫器")
            await expect(presses.get_by_role("row").nth(1)).to_contain_text("••• 确认")
            await expect(presses.get_by_role("row").nth(1)).to_contain_text("已登录，窗口已开放")
            await expect(presses.get_by_role("row").nth(2)).to_contain_text("2号窗口")
            await expect(presses.get_by_role("row").nth(2)).to_contain_text("未执行：窗口未开")
            await expect(presses).to_contain_text("1 次未执行")
            await page.get_by_role("link", name="全部设备和测试").click()
            await page.wait_for_url("**/devices/main")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("path", "user", "width"),
    [
        ("/", "c01", 1280),
        ("/sign-in", "", 1280),
        ("/console/main", "c01", 1280),
        (DESK, "c01", 1280),
        (DESK, "c01", 360),
        ("/manager/main", "admin", 1920),
    ],
)
async def test_no_serious_barrier_and_nothing_wider_than_the_screen(
    hall: House, open_page: OpenPage, path: str, user: str, width: int, scheme: str
) -> None:
    clerk = await staff(hall)
    await take(hall, "enterprise", "enterprise", "real-estate")
    await clerk.post("/halls/main/windows/1/call-next")
    page = await open_page(
        path, width=width, user=user, hall_id="main" if user == "c01" else "", scheme=scheme
    )
    await expect(page.locator("main h2, main .tile, main #name").first).to_be_visible()
    assert await findings(page) == []
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
