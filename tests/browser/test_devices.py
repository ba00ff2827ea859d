"""The device page in a real browser, with emulated devices on their lines."""

import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from msgspec import structs
from playwright.async_api import Browser, Locator, Page, expect

from devices.escpos.emulator import EscposEmulator
from devices.ff68.emulator import Ff68Emulator
from server.config.schema import ConfigFile, DeviceSection, UnitSection
from tests.browser.conftest import OpenPage
from tests.browser.desks import said, signed_in, take
from tests.browser.looks import findings
from tests.floor.halls import bus, with_devices
from tests.serving import House, house

pytestmark = pytest.mark.browser
NOBODY = "tcp://127.0.0.1:1"
PAGE = "/devices/main"


def pad(id: str, url: str, window: str) -> DeviceSection:
    """A call pad that is alone on its line, or at an agent."""
    driver = "" if url.startswith("agent:") else "ff68"
    return DeviceSection(
        id=id, driver=driver, url=url, unit=(UnitSection(use="call-pad", at=1, window=window),)
    )


def printing(config: ConfigFile, url: str) -> ConfigFile:
    """With another printer at kiosk k1 of the main hall."""
    main = config.hall[0]
    kiosks = (structs.replace(main.kiosk[0], printer=url), *main.kiosk[1:])
    return structs.replace(config, hall=(structs.replace(main, kiosk=kiosks), *config.hall[1:]))


@asynccontextmanager
async def opened(
    data: Path, browser: Browser, config: ConfigFile, path: str = PAGE
) -> AsyncGenerator[tuple[House, Page]]:
    """A house and the manager's page in it."""
    async with house(data, config) as served:
        yield served, await signed_in(served, browser, "admin", "", path)


def device(page: Page, name: str) -> Locator:
    return page.locator(".device").filter(has=page.get_by_role("heading", name=name, exact=True))


async def test_what_needs_care_stands_first_with_its_cause_and_the_next_step(
    tmp_path: Path, browser: Browser
) -> None:
    async with Ff68Emulator() as pads, EscposEmulator() as printer:
        config = printing(with_devices(bus(pads.url), pad("west", NOBODY, "5")), printer.url)
        async with opened(tmp_path / "data", browser, config) as (_, page):
            west = device(page, "呼叫器 west")
            await expect(west).to_contain_text("不能工作：连接不上")
            await expect(west).to_contain_text("5号窗口")
            await expect(west).to_contain_text("请检查设备电源和网线。")
            well = page.get_by_role("region", name="无需处理")
            await expect(well).to_contain_text("呼叫器和评价器 bus")
            await expect(well).to_contain_text("1、2 号窗口")
            printer.paper_out = True
            paper = device(page, "取号机 k1 打印机")
            await expect(paper).to_contain_text("不能工作：缺纸")
            await expect(paper).to_contain_text("请装入新纸卷。")
            await expect(page).to_have_title(re.compile(r"^\(2\) 设备"))
            printer.paper_out = False
            await expect(paper).to_contain_text("正常")
            care = page.get_by_role("region", name="需要处理")
            assert await care.locator("h3").all_inner_texts() == ["呼叫器 west"]


async def test_what_an_agent_brings_stands_behind_it_and_asks_for_nothing_of_its_own(
    tmp_path: Path, browser: Browser
) -> None:
    config = with_devices(pad("a-pad", NOBODY, "3"), pad("pc-pad", "agent://window-2/pad", "2"))
    async with opened(tmp_path / "data", browser, config) as (_, page):
        await expect(device(page, "呼叫器 a-pad")).to_contain_text("连接不上")
        names = await page.get_by_role("region", name="需要处理").locator("h3").all_inner_texts()
        assert names == ["window-2 的设备程序", "呼叫器 pc-pad", "呼叫器 a-pad"]
        await expect(device(page, "window-2 的设备程序")).to_contain_text("请查看该电脑是否开机")
        await expect(device(page, "呼叫器 pc-pad")).to_contain_text("该程序恢复后自动恢复。")


