"""A real case on real screens: ticket, acceptance at the console, three departments, the issuing window, the phone."""

import re
from datetime import date
from io import BytesIO

import openpyxl
from playwright.async_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.desks import call_and_start, open_desk
from tests.casework import NAME, Desks
from tests.serving import House

MATTER = "不动产转移登记"


async def real_estate(hall: House) -> None:
    kiosk = await hall.client("kiosk", name="k1")
    await kiosk.post("/halls/main/tickets", {"category": "real-estate", "service": "property-transfer"})


async def said_of_case(page: Page, words: str) -> None:
    await expect(page.locator("yc-case yc-status-line")).to_contain_text(words)


async def decided(open_page: OpenPage, user: str, number: str, pile: int) -> Page:
    """One department takes its part and agrees; returns its page."""
    page = await open_page("/cases", 1440, 900, user=user)
    await expect(page.locator(".pile h2")).to_contain_text(f"共 {pile} 件")
    await page.get_by_role("button", name=re.compile(number)).click()
    await page.get_by_role("button", name="接收", exact=True).click()
    await said_of_case(page, "已接收")
    await page.get_by_role("button", name="同意", exact=True).click()
    await page.get_by_label("意见").fill("材料齐全，符合规定")
    await page.locator("yc-step-form").get_by_role("button", name="同意", exact=True).click()
    await expect(page.locator(".pile h2")).to_contain_text("共 0 件")
    return page


async def test_a_case_from_the_ticket_through_three_departments_into_the_citizens_hands(
    hall: House, open_page: OpenPage
) -> None:
    await real_estate(hall)
    desk = await open_desk(open_page, path="/console/main/8")
    await call_and_start(desk)
    await desk.get_by_role("button", name="受理登记").click()
    panel = desk.locator("yc-accept-panel")
    await expect(panel.get_by_label("事项")).to_have_value("property-transfer")
    await panel.get_by_label("申请人姓名或单位名称").fill("钱某某")
    await panel.get_by_role("button", name="全部齐全").click()
    await panel.get_by_role("button", name="受理", exact=True).click()
    await expect(panel.locator(".case .badge-state").first).to_have_text("办理中")
    number = await panel.locator(".number").inner_text()
    assert re.fullmatch(r"370403\d{13}[0-9X]", number)
    await expect(panel.get_by_text("承诺办结")).to_be_visible()

    paper = await open_page(f"/paper/{number}", 900, 1200, user="c03", hall_id="main")
    await expect(paper.get_by_role("heading", name="受理通知书")).to_be_visible()
    await expect(paper.get_by_text("钱某某：您申请的")).to_be_visible()
    code = await paper.locator(".code b").inner_text()

    housing = await decided(open_page, "r02", number, 1)
    await expect(housing.locator(".tasks .approved")).to_contain_text("区住建局")
    await decided(open_page, "r03", number, 1)
    land = await decided(open_page, "r01", number, 1)
    await expect(land.locator(".case .badge-state").first).to_have_text("已作出决定")

    issuing = await open_page("/issuing/main", 1280, 800, user="c02", hall_id="main")
    await issuing.get_by_placeholder("编号末几位").fill(number[-5:])
    await issuing.get_by_role("button", name=re.compile(number)).click()
    await issuing.get_by_role("button", name="出件上架").click()
    await issuing.get_by_label("架位（可不填）").fill("A-3")
    await issuing.locator("yc-step-form").get_by_role("button", name="出件上架").click()
    phone = await open_page(f"/c/{number}.{code}", 390, 844)
    await expect(phone.locator(".state")).to_have_text("准予")
    await expect(phone.get_by_text("结果已经做好")).to_be_visible()

    await issuing.get_by_role("button", name="发放", exact=True).click()
    await issuing.get_by_label("受理通知书上的查询码").fill(code)
    await issuing.locator("yc-step-form").get_by_role("button", name="发放").click()
    await expect(issuing.locator(".pile .nothing")).to_be_visible()
    await expect(issuing.locator(".case .badge-state").first).to_have_text("已领取")


