"""The kiosk in a real browser."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from playwright.async_api import Browser, Page, Route, WebSocketRoute, expect

from devices.escpos.emulator import EscposEmulator
from server.config.schema import ConfigFile
from tests.browser.conftest import OpenPage
from tests.browser.looks import findings
from tests.browser.public import (
    KIOSK,
    PORTRAIT,
    kiosk_link,
    spoken_to,
    take,
    tiles,
    with_clock,
)
from tests.serving import House, example, house


async def test_a_citizen_takes_a_ticket_in_two_touches_and_sees_number_qr_and_slip(
    hall: House, open_page: OpenPage
) -> None:
    await (await hall.client("clerk")).post("/halls/main/windows/1/open", {"clerk": "c01"})
    page = await open_page(kiosk_link(hall), **PORTRAIT)
    await page.get_by_role("button", name="触摸屏幕").click()
    await page.get_by_role("button", name="A 企业注册登记").first.click()

    await expect(page.locator("yc-kiosk-result h1")).to_have_text("A001")
    slip = page.get_by_role("article", name="您的号票")
    await expect(slip).to_contain_text("薛城区政务服务大厅")
    await expect(slip).to_contain_text("前面还有 0 人")
    qr = slip.get_by_role("img", name="二维码")
    await expect(qr).to_be_visible()
    assert await qr.evaluate("async (image) => (await image.decode(), image.naturalWidth)") > 0
    await expect(page.get_by_text("号票已打印，请取走。")).to_be_visible()

    ticket = str(await qr.get_attribute("src")).split("/")[2]
    known = await hall.anyone().get(f"/halls/main/tickets/{ticket}")
    assert (known["number"], known["group"], known["state"], known["slip"]) == (
        "A001",
        "ordinary",
        "waiting",
        "printed",
    )


async def test_two_quick_touches_give_one_ticket(hall: House, open_page: OpenPage) -> None:
    page = await open_page(kiosk_link(hall), **PORTRAIT)
    await tiles(page)
    await page.locator("yc-kiosk-tile .take").first.evaluate(
        "(button) => { button.click(); button.click(); }"
    )
    await expect(page.locator("yc-kiosk-result h1")).to_have_text("A001")
    await expect(page.get_by_text("号票已打印")).to_be_visible()
    assert (await hall.anyone().get("/halls/main"))["waiting"] == 1


async def test_a_group_is_chosen_beside_the_way_and_forgotten_afterwards(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_page(kiosk_link(hall), **PORTRAIT)
    await tiles(page)
    await expect(page.get_by_role("button", name="普通")).to_have_attribute("aria-pressed", "true")
    await page.get_by_role("button", name="老年人").click()
    await page.locator("yc-kiosk-tile .take").first.click()
    qr = page.get_by_role("img", name="二维码")
    ticket = str(await qr.get_attribute("src")).split("/")[2]
    assert (await hall.anyone().get(f"/halls/main/tickets/{ticket}"))["group"] == "elderly"
    await page.get_by_role("button", name="完成").click()
    await tiles(page)
    await expect(page.get_by_role("button", name="普通")).to_have_attribute("aria-pressed", "true")


async def test_the_guide_says_what_to_bring_and_takes_a_ticket_for_the_matter(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_page(kiosk_link(hall), width=1920, height=1080)
    await tiles(page)
    await page.get_by_role("button", name="办事指南 企业注册登记").click()
    await page.get_by_role("button", name="企业设立登记").click()
    await expect(page.locator("yc-kiosk-matter .check li").first).to_contain_text("公司登记（备案）申请书")
    await page.get_by_role("button", name="办理此事项，取号").click()
    slip = page.get_by_role("article", name="您的号票")
    await expect(slip).to_contain_text("企业设立登记")
    await expect(slip).to_contain_text("公司章程")


async def test_an_idle_kiosk_warns_and_then_forgets_everything(hall: House, open_page: OpenPage) -> None:
    page = await open_page(kiosk_link(hall), **PORTRAIT)
    await with_clock(page)
    await tiles(page)
    await page.get_by_role("button", name="English").click()
    await page.get_by_role("button", name="Large text").click()
    await page.get_by_role("button", name="Senior").click()
    await page.clock.fast_forward(26_000)
    warning = page.get_by_role("alertdialog")
    await expect(warning).to_contain_text("Are you still there?")
    await page.get_by_role("button", name="Continue").click()
    await expect(warning).to_have_count(0)
    await page.clock.fast_forward(26_000)
    await expect(warning).to_be_visible()
    await page.clock.fast_forward(20_000)
    await expect(page.get_by_role("button", name="触摸屏幕")).to_be_visible()
    assert await page.evaluate("[document.documentElement.lang, document.documentElement.className]") == [
        "zh-CN",
        "",
    ]
    await tiles(page)
    await expect(page.get_by_role("button", name="普通")).to_have_attribute("aria-pressed", "true")


async def test_the_result_leaves_by_itself(hall: House, open_page: OpenPage) -> None:
    page = await open_page(kiosk_link(hall), **PORTRAIT)
    await with_clock(page)
    await tiles(page)
    await page.locator("yc-kiosk-tile .take").first.click()
    await expect(page.get_by_role("button", name="完成")).to_contain_text("秒")
    await page.clock.fast_forward(31_000)
    await expect(page.get_by_role("button", name="触摸屏幕")).to_be_visible()
    await expect(page.get_by_text("A001")).to_have_count(0)


def with_printer(url: str) -> ConfigFile:
    """The example with another printer at its first kiosk."""
    config = example()
    first = config.hall[0]
    kiosks = (replace(first.kiosk[0], printer=url), *first.kiosk[1:])
    return replace(config, hall=(replace(first, kiosk=kiosks), *config.hall[1:]))


async def test_a_failed_printer_sends_the_citizen_to_the_qr(browser: Browser, tmp_path: Path) -> None:
    async with house(tmp_path / "data", with_printer("tcp://127.0.0.1:1")) as hall:
        page = await browser.new_page(viewport={"width": 1080, "height": 1920})
        await page.goto(hall.url + kiosk_link(hall))
        await tiles(page)
        await page.locator("yc-kiosk-tile .take").first.click()
        await expect(page.get_by_text("打印机没有打印出号票")).to_be_visible()
        await expect(page.locator("yc-kiosk-result h1")).to_have_text("A001")
        await expect(page.get_by_text("请用手机扫码，号票就在手机上", exact=True)).to_be_visible()
        await expect(page.get_by_role("img", name="二维码")).to_be_visible()
        await expect(page.get_by_role("article")).to_have_count(0)


async def test_a_link_that_could_not_be_handed_in_is_kept_until_it_can(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_page("/healthz", **PORTRAIT)
    await page.clock.install()
    enrol = "**/api/v1/session/enrol"
    await page.route(enrol, lambda route: route.abort())
    await page.goto(hall.url + kiosk_link(hall))
    await page.reload()  # whoever sees no kiosk
    for _ in range(8):  # as often as the page tries by itself
        await page.clock.fast_forward(4_000)
    await expect(page.get_by_role("heading", name="本机尚未登记")).to_be_visible()
    assert "token=" in page.url
    await page.unroute(enrol)
    await page.clock.fast_forward(11_000)
    await expect(page.get_by_role("button", name="触摸屏幕")).to_be_visible()
    assert "token=" not in page.url


async def test_a_closed_hall_says_so_with_its_hours_and_opens_by_itself(
    hall: House, open_page: OpenPage
) -> None:
    manager = await hall.client("manager")
    await manager.post("/halls/main/day/pause-intake")
    page = await open_page(kiosk_link(hall), **PORTRAIT)
    await expect(page.get_by_role("heading", name="非取号时段")).to_be_visible()
    await expect(page.get_by_text("08:30-12:00")).to_be_visible()
    # This hall ignores its hours: it goes on when its day turns, at four in the morning; two hours later where that is now.
    at = (await hall.anyone().get("/halls/main/board"))["opens_at"][11:16]
    await expect(page.locator(".opens")).to_have_text(
        re.compile(rf" {at} 起取号\s*Numbers available .+ from {at}$")
    )
    await expect(page.get_by_role("button")).to_have_count(
        3
    )  # the guide can be read and something said at any time
    await manager.post("/halls/main/day/resume-intake")
    await tiles(page)


async def test_a_full_category_says_so_and_gives_no_number(browser: Browser, tmp_path: Path) -> None:
    config = example()
    first = config.hall[0]
    crowded = replace(first, category=(replace(first.category[0], capacity=1), *first.category[1:]))
    async with house(tmp_path / "data", replace(config, hall=(crowded, *config.hall[1:]))) as hall:
        await take(hall)
        page = await browser.new_page(viewport={"width": 1080, "height": 1920})
        await page.goto(hall.url + kiosk_link(hall))
        await tiles(page)
        tile = page.locator("yc-kiosk-tile").first
        await expect(tile).to_contain_text("号已取满，请稍后再来")
        await expect(tile.locator(".take")).to_be_disabled()


@pytest.mark.parametrize(
    "path", ["/kiosk/nowhere/k1", "/board/nowhere", "/window/main/99", "/rating/main/99", "/window/nowhere/1"]
)
async def test_an_address_that_names_nothing_says_so(open_page: OpenPage, path: str) -> None:
    page = await open_page(path)
    await expect(page.get_by_role("alert")).to_contain_text("没有")


async def test_a_kiosk_without_a_token_says_what_to_do(hall: House, open_page: OpenPage) -> None:
    page = await open_page(KIOSK, **PORTRAIT)
    await expect(page.get_by_role("heading", name="本机尚未登记")).to_be_visible()
    await expect(page.get_by_text("专用链接")).to_be_visible()
    await expect(page.locator("yc-kiosk-tile")).to_have_count(0)


async def test_a_kiosk_says_before_the_first_touch_that_paper_is_low_or_the_printer_stands_still(
    browser: Browser, tmp_path: Path
) -> None:
    async with EscposEmulator() as printer, house(tmp_path / "data", with_printer(printer.url)) as hall:
        page = await browser.new_page(viewport={"width": 1080, "height": 1920})
        await page.goto(hall.url + kiosk_link(hall))
        await expect(page.get_by_role("button", name="触摸屏幕")).to_be_visible()
        await expect(page.locator(".note")).to_have_count(0)
        printer.paper_low = True
        await expect(page.locator(".note")).to_contain_text("打印纸快用完了")
        await expect(page.locator(".note")).to_contain_text("Paper is running low")
        printer.paper_out = True
        await expect(page.locator(".note")).to_contain_text("打印机暂停使用")
        await tiles(page)
        await expect(page.locator(".note")).to_contain_text("取号后请用手机扫码，号票就在手机上")


NOW = "2026-11-23T10:00:00+08:00"


class CutOff:
    """What the program on a kiosk says in the server's place: `left` numbers of each category, then its tickets."""

    def __init__(self, left: dict[str, int]) -> None:
        self.left = left
        self.bodies: list[Any] = []
        self.socket: WebSocketRoute | None = None

    async def serve(self, page: Page) -> None:
        """Board and tickets out of reach, the kiosk's own view and the way to a number here."""
        await page.route_web_socket("**/live/halls/main/kiosks/k1", self.open)
        await page.route_web_socket("**/live/halls/main/board", lambda socket: socket.close())
        await page.route_web_socket("**/live/tickets/*", lambda socket: socket.close())
        await page.route("**/api/v1/halls/main/tickets", self.take)

    def open(self, socket: WebSocketRoute) -> None:
        self.socket = socket
        spoken_to(socket)
        self.say({"since": NOW, "left": self.left})

    def say(self, offline: object) -> None:
        assert self.socket is not None
        printer = {"prints": True, "printer_state": "ok", "printer_cause": ""}
        cards = {"reads_cards": False, "card": None}
        view = {"hall": "main", "kiosk": "k1", **printer, **cards, "offline": offline}
        self.socket.send(json.dumps({"seq": 1, "at": NOW, "view": view}))

    async def take(self, route: Route) -> None:
        self.bodies.append(route.request.post_data_json)
        ticket = {"id": "offline-ticket-0001", "number": "A101", "state": "waiting", "slip": "printed"}
        ticket["url"] = "/t/offline-ticket-0001.abcdefghijkl"
        more: dict[str, Any] = {"ahead": None, "wait_s": None, "taken_at": NOW, "offline": True}
        await route.fulfill(status=201, json=ticket | more)


