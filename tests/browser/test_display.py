"""Hall board, window sign and rating pad in a real browser, and what all public pages share."""

from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, expect

from tests.browser.conftest import OpenPage
from tests.browser.looks import findings
from tests.browser.public import (
    PORTRAIT,
    desk,
    kiosk_link,
    pad_link,
    serve,
    take,
    tiles,
    with_clock,
)
from tests.serving import House, house, shown


async def test_the_board_shows_a_call_and_its_newest_number(hall: House, open_page: OpenPage) -> None:
    page = await open_page("/board/main", width=1920, height=1080)
    client = await desk(hall)
    await take(hall)
    await take(hall)
    await expect(page.locator("footer .waiting").first).to_have_text("2 人等候")
    await client.post("/halls/main/windows/1/call-next")
    await expect(page.locator(".now .number")).to_have_text("A001")
    await expect(page.locator(".now .window")).to_have_text("1号窗口")
    await client.post("/halls/main/windows/1/miss")
    await client.post("/halls/main/windows/1/call-next")
    await expect(page.locator(".now .number")).to_have_text("A002")
    await expect(page.locator(".recent li").first).to_contain_text("A001")
    await expect(page.locator(".absent")).to_contain_text("A001")


async def test_no_category_name_is_cut_on_the_board(hall: House, open_page: OpenPage) -> None:
    for size in ({"width": 1920, "height": 1080}, PORTRAIT):
        page = await open_page("/board/main", **size)
        names = page.locator("footer .name")
        await expect(names).to_have_count(8)
        cut = "(all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent)"
        assert await names.evaluate_all(cut) == []
        assert await page.evaluate("document.documentElement.scrollHeight <= innerHeight")


async def test_the_sign_follows_its_window(hall: House, open_page: OpenPage) -> None:
    page = await open_page("/window/main/1", width=1920, height=1080)
    await expect(page.get_by_text("窗口关闭")).to_be_visible()
    client = await desk(hall)
    await expect(page.get_by_text("请等候叫号")).to_be_visible()
    await take(hall)
    await client.post("/halls/main/windows/1/call-next")
    await expect(page.locator(".number")).to_have_text("A001")
    await expect(page.get_by_text("请到本窗口")).to_be_visible()
    await expect(page.locator("main.flash")).to_be_visible()
    await client.post("/halls/main/windows/1/start")
    await expect(page.get_by_text("正在办理")).to_be_visible()
    await client.post("/halls/main/windows/1/finish")
    await client.post("/halls/main/windows/1/pause", {"reason": "设备检修"})
    await expect(page.get_by_text("暂停服务")).to_be_visible()
    await expect(page.get_by_text("原因：设备检修")).to_be_visible()