async def test_what_is_missing_is_seen_told_once_and_brought_later(hall: House, open_page: OpenPage) -> None:
    await real_estate(hall)
    desk = await open_desk(open_page, path="/console/main/8")
    await call_and_start(desk)
    await desk.get_by_role("button", name="受理登记").click()
    panel = desk.locator("yc-accept-panel")
    await panel.get_by_label("申请人姓名或单位名称").fill("钱某某")
    await panel.get_by_role("checkbox").first.check()
    await panel.get_by_role("button", name="收件，再看缺什么").click()
    await expect(panel.locator(".missing")).to_have_count(4)
    await panel.get_by_role("button", name="受理", exact=True).click()
    await expect(panel.locator("yc-step-form .fault")).to_contain_text("双方身份证")
    await panel.get_by_role("button", name="先不办").click()
    await panel.get_by_role("button", name="一次性告知补正").click()
    await said_of_case(desk, "已一次性告知")
    await expect(panel.get_by_role("button", name="一次性告知补正")).to_have_count(0)
    await panel.get_by_role("button", name="补交材料").click()
    await panel.locator("yc-step-form").get_by_role("button", name="补交材料").click()
    await expect(panel.locator(".missing")).to_have_count(0)
    await panel.get_by_role("button", name="受理", exact=True).click()
    await panel.locator("yc-step-form").get_by_role("button", name="受理", exact=True).click()
    await said_of_case(desk, "已受理")
    # Another matter of the same sitting: who it is for and the paper that lies there are not asked for again.
    await panel.get_by_role("button", name="同一申请人再办一件").click()
    await panel.get_by_label("事项").select_option("property-mortgage")
    await expect(panel.get_by_label("申请人姓名或单位名称")).to_have_value("钱某某")
    await expect(panel.get_by_role("checkbox", name="不动产登记申请书")).to_be_checked()


async def test_a_wrong_code_on_the_phone_is_said_in_words(hall: House, open_page: OpenPage) -> None:
    page = await open_page("/c/37040320260302000010.000000", 390, 844)
    await expect(page.get_by_role("alert")).to_contain_text("请对照受理通知书核对编号")


async def test_who_decides_for_no_department_is_told_so(hall: House, open_page: OpenPage) -> None:
    page = await open_page("/cases", 1280, 800, user="c01", hall_id="main")
    await expect(page.get_by_text("您没有负责的部门")).to_be_visible()


async def test_a_case_is_found_by_its_last_digits(hall: House, open_page: OpenPage) -> None:
    desks = await Desks(hall).sit_down()
    first, _ = await desks.accepted(), await desks.accepted()
    page = await open_page("/cases", 1366, 768, user="r01")
    await page.get_by_placeholder("编号末几位").fill(first["case"][-5:])
    await page.get_by_role("button", name="查找").click()
    await page.locator("yc-case-search").get_by_role("button", name=re.compile(first["case"])).click()
    await expect(page.locator(".case .number")).to_have_text(first["case"])
    await page.get_by_placeholder("编号末几位").fill("99999X")
    await page.get_by_role("button", name="查找").click()
    await expect(page.locator("yc-case-search").get_by_role("status")).to_have_text("没有符合的办件。")