async def test_a_test_by_keyboard_says_what_is_to_be_seen_and_the_pad_shows_it(
    tmp_path: Path, browser: Browser
) -> None:
    async with (
        Ff68Emulator() as pads,
        opened(tmp_path / "data", browser, with_devices(bus(pads.url))) as (_, page),
    ):
        await page.get_by_role("button", name="测试呼叫器和评价器 bus").press("Enter")
        await said(page, "现在应看到或听到：一声提示音、显示“888”五秒、评价器请求评价五秒")
        await pads.shows(1, "888888")
        await page.get_by_role("button", name="测试取号机 k1 打印机").click()
        await said(page, "取号机 k1 打印机：已打印测试号票")


async def test_a_device_that_is_down_refuses_its_test_in_words(tmp_path: Path, browser: Browser) -> None:
    async with opened(tmp_path / "data", browser, with_devices(pad("west", NOBODY, "5"))) as (_, page):
        await expect(device(page, "呼叫器 west")).to_contain_text("连接不上")
        await page.get_by_role("button", name="测试呼叫器 west").click()
        await said(page, "设备连接不上或不能工作，请先按提示处理。")


async def test_seventy_devices_are_narrowed_by_state_kind_and_window(
    tmp_path: Path, browser: Browser
) -> None:
    pads = [pad(f"pad-{n:02}", NOBODY, str(n % 24 + 1)) for n in range(68)]
    async with opened(tmp_path / "data", browser, with_devices(*pads)) as (_, page):
        await expect(page.locator(".device")).to_have_count(70)
        await page.get_by_role("button", name="正常 2").click()
        await expect(page.locator(".device")).to_have_count(2)
        await page.get_by_role("button", name="全部 70").click()
        await page.get_by_label("设备种类").select_option("call-pad")
        await expect(page.locator(".device")).to_have_count(68)
        await page.get_by_label("名称、窗口或地址").fill("12")
        await expect(page.locator(".device h3")).to_have_text(
            ["呼叫器 pad-11", "呼叫器 pad-12", "呼叫器 pad-35", "呼叫器 pad-59"]
        )
        await page.get_by_label("名称、窗口或地址").fill("no such thing")
        await page.get_by_role("button", name="显示全部设备").click()
        await expect(page.locator(".device")).to_have_count(70)


async def test_a_slip_that_failed_is_printed_again_from_the_device_page(
    tmp_path: Path, browser: Browser
) -> None:
    async with EscposEmulator() as printer:
        printer.paper_out = True
        async with opened(tmp_path / "data", browser, printing(with_devices(), printer.url)) as (
            served,
            page,
        ):
            await take(served, "enterprise")
            slips = page.get_by_role("region", name="待处理的号票")
            await expect(slips).to_contain_text("A001")
            await expect(slips).to_contain_text("未打印：缺纸")
            printer.paper_out = False
            await page.get_by_role("button", name="重新打印 A001").click()
            await expect(slips).to_have_count(0)
            assert len(printer.jobs) == 1


async def test_a_supervisor_looks_but_tests_nothing(hall: House, open_page: OpenPage) -> None:
    await hall.running.access.add_person("main", "boss", "周主任", ["supervisor"])
    page = await open_page(PAGE, user="boss", hall_id="main")
    await expect(page.locator(".device")).to_have_count(2)
    await expect(page.get_by_text("设备全部正常")).to_be_visible()
    await expect(page.get_by_role("button", name="测试")).to_have_count(0)


async def test_a_clerk_is_sent_to_sign_in(open_page: OpenPage) -> None:
    page = await open_page(PAGE, user="c01", hall_id="main")
    assert urlsplit(page.url).path == "/sign-in"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
async def test_no_serious_barrier_on_the_device_page(
    tmp_path: Path, browser: Browser, scheme: str, width: int
) -> None:
    config = with_devices(pad("west", NOBODY, "5"), pad("pc-pad", "agent://window-2/pad", "2"))
    async with opened(tmp_path / "data", browser, config) as (served, page):
        await take(served, "enterprise")
        await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        await page.set_viewport_size({"width": width, "height": 800})
        await expect(device(page, "呼叫器 west")).to_contain_text("连接不上")
        assert await findings(page) == []
        assert await page.evaluate("document.documentElement.scrollWidth") <= width
