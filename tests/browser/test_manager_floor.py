"""The manager moves categories by hand, by dragging and by the clock, speaks to the hall, and sees who did what."""

import re
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.desks import desk, said, staff, take
from tests.serving import House, shown

pytestmark = pytest.mark.browser
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


async def panel(open_page: OpenPage, **more: Any) -> Page:
    return await open_page("/manager/main", 1920, 1080, user="admin", **more)


async def test_a_category_dragged_onto_a_window_shows_its_effect_before_anything_happens(
    hall: House, open_page: OpenPage
) -> None:
    await staff(hall)
    await take(hall, "enterprise", "enterprise")
    page = await panel(open_page)
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="8号窗口", exact=True))
    await page.locator("abbr.drag", has_text="A").drag_to(row)
    effect = page.get_by_role("table", name="调整后的情况")
    await expect(effect.get_by_role("row").filter(has_text="企业注册登记")).to_contain_text("1 → 2")
    assert (await desk(hall, "8"))["window"]["categories"] == ["real-estate"]
    await page.get_by_role("button", name="确认调整").click()
    await said(page, "8号窗口已调整")
    assert (await desk(hall, "8"))["window"]["categories"] == ["real-estate", "enterprise"]


async def middle(place: Locator) -> dict[str, float]:
    """In a part of the page that is in sight."""
    await place.scroll_into_view_if_needed()
    box = await place.bounding_box()
    assert box is not None
    return {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}


def row_of(page: Page, window: str) -> Locator:
    return page.get_by_role("row").filter(
        has=page.get_by_role("rowheader", name=f"{window}号窗口", exact=True)
    )


async def test_a_finger_drags_a_category_too(hall: House, open_page: OpenPage) -> None:
    page = await panel(open_page)
    session: Any = await page.context.new_cdp_session(page)
    await middle(row_of(page, "8"))  # now both are in sight
    start, end = await middle(page.locator("abbr.drag", has_text="A")), await middle(row_of(page, "8"))
    half = {axis: (start[axis] + end[axis]) / 2 for axis in start}
    for kind, at in (("touchStart", start), ("touchMove", half), ("touchMove", end), ("touchEnd", None)):
        await session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [at] if at else []})
        if at is end:
            await expect(row_of(page, "8")).to_have_class(re.compile("over"))
    await expect(page.get_by_role("table", name="调整后的情况")).to_contain_text("企业注册登记")


async def test_a_dragged_category_takes_the_page_along_and_escape_lets_it_go(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_page("/manager/main", 1280, 700, user="admin")
    start = await middle(page.locator("abbr.drag", has_text="B"))
    await page.mouse.move(start["x"], start["y"])
    await page.mouse.down()
    await page.mouse.move(start["x"], 690, steps=4)
    await expect(row_of(page, "10")).to_be_in_viewport()
    await page.mouse.move(start["x"], 350)
    await expect(page.locator("tr.over")).to_have_count(1)
    await expect(page.locator(".dragged")).to_have_text("B")
    await page.keyboard.press("Escape")
    await page.mouse.up()
    await expect(page.locator(".dragged, tr.over, tr.changing")).to_have_count(0)


async def test_the_manager_reads_what_is_missing_in_the_calendar(hall: House, open_page: OpenPage) -> None:
    page = await panel(open_page)
    alert = {"level": "warn", "about": None, "acknowledged_by": "", "acknowledged_at": None}
    alerts = [
        alert | {"id": "calendar/2027", "kind": "calendar", "count": 34, "subject": "2027"},
        alert | {"id": "calendar/2028", "kind": "calendar", "count": 0, "subject": "2028"},
        alert | {"id": "disputed/2026-12-26", "kind": "disputed", "count": 2, "subject": "2026-12-26"},
    ]
    show = """alerts => {
        const shown = document.createElement("yc-alerts");
        shown.id = "calendar"; shown.view = { alerts, windows: [] }; document.body.append(shown);
    }"""
    await page.evaluate(show, alerts)
    await expect(page.locator("#calendar .badge-state")).to_have_text(
        [
            "2027年放假安排尚未录入，距年初还有 34 天。请尽快录入。",
            "2028年放假安排仍未录入，大厅仅按法定节假日执行。请尽快录入。",
            "今后有 2 天的放假安排各来源不一致，最早为12月26日星期六。请核对后录入。",
        ]
    )


async def test_two_managers_do_not_overwrite_each_other(hall: House, open_page: OpenPage) -> None:
    other = await hall.client("manager", name="王主任")
    page = await panel(open_page)
    await page.get_by_role("button", name="调整8号窗口的业务类别").click()
    await page.get_by_role("checkbox", name=re.compile("企业注册登记")).check()
    allocation = "/halls/main/windows/8/allocation"
    await other.call("PUT", allocation, {"categories": ["comprehensive"], "force": True})
    told = page.get_by_role("alert").filter(has_text="刚刚有人调整了这个窗口，现在办理：综合业务类")
    await expect(told).to_be_visible()
    await expect(page.get_by_role("checkbox", name=re.compile("企业注册登记"))).not_to_be_checked()
    await page.get_by_role("checkbox", name=re.compile("出入境业务")).check()
    await expect(told).to_have_count(0)
    await page.get_by_role("button", name="确认调整").click()
    await said(page, "8号窗口已调整")
    await other.call("PUT", allocation, {"categories": ["real-estate"], "force": True})
    await expect(row_of(page, "8")).to_contain_text("不动产")
    await page.get_by_role(
        "button", name="撤销"
    ).first.click()  # of the status line: meant for what stood there before
    await said(page, "又被改动过")
    assert (await desk(hall, "8"))["window"]["categories"] == ["real-estate"]


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 800), (1024, 768)])
async def test_the_effect_and_the_buttons_of_a_change_are_in_sight(
    hall: House, open_page: OpenPage, width: int, height: int
) -> None:
    await staff(hall)
    await take(hall, "enterprise", "enterprise")
    page = await open_page("/manager/main", width, height, user="admin")
    await page.get_by_role("button", name="调整10号窗口的业务类别").press("Enter")
    await page.get_by_role("checkbox", name=re.compile("企业注册登记")).press("Space")
    await expect(page.get_by_role("table", name="调整后的情况")).to_be_in_viewport(ratio=1)
    await expect(page.get_by_role("button", name="确认调整")).to_be_in_viewport(ratio=1)
    await page.get_by_role("button", name="确认调整").press("Enter")
    answer = page.get_by_role("status").filter(has_text="10号窗口已调整")
    await expect(answer).to_be_in_viewport(ratio=1)
    await expect(page.get_by_role("button", name="撤销").first).to_be_in_viewport(ratio=1)


