"""The guide at the kiosk: found by letters or category, ticked off, taken along, and on to a number."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, Page, Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.looks import faults, findings
from tests.browser.public import KIOSK, PORTRAIT, kiosk_link, tiles, with_clock
from tests.serving import House, house

pytestmark = pytest.mark.browser
LANDSCAPE = {"width": 1920, "height": 1080}
BOTH = pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["upright", "lying"])
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
COMPANY = {"zh": "企业设立登记", "en": "Registration of a company"}


async def guide(page: Page, language: str = "zh") -> None:
    """From the start screen to the guide."""
    await page.locator("yc-kiosk-start .guide").click()
    if language == "en":
        await page.get_by_role("button", name="English").click()
    await expect(page.locator("yc-kiosk-guide .choices button")).to_have_count(7)


async def letters(page: Page, text: str) -> None:
    for letter in text:
        await page.locator("yc-kiosk-keys").get_by_role("button", name=letter, exact=True).click()


async def company(page: Page, language: str = "zh") -> None:
    """From the guide to the registration of a company."""
    await letters(page, "QYSL")
    await page.get_by_role("button", name=COMPANY[language]).click()
    await expect(page.locator("yc-kiosk-matter h1")).to_have_text(COMPANY[language])


@BOTH
@LANGUAGES
async def test_a_matter_is_found_by_its_letters_ticked_off_and_taken_a_number_for(
    hall: House, open_page: OpenPage, size: dict[str, int], language: str
) -> None:
    page = await open_page(kiosk_link(hall), **size)
    await guide(page, language)
    await letters(page, "QYSL")
    await expect(page.locator("yc-kiosk-guide .row")).to_have_text([f"A{COMPANY[language]}›"])
    await page.get_by_role("button", name=COMPANY[language]).click()
    matter = page.locator("yc-kiosk-matter")
    await expect(matter.locator(".facts")).to_contain_text("不收费" if language == "zh" else "Free of charge")
    boxes = matter.get_by_role("checkbox")
    count = await boxes.count()
    assert count >= 3
    ready = matter.locator("output")
    await expect(ready).to_have_text(f"已备 0 / {count} 项" if language == "zh" else f"0 of {count} ready")
    for box in await boxes.all():
        await box.check()
    await expect(ready).to_have_text(f"✓ {count} 项全部备好" if language == "zh" else f"✓ All {count} ready")
    await expect(matter.locator("details p").first).to_be_hidden()
    await matter.locator("summary").click()
    await expect(matter.locator("details")).to_contain_text("公司法" if language == "zh" else "Company Law")
    await matter.locator(".take").click()
    await expect(page.locator("yc-kiosk-result h1")).to_have_text("A001")
    await expect(page.get_by_role("article")).to_contain_text(COMPANY[language])


async def test_the_same_matter_is_found_by_its_category_and_back_leads_step_by_step(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_page(kiosk_link(hall), **PORTRAIT)
    await guide(page)
    await page.get_by_role("button", name="F 部门专业类").click()
    rows = page.locator("yc-kiosk-guide .row")
    await expect(rows).to_have_count(8)
    await expect(page.locator("yc-kiosk-guide .count")).to_have_text("共 15 个事项")
    await page.get_by_role("button", name="下一页").click()
    await expect(rows).to_have_count(7)
    await rows.last.click()
    await expect(page.locator("yc-kiosk-matter .check, yc-kiosk-matter .materials")).not_to_have_count(0)
    back = page.get_by_role("button", name="返回")
    await back.click()
    await expect(rows).to_have_count(7)  # on the page where it was
    await back.click()
    await expect(page.locator("yc-kiosk-guide .choices button")).to_have_count(7)
    await back.click()
    await expect(page.get_by_role("button", name="触摸屏幕")).to_be_visible()


async def test_letters_are_deleted_and_cleared_and_a_keyboard_writes_too(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_page(kiosk_link(hall), **PORTRAIT)
    await guide(page)
    field = page.get_by_label("搜索事项")
    await letters(page, "QYV")
    await expect(page.get_by_text("没有找到")).to_be_visible()
    await page.get_by_role("button", name="删除").click()
    await expect(field).to_have_value("QY")
    await expect(page.locator("yc-kiosk-guide .row").first).to_contain_text("企业")
    await page.get_by_role("button", name="清空").click()
    await expect(field).to_have_value("")
    await field.press_sequentially("护照")
    await expect(page.locator("yc-kiosk-guide .row")).to_have_text(["E普通护照签发›", "E普通护照换发›"])
    assert await field.get_attribute("inputmode") == "none"  # no keyboard of the system over the page


async def test_where_results_are_collected_there_is_nothing_to_look_up(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_page(kiosk_link(hall), **PORTRAIT)
    await tiles(page)
    results = page.locator("yc-kiosk-tile").filter(has_text="统一出件")
    await expect(results.locator("button")).to_have_count(1)  # takes a number; no guide beside it
    await results.locator("button").click()
    await expect(page.locator("yc-kiosk-result h1")).to_contain_text("H001")


async def test_from_a_tile_the_guide_leads_back_to_the_tiles(hall: House, open_page: OpenPage) -> None:
    page = await open_page(kiosk_link(hall), **PORTRAIT)
    await tiles(page)
    await page.get_by_role("button", name="办事指南 不动产登记交易").click()
    await expect(page.locator("yc-kiosk-guide .row")).to_have_count(8)
    await page.get_by_role("button", name="返回").click()
    await expect(page.locator("yc-kiosk-tile")).to_have_count(8)


async def test_a_closed_hall_shows_its_guide_and_gives_no_number(hall: House, open_page: OpenPage) -> None:
    manager = await hall.client("manager")
    await manager.post("/halls/main/day/pause-intake")
    page = await open_page(kiosk_link(hall), **PORTRAIT)
    await guide(page)
    await company(page)
    take = page.locator("yc-kiosk-matter .take")
    await expect(take).to_be_disabled()
    await expect(take).to_contain_text("非取号时段")
    await manager.post("/halls/main/day/resume-intake")
    await expect(take).to_be_enabled()
    await manager.post("/halls/main/day/pause-intake")
    await expect(take).to_be_disabled()
    await expect(page.locator("yc-kiosk-matter h1")).to_have_text("企业设立登记")


async def test_a_hall_that_closes_takes_the_tiles_away(hall: House, open_page: OpenPage) -> None:
    page = await open_page(kiosk_link(hall), **PORTRAIT)
    await tiles(page)
    await page.get_by_role("button", name="English").click()
    await (await hall.client("manager")).post("/halls/main/day/pause-intake")
    await expect(page.get_by_role("heading", name="非取号时段")).to_be_visible()


async def test_an_idle_guide_forgets_letters_and_ticks(hall: House, open_page: OpenPage) -> None:
    page = await open_page(kiosk_link(hall), **PORTRAIT)
    await with_clock(page)
    await guide(page)
    await company(page)
    await page.get_by_role("checkbox").first.check()
    await page.clock.fast_forward(26_000)
    await expect(page.get_by_role("alertdialog")).to_contain_text("您还在吗")
    await page.clock.fast_forward(20_000)
    await expect(page.get_by_role("button", name="触摸屏幕")).to_be_visible()
    await guide(page)
    await expect(page.get_by_label("搜索事项")).to_have_value("")
    await company(page)
    await expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)


async def test_two_quick_touches_in_the_guide_give_one_ticket(hall: House, open_page: OpenPage) -> None:
    page = await open_page(kiosk_link(hall), **PORTRAIT)
    await guide(page)
    await company(page)
    await page.locator("yc-kiosk-matter .take").evaluate("(button) => { button.click(); button.click(); }")
    await expect(page.locator("yc-kiosk-result h1")).to_have_text("A001")
    await expect(page.get_by_text("号票已打印")).to_be_visible()
    assert (await hall.anyone().get("/halls/main"))["waiting"] == 1


async def test_a_guide_that_does_not_come_shows_what_the_kiosk_knows_and_heals(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_page("/", **PORTRAIT)
    cut = True

    async def pass_or_not(route: Route) -> None:
        await (route.abort() if cut else route.continue_())

    await page.route("**/api/v1/halls/main/guide**", pass_or_not)
    await page.goto(hall.url + kiosk_link(hall))
    await page.locator("yc-kiosk-start .guide").click()
    await page.get_by_role("button", name="A 企业注册登记").click()
    await page.get_by_role("button", name="企业设立登记").click()
    await expect(page.locator("yc-kiosk-matter .check li").first).to_contain_text("公司登记（备案）申请书")
    await expect(page.locator("yc-kiosk-matter .facts")).to_contain_text("请到咨询台询问")
    cut = False
    await expect(page.locator("yc-kiosk-matter .facts")).to_contain_text("不收费")


async def test_a_matter_stays_open_over_a_restart_and_its_number_comes_afterwards(
    browser: Browser, tmp_path: Path
) -> None:
    page = await browser.new_page(viewport={"width": 1080, "height": 1920}, locale="zh-CN")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    async with house(tmp_path / "data") as hall:
        port = urlsplit(hall.url).port or 0
        await page.goto(hall.url + kiosk_link(hall))
        await guide(page)
        await company(page)
        await page.get_by_role("checkbox").first.check()
    take = page.locator("yc-kiosk-matter .take")
    await expect(take).to_contain_text("暂时不能取号")
    await expect(take).to_be_disabled()
    async with house(tmp_path / "data", port=port):
        await expect(take).to_be_enabled()
        await expect(page.get_by_role("checkbox").first).to_be_checked()
        await take.click()
        await expect(page.locator("yc-kiosk-result h1")).to_have_text("A001")
    assert errors == []


async def test_the_code_leads_a_phone_to_the_matter(hall: House, open_page: OpenPage) -> None:
    page = await open_page(kiosk_link(hall), **PORTRAIT)
    await guide(page)
    await company(page)
    qr = page.get_by_role("img", name="本事项办事指南的二维码")
    assert await qr.get_attribute("src") == "/g/main/company-registration/qr.svg"
    assert await qr.evaluate("async (image) => (await image.decode(), image.naturalWidth)") > 0


@BOTH
@LANGUAGES
@pytest.mark.parametrize("large", [False, True], ids=["", "large"])
async def test_every_state_of_the_guide_is_in_reach_large_and_clean(
    hall: House, open_page: OpenPage, size: dict[str, int], language: str, large: bool
) -> None:
    page = await open_page(kiosk_link(hall), **size, scheme="dark" if large else "light")
    assert await faults(page) == []
    await guide(page, language)
    if large:
        await page.locator("yc-kiosk-bar [data-say=large-text]").click()

    async def check(state: str) -> None:
        assert await faults(page) == [], state
        assert await findings(page) == [], state

    await check("search")
    await letters(page, "BD")
    await expect(page.locator("yc-kiosk-guide .row").first).to_be_visible()
    await check("found")
    await letters(page, "V")
    await expect(page.locator("yc-kiosk-guide .row")).to_have_count(0)
    await check("nothing found")
    await page.locator("yc-kiosk-keys [data-say=clear]").click()
    for category in range(7):
        await page.locator("yc-kiosk-guide .choices button").nth(category).click()
        await expect(page.locator("yc-kiosk-guide .row").first).to_be_visible()
        assert await faults(page) == [], category
        await page.locator("yc-kiosk-bar .back").click()
    await page.locator("yc-kiosk-guide .choices button").nth(2).click()
    await check("list")
    await page.locator("yc-kiosk-guide .row").nth(1).click()
    await expect(page.locator("yc-kiosk-matter .check li")).to_have_count(5)
    await check("matter")
    await page.get_by_role("checkbox").first.check()
    await page.locator("yc-kiosk-matter summary").click()
    await check("ticked and opened")


async def test_the_whole_way_goes_by_keyboard_and_the_focus_is_seen(hall: House, open_page: OpenPage) -> None:
    page = await open_page(kiosk_link(hall), **PORTRAIT)
    await expect(page.get_by_role("button", name="触摸屏幕")).to_be_visible()

    async def tab_to(words: str) -> None:
        for _ in range(60):
            await page.keyboard.press("Tab")
            text = await page.evaluate(
                "document.activeElement.innerText || document.activeElement.ariaLabel || ''"
            )
            if words in text:
                break
        else:
            raise AssertionError(f"{words} is not reached by the keyboard")
        seen = await page.evaluate(
            "((e) => { const s = getComputedStyle(e.closest('label') ?? e);"
            " return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 3; })(document.activeElement)"
        )
        assert seen, words

    await tab_to("办事指南")
    await page.keyboard.press("Enter")
    await expect(page.locator("yc-kiosk-guide h1")).to_be_focused()
    await tab_to("出入境业务")
    await page.keyboard.press("Enter")
    await tab_to("普通护照签发")
    await page.keyboard.press("Enter")
    await expect(page.locator("yc-kiosk-matter h1")).to_be_focused()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Space")
    await expect(page.get_by_role("checkbox").first).to_be_checked()
    await tab_to("办理此事项，取号")
    await page.keyboard.press("Enter")
    await expect(page.locator("yc-kiosk-result h1")).to_have_text("E001")
    await tab_to("完成")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="触摸屏幕")).to_be_visible()
    assert KIOSK in page.url
