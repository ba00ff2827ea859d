"""A hall of one category: its matters stand on the kiosk's first screen, one touch from a number."""

from collections.abc import AsyncGenerator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import SPOKEN_TO, leave
from tests.browser.layouts import AT_REST, layout_faults
from tests.browser.looks import faults, findings
from tests.browser.public import PORTRAIT
from tests.serving import House, house

pytestmark = pytest.mark.browser
LYING = {"width": 1920, "height": 1080}
SUB_CENTRES = ("social-security", "agri-machinery", "transport", "traffic-police", "finance-tax", "marriage")
IN_TWO_BY_TWO = ("span “办事指南”", "span “查询”")
"""On purpose: the narrow part of an upright tile."""
TILES = 7 + 1
"""Matters of the marriage hall, and the one for whoever is not sure."""
QUIET = """() => document.querySelector("yc-kiosk").reset()"""

LATER = """() => void (document.querySelector("yc-kiosk").idle.at -= 31_000)"""
"""Nobody has touched it for so long; the clock itself stays, or the line would count as cut."""
TOUCHED_AT_ONCE = """() => {
  window.touched = new Promise((done) =>
    new MutationObserver((_, observer) => {
      const tile = document.querySelector("yc-kiosk-tile .take:not(:disabled)");
      if (!tile) return;
      observer.disconnect();
      done(tile.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, detail: 1 })));
    }).observe(document.body, { subtree: true, childList: true }),
  );
}"""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def halls(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[House]:
    """One server for all tests here: each looks at what it has added."""
    async with house(tmp_path_factory.mktemp("halls") / "data") as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def kiosk(halls: House, one_browser: Browser) -> AsyncGenerator[Page]:
    page = await one_browser.new_page(viewport={"width": 1080, "height": 1920}, locale="zh-CN")
    await page.add_init_script(SPOKEN_TO)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    await page.goto(link(halls, "marriage"))
    yield page
    await leave(one_browser)
    assert errors == []


def link(halls: House, hall: str) -> str:
    token = halls.running.screen_token("kiosk", hall, "k1")
    return f"{halls.url}/kiosk/{hall}/k1#token={token}"


async def taken(halls: House, page: Page) -> tuple[str, list[str]]:
    """(group, matters) of the number on the screen."""
    qr = page.get_by_role("img", name="二维码")
    ticket = str(await qr.get_attribute("src")).split("/")[2]
    view = await halls.anyone().get(f"/halls/marriage/tickets/{ticket}")
    return view["group"], [service["id"] for service in view["services"]]


async def test_one_touch_on_a_matter_of_the_first_screen_gives_its_number(halls: House, kiosk: Page) -> None:
    await expect(kiosk.get_by_role("button", name="触摸屏幕")).to_have_count(0)
    await expect(kiosk.locator("yc-kiosk-tile .name")).to_have_text(
        [
            *("结婚登记", "离婚登记", "补领婚姻登记证", "撤回离婚登记申请", "婚姻登记档案查询"),
            *("收养登记", "解除收养关系登记", "其他事项，或不清楚"),
        ]
    )
    await expect(kiosk.locator("header .load")).to_contain_text("人等候")
    await kiosk.get_by_role("button", name="结婚登记 Marriage registration").click()
    await expect(kiosk.locator("yc-kiosk-result h1")).to_contain_text("G")
    await expect(kiosk.get_by_role("article", name="您的号票")).to_contain_text("结婚登记")
    assert await taken(halls, kiosk) == ("ordinary", ["marriage-registration"])
    await kiosk.get_by_role("button", name="完成").click()
    await expect(kiosk.locator("yc-kiosk-tile")).to_have_count(TILES)


async def test_who_is_not_sure_takes_a_number_without_a_matter(halls: House, kiosk: Page) -> None:
    await kiosk.get_by_role("button", name="老年人").click()
    await kiosk.get_by_role("button", name="其他事项，或不清楚").click()
    await expect(kiosk.locator("yc-kiosk-result h1")).to_contain_text("G")
    assert await taken(halls, kiosk) == ("elderly", [])


async def test_a_tile_leads_to_its_guide_and_the_last_one_to_the_search_and_back(kiosk: Page) -> None:
    await kiosk.get_by_role("button", name="办事指南 离婚登记").click()
    await expect(kiosk.locator("yc-kiosk-matter h1")).to_have_text("离婚登记")
    await kiosk.get_by_role("button", name="返回").click()
    await kiosk.get_by_role("button", name="查询", exact=True).click()
    await expect(kiosk.locator("yc-kiosk-guide .choices")).to_have_count(0)  # one category is no choice
    await kiosk.locator("yc-kiosk-guide .row").first.click()
    await expect(kiosk.locator("yc-kiosk-matter h1")).to_have_text("结婚登记")
    for _ in range(2):
        await kiosk.get_by_role("button", name="返回").click()
    await expect(kiosk.locator("yc-kiosk-tile")).to_have_count(TILES)


async def test_the_search_says_which_other_hall_does_a_matter(kiosk: Page) -> None:
    await kiosk.get_by_role("button", name="查询", exact=True).click()
    for letter in "PTHZ":
        await kiosk.locator("yc-kiosk-keys").get_by_role("button", name=letter, exact=True).click()
    away = kiosk.locator("yc-kiosk-guide .elsewhere").filter(has_text="护照")
    await expect(away.first).to_contain_text("在薛城区政务服务大厅办理")
    await expect(kiosk.locator("yc-kiosk-guide .row")).to_have_count(0)  # none of it is done here
    await expect(kiosk.locator(".count")).to_have_text("本厅不办理，请到以下大厅：")
    assert await findings(kiosk) == []
    await kiosk.locator("yc-kiosk-keys [data-say=clear]").click()
    for letter in "DJ":
        await kiosk.locator("yc-kiosk-keys").get_by_role("button", name=letter, exact=True).click()
    await expect(kiosk.locator(".count")).to_contain_text("其他大厅还有")
    assert await faults(kiosk) == []


async def test_what_somebody_chose_on_the_first_screen_is_forgotten_when_they_leave(kiosk: Page) -> None:
    await kiosk.clock.install()
    await kiosk.reload()
    await kiosk.get_by_role("button", name="老年人").click()
    await expect(kiosk.get_by_role("button", name="老年人")).to_be_focused()  # nothing has turned the page
    await kiosk.get_by_role("button", name="English").click()
    await kiosk.get_by_role("button", name="Large text").click()
    await kiosk.clock.fast_forward(26_000)
    await expect(kiosk.get_by_role("alertdialog")).to_be_visible()
    await kiosk.clock.fast_forward(20_000)
    await expect(kiosk.locator("yc-kiosk-tile .name").first).to_have_text("结婚登记")
    await expect(kiosk.get_by_role("button", name="普通")).to_have_attribute("aria-pressed", "true")
    await expect(kiosk.locator("html")).not_to_have_class("large")


async def test_a_touch_under_which_the_first_screen_comes_by_itself_takes_no_number(kiosk: Page) -> None:
    await kiosk.get_by_role("button", name="其他事项，或不清楚").click()
    await expect(kiosk.locator("yc-kiosk-result h1")).to_be_visible()
    await kiosk.evaluate(TOUCHED_AT_ONCE)
    await kiosk.evaluate(LATER)
    assert await kiosk.evaluate("touched") is False  # nobody hears of it
    await expect(kiosk.locator("yc-kiosk-tile")).to_have_count(TILES)


async def test_a_full_hall_says_so_once_and_a_closed_one_shows_its_hours(halls: House, kiosk: Page) -> None:
    manager = await halls.client("manager", "marriage")
    await manager.post("/halls/marriage/day/pause-intake")
    await expect(kiosk.get_by_role("heading", name="非取号时段")).to_be_visible()
    await manager.post("/halls/marriage/day/resume-intake")
    await expect(kiosk.locator("yc-kiosk-tile")).to_have_count(TILES)


@pytest.mark.parametrize("size", [PORTRAIT, LYING], ids=["upright", "lying"])
async def test_the_matters_of_every_sub_centre_are_whole_in_reach_and_none_is_lost(
    halls: House, kiosk: Page, size: dict[str, int]
) -> None:
    await kiosk.set_viewport_size({"width": size["width"], "height": size["height"]})
    found: list[str] = []
    for hall in SUB_CENTRES:
        offered = (await halls.anyone().get(f"/halls/{hall}"))["services"]
        await kiosk.goto("about:blank")
        await kiosk.goto(link(halls, hall))
        for language in ("zh_CN", "en"):
            for large in (False, True):
                await kiosk.evaluate(QUIET)
                await kiosk.locator("yc-kiosk").evaluate(
                    "(kiosk, [language, large]) => kiosk.begin({ language, large })", [language, large]
                )
                said: list[str] = []
                names: list[str] = []
                while True:
                    await kiosk.evaluate(AT_REST)
                    said += await faults(kiosk)
                    said += [
                        fault
                        for fault in await layout_faults(kiosk, titles=False)
                        if not any(part in fault for part in IN_TWO_BY_TWO)
                    ]
                    *own, other = await kiosk.locator("yc-kiosk-tile .name").all_inner_texts()
                    names += own
                    said += [] if other[:2] in ("其他", "So") else [f"last is {other}"]
                    further = kiosk.locator("[data-say=next-page]:not(:disabled)")
                    if await further.count() == 0:
                        break
                    await further.click()
                wanted = [service["name"]["en" if language == "en" else "zh"] for service in offered]
                if [name.replace("\n", "") for name in names] != wanted:
                    said.append(f"{names} are not {wanted}")
                found += [f"{hall} {language}{' large' if large else ''}: {fault}" for fault in said]
        found += [f"{hall}: {finding}" for finding in await findings(kiosk)]
    assert found == [], "\n".join(found)