async def test_news_of_the_hall_do_not_pull_the_page_back_to_an_open_change(
    hall: House, open_page: OpenPage
) -> None:
    await staff(hall)
    page = await open_page("/manager/main", 1280, 800, user="admin")
    await page.get_by_role("button", name="调整10号窗口的业务类别").click()
    await page.get_by_role("checkbox", name=re.compile("企业注册登记")).check()
    await expect(page.get_by_role("button", name="确认调整")).to_be_in_viewport(ratio=1)
    effect = page.get_by_role("table", name="调整后的情况").get_by_role("row").filter(has_text="企业注册登记")
    await expect(effect).to_be_visible()
    await page.evaluate(TWO_FRAMES)
    await page.evaluate(
        "scrollTo({ top: 0, behavior: 'instant' })"
    )  # smoothly it would still be on its way when looked at
    await take(hall, "enterprise", "enterprise")
    await expect(effect.get_by_role("cell").first).to_have_text("2")  # the effect was asked for again
    await page.evaluate(TWO_FRAMES)
    assert await page.evaluate("scrollY") == 0


async def test_a_half_written_notice_is_still_there_after_a_look_at_another_tab(open_page: OpenPage) -> None:
    page = await panel(open_page)
    await page.get_by_label("中文", exact=True).fill("四楼检修，请走楼梯")
    await page.get_by_role("tab", name="定时计划").click()
    await expect(page.get_by_label("中文", exact=True)).to_be_hidden()
    await page.get_by_role("tab", name="通知").click()
    await expect(page.get_by_label("中文", exact=True)).to_have_value("四楼检修，请走楼梯")


async def test_the_panel_warns_before_a_promise_is_broken(hall: House, open_page: OpenPage) -> None:
    page = await panel(open_page)
    await expect(page.get_by_text("一切正常")).to_have_count(0)  # with no window open
    await staff(hall)
    await expect(page.get_by_text("一切正常")).to_be_visible()
    await take(hall, *["real-estate"] * 20)
    await expect(page.get_by_role("region", name="需要处理")).to_contain_text(
        re.compile(r"不动产登记交易：现在取号约需等\s[0-9]+\s分钟，超过承诺")
    )


async def test_the_list_of_changes_names_who_did_what_and_takes_the_last_one_back(
    hall: House, open_page: OpenPage
) -> None:
    manager = await hall.client("manager", name="王主任")
    await manager.call(
        "PUT", "/halls/main/windows/8/allocation", {"categories": ["real-estate", "comprehensive"]}
    )
    page = await panel(open_page)
    await page.get_by_role("tab", name="改动记录").click()
    row = page.get_by_role("listitem").filter(has_text="8号窗口：+ 综合业务类")
    await expect(row).to_contain_text("王主任")
    await row.get_by_role("button", name=re.compile("撤销")).click()
    await said(page, "8号窗口已恢复原来的类别")
    await expect(row).to_contain_text("已被撤销")
    await expect(page.get_by_role("listitem").filter(has_text="8号窗口：− 综合业务类")).to_contain_text(
        "管理员"
    )
    assert (await desk(hall, "8"))["window"]["categories"] == ["real-estate"]