async def test_a_kiosk_that_is_cut_off_says_what_is_different_and_gives_out_numbers(
    hall: House, open_page: OpenPage
) -> None:
    cut = CutOff({"enterprise": 30, "construction": 0})
    page = await open_page("/", **PORTRAIT)
    await page.clock.install()
    await cut.serve(page)
    await page.goto(hall.url + kiosk_link(hall))
    strip = page.locator(".note")
    await expect(strip).to_contain_text("网络中断，仍可取号")
    await expect(page.locator("yc-kiosk-start .total")).to_have_count(0)
    await page.clock.fast_forward(35_000)
    await expect(page.locator("yc-connection .banner, yc-connection .curtain")).to_have_count(0)
    await tiles(page)
    await expect(strip).to_contain_text("网络恢复后自动并入排队")
    assert await findings(page) == []
    first, second = page.locator("yc-kiosk-tile").nth(0), page.locator("yc-kiosk-tile").nth(1)
    await expect(first).not_to_contain_text("等候")
    await expect(second).to_contain_text("号已发完，请到咨询台询问")
    await expect(second.locator(".take")).to_be_disabled()
    await page.get_by_role("button", name="办事指南 企业注册登记").click()
    await page.get_by_role("button", name="企业设立登记").click()
    await page.get_by_role("button", name="办理此事项，取号").click()
    await expect(page.locator("yc-kiosk-result h1")).to_have_text("A101")
    result = page.locator("yc-kiosk-result")
    await expect(result).to_contain_text("您的号码有效，网络恢复后自动并入排队")
    await expect(result).not_to_contain_text("前面")
    await expect(result).not_to_contain_text("预计等候")
    assert [(b["category"], b["kiosk"]) for b in cut.bodies] == [("enterprise", "k1")]


async def test_a_kiosk_whose_network_is_back_shows_who_waits_again(hall: House, open_page: OpenPage) -> None:
    cut = CutOff({"enterprise": 30})
    page = await open_page("/", **PORTRAIT)
    await page.route_web_socket("**/live/halls/main/kiosks/k1", cut.open)
    await page.goto(hall.url + kiosk_link(hall))
    await tiles(page)
    await expect(page.locator("yc-kiosk-tile").first).not_to_contain_text("等候")
    cut.say(None)
    await expect(page.locator(".note")).to_have_count(0)
    await expect(page.locator("yc-kiosk-tile").first).to_contain_text("0 人等候")


async def test_a_kiosk_that_may_not_watch_its_devices_still_gives_numbers(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_page("/", **PORTRAIT)
    await page.route_web_socket("**/live/halls/main/kiosks/k1", lambda socket: socket.close())
    await page.goto(hall.url + kiosk_link(hall))
    await tiles(page)
    await expect(page.locator("yc-connection .banner")).to_have_count(0)
    await page.locator("yc-kiosk-tile .take").first.click()
    await expect(page.locator("yc-kiosk-result h1")).to_have_text("A001")