async def test_what_a_department_returns_is_found_at_the_window_without_a_ticket_and_goes_back(
    hall: House, open_page: OpenPage
) -> None:
    desks = await Desks(hall).sit_down()
    case = await desks.accepted()
    number = case["case"]
    reviewer = await open_page("/cases", 1440, 900, user="r02")
    await reviewer.get_by_role("button", name=re.compile(number)).click()
    await reviewer.get_by_role("button", name="接收", exact=True).click()
    await said_of_case(reviewer, "已接收")
    await reviewer.get_by_text("更多操作").click()
    await reviewer.get_by_role("button", name="退回窗口", exact=True).click()
    form = reviewer.locator("yc-step-form")
    await form.get_by_label("有什么问题或缺什么？").fill("合同没有签名")
    await form.get_by_text("买卖、互换或者赠与合同").click()
    await form.get_by_role("button", name="退回窗口").click()
    await said_of_case(reviewer, "已退回窗口")

    desk = await open_desk(open_page, path="/console/main/8")
    await desk.keyboard.press("a")
    panel = desk.locator("yc-accept-panel")
    await panel.get_by_text("窗口待处理").click()
    await panel.get_by_role("button", name=re.compile(number)).click()
    await expect(panel.locator(".missing")).to_have_text("买卖、互换或者赠与合同")
    await panel.get_by_role("button", name="补交材料", exact=True).click()
    await panel.locator("yc-step-form").get_by_role("button", name="补交材料").click()
    await panel.get_by_role("button", name="重新转交").click()
    await expect(panel.locator(".tasks .handed").first).to_contain_text("区住建局")
    await expect(reviewer.get_by_role("button", name="接收", exact=True)).to_be_visible()


async def test_a_manager_of_all_halls_touches_the_days_of_the_notice_sees_what_moves_and_enters_the_year(
    hall: House, open_page: OpenPage
) -> None:
    desks = await Desks(hall).sit_down()
    case = await desks.accepted()
    due = case["promise"]["due"]
    page = await open_page("/calendar", 1366, 768, user="admin")
    shown = page.locator("nav h2")
    while await shown.inner_text() > due[:4]:
        await page.locator("nav button").first.click()
    day = page.locator(".days-of-month button").nth(date.fromisoformat(due).timetuple().tm_yday - 1)
    await day.click()
    await expect(day).to_have_class(re.compile("touched"))
    await page.get_by_label("通知文号").fill("国办发明电〔2026〕9号")
    await page.get_by_role("button", name="查看会变动的期限").click()
    moved = page.locator("section").filter(has=page.get_by_role("link", name=case["case"]))
    await expect(moved.locator("h3")).to_contain_text("将要变动的期限")
    await page.get_by_role("button", name="启用本年安排").click()
    await expect(page.locator("yc-status-line")).to_contain_text("本年安排已启用")
    await expect(moved.locator("h3")).to_contain_text("启用时变动的期限")
    assert (await desks.clerk.get(f"/cases/{case['case']}"))["promise"]["due"] > due


async def test_what_is_due_by_a_day_is_listed_with_its_lamp_and_taken_along(
    hall: House, open_page: OpenPage
) -> None:
    desks = await Desks(hall).sit_down()
    case, later = await desks.accepted(), await desks.receive()
    due = case["promise"]["due"]
    page = await open_page("/cases", 1366, 768, user="r01")
    search = page.locator("yc-case-search")
    await search.get_by_label("到期日至").fill(due)
    await search.get_by_role("button", name="查找").click()
    line = search.get_by_role("button", name=re.compile(case["case"]))
    await expect(line.locator(".lamp")).to_have_text("未超期")
    await expect(line).to_contain_text("到期")
    await expect(search.get_by_role("button", name=re.compile(later["case"]))).to_have_count(0)
    async with page.expect_download() as waiting:
        await search.get_by_role("link", name="导出表格（XLSX）").click()
    download = await waiting.value
    assert re.fullmatch(r"cases-20\d\d-\d\d-\d\d\.xlsx", download.suggested_filename)
    [sheet] = openpyxl.load_workbook(BytesIO((await download.path()).read_bytes())).worksheets
    assert (sheet.title, [row[0].value for row in sheet.iter_rows()]) == (
        "办件清单",
        ["办件编号", case["case"]],
    )
    await search.get_by_label("查找方式").select_option("phone")
    await expect(search.get_by_label("到期日至")).to_have_count(0)
    await search.get_by_placeholder("电话").fill("13812345678")
    await search.get_by_role("button", name="查找").click()
    await expect(line).to_be_visible()
    await expect(search.get_by_role("link")).to_have_count(0)  # a list by somebody's card stays on the screen


