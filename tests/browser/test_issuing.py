"""出件 by the same queue: somebody with a number of that category is called, and takes the result away, at the console; what
nobody collects is seen by its age."""

import re
from pathlib import Path

import pytest
from msgspec import structs
from playwright.async_api import Browser, expect

from tests.browser.conftest import OpenPage
from tests.browser.desks import press, signed_in
from tests.casework import Desks
from tests.serving import House, example, house

pytestmark = pytest.mark.browser


async def ready(desks: Desks) -> str:
    case = await desks.accepted()
    for who, task in ((desks.housing, "housing"), (desks.tax, "tax"), (desks.land, "land")):
        case = await desks.decide(who, case, task)
    return str((await desks.do(desks.clerk, case, "shelve", place="B-7"))["case"])


async def test_a_result_is_fetched_with_a_number_of_the_issuing_category(
    tmp_path: Path, browser: Browser
) -> None:
    main, *others = example().hall
    categories = tuple(structs.replace(one, issuing=one.id == "comprehensive") for one in main.category)
    config = structs.replace(example(), hall=(structs.replace(main, category=categories), *others))
    window = next(one.id for one in main.window if one.categories == ("comprehensive",))
    async with house(tmp_path, config) as served:
        desks = await Desks(served).sit_down()
        number = await ready(desks)
        code = (await desks.clerk.get(f"/cases/{number}/person"))["code"]
        kiosk = await served.client("kiosk", name="k1")
        ticket = await kiosk.post("/halls/main/tickets", {"category": "comprehensive"})
        page = await signed_in(served, browser, "c01", "main", f"/console/main/{window}")
        for words in ("开窗", "呼叫下一位", "开始办理"):
            await press(page, words)
        await page.locator("[data-button=issue]").click()
        panel = page.locator("yc-issue-panel")
        await panel.get_by_placeholder("编号末几位").fill(number[-5:])
        await panel.get_by_role("button", name=re.compile(number)).click()
        await panel.get_by_role("button", name="发放", exact=True).click()
        await panel.locator("#code").fill(code)
        await panel.locator("yc-step-form .btn-primary").click()
        await expect(panel.locator(".case .badge-state").first).to_have_text("已领取")
        entry = (tmp_path / "journal.db").read_bytes() + (tmp_path / "journal.db-wal").read_bytes()
        assert f'"ticket":"{ticket["id"]}"'.encode() in entry, "on record with which number it was fetched"


async def test_a_window_without_that_category_has_no_such_button(hall: House, open_page: OpenPage) -> None:
    page = await open_page("/console/main/1", user="c01", hall_id="main")
    await press(page, "开窗")
    await expect(page.locator("[data-button=accept]")).to_be_visible()
    await expect(page.locator("[data-button=issue]")).to_have_count(0)


async def test_what_waits_on_the_shelf_is_filtered_by_how_long(hall: House, open_page: OpenPage) -> None:
    desks = await Desks(hall).sit_down()
    number = await ready(desks)
    page = await open_page("/issuing/main", 1280, 800, user="admin")
    await expect(page.get_by_role("button", name=re.compile(number))).to_contain_text("可领取自")
    await page.get_by_label("等候领取多久").select_option(label="7天以上")
    await expect(page.locator(".pile .nothing")).to_be_visible()
    await expect(page.get_by_role("button", name=re.compile("提醒这"))).to_have_count(0)
