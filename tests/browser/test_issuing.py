"""出件 by the same queue: somebody with a number of that category is called, and takes the result away, at the console; what
nobody collects is seen by its age, and its owners are asked to come."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from server.clock import Clock
from tests.browser.conftest import OpenPage
from tests.browser.desks import press, signed_in
from tests.browser.public import kiosk_link
from tests.casework import NAME, Desks
from tests.serving import House, house

pytestmark = pytest.mark.browser
PRESSED = {
    "zh-CN": ("开窗", "呼叫下一位", "开始办理"),
    "en": ("Open the window", "Call next", "Start the service"),
}
WORDS = {
    "zh-CN": ("统一出件", "编号末几位", "发放", "已领取", "已在签字板上签收", "送达回执"),
    "en": (
        "Collect a result",
        "Last digits or place",
        "Hand it over",
        "Handed over",
        "It was signed on a pad",
        "Receipt of the result",
    ),
}
DAY_S = 86400.0


class Ago(Clock):
    """The computer's clock, some days back."""

    def __init__(self, days: float) -> None:
        self.behind = days * DAY_S

    def wall(self) -> float:
        return super().wall() - self.behind


async def ready(desks: Desks, place: str = "B-7") -> str:
    case = await desks.accepted()
    for who, task in ((desks.housing, "housing"), (desks.tax, "tax"), (desks.land, "land")):
        case = await desks.decide(who, case, task)
    return str((await desks.do(desks.clerk, case, "shelve", place=place))["case"])


async def number_from_kiosk(hall: House, open_page: OpenPage, language: str) -> str:
    kiosk = await open_page(kiosk_link(hall), 1080, 1920)
    await kiosk.locator(".other" if language == "en" else ".go").click()
    await kiosk.locator("yc-kiosk-tile").filter(has_text=WORDS[language][0]).locator(".take").press("Enter")
    heading = kiosk.locator("yc-kiosk-result h1")
    await expect(heading).to_contain_text("H001")
    return "H001"


async def at_work(page: Page, language: str) -> None:
    for words in PRESSED[language]:
        await press(page, words)
    # The view may come before the answer to the press, and until then no key is taken.
    await expect(page.locator("button.primary")).to_contain_text(
        "办结" if language == "zh-CN" else "Finish the service"
    )
    await expect(page.locator("button.primary")).to_have_attribute("aria-disabled", "false")


def journal(folder: Path) -> bytes:
    return (folder / "journal.db").read_bytes() + (folder / "journal.db-wal").read_bytes()


@pytest.mark.parametrize("language", ["zh-CN", "en"])
async def test_a_result_is_fetched_with_a_number_of_the_issuing_category(
    tmp_path: Path, hall: House, open_page: OpenPage, language: str
) -> None:
    _, place, hand_over, handed_over, pad, receipt = WORDS[language]
    desks = await Desks(hall).sit_down()
    number = await ready(desks)
    code = await desks.code({"case": number})
    called = await number_from_kiosk(hall, open_page, language)
    page = await open_page("/console/main/23", user="c01", hall_id="main", language=language)
    await at_work(page, language)
    ticket = (await desks.clerk.get("/halls/main/windows/23/desk"))["ticket"]
    assert ticket["number"] == called
    await page.keyboard.press("i")
    panel = page.locator("yc-issue-panel")
    await panel.get_by_placeholder(place).fill(number[-5:])
    await panel.get_by_role("button", name=re.compile(number)).click()
    await panel.locator("[data-step=collect]").click()
    await panel.locator("#code").fill(code)
    await panel.get_by_label(receipt).select_option(label=pad)
    await panel.locator("yc-step-form").get_by_role("button", name=hand_over).click()
    await expect(panel.locator(".case .badge-state").first).to_contain_text(handed_over)
    case = await desks.clerk.get(f"/cases/{number}")
    assert (case["state"], case["collected"], case["signed"]) == ("closed", "code", "pad")
    assert f'"ticket":"{ticket["id"]}"'.encode() in journal(tmp_path / "data"), "on record with which number"
    await page.locator("button.primary").click()
    await expect(panel).to_have_count(0)  # nothing of one citizen stays for the next


