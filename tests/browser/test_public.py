"""The pages that citizens see: kiosk, hall board, window sign, phone and rating pad."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from msgspec.structs import replace
from playwright.async_api import Browser, Page, WebSocketRoute, expect

from server.config.schema import ConfigFile
from tests.browser.conftest import OpenPage
from tests.serving import Client, House, example, house

KIOSK = "/kiosk/main/k1"
AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
PORTRAIT = {"width": 1080, "height": 1920}


def kiosk_link(hall: House) -> str:
    return f"{KIOSK}#token={hall.running.screen_token('kiosk', 'main', 'k1')}"


def pad_link(hall: House, window: str) -> str:
    return f"/rating/main/{window}#token={hall.running.screen_token('pad', 'main', window)}"


async def take(hall: House, category: str = "enterprise", **more: Any) -> Any:
    """A ticket taken through the API."""
    issuing = await hall.client("kiosk", name="k2")
    return await issuing.post("/halls/main/tickets", {"category": category, **more})


async def desk(hall: House, window: str = "1", clerk: str = "c01") -> Client:
    """A manager's client with the window opened."""
    client = await hall.client("manager")
    await client.post(f"/halls/main/windows/{window}/open", {"clerk": clerk})
    return client


async def serve(client: Client, window: str = "1") -> None:
    """The next citizen of the window, from the call to the end."""
    for action in ("call-next", "start", "finish"):
        await client.post(f"/halls/main/windows/{window}/{action}")


async def tiles(page: Page) -> None:
    """From the start screen to the tiles."""
    await page.get_by_role("button", name="触摸屏幕").click()
    await expect(page.locator("yc-kiosk-tile")).to_have_count(7)


async def with_clock(page: Page) -> None:
    """Load the page again with a clock that the test can move."""
    await page.clock.install()
    await page.reload()


async def test_a_citizen_takes_a_ticket_in_two_touches_and_sees_number_qr_and_slip(
    hall: House, open_page: OpenPage
) -> None:
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
    await expect(page.locator(".matters section").first).to_contain_text("公司登记（备案）申请书")
    await page.get_by_role("button", name="取号 企业设立登记").click()
    slip = page.get_by_role("article", name="您的号票")
    await expect(slip).to_contain_text("企业设立登记")
    await expect(slip).to_contain_text("公司章程")


async def test_an_idle_kiosk_warns_and_then_forgets_everything(hall: House, open_page: OpenPage) -> None:
    page = await open_page(kiosk_link(hall), **PORTRAIT)
    await with_clock(page)
    await tiles(page)
    await page.get_by_role("button", name="English").click()
    await page.get_by_role("button", name="Large text").click()
    await page.get_by_role("button", name="Elderly").click()
    await page.clock.fast_forward(26_000)
    warning = page.get_by_role("alertdialog")
    await expect(warning).to_contain_text("Are you still there?")
    await page.get_by_role("button", name="Continue here").click()
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


def with_dead_printer() -> ConfigFile:
    """The example, its first kiosk's printer at an address where nobody listens."""
    config = example()
    first = config.hall[0]
    kiosks = (replace(first.kiosk[0], printer="tcp://127.0.0.1:1"), *first.kiosk[1:])
    return replace(config, hall=(replace(first, kiosk=kiosks), *config.hall[1:]))


async def test_a_failed_printer_sends_the_citizen_to_the_qr(browser: Browser, tmp_path: Path) -> None:
    async with house(tmp_path / "data", with_dead_printer()) as hall:
        page = await browser.new_page(viewport={"width": 1080, "height": 1920})
        await page.goto(hall.url + kiosk_link(hall))
        await tiles(page)
        await page.locator("yc-kiosk-tile .take").first.click()
        await expect(page.get_by_text("打印机没有打印出号票")).to_be_visible(timeout=20_000)
        await expect(page.locator("yc-kiosk-result h1")).to_have_text("A001")
        await expect(page.get_by_text("请用手机扫码，号票就在手机上", exact=True)).to_be_visible()
        await expect(page.get_by_role("img", name="二维码")).to_be_visible()
        await expect(page.get_by_role("article")).to_have_count(0)


