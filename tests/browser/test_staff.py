"""The staff's pages in a real browser: sign-in, clerk console, manager panel."""

import asyncio
import re
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from msgspec import structs
from playwright.async_api import Browser, Page, expect

from server.config.schema import ConfigFile
from tests.browser.conftest import OpenPage
from tests.serving import PASSWORD, Client, House, example, house

pytestmark = pytest.mark.browser
AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
DESK = "/console/main/1"


async def take(hall: House, *categories: str) -> list[dict[str, Any]]:
    """Tickets from a kiosk, in this order."""
    kiosk = await hall.client("kiosk", name="k1")
    return [await kiosk.post("/halls/main/tickets", {"category": c}) for c in categories]


async def desk(hall: House, window: str = "1") -> Any:
    clerk = await hall.client("clerk")
    return await clerk.get(f"/halls/main/windows/{window}/desk")


async def press(page: Page, words: str) -> None:
    """The one big button, once it says `words`."""
    button = page.locator("button.primary")
    await expect(button).to_contain_text(words)
    await expect(button).to_be_enabled()
    await button.click()


async def said(page: Page, words: str) -> None:
    await expect(page.get_by_role("status").filter(has_text=words)).to_be_visible()


async def open_desk(open_page: OpenPage, language: str = "zh-CN", width: int = 1280) -> Page:
    """The console of window 1, opened by c01."""
    page = await open_page(DESK, user="c01", hall_id="main", language=language, width=width)
    await press(page, "开窗" if language.startswith("zh") else "Open the window")
    await said(page, "窗口已开放" if language.startswith("zh") else "The window is open")
    return page


async def call_and_start(page: Page) -> None:
    await press(page, "呼叫下一位")
    await press(page, "开始办理")
    await expect(page.locator("button.primary")).to_contain_text("办结")


async def test_a_clerk_signs_in_opens_a_window_calls_starts_and_finishes_by_the_one_big_button(
    hall: House, open_page: OpenPage
) -> None:
    await hall.person("c01", "main")
    [ticket] = await take(hall, "enterprise")
    page = await open_page("/sign-in")
    await page.get_by_label("用户名").fill("c01")
    await page.get_by_label("密码").fill(PASSWORD)
    await page.get_by_role("button", name="登录").click()
    await page.wait_for_url("**/console/main")
    await page.get_by_role("button", name=re.compile("^1号窗口")).click()
    await page.wait_for_url("**/console/main/1")
    await expect(page).to_have_title(re.compile(r"^\(1\)"))
    await press(page, "呼叫下一位")
    await said(page, "已呼叫 A001")
    await expect(page).to_have_title(re.compile("^A001"))
    await press(page, "开始办理")
    await said(page, "A001 开始办理")
    await press(page, "办结")
    await said(page, "A001 已办结")
    seen = await hall.anyone().get(f"/halls/main/tickets/{ticket['id']}")
    assert (seen["state"], (await desk(hall))["window"]["served"]) == ("served", 1)


async def test_a_wrong_password_is_answered_with_a_sentence(hall: House, open_page: OpenPage) -> None:
    await hall.person("c01", "main")
    page = await open_page("/sign-in")
    await page.get_by_label("用户名").fill("c01")
    await page.get_by_label("密码").fill("not it")
    await page.get_by_role("button", name="登录").click()
    await expect(page.get_by_role("alert")).to_contain_text("密码")
    await expect(page.get_by_label("密码")).to_be_focused()
    assert urlsplit(page.url).path == "/sign-in"


@pytest.mark.parametrize("elsewhere", ["//evil.example/", "https://evil.example/", "/\\evil.example"])
async def test_signing_in_never_leads_to_another_site(
    hall: House, open_page: OpenPage, elsewhere: str
) -> None:
    await hall.person("c01", "main")
    page = await open_page(f"/sign-in?next={elsewhere}")
    await page.get_by_label("用户名").fill("c01")
    await page.get_by_label("密码").fill(PASSWORD)
    await page.get_by_role("button", name="登录").click()
    await page.wait_for_url(f"{hall.url}/console/main")