async def test_the_pad_asks_after_the_finish_without_a_default_and_rates_once(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_page(pad_link(hall, "1"), width=1024, height=600)
    await expect(page.get_by_text("本窗口暂无工作人员")).to_be_visible()
    client = await desk(hall)
    await expect(page.get_by_text("王芳")).to_be_visible()
    ticket = await take(hall)
    await serve(client)
    levels = page.locator(".levels button")
    await expect(levels).to_have_count(5)
    await expect(page.locator("[aria-pressed=true], :focus:not(body), [checked]")).to_have_count(0)
    boxes = [await levels.nth(at).bounding_box() for at in range(5)]
    assert len({round(box["width"]) for box in boxes if box}) == 1
    assert all(box and box["width"] >= 80 and box["height"] >= 80 for box in boxes)

    await page.get_by_role("button", name="不满意", exact=True).click()
    await page.get_by_role("button", name="等候时间太长").click()
    await page.get_by_role("button", name="提交评价").click()
    await expect(page.get_by_text("感谢您的评价")).to_be_visible()
    assert (await hall.anyone().get(f"/halls/main/tickets/{shown(ticket)}"))["rated"] is True
    status, problem = await client.call(
        "POST", f"/halls/main/tickets/{ticket['id']}/rating", {"level": 5, "channel": "pad"}
    )
    assert (status, problem["code"]) == (409, "already_rated")


async def test_a_pad_that_nobody_touches_for_30_seconds_forgets(hall: House, open_page: OpenPage) -> None:
    page = await open_page(pad_link(hall, "1"), width=1024, height=600)
    client = await desk(hall)
    await with_clock(page)
    await expect(page.get_by_text("王芳")).to_be_visible()
    ticket = await take(hall)
    await serve(client)
    await expect(page.locator(".levels button")).to_have_count(5)
    await page.clock.fast_forward(31_000)
    await expect(page.get_by_text("业务办结后，请在这里评价")).to_be_visible()
    assert (await hall.anyone().get(f"/halls/main/tickets/{shown(ticket)}"))["rated"] is False


async def test_a_pad_without_a_token_says_what_to_do(hall: House, open_page: OpenPage) -> None:
    page = await open_page("/rating/main/1", width=1024, height=600)
    await expect(page.get_by_role("heading", name="本机尚未登记")).to_be_visible()


async def test_kiosk_board_and_phone_heal_after_a_restart(browser: Browser, tmp_path: Path) -> None:
    kiosk, board, phone = [await browser.new_page(locale="zh-CN") for _ in range(3)]
    async with house(tmp_path / "data") as hall:
        port = urlsplit(hall.url).port or 0
        ticket = await take(hall)
        await kiosk.goto(hall.url + kiosk_link(hall))
        await tiles(kiosk)
        await board.goto(f"{hall.url}/board/main")
        await expect(board.locator("footer .waiting").first).to_have_text("1 人等候")
        await phone.goto(f"{hall.url}/t/{shown(ticket)}")
        await expect(phone.locator("h1")).to_have_text("A001")
    for page in (kiosk, board, phone):
        await expect(page.locator("yc-connection .banner")).to_be_visible()
    async with house(tmp_path / "data", port=port) as hall:
        for page in (kiosk, board, phone):
            await expect(page.locator("yc-connection > *")).to_have_count(0)
        await kiosk.locator("yc-kiosk-tile .take").first.click()
        await expect(kiosk.locator("yc-kiosk-result h1")).to_have_text("A002")
        await expect(board.locator("footer .waiting").first).to_have_text("2 人等候")
        client = await desk(hall)
        await client.post("/halls/main/windows/1/call-next")
        await expect(phone.get_by_text("轮到您了")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_no_public_page_has_a_finding_of_wcag_in_any_state(
    hall: House, open_page: OpenPage, scheme: str
) -> None:
    client = await desk(hall)
    first, second = await take(hall), await take(hall, service="company-registration")

    kiosk = await open_page(kiosk_link(hall), scheme=scheme, **PORTRAIT)
    await expect(kiosk.locator(".go")).to_be_visible()
    assert await findings(kiosk) == []
    await tiles(kiosk)
    assert await findings(kiosk) == []
    await kiosk.locator("yc-kiosk-tile .take").first.click()
    await expect(kiosk.locator(".print.good")).to_be_visible()
    assert await findings(kiosk) == []

    phone = await open_page(f"/t/{shown(second)}", width=390, height=844, scheme=scheme)
    await expect(phone.locator("dd").first).to_be_visible()
    assert await findings(phone) == []
    pad = await open_page(pad_link(hall, "1"), width=1024, height=600, scheme=scheme)
    await expect(pad.locator(".clerk")).to_be_visible()
    assert await findings(pad) == []
    await client.post("/halls/main/windows/1/call-next")
    called = await open_page(f"/t/{shown(first)}", width=390, height=844, scheme=scheme)
    await expect(called.locator(".window")).to_be_visible()
    assert await findings(called) == []
    for path in ("/board/main", "/window/main/1"):
        screen = await open_page(path, width=1920, height=1080, scheme=scheme)
        await expect(screen.locator(".number")).to_be_visible()
        assert await findings(screen) == []
    await client.post("/halls/main/windows/1/start")
    await client.post("/halls/main/windows/1/finish")
    await expect(pad.locator(".levels button")).to_have_count(5)
    assert await findings(pad) == []
    await expect(called.locator(".levels button")).to_have_count(5)
    assert await findings(called) == []


async def test_upright_in_english_the_number_covers_no_other_line(hall: House, open_page: OpenPage):
    clerk = await hall.client("clerk")
    kiosk = await hall.client("kiosk", name="k1")
    await kiosk.post("/halls/main/tickets", {"category": "enterprise"})
    await clerk.post("/halls/main/windows/1/open", {"clerk": "c01"})
    await clerk.post("/halls/main/windows/1/call-next")
    page = await open_page("/board/main?sound=off", 1080, 1920, language="en-US")
    await expect(page.locator(".now .number")).to_have_text("A001")
    boxes = [
        await page.locator(f".now {line}").bounding_box() for line in ("h2", ".number", ".to", ".window")
    ]
    edges = [(box["y"], box["y"] + box["height"]) for box in boxes if box is not None]
    assert len(edges) == 4
    assert all(above[1] <= below[0] + 1 for above, below in pairwise(edges))


async def test_a_board_is_drawn_from_what_its_page_brought_along(hall: House, browser: Browser) -> None:
    client = await desk(hall)
    await take(hall)
    await client.post("/halls/main/windows/1/call-next")
    page = await browser.new_page(locale="zh-CN")
    await page.route_web_socket("**/live/**", lambda _: None)  # opened and never answered
    await page.goto(f"{hall.url}/board/main?sound=off")
    await expect(page.locator(".now .number")).to_have_text("A001")
    await page.close()
    async with hall.http.get(f"{hall.url}/board/nowhere") as answer:
        assert 'id="first"' not in await answer.text()


async def test_what_a_page_brings_along_cannot_end_its_element(hall: House) -> None:
    manager = await hall.client("manager")
    await manager.post("/halls/main/notices", {"kind": "ticker", "zh": "</script><script>alert(1)</script>"})
    async with hall.http.get(f"{hall.url}/board/main") as answer:
        text = await answer.text()
    assert "<script>alert" not in text
    assert "\\u003c/script>\\u003cscript>alert(1)" in text