async def test_a_plan_for_lunch_is_made_with_the_keyboard_and_comes_into_force(
    hall: House, open_page: OpenPage
) -> None:
    page = await panel(open_page)
    await page.get_by_role("tab", name="通知").press("ArrowRight")
    await expect(page.get_by_role("tab", name="定时计划")).to_be_focused()
    await page.get_by_role("button", name="新建计划").press("Enter")
    await expect(page.get_by_label("名称")).to_be_focused()
    await page.get_by_label("名称").fill("全天都办")
    await page.get_by_label("开始").fill("00:00")
    await page.get_by_label("结束").fill("23:59")
    for day in ("周六", "周日"):
        await page.get_by_role("checkbox", name=day).press("Space")
    await page.get_by_label("添加窗口").select_option("9")
    window = page.get_by_role("group", name="9号窗口")
    await window.get_by_role("checkbox", name="综合业务类").press("Space")
    await page.get_by_role("button", name="保存计划").press("Enter")
    await said(page, "计划“全天都办”已保存")
    await expect(page.get_by_text("正在执行")).to_be_visible()
    assert (await desk(hall, "9"))["window"]["categories"] == ["real-estate", "comprehensive"]
    await page.get_by_role("button", name="立即结束").press("Enter")
    await said(page, "“全天都办”今天已结束")
    assert (await desk(hall, "9"))["window"]["categories"] == ["real-estate"]


async def test_a_plan_that_is_not_complete_says_what_is_missing(open_page: OpenPage) -> None:
    page = await panel(open_page)
    await page.get_by_role("tab", name="定时计划").click()
    await page.get_by_role("button", name="新建计划").click()
    await page.get_by_label("结束").fill("11:30")
    await page.get_by_role("button", name="保存计划").click()
    await expect(page.get_by_role("alert").filter(has_text="结束时间必须晚于开始时间")).to_be_visible()
    await page.get_by_label("结束").fill("13:00")
    await page.get_by_role("button", name="保存计划").click()
    await expect(page.get_by_role("alert").filter(has_text="请至少添加一个窗口")).to_be_visible()
    await page.get_by_label("名称").press("Escape")
    await expect(page.get_by_role("button", name="新建计划")).to_be_focused()


async def test_an_emergency_asks_once_more_and_then_stands_over_every_page(
    hall: House, open_page: OpenPage
) -> None:
    page = await panel(open_page)
    board = await open_page("/board/main?sound=off", 1920, 1080)
    console = await open_page("/console/main/1", user="c01", hall_id="main")
    [ticket] = await take(hall, "enterprise")
    phone = await open_page(f"/t/{shown(ticket)}", 390, 844)
    await page.get_by_label("紧急：覆盖所有屏幕").check()
    await page.get_by_role("button", name="填入疏散用语").click()
    await page.get_by_role("button", name="发布紧急通知…").click()
    await expect(page.get_by_role("alert").filter(has_text="确定吗")).to_be_visible()
    assert (await hall.anyone().get("/halls/main/board"))["notices"] == []
    await page.get_by_role("button", name="确定，立即全部显示").click()
    for screen in (board, console, phone):
        await expect(screen.get_by_role("alert").filter(has_text="有序撤离大厅")).to_be_visible()
    await page.get_by_role("button", name=re.compile("撤下")).click()
    for screen in (board, console, phone):
        await expect(screen.get_by_text("有序撤离大厅")).to_have_count(0)


async def test_an_alert_is_marked_as_seen_by_name(hall: House, open_page: OpenPage) -> None:
    await take(hall, "enterprise")
    page = await panel(open_page)
    await page.get_by_role("button", name="知晓：企业注册登记：1 人等候，无窗口开放").click()
    await expect(page.get_by_role("region", name="需要处理").get_by_role("button")).to_have_count(0)
    await page.get_by_text("已知晓 1 项").click()
    await expect(page.locator(".seen")).to_contain_text("管理员")


async def test_notes_and_steps_travel_with_the_citizen(hall: House, open_page: OpenPage) -> None:
    clerk = await staff(hall)
    await take(hall, "enterprise")
    for action in ("call-next", "start"):
        await clerk.post(f"/halls/main/windows/1/{action}")
    await clerk.post("/halls/main/windows/1/transfer", {"window": "8", "note": "缺少章程原件", "force": True})
    await clerk.post("/halls/main/windows/8/call-next")
    page = await open_page("/console/main/8", user="c08", hall_id="main")
    history = page.locator("yc-desk-history")
    await expect(history).to_contain_text("转到8号窗口")
    await expect(history.locator("q")).to_have_text("缺少章程原件")
