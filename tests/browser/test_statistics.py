"""The statistics page in a real browser."""

import asyncio
import json
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Locator, Page, Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.looks import findings
from tests.patience import PATIENCE_S
from tests.reports.workbooks import read_book
from tests.serving import House

pytestmark = pytest.mark.browser
PAGE = "/statistics/main"
API = "/halls/main/statistics/today"


async def visits(hall: House, enterprise: int = 3, real_estate: int = 1) -> None:
    """Citizens served at windows 1 and 8, and one who still waits; returns once the statistics know."""
    manager = await hall.client("manager")
    kiosk = await hall.client("kiosk", name="k1")
    for window, clerk, category, count in (
        ("1", "c01", "enterprise", enterprise),
        ("8", "c08", "real-estate", real_estate),
    ):
        at = f"/halls/main/windows/{window}"
        await manager.post(f"{at}/open", {"clerk": clerk})
        for _ in range(count):
            await kiosk.post("/halls/main/tickets", {"category": category})
            for action in ("call-next", "start", "finish"):
                await manager.post(f"{at}/{action}")
    await kiosk.post("/halls/main/tickets", {"category": "enterprise"})
    await known(hall, enterprise + real_estate + 1)


async def known(hall: House, arrivals: int) -> None:
    manager = await hall.client("manager")
    async with asyncio.timeout(PATIENCE_S):
        while True:
            if (await manager.get(API))["all"]["totals"]["arrivals"] == arrivals:
                return
            await asyncio.sleep(0.05)


def table(page: Page, name: str) -> Locator:
    return page.get_by_role("table", name=name)


async def drawn(page: Page) -> list[int]:
    """How many colours each chart's canvas has: a blank one has one."""
    return await page.evaluate(
        """[...document.querySelectorAll("yc-chart canvas")].map((canvas) => {
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          return new Set(new Uint32Array(data.buffer)).size;
        })"""
    )


async def test_the_day_stands_in_figures_curves_and_tables(hall: House, open_page: OpenPage) -> None:
    await visits(hall)
    page = await open_page(PAGE, user="admin")
    await expect(page.get_by_role("heading", name="统计分析")).to_be_visible()
    taken = page.locator(".figures div").filter(has_text="取号").locator("dd")
    await expect(taken).to_have_text("5")
    flow = table(page, "全部类别：每 15 分钟")
    await expect(flow.locator("tfoot tr").locator("th, td")).to_have_text(["全天", "5", "4", "4"])
    rows = await flow.locator("tbody tr").count()
    times = [int(await flow.locator("tbody tr").nth(n).locator("td").first.inner_text()) for n in range(rows)]
    assert sum(times) == 5
    await expect(table(page, "各类别统计").locator("tbody tr").first).to_contain_text("企业")
    windows = table(page, "各窗口统计").locator("tbody tr")
    await expect(windows).to_have_count(2)
    await expect(windows.first.locator("th, td")).to_contain_text(["1号窗口", "王芳", "3", "0", "3"])
    assert len(await drawn(page)) == 3
    assert min(await drawn(page)) > 20
    assert await page.locator("yc-chart [aria-hidden=true] canvas").count() == 3


async def test_one_category_or_one_window_is_chosen_by_keyboard_and_stays_in_the_address(
    hall: House, open_page: OpenPage
) -> None:
    await visits(hall)
    page = await open_page(PAGE, user="admin")
    choice = page.get_by_label("曲线显示")
    await choice.focus()
    await choice.press("ArrowDown")
    await expect(page.get_by_role("heading", name="企业注册登记：每 15 分钟")).to_be_visible()
    await expect(table(page, "企业注册登记：每 15 分钟").locator("tfoot td").first).to_have_text("4")
    await choice.select_option("window:8")
    await expect(table(page, "8号窗口：每 15 分钟").locator("tfoot td")).to_have_text(["1", "1"])
    assert urlsplit(page.url).query == "of=window%3A8"
    await page.reload()
    await expect(table(page, "8号窗口：每 15 分钟").locator("tfoot td")).to_have_text(["1", "1"])


async def test_today_is_asked_for_again_every_half_minute(hall: House, open_page: OpenPage) -> None:
    await visits(hall)
    page = await open_page(PAGE, user="admin")
    await page.clock.install()
    await page.reload()
    taken = page.locator(".figures div").filter(has_text="取号").locator("dd")
    await expect(taken).to_have_text("5")
    await (await hall.client("kiosk", name="k1")).post("/halls/main/tickets", {"category": "enterprise"})
    await known(hall, 6)
    await page.clock.fast_forward(15_000)
    await expect(taken).to_have_text("5")
    await page.clock.fast_forward(16_000)
    await expect(taken).to_have_text("6")


async def test_a_server_that_does_not_answer_leaves_the_figures_and_says_how_old_they_are(
    hall: House, open_page: OpenPage
) -> None:
    await visits(hall)
    page = await open_page(PAGE, user="admin")
    await page.clock.install()
    await page.reload()
    await expect(page.get_by_role("status")).to_contain_text("截至")
    await page.route("**/statistics/today", lambda route: route.abort())
    await page.clock.fast_forward(31_000)
    await expect(page.get_by_role("status")).to_contain_text("服务器没有回应")
    await expect(table(page, "各类别统计")).to_be_visible()
    await page.unroute("**/statistics/today")
    await page.clock.fast_forward(6_000)
    await expect(page.get_by_role("status")).to_contain_text("截至")