async def test_the_list_is_in_the_language_of_the_page(hall: House, open_page: OpenPage) -> None:
    desks = await Desks(hall).sit_down()
    case = await desks.accepted()
    page = await open_page("/cases", 1366, 768, user="r01", language="en")
    search = page.locator("yc-case-search")
    await search.get_by_label("Due from").fill(case["promise"]["due"])
    await search.get_by_role("button", name="Find").click()
    line = search.get_by_role("button", name=re.compile(case["case"]))
    await expect(line.locator(".lamp")).to_have_text("In time")
    await expect(line).to_contain_text("due ")
    async with page.expect_download() as waiting:
        await search.get_by_role("link", name="Save as XLSX").click()
    saved = await (await waiting.value).path()
    [sheet] = openpyxl.load_workbook(BytesIO(saved.read_bytes())).worksheets
    assert (sheet.title, sheet["A1"].value, sheet["A2"].value) == (
        "List of cases",
        "Case number",
        case["case"],
    )
    await search.get_by_label("Due from").fill("2099-01-01")
    await search.get_by_role("button", name="Find").click()
    await expect(search.get_by_role("status")).to_have_text("No case matches.")


async def test_a_paper_is_checked_by_what_stands_on_it_or_in_its_square_code(
    hall: House, open_page: OpenPage
) -> None:
    desks = await Desks(hall).sit_down()
    case = await desks.accepted()
    number, code = case["case"], await desks.code(case)
    page = await open_page("/cases", 1366, 768, user="r01")
    search = page.locator("yc-case-search")
    for typed in (f"{number} {code}", f"https://hall.example/c/{number}.{code}"):
        await search.get_by_placeholder("编号末几位").fill(typed)
        await search.get_by_role("button", name="查找").click()
        await expect(search.get_by_role("status")).to_contain_text("查询码正确")
        await expect(search.get_by_role("button", name=re.compile(number))).to_be_visible()
        await search.get_by_placeholder("编号末几位").fill("1")
        await search.get_by_role("button", name="查找").click()
        await expect(search.get_by_text("查询码正确")).to_have_count(0)


async def test_whose_case_it_is_is_put_right_and_a_decision_is_revoked_on_the_screen(
    hall: House, open_page: OpenPage
) -> None:
    desks = await Desks(hall).sit_down()
    agent = {"name": "代办人甲", "phone": "13900000000"}
    case = await desks.receive(applicant={"name": NAME, "agent": agent})
    case = await desks.do(desks.clerk, case, "accept")
    page = await open_page(f"/case/{case['case']}", 1366, 900, user="c03", hall_id="main")
    await page.get_by_text("更多操作").click()
    await page.get_by_role("button", name="更正申请人信息").click()
    await expect(page.get_by_label("申请人姓名或单位名称")).to_have_value(NAME)
    await page.get_by_label("申请人姓名或单位名称").fill("钱某某某")
    await page.get_by_role("button", name="更正申请人信息").last.click()
    await expect(page.get_by_text("申请人信息更正：录入有误")).to_be_visible()
    person = await desks.clerk.get(f"/cases/{case['case']}/person")
    assert person["applicant"]["agent"]["phone"] == agent["phone"], "what has no field is not lost"
    case = await desks.clerk.get(f"/cases/{case['case']}")
    for who, task in ((desks.housing, "housing"), (desks.tax, "tax"), (desks.land, "land")):
        case = await desks.decide(who, case, task)
    page = await open_page(f"/case/{case['case']}", 1366, 900, user="r01")
    await page.get_by_text("更多操作").click()
    await page.get_by_role("button", name="撤销决定").click()
    await page.get_by_label("理由").fill("面积算错")
    await page.get_by_label("批准人").fill("李局长")
    await page.get_by_role("button", name="撤销决定").last.click()
    await expect(page.get_by_text("已撤销：准予")).to_be_visible()
    await expect(page.get_by_role("button", name="接收")).to_be_visible()