async def test_a_clerk_without_the_right_is_sent_to_sign_in(open_page: OpenPage) -> None:
    page = await open_page("/manager/main", user="c01", hall_id="main")
    assert urlsplit(page.url).path == "/sign-in"
    await expect(page.get_by_text("该页面需要相应权限")).to_be_visible()


async def test_a_stranger_is_sent_to_sign_in_and_then_to_the_page_that_was_wanted(
    hall: House, open_page: OpenPage
) -> None:
    await hall.person("admin")
    page = await open_page("/manager/main")
    await page.get_by_label("大厅").select_option("")
    await page.get_by_label("用户名").fill("admin")
    await page.get_by_label("密码").fill(PASSWORD)
    await page.get_by_role("button", name="登录").click()
    await page.wait_for_url("**/manager/main")


async def test_the_index_names_who_is_signed_in_and_signs_out(open_page: OpenPage) -> None:
    page = await open_page("/", user="c01", hall_id="main")
    await expect(page.get_by_role("heading", name="薛城区政务服务大厅")).to_be_visible()
    await expect(page.locator('a[href="/kiosk/main/k1"]')).to_be_visible()
    await page.get_by_role("button", name="退出").click()
    await page.wait_for_url("**/sign-in")
    await page.goto("/".join(page.url.split("/")[:3]))
    await expect(page.get_by_role("banner").get_by_role("link", name="登录")).to_be_visible()


async def test_a_clerk_calls_again_and_lets_a_number_pass(hall: House, open_page: OpenPage) -> None:
    await take(hall, "enterprise")
    page = await open_desk(open_page)
    await press(page, "呼叫下一位")
    await page.get_by_role("button", name="重呼").click()
    await said(page, "已重呼 A001")
    assert (await desk(hall))["ticket"]["calls"] == 2
    await page.get_by_role("button", name="过号", exact=False).click()
    await said(page, "A001 已过号")
    assert [t["number"] for t in (await desk(hall))["missed"]] == ["A001"]


async def test_a_clerk_calls_a_chosen_number_of_the_line_and_of_the_missed(
    hall: House, open_page: OpenPage
) -> None:
    await take(hall, "enterprise", "enterprise")
    page = await open_desk(open_page)
    await page.get_by_role("button", name="呼叫 A002").click()
    await said(page, "已呼叫 A002")
    assert (await desk(hall))["ticket"]["why"]["out_of_order"] is True
    await page.get_by_role("button", name="过号").click()
    await page.get_by_role("region", name="过号").get_by_role("button", name="呼叫 A002").click()
    await said(page, "已呼叫 A002")
    assert (await desk(hall))["window"]["number"] == "A002"


async def test_a_clerk_puts_a_service_on_hold_and_takes_it_up_again(hall: House, open_page: OpenPage) -> None:
    await take(hall, "enterprise")
    page = await open_desk(open_page)
    await call_and_start(page)
    await page.get_by_role("button", name="挂起").click()
    await page.get_by_role("button", name="等待部门答复").click()
    await said(page, "A001 已挂起")
    assert [t["reason"] for t in (await desk(hall))["held"]] == ["等待部门答复"]
    await page.get_by_role("button", name="继续办理 A001").click()
    await said(page, "A001 继续办理")
    assert (await desk(hall))["window"]["ticket_state"] == "serving"


async def test_a_clerk_transfers_to_a_category_and_to_a_window_with_a_note(
    hall: House, open_page: OpenPage
) -> None:
    first, second = await take(hall, "enterprise", "enterprise")
    page = await open_desk(open_page)
    await call_and_start(page)
    await page.get_by_role("button", name="转移").click()
    await page.get_by_role("button", name="投资建设项目审批").click()
    await page.get_by_role("button", name="确认转移").click()
    await said(page, "A001 已转到投资建设项目审批")
    assert (await hall.anyone().get(f"/halls/main/tickets/{first['id']}"))["category"] == "construction"
    await call_and_start(page)
    await page.get_by_role("button", name="转移").click()
    await page.get_by_label("或指定窗口").select_option("8")
    await page.get_by_label("备注").fill("请核对章程")
    await page.get_by_role("button", name="确认转移").click()
    await said(page, "A002 已转到 8 号窗口")
    clerk = await hall.client("clerk")
    assert (await clerk.get(f"/halls/main/tickets/{second['id']}/private"))["note"] == "请核对章程"
    assert [t["number"] for t in (await desk(hall, "8"))["next"]] == ["A002"]