async def test_an_empty_day_explains_itself_and_another_day_is_a_touch_away(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_page(PAGE, user="admin")
    await expect(page.get_by_role("heading", name="今天还没有人取号")).to_be_visible()
    await visits(hall)
    page = await open_page(f"{PAGE}?day=2026-01-05", user="admin")
    await expect(page.get_by_role("heading", name="这一天没有人取号")).to_be_visible()
    await expect(page.locator("h2.whole-day")).to_have_text("2026年1月5日星期一")
    await page.get_by_role("button", name="后一天").click()
    await expect(table(page, "各窗口统计")).to_be_visible()
    assert urlsplit(page.url).query == ""  # today: whichever day it will be
    await page.get_by_label("日期", exact=True).last.fill("2026-01-06")
    await expect(page.locator("h2.whole-day")).to_have_text("2026年1月6日星期二")
    await page.get_by_role("button", name="今天").click()
    await expect(table(page, "各窗口统计")).to_be_visible()


async def test_the_workbook_is_saved_in_the_language_of_the_page(hall: House, open_page: OpenPage) -> None:
    await visits(hall)
    page = await open_page(PAGE, user="admin", language="en")
    async with page.expect_download() as waiting:
        await page.get_by_role("link", name="Save as XLSX").click()
    download = await waiting.value
    assert download.suggested_filename.startswith("statistics-main-20")
    book = read_book((await download.path()).read_bytes())
    assert list(book.sheets) == ["Summary", "By time", "By window", "Services done"]
    assert len(book.sheets["Services done"]) == 5


async def test_a_rebuild_shows_how_far_it_is_and_ends_by_itself(hall: House, open_page: OpenPage) -> None:
    await visits(hall)
    page = await open_page(PAGE, user="admin")
    far: dict[str, int] | None = {"done": 1000, "total": 4000}

    async def rebuilding(route: Route) -> None:
        answer = await route.fetch()
        await route.fulfill(response=answer, body=json.dumps({**await answer.json(), "rebuilding": far}))

    await page.route("**/statistics/today", rebuilding)
    await page.clock.install()
    await page.reload()
    bar = page.get_by_role("progressbar", name="已读取的记录")
    await expect(bar).to_have_js_property("value", 1000)
    await expect(page.get_by_text("已读取 1,000 / 4,000 条记录")).to_be_visible()
    far = {"done": 3000, "total": 4000}
    await page.clock.fast_forward(2_100)
    await expect(bar).to_have_js_property("value", 3000)
    far = None
    await page.clock.fast_forward(2_100)
    await expect(bar).to_have_count(0)


async def test_a_tooltip_is_drawn_without_a_word_from_the_console(hall: House, open_page: OpenPage) -> None:
    await visits(hall)
    page = await open_page(PAGE, user="admin")
    plot = page.locator("yc-chart .plot").first
    await expect(plot.locator("canvas")).to_be_visible()
    before = (await drawn(page))[0]
    box = await plot.bounding_box()
    assert box is not None
    await page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    await page.wait_for_function(
        """(before) => {
          const canvas = document.querySelector("yc-chart canvas");
  if (!canvas?.width) return false; // not drawn yet
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          return new Set(new Uint32Array(data.buffer)).size !== before;
        }""",
        arg=before,
    )
    assert await plot.locator("[style*=background]").count() == 0  # no box of HTML


async def test_manager_panel_and_list_of_pages_lead_here_and_a_clerk_is_sent_to_sign_in(
    open_page: OpenPage,
) -> None:
    for path in ("/manager/main", "/"):
        page = await open_page(path, user="admin")
        await page.get_by_role("link", name="统计分析").first.click()
        await expect(page.get_by_role("heading", name="统计分析")).to_be_visible()
        assert urlsplit(page.url).path == PAGE
    page = await open_page(PAGE, user="c01", hall_id="main")
    assert urlsplit(page.url).path == "/sign-in"


@pytest.mark.parametrize(
    ("width", "height", "scheme", "language"),
    [
        (1280, 800, "light", "zh-CN"),
        (1280, 800, "dark", "en"),
        (1920, 1080, "dark", "zh-CN"),
        (1920, 1080, "light", "en"),
        (390, 800, "light", "zh-CN"),
    ],
)
async def test_no_serious_barrier_and_nothing_sticks_out(
    hall: House, open_page: OpenPage, width: int, height: int, scheme: str, language: str
) -> None:
    await visits(hall)
    page = await open_page(PAGE, width, height, user="admin", language=language, scheme=scheme)
    await expect(page.locator("yc-chart canvas")).to_have_count(3)
    assert await findings(page) == []
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
    small = await page.evaluate(
        """[...document.querySelectorAll("main button, main a, main select, main input")]
          .filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.outerHTML)"""
    )
    assert small == []


HAS = """([red, green, blue]) => {
  const canvas = document.querySelector("yc-chart canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] === red && data[at + 1] === green && data[at + 2] === blue && data[at + 3] === 255) return true;
  }
  return false;
}"""
LIGHT_BRAND, DARK_BRAND = [0x0B, 0x5C, 0xAD], [0x6F, 0xB1, 0xF5]


async def test_curves_follow_the_look_and_are_light_on_paper(hall: House, open_page: OpenPage) -> None:
    await visits(hall)
    page = await open_page(PAGE, user="admin")
    await page.wait_for_function(HAS, arg=LIGHT_BRAND)
    assert not await page.evaluate(HAS, DARK_BRAND)
    await page.emulate_media(color_scheme="dark")
    await page.wait_for_function(HAS, arg=DARK_BRAND)
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert await page.evaluate(HAS, LIGHT_BRAND), "at once: the printer does not wait"
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    await page.wait_for_function(HAS, arg=DARK_BRAND)
    assert await page.evaluate("document.documentElement.dataset.theme") == "dark"
