"""Citizens write, rate and follow on their phones; staff look into it, answer and call on one page."""

import re
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.api.test_feedback import do, first_follow_up, low, next_day, raised, visit
from tests.browser.conftest import OpenPage
from tests.browser.layouts import faults_at_widths
from tests.browser.looks import findings
from tests.browser.pictures import compare, small
from tests.browser.test_orphans import lonely
from tests.casework import Desks
from tests.serving import House, shown

pytestmark = pytest.mark.browser
PHONES = (320, 360, 390, 430)


async def boss(hall: House, *roles: str) -> str:
    await hall.running.access.add_person("", "boss", "周主任", roles)
    return "boss"


async def full(hall: House) -> tuple[Any, Any]:
    """A low rating that is being put right, a question, something that could not be done and was answered, a letter; gives
    the ticket, and what was told to whoever could not get it done."""
    manager, supervisor = (
        await hall.client("manager", name="m1"),
        await hall.client("supervisor", hall="", name="s1"),
    )
    ticket = await low(hall)
    one = await first_follow_up(hall, manager)
    await do(manager, "follow-ups", one, "verify", finding="founded", days=5, words="属实")
    told = await raised(hall.anyone(), kind="stuck")
    view = await do(
        manager, "concerns", (await manager.get("/feedback"))["concerns"][0], "assign", difficulty="normal"
    )
    await do(manager, "concerns", view, "reply", words="已由不动产中心补录，可随时到3号窗口办理。")
    await raised(hall.anyone(), kind="question")
    await supervisor.post(
        "/letters", {"hall": "main", "unit": "区住建局", "words": "请说明超期原因", "days": 3}
    )
    return ticket, told


async def test_a_manager_takes_a_low_rating_from_looked_into_to_called(
    hall: House, open_page: OpenPage
) -> None:
    ticket = await low(hall)
    await first_follow_up(hall, await hall.client("manager", name="m1"))
    page = await open_page("/feedback", 1366, 768, user=await boss(hall, "manager"))
    await page.locator(".line-button", has_text="非常不满意").click()
    await page.get_by_role("button", name="查看原文").click()
    await expect(page.get_by_text("态度不好")).to_be_visible()
    await page.get_by_role("button", name="填写核实结果").click()
    await page.locator("#said").fill("属实，已向当事人了解")
    await page.get_by_role("button", name="填写核实结果").click()
    await expect(page.locator(".case").get_by_text("待整改")).to_be_visible()
    for button, words in (("填写整改情况", "已安排培训"), ("答复群众", "向您道歉，已整改。")):
        await page.get_by_role("button", name=button).click()
        await page.locator("#said").fill(words)
        await page.locator("form").get_by_role("button", name=button).click()
        await expect(page.locator("form")).to_have_count(0)
    phone = await open_page(f"/t/{shown(ticket)}", 390, 844)
    await expect(phone.get_by_text("向您道歉，已整改。")).to_be_visible()
    await phone.locator(".levels .level-4").click()
    await expect(phone.locator(".answer")).to_be_visible()
    await page.get_by_role("button", name="登记回访").click()
    await page.get_by_label("回访结果").select_option("satisfied")
    await page.locator("form").get_by_role("button", name="登记回访").click()
    await expect(page.locator(".case header").get_by_text("已办结")).to_be_visible()
    await expect(page.get_by_text("再次评价")).to_be_visible()