async def test_the_note_of_the_clerk_before_is_shown(hall: House, open_page: OpenPage) -> None:
    await take(hall, "construction")
    clerk = await hall.client("clerk")
    await clerk.post("/halls/main/windows/5/open", {"clerk": "c05"})
    for action in ("call-next", "start"):
        await clerk.post(f"/halls/main/windows/5/{action}")
    await clerk.post("/halls/main/windows/5/transfer", {"window": "1", "note": "缺少住所证明"})
    page = await open_desk(open_page)
    await press(page, "呼叫下一位")
    await expect(page.get_by_text("缺少住所证明")).to_be_visible()


async def test_a_clerk_finishes_with_another_outcome(hall: House, open_page: OpenPage) -> None:
    [ticket] = await take(hall, "enterprise")
    page = await open_desk(open_page)
    await call_and_start(page)
    await page.get_by_role("button", name="其他结果").click()
    await page.get_by_role("button", name="补件").click()
    await said(page, "补件")
    outcome = await hall.running.engine.read("main", lambda s, _at: s.facts.tickets[ticket["id"]].outcome)
    assert outcome == "materials_missing"


async def test_a_clerk_pauses_with_a_reason_resumes_and_closes(hall: House, open_page: OpenPage) -> None:
    page = await open_desk(open_page)
    await page.get_by_role("button", name="暂停").click()
    await page.get_by_label("其他原因").fill("送材料到三楼")
    await page.get_by_role("button", name="按此原因暂停").click()
    await said(page, "送材料到三楼")
    window = (await desk(hall))["window"]
    assert (window["state"], window["reason"]) == ("paused", "送材料到三楼")
    await press(page, "恢复服务")
    await said(page, "窗口已恢复服务")
    assert (await desk(hall))["window"]["state"] == "open"
    await page.get_by_role("button", name="关窗").click()
    await said(page, "窗口已关闭")
    assert (await desk(hall))["window"]["state"] == "closed"


async def test_a_refusal_is_shown_in_words(open_page: OpenPage) -> None:
    page = await open_desk(open_page)
    await press(page, "呼叫下一位")
    await said(page, "没有人在等候本窗口")


async def test_two_quick_touches_take_one_step(hall: House, open_page: OpenPage) -> None:
    await take(hall, "enterprise")
    page = await open_desk(open_page)
    await expect(page.locator("button.primary")).to_be_enabled()
    await page.locator("button.primary").dblclick()
    await said(page, "已呼叫 A001")
    assert (await desk(hall))["window"]["ticket_state"] == "called"


async def test_the_keyboard_does_it_all_but_not_while_somebody_types(
    hall: House, open_page: OpenPage
) -> None:
    await take(hall, "enterprise")
    page = await open_desk(open_page)
    for words in ("呼叫下一位", "开始办理"):
        await expect(page.locator("button.primary")).to_contain_text(words)
        await expect(page.locator("button.primary")).to_be_enabled()
        await page.keyboard.press("F2")
    await expect(page.get_by_role("button", name="转移")).to_be_visible()
    await page.keyboard.press("h")
    await page.get_by_label("其他原因").focus()
    await page.keyboard.type("t3")
    await expect(page.get_by_label("其他原因")).to_have_value("t3")
    await page.keyboard.press("Escape")
    await expect(page.get_by_label("其他原因")).to_be_hidden()
    await expect(page.get_by_role("button", name="挂起")).to_be_focused()
    await page.keyboard.press("h")
    await expect(page.get_by_role("button", name="群众取材料")).to_be_focused()
    await page.keyboard.press("1")
    await said(page, "A001 已挂起")


async def test_the_console_says_why_the_first_is_first(hall: House, open_page: OpenPage) -> None:
    await take(hall, "enterprise", "enterprise")
    page = await open_desk(open_page)
    await expect(page.locator(".why")).to_contain_text("A001 排在最前")
    await page.get_by_role("button", name="English").click()
    await expect(page.locator(".why")).to_contain_text("A001 is first")


