"""The server goes away and comes back in the middle of everything: nothing that was begun is lost."""

import re
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.desks import signed_in
from tests.browser.public import kiosk_link, pad_link, serve, take, tiles
from tests.serving import House, house, shown

pytestmark = pytest.mark.browser
Begin = Callable[[House, Browser], Awaitable[Page]]
GoOn = Callable[[House, Page], Awaitable[None]]


@asynccontextmanager
async def interrupted(data: Path, browser: Browser, begin: Begin) -> AsyncGenerator[tuple[House, Page]]:
    """A flow begun at one server; the body goes on at the next, which came up at the same address. No error on the way."""
    errors: list[str] = []
    async with house(data) as hall:
        port = urlsplit(hall.url).port or 0
        page = await begin(hall, browser)
        page.on("pageerror", lambda error: errors.append(str(error)))
    await expect(page.locator("yc-connection").get_by_role("status")).to_be_visible()
    async with house(data, port=port) as again:
        await expect(page.locator("yc-connection > *")).to_have_count(0)
        yield again, page
    assert errors == []


async def screen(hall: House, browser: Browser, path: str, width: int, height: int) -> Page:
    context = await browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
    page = await context.new_page()
    await page.goto(f"{hall.url}{path}")
    return page


async def open_window(hall: House, window: str = "1") -> None:
    clerk = await hall.client("clerk")
    await clerk.post(f"/halls/main/windows/{window}/open", {"clerk": f"c0{window}"})


async def test_a_citizen_at_the_kiosk_goes_on_choosing(tmp_path: Path, browser: Browser) -> None:
    async def begin(hall: House, browser: Browser) -> Page:
        page = await screen(hall, browser, kiosk_link(hall), 1080, 1920)
        await tiles(page)
        await page.get_by_role("button", name="老年人").click()
        return page

    async with interrupted(tmp_path / "data", browser, begin) as (hall, page):
        await expect(page.get_by_role("button", name="老年人")).to_have_attribute("aria-pressed", "true")
        await page.locator("yc-kiosk-tile .take").first.click()
        await expect(page.get_by_role("heading", name="A001")).to_be_visible()
        groups = await hall.running.engine.read(
            "main", lambda s, _at: [t.group for t in s.facts.today.tickets.values()]
        )
        assert groups == ["elderly"]


async def test_a_number_just_taken_stays_on_the_screen(tmp_path: Path, browser: Browser) -> None:
    async def begin(hall: House, browser: Browser) -> Page:
        page = await screen(hall, browser, kiosk_link(hall), 1080, 1920)
        await tiles(page)
        await page.locator("yc-kiosk-tile .take").first.click()
        await expect(page.get_by_role("heading", name="A001")).to_be_visible()
        return page

    async with interrupted(tmp_path / "data", browser, begin) as (_, page):
        await expect(page.get_by_role("heading", name="A001")).to_be_visible()


async def test_a_clerk_writing_a_note_sends_it_afterwards(tmp_path: Path, browser: Browser) -> None:
    async def begin(hall: House, browser: Browser) -> Page:
        await take(hall)
        await open_window(hall)
        clerk = await hall.client("clerk")
        for action in ("call-next", "start"):
            await clerk.post(f"/halls/main/windows/1/{action}")
        page = await signed_in(hall, browser, "c01", "main", "/console/main/1")
        await page.get_by_role("button", name="转办").click()
        await page.get_by_label("给下一窗口的备注").fill("缺少章程")
        return page

    async with interrupted(tmp_path / "data", browser, begin) as (hall, page):
        await expect(page.get_by_label("给下一窗口的备注")).to_have_value("缺少章程")
        await page.get_by_role("button", name=re.compile("综合业务类")).click()
        await page.get_by_role("button", name="确认转办").click()
        await page.get_by_role("button", name="仍要转办").click()  # nobody is at a window for it
        await expect(page.get_by_role("status").filter(has_text="A001")).to_be_visible()
        moved = await hall.running.engine.read(
            "main", lambda s, _at: [t.category for t in s.facts.today.tickets.values()]
        )
        assert moved == ["comprehensive"]


async def test_a_manager_half_way_through_a_move_and_a_plan_loses_neither(
    tmp_path: Path, browser: Browser
) -> None:
    async def begin(hall: House, browser: Browser) -> Page:
        page = await signed_in(hall, browser, "admin", "", "/manager/main")
        await page.get_by_role("button", name="调整8号窗口的业务类别").click()
        await page.get_by_role("checkbox", name=re.compile("企业注册登记")).first.check()
        await page.get_by_role("tab", name="定时计划").click()
        await page.get_by_role("button", name="新建计划").click()
        await page.get_by_label("名称").fill("逢集日")
        return page

    async with interrupted(tmp_path / "data", browser, begin) as (hall, page):
        await expect(page.get_by_label("名称")).to_have_value("逢集日")
        await page.get_by_role("button", name="确认调整").click()
        await expect(page.get_by_role("status").filter(has_text="8号窗口已调整")).to_be_visible()
        served = await hall.running.engine.read(
            "main", lambda s, _at: s.facts.lasting.windows["8"].categories
        )
        assert served == ("real-estate", "enterprise")


async def test_a_citizen_about_to_rate_still_can(tmp_path: Path, browser: Browser) -> None:
    async def begin(hall: House, browser: Browser) -> Page:
        await take(hall)
        await open_window(hall)
        page = await screen(hall, browser, pad_link(hall, "1"), 1024, 600)
        await serve(await hall.client("clerk"))
        await expect(page.get_by_role("button", name="非常满意")).to_be_visible()
        return page

    async with interrupted(tmp_path / "data", browser, begin) as (hall, page):
        await page.get_by_role("button", name="非常满意").click()
        await expect(page.get_by_text("感谢您的评价")).to_be_visible()
        levels = await hall.running.engine.read(
            "main", lambda s, _at: [t.rating.level for t in s.facts.today.tickets.values() if t.rating]
        )
        assert levels == [5]


async def test_a_phone_and_a_board_are_up_to_date_again(tmp_path: Path, browser: Browser) -> None:
    boards: list[Page] = []

    async def begin(hall: House, browser: Browser) -> Page:
        ticket = await take(hall)
        await open_window(hall)
        boards.append(await screen(hall, browser, "/board/main?sound=off", 1920, 1080))
        page = await screen(hall, browser, f"/t/{shown(ticket)}", 390, 844)
        await expect(page.get_by_role("heading", name="A001")).to_be_visible()
        return page

    async with interrupted(tmp_path / "data", browser, begin) as (hall, page):
        await (await hall.client("clerk")).post("/halls/main/windows/1/call-next")
        await expect(page.get_by_text("轮到您了").first).to_be_visible()
        await expect(boards[0].locator(".now .number")).to_have_text("A001")
