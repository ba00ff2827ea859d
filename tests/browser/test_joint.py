"""一件事 on real screens: one form at the console, the parts one after another, one payment, the phone."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.desks import call_and_start, open_desk
from tests.casework import Desks
from tests.serving import House

pytestmark = pytest.mark.browser


async def test_one_form_at_the_console_opens_all_parts_and_one_payment_settles_them(
    hall: House, open_page: OpenPage
) -> None:
    kiosk = await hall.client("kiosk", name="k1")
    await kiosk.post("/halls/main/tickets", {"category": "real-estate"})
    desk = await open_desk(open_page, path="/console/main/8")
    await call_and_start(desk)
    await desk.get_by_role("button", name="受理登记").click()
    panel = desk.locator("yc-accept-panel")
    await panel.get_by_label("事项").select_option(label="二手房交易登记")
    await panel.get_by_label("不动产抵押权登记").check()
    await panel.get_by_label("申请人姓名").fill("钱某某")
    await panel.get_by_role("button", name="全部齐全").click()
    await panel.get_by_role("button", name="受理", exact=True).click()
    parts = panel.locator("yc-joint .parts > li")
    await expect(parts).to_have_count(4)
    await expect(parts.nth(3)).to_contain_text("在此之后办理：不动产转移登记")
    number = await panel.locator("yc-joint .number").inner_text()

    # The tax is set on its part, and paid for all.
    await parts.nth(1).get_by_role("button").click()
    await panel.locator("yc-case .rare summary").click()
    await panel.get_by_role("button", name="核定费用").click()
    await panel.get_by_label("收费项目").first.fill("契税")
    await panel.get_by_label("元", exact=True).first.fill("123.45")
    await panel.locator("yc-step-form").get_by_role("button", name="核定费用").click()
    await expect(panel.locator("yc-joint")).to_contain_text("¥123.45")
    await panel.get_by_role("button", name="已缴费").click()
    await panel.get_by_label("票据号码").fill("2026-7")
    await expect(panel.get_by_label("“一件事”的各项费用一次缴清")).to_be_checked()
    await panel.locator("yc-step-form").get_by_role("button", name="已缴费").click()
    await expect(panel.locator("yc-case .dates")).to_contain_text("已缴，票据 2026-7")

    paper = await open_page(f"/joint-paper/{number}", 900, 1200, user="c03", hall_id="main")
    await expect(paper.get_by_role("heading", name="受理通知书")).to_be_visible()
    await expect(paper.locator("ol li")).to_have_count(4)
    code = await paper.locator(".code b").inner_text()
    phone = await open_page(f"/j/{number}.{code}", 390, 844)
    await expect(phone.locator(".state")).to_have_text("4项中已办结2项")
    await expect(phone.locator(".departments li").nth(2)).to_contain_text("办理中")

    page = await open_page(f"/joint/{number}", 1024, 768, user="admin", language="en-US")
    await expect(page.get_by_role("heading", name="Buying a home from its owner")).to_be_visible()
    await page.get_by_role("button", name=re.compile("Transfer of real estate")).click()
    await expect(page.locator("yc-case h2")).to_have_text("Transfer of real estate")


async def test_every_paper_of_a_case_is_there_at_its_stage_and_prints_alone(
    hall: House, open_page: OpenPage
) -> None:
    desks = await Desks(hall).sit_down()
    case = await desks.receive(["m1", "m2"])
    case = await desks.do(desks.clerk, case, "correct")
    page = await open_page(f"/paper/{case['case']}", 900, 1200, user="admin")

    async def there() -> list[str]:
        await page.locator("h1").first.wait_for()
        return await page.locator("select option").all_inner_texts()

    await expect(page.locator("h1")).to_have_text("补正告知书（一次性告知）")
    assert await there() == ["接收回执", "补正告知书（一次性告知）", "委托书"]
    case = await desks.do(desks.clerk, case, "bring", items=["m3", "m4"])
    due = {"lacks": {"m5": case["received_at"][:10]}}
    case = await desks.do(desks.clerk, case, "accept", **due)
    await desks.do(desks.clerk, case, "set-fee", items={"登记费": 8000})
    await page.reload()
    await expect(page.locator("h1")).to_have_text("容缺受理通知书")
    assert set(await there()) >= {"容缺受理通知书", "容缺材料补交承诺书", "缴费通知书"}
    await page.get_by_label("文书").select_option("pledge")
    await expect(page.locator(".sheet")).to_have_count(2)
    await page.emulate_media(media="print")
    await expect(page.locator(".no-print")).to_be_hidden()
    await page.emulate_media(media="screen")
    await page.get_by_label("文书").select_option("fee")
    await expect(page.locator(".sheet table")).to_contain_text("¥80.00")