async def test_a_window_that_does_not_exist_is_explained(open_page: OpenPage) -> None:
    page = await open_page("/console/main/99", user="c01", hall_id="main")
    await expect(page.get_by_text("99")).to_be_visible()
    await page.get_by_role("link", name="选择窗口").click()
    await expect(page.get_by_role("button", name=re.compile("^24号窗口"))).to_be_visible()


async def test_the_console_heals_by_itself_after_a_restart(tmp_path: Path, browser: Browser) -> None:
    async with AsyncExitStack() as first:
        served = await first.enter_async_context(house(tmp_path / "data"))
        await take(served, "enterprise")
        page = await signed_in(served, browser, "c01", "main", DESK)
        await press(page, "开窗")
        await press(page, "呼叫下一位")
        await said(page, "已呼叫 A001")
        port = urlsplit(served.url).port or 0
    async with house(tmp_path / "data", port=port) as again:
        await press(page, "开始办理")  # asked while it may still be cut off: sent again until it is taken
        await said(page, "A001 开始办理")
        await expect(page.get_by_text("连接中断")).to_be_hidden()
        assert (await desk(again))["window"]["ticket_state"] == "serving"


async def signed_in(served: House, browser: Browser, user: str, hall_id: str, path: str) -> Page:
    """A page of a house that a test started itself."""
    context = await browser.new_context(viewport={"width": 1920, "height": 1080}, locale="zh-CN")
    name, password = await served.person(user, hall_id)
    sent = {"name": name, "password": password, "hall": hall_id}
    answer = await context.request.post(f"{served.url}/api/v1/session", data=sent)
    assert answer.ok
    page = await context.new_page()
    page.set_default_timeout(15_000)
    await page.goto(f"{served.url}{path}")
    return page


async def staff(hall: House) -> Client:
    """Windows 1 and 8 staffed."""
    clerk = await hall.client("clerk")
    await clerk.post("/halls/main/windows/1/open", {"clerk": "c01"})
    await clerk.post("/halls/main/windows/8/open", {"clerk": "c08"})
    return clerk


async def test_a_manager_moves_a_category_to_another_window_and_the_next_call_obeys(
    hall: House, open_page: OpenPage
) -> None:
    clerk = await staff(hall)
    await take(hall, "enterprise")
    page = await open_page("/manager/main", 1920, 1080, user="admin")
    await page.get_by_role("button", name="调整8号窗口的业务类别").press("Enter")
    await page.get_by_role("checkbox", name=re.compile("不动产登记交易")).uncheck()
    await page.get_by_role("checkbox", name=re.compile("企业注册登记")).press("Space")
    await expect(page.get_by_label("调整后的情况")).to_contain_text("企业注册登记：开放窗口由 1 个变为 2 个")
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
    await expect(page.get_by_role("alert").filter(has_text="enterprise")).to_be_visible()
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
        slips = page.get_by_role("region", name="待处理的小票")
        await expect(slips).to_contain_text("A001")
        await expect(slips).to_contain_text("连接不上")
        await expect(slips).to_contain_text("请检查打印机电源和网线")
        await expect(page.get_by_role("region", name="设备")).to_contain_text("不能工作")
        await page.get_by_role("button", name="重新打印 A001").click()
        await said(page, "A001 的小票已送打印")
        await expect(slips).to_contain_text("连接不上")  # it failed again and stands here again
    async with house(tmp_path / "data") as served:  # the printer repaired: one in memory
        page = await signed_in(served, browser, "admin", "", "/manager/main")
        await page.get_by_role("button", name="重新打印 A001").click()
        await expect(page.get_by_text("小票全部打印成功")).to_be_visible()
        assert (await served.anyone().get(f"/halls/main/tickets/{ticket['id']}"))["slip"] == "printed"


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
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = await page.evaluate("axe.run().then((r) => r.violations)")
    serious = [
        (v["id"], [n["html"] for n in v["nodes"]]) for v in found if v["impact"] in ("serious", "critical")
    ]
    assert serious == []
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