async def test_a_citizen_complains_on_the_phone_and_opens_the_answer_again(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_page("/write/main", 390, 844)
    await page.get_by_role("button", name="投诉", exact=True).click()
    await page.locator("#said").fill("等了一上午，没人理")
    await page.locator("#window").select_option("3")
    await page.locator("#name").fill("孙某某")
    await page.locator("#phone").fill("13900001111")
    await page.get_by_role("button", name="提交").click()
    await expect(page.locator(".code")).to_have_text(re.compile("^[0-9]{6}$"))
    number = await page.locator("dd.number").inner_text()
    assert number.startswith("S")
    await page.get_by_role("link", name="查看办理情况").click()
    await expect(page.get_by_text("已收到")).to_be_visible()
    manager = await hall.client("manager", name="m1")
    (one,) = (await manager.get("/feedback"))["concerns"]
    view = await do(manager, "concerns", one, "assign", difficulty="simple")
    await do(manager, "concerns", view, "reply", words="已增开窗口。")
    await page.reload()
    await expect(page.get_by_text("已增开窗口。")).to_be_visible()
    await page.get_by_role("button", name="对答复不满意").click()
    await page.locator("#said").fill("还是慢")
    await page.get_by_role("button", name="提交").click()
    await expect(page.locator(".state")).to_have_text("正在办理")
    await expect(page.get_by_text("已重新办理")).to_be_visible()


async def test_a_department_answers_what_it_was_given_and_sees_nothing_else(
    hall: House, open_page: OpenPage
) -> None:
    await full(hall)
    page = await open_page("/feedback", 1280, 800, user="r02")
    await expect(page.get_by_role("tab", name="督办单")).to_contain_text("1")
    await page.get_by_role("tab", name="督办单").click()
    await page.locator(".line-button:visible").click()
    await page.get_by_role("button", name="回复督办单").click()
    await page.locator("#said").fill("因材料补正")
    await page.locator("form").get_by_role("button", name="回复督办单").click()
    await expect(page.locator(".case header").get_by_text("已答复，待审核")).to_be_visible()
    await page.get_by_role("tab", name="咨询投诉").click()
    await expect(page.locator("[role=tabpanel]:visible .line-button")).to_have_count(0)


async def test_a_supervisor_has_no_button_for_what_is_the_managers_and_sends_a_letter(
    hall: House, open_page: OpenPage
) -> None:
    await full(hall)
    page = await open_page("/feedback", 1366, 768, user=await boss(hall, "supervisor"), language="en-US")
    await page.locator(".line-button").first.click()
    await expect(page.locator(".case header h2")).to_be_visible()
    await expect(page.locator(".steps")).to_have_count(0)
    await page.get_by_role("button", name="Read what was written").click()
    await page.locator("#reason").fill("monthly check")
    await page.get_by_role("button", name="Read it").click()
    await expect(page.locator("q").first).to_be_visible()
    await page.get_by_role("tab", name="Letters of supervision").click()
    await page.get_by_role("button", name="Send a letter").click()
    await page.locator("#said").fill("Please explain the waits of Thursday")
    await page.get_by_role("button", name="Send the letter").click()
    await expect(page.locator(".case header")).to_contain_text("To be answered")


async def test_a_slip_of_another_day_still_rates_the_service(hall: House, open_page: OpenPage) -> None:
    d = await Desks(hall).sit_down()
    ticket = await visit(hall)
    await next_day(d)
    page = await open_page(f"/t/{shown(ticket)}", 390, 844)
    await expect(page.get_by_text("您对窗口的服务满意吗？")).to_be_visible()
    await page.locator(".levels .level-2").click()
    await page.get_by_label("等候时间太长").check()
    await page.get_by_role("button", name="提交评价").click()
    await expect(page.get_by_text("正在核实您的评价")).to_be_visible()


async def test_a_case_is_rated_on_its_page_by_code(hall: House, open_page: OpenPage) -> None:
    d = await Desks(hall).sit_down()
    case = await d.accepted()
    page = await open_page(f"/c/{case['case']}.{await d.code(case)}", 390, 844)
    await page.locator(".levels .level-5").click()
    await expect(page.get_by_text("感谢您的评价")).to_be_visible()
    await expect(page.locator(".levels")).to_have_count(0)


# How it looks


async def staff(hall: House, open_page: OpenPage, language: str) -> Page:
    user = await boss(hall, "manager", "supervisor")
    page = await open_page("/feedback", 1366, 800, user=user, language=language)
    await page.locator(".line-button").first.click()
    await page.locator(".steps button").first.click()
    await page.locator("form .btn-primary").wait_for()
    return page


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_the_page_of_the_staff_is_whole_at_every_width(
    hall: House, open_page: OpenPage, language: str
) -> None:
    await full(hall)
    page = await staff(hall, open_page, language)
    assert await faults_at_widths(page, (1024, 1280, 1366, 1440, 1536, 1600, 1680, 1920, 2560)) == []
    assert await findings(page) == []


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_the_citizens_pages_are_whole_on_every_phone(
    hall: House, open_page: OpenPage, language: str
) -> None:
    ticket, told = await full(hall)
    d = await Desks(hall).sit_down()
    case = await d.accepted()
    await hall.anyone().post(f"/public/cases/{case['case']}.{await d.code(case)}/rating", {"level": 2})
    paths = (
        "/write/main",
        f"/f/{told['number']}.{told['code']}",
        f"/t/{shown(ticket)}",
        f"/c/{case['case']}.{await d.code(case)}",
    )
    wrong: list[str] = []
    for path in paths:
        page = await open_page(path, 390, 844, language=language)
        await page.locator("main .card").first.wait_for()
        if path.startswith("/write"):
            await page.locator(".kinds button").nth(2).click()
        if path.startswith(("/t/", "/c/")):
            await page.locator(".answer").wait_for()
        wrong += [f"{path[:4]}: {fault}" for fault in await faults_at_widths(page, PHONES)]
        if language == "zh-CN":
            wrong += [f"{path[:4]}: {line}" for line in await lonely(page)]
        wrong += [f"{path[:4]}: {finding}" for finding in await findings(page)]
    assert wrong == []


@pytest.mark.parametrize(("language", "scheme"), [("zh-CN", "light"), ("en-US", "dark")])
async def test_the_pages_look_as_somebody_found_them_good(
    hall: House, open_page: OpenPage, language: str, scheme: str
) -> None:
    _, told = await full(hall)
    wrong: list[str] = []
    key = f"{language[:2]}-{scheme}"
    page = await staff(hall, open_page, language)
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    wrong.append(compare(await small(page), f"feedback-{key}"))
    for name, path in (("write", "/write/main"), ("follow", f"/f/{told['number']}.{told['code']}")):
        page = await open_page(path, 390, 844, language=language)
        await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        await page.locator("main .card").first.wait_for()
        if name == "write":
            await page.locator(".kinds button").nth(2).click()
        wrong.append(compare(await small(page), f"{name}-{key}"))
    assert [one for one in wrong if one] == []


async def test_a_clerk_writes_down_at_the_window_what_cannot_be_done_and_gives_number_and_code(
    hall: House, open_page: OpenPage
) -> None:
    manager = await hall.client("manager", name="m1")
    await manager.post("/halls/main/windows/1/open", {"clerk": "c01"})
    page = await open_page("/console/main/1", user="c01", hall_id="main")
    await page.get_by_role("button", name="记诉求").wait_for()
    await page.keyboard.press("w")
    await page.get_by_label("群众反映的情况").fill("跑了三次")
    await page.get_by_role("button", name="提交").click()
    await expect(page.locator("yc-concern-form .code")).to_have_text(re.compile("^[0-9]{6}$"))
    (line,) = (await manager.get("/feedback"))["concerns"]
    await expect(page.locator("yc-concern-form .taken")).to_contain_text(line["id"])
    assert (line["kind"], line["channel"]) == ("stuck", "window")
    await page.get_by_role("button", name="打印凭条（k1）").click()
    await expect(page.get_by_text("已在 k1 打印")).to_be_visible()
    assert await findings(page) == []


async def test_a_manager_reads_how_often_todays_ratings_are_unusual_and_no_evidence(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_page("/feedback", 1366, 768, user=await boss(hall, "manager"))
    section = page.locator("yc-pattern-counts")
    await expect(section).to_contain_text("没有异常")
    assert await findings(page) == []
