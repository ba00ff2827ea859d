"""One visit on real screens, for each of the seven categories and a sub-centre: from the number at the kiosk to the result
in the citizen's hands, the desks in Chinese or English."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.looks import findings
from tests.serving import House, example

pytestmark = pytest.mark.browser
WAYS = [
    ("main", "enterprise", "company-registration", "zh-CN"),
    ("main", "construction", "works-planning-permit", "en-US"),
    ("main", "real-estate", "property-change", "zh-CN"),
    ("main", "housing-fund", "fund-loan", "en-US"),
    ("main", "exit-entry", "passport", "zh-CN"),
    ("main", "departmental", "food-business", "en-US"),
    ("main", "comprehensive", "seed-licence", "zh-CN"),
    ("transport", "comprehensive", "road-freight", "en-US"),
]
WORDS = {
    "zh-CN": {
        "open": "开窗", "call": "呼叫下一位", "start": "开始办理", "register": "受理登记", "all": "全部齐全",
        "accept": "受理", "take": "接收", "agree": "同意", "shelve": "出件上架", "hand": "发放", "ready": "可以领取",
        "done": "已领取",
    },
    "en-US": {
        "open": "Open the window", "call": "Call next", "start": "Start", "register": "Open a case",
        "all": "Everything", "accept": "Accept", "take": "Take it", "agree": "Agree", "shelve": "Onto the shelf",
        "hand": "Hand it over", "ready": "Ready to collect", "done": "Handed over",
    },
}  # fmt: skip


async def big(page: Page, words: str) -> None:
    button = page.locator("button.primary")
    await expect(button).to_contain_text(words)
    await expect(button).to_have_attribute("aria-disabled", "false")
    await button.click()


@pytest.mark.parametrize(
    ("hall_id", "category", "matter", "language"), WAYS, ids=[f"{w[1]}-{w[0]}" for w in WAYS]
)
async def test_one_visit_from_the_number_to_the_result_in_the_hand(
    hall: House, open_page: OpenPage, hall_id: str, category: str, matter: str, language: str
) -> None:
    say = WORDS[language]
    section = next(one for one in example().hall if one.id == hall_id)
    window = next(one.id for one in section.window if category in one.categories)
    service = next(one for one in section.service if one.id == matter)
    assert service.category == category
    access = hall.running.access
    await access.add_person("", "r99", "审批员", ["reviewer"])
    await access.set_departments("", "r99", service.departments)
    kiosk = await hall.client("kiosk", hall_id, name=section.kiosk[0].id)
    await kiosk.post(f"/halls/{hall_id}/tickets", {"category": category, "service": matter})

    desk = await open_page(
        f"/console/{hall_id}/{window}", user=section.clerk[0].id, hall_id=hall_id, language=language
    )
    for words in ("open", "call", "start"):
        await big(desk, say[words])
    await desk.get_by_role("button", name=say["register"]).click()
    panel = desk.locator("yc-accept-panel")
    await expect(panel.locator("#matter")).to_have_value(matter)
    await panel.locator("[name=name]").fill("钱某某")
    await panel.get_by_role("button", name=say["all"]).click()
    await panel.get_by_role("button", name=say["accept"], exact=True).click()
    await expect(panel.locator(".case .tasks")).to_be_visible()
    assert await findings(desk) == []
    number = await panel.locator(".number").inner_text()

    reviewer = await open_page("/cases", 1366, 768, user="r99", language=language)
    for _ in service.departments:
        await reviewer.get_by_role("button", name=re.compile(number)).click()
        await reviewer.get_by_role("button", name=say["take"], exact=True).first.click()
        await reviewer.get_by_role("button", name=say["agree"], exact=True).first.click()
        await reviewer.locator("yc-step-form .btn-primary").click()
        await expect(reviewer.locator("yc-step-form")).to_have_count(0)
    await expect(reviewer.get_by_role("button", name=re.compile(number))).to_have_count(0)

    issuing = await open_page(
        f"/issuing/{hall_id}", user=section.clerk[1].id, hall_id=hall_id, language=language
    )
    await issuing.get_by_role("button", name=re.compile(number)).click()
    await issuing.get_by_role("button", name=say["shelve"]).click()
    await issuing.locator("#place").fill("A-1")
    await issuing.locator("yc-step-form .btn-primary").click()
    await expect(issuing.locator(".case .badge-state").first).to_have_text(say["ready"])
    clerk = await hall.client("clerk", hall_id)
    code = (await clerk.get(f"/cases/{number}/person"))["code"]
    await issuing.get_by_role("button", name=say["hand"], exact=True).click()
    await issuing.locator("#code").fill(code)
    await issuing.locator("yc-step-form .btn-primary").click()
    await expect(issuing.locator(".case .badge-state").first).to_have_text(say["done"])
    phone = await open_page(f"/c/{number}.{code}", 390, 844, language=language)
    await expect(phone.locator(".state")).to_have_text(say["done"])
    assert await findings(phone) == []