async def test_a_closed_hall_says_so_with_its_hours_and_opens_by_itself(
    hall: House, open_page: OpenPage
) -> None:
    manager = await hall.client("manager")
    await manager.post("/halls/main/day/pause-intake")
    page = await open_page(kiosk_link(hall), **PORTRAIT)
    await expect(page.get_by_role("heading", name="现在不取号")).to_be_visible()
    await expect(page.get_by_text("08:30-12:00")).to_be_visible()
    await expect(page.get_by_role("button")).to_have_count(0)
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
        await expect(names).to_have_count(7)
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


async def test_the_phone_shows_the_place_and_then_the_window(hall: House, open_page: OpenPage) -> None:
    client = await desk(hall)
    await take(hall)
    ticket = await take(hall)
    page = await open_page(f"/t/{ticket['id']}", width=390, height=844)
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
    page = await open_page(f"/t/{ticket['id']}", width=390, height=844)
    await page.get_by_role("button", name="稍后再来").click()
    await page.get_by_role("button", name="确定稍后再来").click()
    await expect(page.get_by_role("button", name="取消排队")).to_be_visible()
    await expect(page.get_by_role("button", name="稍后再来")).to_have_count(0)
    await page.get_by_role("button", name="取消排队").click()
    await page.get_by_role("button", name="不，继续排队").click()
    assert (await hall.anyone().get(f"/halls/main/tickets/{ticket['id']}"))["state"] == "waiting"
    await page.get_by_role("button", name="取消排队").click()
    await page.get_by_role("button", name="确定取消").click()
    await expect(page.get_by_text("您已取消此号")).to_be_visible()
    assert (await hall.anyone().get(f"/halls/main/tickets/{ticket['id']}"))["state"] == "cancelled"


async def test_the_phone_rates_a_finished_service_with_reasons(hall: House, open_page: OpenPage) -> None:
    client = await desk(hall)
    ticket = await take(hall)
    page = await open_page(f"/t/{ticket['id']}", width=390, height=844)
    await expect(page.locator("yc-phone-rate")).to_have_count(0)
    await serve(client)
    await expect(page.locator(".levels button")).to_have_count(5)
    await expect(page.locator(".levels [aria-pressed=true]")).to_have_count(0)
    await page.get_by_role("button", name="非常不满意").click()
    await page.get_by_label("等候时间太长").check()
    await page.get_by_role("button", name="提交评价").click()
    await expect(page.get_by_text("感谢您的评价")).to_be_visible()
    assert (await hall.anyone().get(f"/halls/main/tickets/{ticket['id']}"))["rated"] is True


async def test_the_phone_page_asks_again_where_websockets_do_not_work(
    hall: House, open_page: OpenPage
) -> None:
    client = await desk(hall)
    ticket = await take(hall)
    page = await open_page("/t/none", width=390, height=844)

    async def cut(socket: WebSocketRoute) -> None:
        await socket.close()

    await page.route_web_socket("**/live/**", cut)
    await page.goto(f"{hall.url}/t/{ticket['id']}")
    await expect(page.locator("h1")).to_have_text("A001")
    await client.post("/halls/main/windows/1/call-next")
    await expect(page.locator(".window")).to_contain_text("1号窗口", timeout=10_000)


async def test_the_phone_keeps_the_number_in_sight_while_there_is_no_connection(
    browser: Browser, tmp_path: Path
) -> None:
    page = await browser.new_page(locale="zh-CN", viewport={"width": 390, "height": 844})
    await page.clock.install()
    async with house(tmp_path / "data") as hall:
        ticket = await take(hall)
        await page.goto(f"{hall.url}/t/{ticket['id']}")
        await expect(page.locator("h1")).to_have_text("A001")
    await expect(page.locator("yc-connection .banner")).to_be_visible()
    await page.clock.fast_forward(31_000)
    await expect(page.get_by_text("您的号码仍然有效")).to_be_visible()
    await expect(page.locator("h1")).to_have_text("A001")
    await expect(page.locator("yc-connection .curtain")).to_have_count(0)