async def test_it_is_found_by_whose_it_is_and_goes_by_post_from_the_console(
    hall: House, open_page: OpenPage
) -> None:
    desks = await Desks(hall).sit_down()
    number = await ready(desks)
    page = await open_page("/console/main/23", user="c01", hall_id="main")
    await press(page, "开窗")
    await page.locator("[data-button=issue]").click()  # somebody without a number
    panel = page.locator("yc-issue-panel")
    await expect(panel.get_by_role("button", name=re.compile(number))).to_have_count(0)
    await panel.get_by_text("按申请人查找").click()
    search = panel.locator("yc-case-search")
    await expect(search.get_by_label("查找方式").locator("option")).to_have_count(3)
    await search.get_by_label("查找方式").select_option("name")
    await search.locator("input[name=text]").fill(NAME)
    await search.get_by_role("button", name="查找").click()
    await search.get_by_role("button", name=re.compile(number)).click()
    await panel.locator("[data-step=post]").click()
    await panel.locator("#tracking").fill("EA123456789CN")
    await panel.locator("yc-step-form .btn-primary").click()
    await expect(panel.locator("[data-step=delivered]")).to_be_visible()
    assert (await desks.clerk.get(f"/cases/{number}"))["postings"][0]["tracking"] == "EA123456789CN"


async def test_who_has_a_number_for_something_else_is_not_offered_the_shelf(
    hall: House, open_page: OpenPage
) -> None:
    """Window 22 serves both; what stands there goes by the number that was called."""
    kiosk = await hall.client("kiosk", name="k1")
    await kiosk.post("/halls/main/tickets", {"category": "comprehensive"})
    page = await open_page("/console/main/22", user="c01", hall_id="main")
    await press(page, "开窗")
    await expect(page.locator("[data-button=issue]")).to_be_visible()
    await press(page, "呼叫下一位")
    await press(page, "开始办理")
    await expect(page.locator("[data-button=accept]")).to_be_visible()
    await expect(page.locator("[data-button=issue]")).to_have_count(0)


async def test_a_window_without_that_category_has_no_such_button(hall: House, open_page: OpenPage) -> None:
    page = await open_page("/console/main/1", user="c01", hall_id="main")
    await press(page, "开窗")
    await expect(page.locator("[data-button=accept]")).to_be_visible()
    await expect(page.locator("[data-button=issue]")).to_have_count(0)


async def lines(page: Page) -> list[str]:
    return await page.locator("yc-shelf .line-button .facts > span:nth-of-type(1)").all_inner_texts()


async def test_what_nobody_collects_is_listed_by_its_age_and_its_owners_are_asked_once_a_week(
    tmp_path: Path, browser: Browser
) -> None:
    numbers: list[str] = []
    for days in (31, 16, 8):
        async with house(tmp_path, clock=Ago(days)) as served:
            numbers.append(await ready(await Desks(served).sit_down()))
    async with house(tmp_path) as served:
        desks = await Desks(served).sit_down()
        numbers.append(await ready(desks))
        page = await signed_in(served, browser, "admin", "", "/issuing/main")
        count, ask = page.locator("yc-shelf .found"), page.get_by_role("button", name=re.compile("提醒这"))
        await expect(count).to_have_text("共 4 件")
        assert await lines(page) == numbers, "the oldest first"
        for label, found in (("7天以上", 3), ("15天以上", 2), ("30天以上", 1)):
            await page.get_by_label("等候领取多久").select_option(label=label)
            await expect(count).to_have_text(f"共 {found} 件")
            assert await lines(page) == numbers[:found]
        await page.get_by_label("等候领取多久").select_option(label="15天以上")
        await expect(page.locator(".line-button").first).to_contain_text("已31天未领取")
        await ask.click()
        await expect(page.locator("yc-status-line")).to_contain_text("已提醒2件。")
        await expect(page.locator(".line-button", has_text="提醒领取时间")).to_have_count(2)
        await expect(ask).to_have_count(0)  # nobody twice in a week
        await page.get_by_label("等候领取多久").select_option(label="不限")
        await expect(ask).to_contain_text("提醒这1件")  # the one of eight days, and not that of today
        shelf = (await desks.clerk.get("/halls/main/shelf"))["lines"]
        assert [bool(line["reminded_at"]) for line in shelf] == [True, True, False, False]


async def test_one_that_changed_meanwhile_is_left_out_and_the_others_are_asked(
    tmp_path: Path, browser: Browser
) -> None:
    async with house(tmp_path, clock=Ago(9)) as served:
        desks = await Desks(served).sit_down()
        first, second = await ready(desks), await ready(desks)
    async with house(tmp_path) as served:
        page = await signed_in(served, browser, "admin", "", "/issuing/main")
        ask = page.get_by_role("button", name=re.compile("提醒这2件"))
        await expect(ask).to_be_visible()

        async def changed(route: Any) -> None:
            body = {
                "type": "about:blank",
                "code": "changed_meanwhile",
                "status": 409,
                "title": "",
                "detail": "",
            }
            await route.fulfill(status=409, content_type="application/problem+json", json=body)

        await page.route(f"**/cases/{first}/remind", changed)
        await ask.click()
        await expect(page.locator("yc-status-line")).to_contain_text("已提醒1件。 1件已有变动，未提醒。")
        await expect(page.locator(".line-button", has_text="提醒领取时间")).to_contain_text(second)
