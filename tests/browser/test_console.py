"""The clerk console in a real browser."""

import re
from contextlib import AsyncExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, expect

from devices.ff68.emulator import Ff68Emulator, typed
from server.config.schema import DeviceSection
from tests.browser.conftest import OpenPage
from tests.browser.desks import DESK, call_and_start, desk, open_desk, press, said, signed_in, take
from tests.browser.public import serve
from tests.floor.halls import bus, hall_with
from tests.serving import House, house, shown

pytestmark = pytest.mark.browser


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
    clerk = await hall.client("clerk")
    await clerk.post("/halls/main/windows/5/open", {"clerk": "c05"})
    page = await open_desk(open_page)
    await call_and_start(page)
    await page.get_by_role("button", name="转办").click()
    await page.get_by_role("button", name="投资建设项目审批").click()
    await page.get_by_role("button", name="确认转办").click()
    await said(page, "A001 已转到投资建设项目审批")
    assert (await hall.anyone().get(f"/halls/main/tickets/{shown(first)}"))["category"] == "construction"
    await call_and_start(page)
    await page.get_by_role("button", name="转办").click()
    choice = page.get_by_label("或指定窗口")
    await expect(choice.locator("option[value='5']")).to_have_text("5号窗口 · 陈丽")
    await expect(choice.locator("option[value='8']")).to_have_text("8号窗口 · 无人")
    await choice.select_option("8")
    await page.get_by_label("备注").fill("请核对章程")
    await page.get_by_role("button", name="确认转办").click()
    await expect(page.get_by_role("alert")).to_contain_text("8号窗口目前无人")  # asked once
    await page.get_by_role("button", name="仍要转办").click()
    await said(page, "A002 已转到 8 号窗口")
    await said(page, "已告知管理员")
    assert (await clerk.get(f"/halls/main/tickets/{second['id']}/private"))["note"] == "请核对章程"
    assert [t["number"] for t in (await desk(hall, "8"))["next"]] == ["A002"]


async def test_the_note_of_the_clerk_before_is_shown(hall: House, open_page: OpenPage) -> None:
    await take(hall, "construction")
    clerk = await hall.client("clerk")
    await clerk.post("/halls/main/windows/5/open", {"clerk": "c05"})
    for action in ("call-next", "start"):
        await clerk.post(f"/halls/main/windows/5/{action}")
    await clerk.post("/halls/main/windows/5/transfer", {"window": "1", "note": "缺少住所证明", "force": True})
    page = await open_desk(open_page)
    await press(page, "呼叫下一位")
    await expect(page.locator(".note")).to_have_text("备注：缺少住所证明")


async def test_a_clerk_finishes_with_another_outcome(hall: House, open_page: OpenPage) -> None:
    [ticket] = await take(hall, "enterprise")
    page = await open_desk(open_page)
    await call_and_start(page)
    await page.get_by_role("button", name="其他结果").click()
    await page.get_by_role("button", name="补正").click()
    await said(page, "补正")
    outcome = await hall.running.engine.read(
        "main", lambda s, _at: s.facts.today.tickets[ticket["id"]].visit.outcome
    )
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
    await expect(page.locator("button.primary")).to_contain_text("办结")
    await expect(page.locator("button.primary")).to_be_enabled()  # the answer has come
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
    await expect(page.locator(".why")).to_contain_text("A001 is next")


def quick(url: str) -> DeviceSection:
    """Pads on which the same key may be pressed twice in no time."""
    return bus(url, options={"repeat_s": 0.0})


async def test_the_console_says_what_the_pad_asked_for_and_why_not(tmp_path: Path, browser: Browser) -> None:
    async with Ff68Emulator() as pads, hall_with(tmp_path / "data", quick(pads.url)) as served:
        page = await signed_in(served, browser, "c01", "main", DESK)
        await expect(page.locator(".press")).to_have_count(0)
        await take(served, "enterprise")
        await press(page, "开窗")
        await typed(pads, 1, "7 call")
        newest = page.locator(".press").first
        await expect(newest).to_contain_text("7 呼叫")
        await expect(newest).to_contain_text("未执行：没有这个号")
        await expect(newest).to_have_class(re.compile("refused"))
        await expect(page.get_by_role("dialog")).to_have_count(0)
        await typed(pads, 1, "call")
        await expect(newest).to_contain_text("已呼叫 A001")
        await typed(pads, 1, "start")
        await expect(newest).to_contain_text("A001 开始办理")
        await expect(page.locator(".presses .press")).to_have_count(2)
        await page.get_by_text("更早的按键").click()
        await expect(page.locator(".presses-before .press")).to_contain_text("未执行：没有这个号")


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


NODES = """() => {
  const all = document.createNodeIterator(document);
  let count = 0;
  while (all.nextNode()) count += 1;
  return count;
}"""
"""How many nodes the page has, comments and all."""


async def test_a_console_open_all_day_is_not_larger_for_the_visits_it_showed(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_desk(open_page)
    clerk = await hall.client("manager")
    line = page.get_by_role("region", name="等候队列")

    async def visits(count: int) -> int:
        """Nodes of the page after so many visits more, with two in the line before and after each."""
        for _ in range(count):
            (ticket,) = await take(hall, "enterprise")
            await expect(line).to_contain_text(ticket["number"])
            await serve(clerk)
            await expect(line.get_by_role("listitem")).to_have_count(2)
        await expect(page.locator("button.primary")).to_contain_text("呼叫下一位")  # nobody at the window
        nodes: int = await page.evaluate(NODES)
        return nodes

    await take(hall, "enterprise", "enterprise")
    before = await visits(4)
    assert abs(await visits(16) - before) < 8  # less than half a node for each visit
