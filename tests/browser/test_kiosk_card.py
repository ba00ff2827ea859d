"""The kiosk with an identity card on its reader: never needed, masked, forgotten."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, Route, expect

from devices.sdt.emulator import SdtEmulator
from server.config.schema import DeviceSection, UnitSection
from tests.browser.looks import findings
from tests.browser.public import kiosk_link, tiles
from tests.devices.people import CARD
from tests.floor.halls import hall_with
from tests.serving import House, news

pytestmark = pytest.mark.browser


@asynccontextmanager
async def kiosk_with_reader(data: Path, browser: Browser) -> AsyncGenerator[tuple[House, Page, SdtEmulator]]:
    async with SdtEmulator() as reader:
        section = DeviceSection(
            id="reader", driver="sdt", url=reader.url, unit=(UnitSection(use="card-reader", kiosk="k1"),)
        )
        async with hall_with(data, section) as hall:
            page = await browser.new_page(viewport={"width": 1080, "height": 1920}, locale="zh-CN")
            await page.goto(hall.url + kiosk_link(hall))
            await expect(page.get_by_role("button", name="触摸屏幕")).to_be_visible()
            yield hall, page, reader


async def shown(hall: House) -> Any:
    """The card that the server still holds for the kiosk."""
    token = hall.running.screen_token("kiosk", "main", "k1")
    headers = {"Authorization": f"Bearer {token}"}
    async with hall.http.ws_connect(f"{hall.url}/live/halls/main/kiosks/k1", headers=headers) as socket:
        return (await news(socket))["view"]["card"]


async def test_a_card_is_a_first_touch_and_gives_the_group_and_nothing_of_it_stays(
    tmp_path: Path, browser: Browser
) -> None:
    async with kiosk_with_reader(tmp_path / "data", browser) as (hall, page, reader):
        reader.lay(CARD)
        await expect(page.locator("yc-kiosk-card")).to_contain_text("王** 1*************002X")
        await expect(page.locator("yc-kiosk-card")).to_contain_text("已为您选择“老年人”，可以更改")
        await expect(page.get_by_role("button", name="老年人")).to_have_attribute("aria-pressed", "true")
        await page.locator("yc-kiosk-tile .take").first.click()
        qr = page.get_by_role("img", name="二维码")
        ticket = str(await qr.get_attribute("src")).split("/")[2].partition(".")[0]
        clerk = await hall.client("clerk")
        assert (await clerk.get(f"/halls/main/tickets/{ticket}"))["group"] == "elderly"
        person = (await clerk.get(f"/halls/main/tickets/{ticket}/private"))["person"]
        assert (person["name"], person["id_number"]) == ("王桂英", "11010519491231002X")
        async with page.expect_response("**/card/forget") as forgotten:
            await page.get_by_role("button", name="完成").click()
        assert (await forgotten.value).ok
        await expect(page.get_by_role("button", name="触摸屏幕")).to_be_visible()
        assert await shown(hall) is None
        await tiles(page)
        assert "王" not in await page.content()
        await expect(page.get_by_role("button", name="普通")).to_have_attribute("aria-pressed", "true")


async def test_a_card_is_only_offered_and_its_group_can_be_changed(tmp_path: Path, browser: Browser) -> None:
    async with kiosk_with_reader(tmp_path / "data", browser) as (_, page, reader):
        await tiles(page)
        await expect(page.get_by_text("可以把身份证放在读卡区，不放也能取号")).to_be_visible()
        await page.get_by_role("button", name="残疾人").click()
        reader.lay(CARD)
        await expect(page.locator("yc-kiosk-card")).to_contain_text("王**")
        await expect(page.get_by_role("button", name="残疾人")).to_have_attribute("aria-pressed", "true")
        await page.get_by_role("button", name="普通").click()
        await expect(page.get_by_role("button", name="普通")).to_have_attribute("aria-pressed", "true")


async def test_somebody_elses_card_is_let_go(tmp_path: Path, browser: Browser) -> None:
    async with kiosk_with_reader(tmp_path / "data", browser) as (hall, page, reader):
        await tiles(page)
        reader.lay(CARD)
        await page.get_by_role("button", name="不是本人？请取走身份证").click()
        await expect(page.get_by_text("王**")).to_have_count(0)
        await expect(page.get_by_role("button", name="普通")).to_have_attribute("aria-pressed", "true")
        await page.locator("yc-kiosk-tile .take").first.click()
        qr = page.get_by_role("img", name="二维码")
        ticket = str(await qr.get_attribute("src")).split("/")[2].partition(".")[0]
        clerk = await hall.client("clerk")
        assert (await clerk.get(f"/halls/main/tickets/{ticket}"))["group"] == "ordinary"
        assert (await clerk.get(f"/halls/main/tickets/{ticket}/private"))["person"] is None


async def test_a_card_that_cannot_be_read_stands_in_nobodys_way(tmp_path: Path, browser: Browser) -> None:
    async with kiosk_with_reader(tmp_path / "data", browser) as (_, page, reader):
        await tiles(page)
        reader.lay(CARD)
        reader.break_card("read")
        await expect(page.get_by_text("身份证没有读出来")).to_be_visible()
        await page.get_by_role("button", name="不用身份证").click()
        await expect(page.get_by_text("身份证没有读出来")).to_have_count(0)
        await page.locator("yc-kiosk-tile .take").first.click()
        await expect(page.locator("yc-kiosk-result h1")).to_have_text("A001")


async def test_an_idle_kiosk_forgets_the_card(tmp_path: Path, browser: Browser) -> None:
    async with kiosk_with_reader(tmp_path / "data", browser) as (hall, page, reader):
        await page.clock.install()
        await page.reload()
        await tiles(page)
        reader.lay(CARD)
        await expect(page.locator("yc-kiosk-card")).to_contain_text("王**")
        await page.clock.fast_forward(26_000)
        await expect(page.get_by_role("alertdialog")).to_be_visible()
        async with page.expect_response("**/card/forget"):
            await page.clock.fast_forward(20_000)
        await expect(page.get_by_role("button", name="触摸屏幕")).to_be_visible()
        assert "王" not in await page.content()
        assert await shown(hall) is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_no_serious_barrier_with_a_card_on_the_reader(
    tmp_path: Path, browser: Browser, scheme: str
) -> None:
    async with kiosk_with_reader(tmp_path / "data", browser) as (_, page, reader):
        await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        await tiles(page)
        assert await findings(page) == []
        reader.lay(CARD)
        await expect(page.locator("yc-kiosk-card")).to_contain_text("王**")
        assert await findings(page) == []


async def test_a_card_that_is_quicker_than_what_the_hall_offers_gives_its_group_all_the_same(
    tmp_path: Path, browser: Browser
) -> None:
    async with kiosk_with_reader(tmp_path / "data", browser) as (_, page, reader):
        offered = asyncio.Event()

        async def late(route: Route) -> None:
            await offered.wait()
            await route.continue_()

        await page.route("**/api/v1/halls/main", late)
        await page.reload()
        start = page.get_by_role("button", name="触摸屏幕")
        await expect(start).to_be_visible()  # the first picture does not wait for it
        reader.lay(CARD)
        await expect(start).not_to_be_visible()
        offered.set()
        await expect(page.get_by_role("button", name="老年人")).to_have_attribute("aria-pressed", "true")
        await expect(page.locator("yc-kiosk-tile")).to_have_count(8)