async def test_an_unknown_ticket_gets_friendly_words(hall: House, open_page: OpenPage) -> None:
    page = await open_page("/t/of-yesterday", width=390, height=844)
    await expect(page.get_by_text("这不是今天的号票")).to_be_visible()


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
    assert (await hall.anyone().get(f"/halls/main/tickets/{ticket['id']}"))["rated"] is True
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
    assert (await hall.anyone().get(f"/halls/main/tickets/{ticket['id']}"))["rated"] is False


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
        await phone.goto(f"{hall.url}/t/{ticket['id']}")
        await expect(phone.locator("h1")).to_have_text("A001")
    for page in (kiosk, board, phone):
        await expect(page.locator("yc-connection .banner")).to_be_visible(timeout=10_000)
    async with house(tmp_path / "data", port=port) as hall:
        for page in (kiosk, board, phone):
            await expect(page.locator("yc-connection > *")).to_have_count(0, timeout=15_000)
        await kiosk.locator("yc-kiosk-tile .take").first.click()
        await expect(kiosk.locator("yc-kiosk-result h1")).to_have_text("A002")
        await expect(board.locator("footer .waiting").first).to_have_text("2 人等候")
        client = await desk(hall)
        await client.post("/halls/main/windows/1/call-next")
        await expect(phone.get_by_text("轮到您了")).to_be_visible()


async def serious(page: Page) -> list[str]:
    """Serious and critical findings of axe-core on what the page shows now."""
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = await page.evaluate("axe.run().then((r) => r.violations)")
    return [
        f"{v['id']}: {[n['html'][:90] for n in v['nodes'][:3]]}"
        for v in found
        if v["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_no_public_page_has_a_serious_accessibility_fault(
    hall: House, open_page: OpenPage, scheme: str
) -> None:
    client = await desk(hall)
    first, second = await take(hall), await take(hall, service="company-registration")

    kiosk = await open_page(kiosk_link(hall), scheme=scheme, **PORTRAIT)
    await expect(kiosk.locator(".go")).to_be_visible()
    assert await serious(kiosk) == []
    await tiles(kiosk)
    assert await serious(kiosk) == []
    await kiosk.locator("yc-kiosk-tile .guide").first.click()
    await expect(kiosk.locator(".matters section").first).to_be_visible()
    assert await serious(kiosk) == []
    await kiosk.locator(".matters .take").first.click()
    await expect(kiosk.locator(".print.good")).to_be_visible()
    assert await serious(kiosk) == []

    phone = await open_page(f"/t/{second['id']}", width=390, height=844, scheme=scheme)
    await expect(phone.locator("dd").first).to_be_visible()
    assert await serious(phone) == []
    pad = await open_page(pad_link(hall, "1"), width=1024, height=600, scheme=scheme)
    await expect(pad.locator(".clerk")).to_be_visible()
    assert await serious(pad) == []
    await client.post("/halls/main/windows/1/call-next")
    called = await open_page(f"/t/{first['id']}", width=390, height=844, scheme=scheme)
    await expect(called.locator(".window")).to_be_visible()
    assert await serious(called) == []
    for path in ("/board/main", "/window/main/1"):
        screen = await open_page(path, width=1920, height=1080, scheme=scheme)
        await expect(screen.locator(".number")).to_be_visible()
        assert await serious(screen) == []
    await client.post("/halls/main/windows/1/start")
    await client.post("/halls/main/windows/1/finish")
    await expect(pad.locator(".levels button")).to_have_count(5)
    assert await serious(pad) == []
    await expect(called.locator(".levels button")).to_have_count(5)
    assert await serious(called) == []
