"""The citizen's phone page in a real browser."""

from pathlib import Path

from playwright.async_api import Browser, WebSocketRoute, expect

from tests.browser.conftest import OpenPage
from tests.browser.public import (
    desk,
    serve,
    take,
    weight,
)
from tests.serving import House, house, shown


async def test_the_phone_shows_the_place_and_then_the_window(hall: House, open_page: OpenPage) -> None:
    client = await desk(hall)
    await take(hall)
    ticket = await take(hall)
    page = await open_page(f"/t/{shown(ticket)}", width=390, height=844)
    await expect(page.locator("h1")).to_have_text("A002")
    await expect(page.locator("dd").first).to_have_text("1")
    await page.get_by_role("button", name="开启叫号提醒").click()
    await serve(client)
    await expect(page.get_by_text("快到您了")).to_be_visible()
    await client.post("/halls/main/windows/1/call-next")
    await expect(page.get_by_text("轮到您了")).to_be_visible()
    await expect(page.locator(".window")).to_contain_text("1号窗口")
    await client.post("/halls/main/windows/1/miss")
    await page.get_by_role("button", name="我回来了").click()
    await expect(page.get_by_text("正在排队")).to_be_visible()


async def test_the_phone_postpones_once_and_cancels_after_a_question(
    hall: House, open_page: OpenPage
) -> None:
    ticket = await take(hall)
    page = await open_page(f"/t/{shown(ticket)}", width=390, height=844)
    await page.get_by_role("button", name="稍后再来").click()
    await page.get_by_role("button", name="确定稍后再来").click()
    await expect(page.get_by_role("button", name="取消排队")).to_be_visible()
    await expect(page.get_by_role("button", name="稍后再来")).to_have_count(0)
    await page.get_by_role("button", name="取消排队").click()
    await page.get_by_role("button", name="不，继续排队").click()
    assert (await hall.anyone().get(f"/halls/main/tickets/{shown(ticket)}"))["state"] == "waiting"
    await page.get_by_role("button", name="取消排队").click()
    await page.get_by_role("button", name="确定取消").click()
    await expect(page.get_by_text("您已取消此号")).to_be_visible()
    assert (await hall.anyone().get(f"/halls/main/tickets/{shown(ticket)}"))["state"] == "cancelled"


async def test_the_phone_rates_a_finished_service_with_reasons(hall: House, open_page: OpenPage) -> None:
    client = await desk(hall)
    ticket = await take(hall)
    page = await open_page(f"/t/{shown(ticket)}", width=390, height=844)
    await expect(page.locator("yc-phone-rate")).to_have_count(0)
    await serve(client)
    await expect(page.locator(".levels button")).to_have_count(5)
    await expect(page.locator(".levels [aria-pressed=true]")).to_have_count(0)
    await page.get_by_role("button", name="非常不满意").click()
    await page.get_by_label("等候时间太长").check()
    await page.get_by_role("button", name="提交评价").click()
    await expect(page.get_by_text("感谢您的评价")).to_be_visible()
    assert (await hall.anyone().get(f"/halls/main/tickets/{shown(ticket)}"))["rated"] is True


async def test_the_phone_page_asks_again_where_websockets_do_not_work(
    hall: House, open_page: OpenPage
) -> None:
    client = await desk(hall)
    ticket = await take(hall)
    page = await open_page("/t/none", width=390, height=844)

    async def cut(socket: WebSocketRoute) -> None:
        await socket.close()

    await page.route_web_socket("**/live/**", cut)
    await page.goto(f"{hall.url}/t/{shown(ticket)}")
    await expect(page.locator("h1")).to_have_text("A001")
    await client.post("/halls/main/windows/1/call-next")
    await expect(page.locator(".window")).to_contain_text("1号窗口")


async def test_the_phone_keeps_the_number_in_sight_while_there_is_no_connection(
    browser: Browser, tmp_path: Path
) -> None:
    page = await browser.new_page(locale="zh-CN", viewport={"width": 390, "height": 844})
    await page.clock.install()
    async with house(tmp_path / "data") as hall:
        ticket = await take(hall)
        await page.goto(f"{hall.url}/t/{shown(ticket)}")
        await expect(page.locator("h1")).to_have_text("A001")
    await expect(page.locator("yc-connection .banner")).to_be_visible()
    await page.clock.fast_forward(31_000)
    await expect(page.get_by_text("您的号码仍然有效")).to_be_visible()
    await expect(page.locator("h1")).to_have_text("A001")
    await expect(page.locator("yc-connection .curtain")).to_have_count(0)


async def test_an_unknown_ticket_gets_friendly_words(hall: House, open_page: OpenPage) -> None:
    page = await open_page("/t/of-yesterday", width=390, height=844)
    await expect(page.get_by_text("这不是今天的号票")).to_be_visible()


async def test_a_clerk_with_an_old_link_gets_the_same_words(hall: House, open_page: OpenPage) -> None:
    """Signed in at one hall; whether another has such a number is not for that clerk to know."""
    page = await open_page("/t/of-yesterday", width=390, height=844, user="c01", hall_id="main")
    await expect(page.get_by_text("这不是今天的号票")).to_be_visible()


async def test_the_ticket_on_the_phone_is_light_on_the_wire(hall: House, browser: Browser) -> None:
    ticket = await take(hall, service="company-registration")
    assert await weight(browser, f"{hall.url}/t/{shown(ticket)}") < 50_000
