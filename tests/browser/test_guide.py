"""The guide on the phone: searched by typing, ticked on this phone alone, printed; and the way to it from a ticket."""

import io
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import segno
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.looks import faults, findings
from tests.browser.public import take, weight
from tests.serving import House, house, shown

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
LIST, MATTER = "/g/main", "/g/main/property-transfer"
LIGHT = 50_000
"""Bytes on the wire."""
BROKEN = """() => {
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const broken = [];
  while (texts.nextNode()) {
    for (const { 0: word, index } of texts.currentNode.data.matchAll(/[A-Za-z]+/g)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + word.length);
      if (texts.currentNode.parentElement.checkVisibility() && range.getClientRects().length > 1) broken.push(word);
    }
  }
  return broken;
}"""


async def test_a_matter_is_found_by_typing_and_by_its_category(hall: House, open_page: OpenPage) -> None:
    page = await open_page(LIST, **PHONE)
    await expect(page.get_by_role("heading", level=1)).to_have_text("薛城区政务服务大厅")
    await expect(page.locator(".category")).to_have_count(7)
    await page.get_by_label("搜索事项").fill("bdczy")
    await expect(page.locator(".rows a")).to_have_text(["不动产转移登记›"])
    await page.get_by_label("搜索事项").fill("没有这样的事")
    await expect(page.get_by_text("没有找到")).to_be_visible()
    await page.get_by_label("搜索事项").fill("")
    await page.get_by_text("不动产登记交易").click()
    await page.get_by_role("link", name="不动产转移登记").click()
    await expect(page).to_have_url(f"{hall.url}{MATTER}")
    await expect(page.get_by_role("heading", level=1)).to_have_text("不动产转移登记")
    await expect(page.locator(".facts")).to_contain_text("80 元")


async def test_what_is_done_at_another_hall_is_found_with_that_hall_and_leads_to_its_guide(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_page(LIST, **PHONE)
    await page.get_by_label("搜索事项").fill("结婚登记")
    await expect(page.get_by_role("status")).to_have_text("本厅不办理，请到以下大厅：")
    found = page.locator(".rows a")
    await expect(found).to_have_text(["结婚登记在婚姻登记处分中心办理›"])
    await found.click()
    await expect(page).to_have_url(f"{hall.url}/g/marriage/marriage-registration")
    await expect(page.get_by_role("heading", level=1)).to_have_text("结婚登记")


async def test_ticks_stay_on_this_phone_and_with_their_matter(hall: House, open_page: OpenPage) -> None:
    page = await open_page(MATTER, **PHONE)
    await page.get_by_role("checkbox").nth(1).check()
    await expect(page.locator("output")).to_have_text("已备 1 / 5 项")
    await page.reload()
    await expect(page.get_by_role("checkbox").nth(1)).to_be_checked()
    await page.get_by_role("button", name="English").click()
    await expect(page.locator("output")).to_have_text("1 of 5 ready")
    await page.goto(f"{hall.url}/g/main/property-first")
    await expect(page.get_by_role("checkbox").first).not_to_be_checked()
    await expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)
    await page.goto(hall.url + MATTER)
    await page.get_by_role("checkbox").nth(1).uncheck()
    assert await page.evaluate("localStorage.length") == 0


async def test_an_address_of_no_matter_or_hall_says_so(hall: House, open_page: OpenPage) -> None:
    page = await open_page("/g/main/no-such-matter", **PHONE)
    await expect(page.get_by_role("alert")).to_contain_text("no-such-matter")
    await page.goto(f"{hall.url}/g/nowhere")
    await expect(page.get_by_role("alert")).to_contain_text("nowhere")


async def test_the_ticket_on_the_phone_leads_to_its_matter(hall: House, open_page: OpenPage) -> None:
    ticket = await take(hall, "real-estate", service="property-transfer")
    page = await open_page(f"/t/{shown(ticket)}", **PHONE)
    await page.get_by_role("link", name="不动产转移登记").click()
    await expect(page).to_have_url(f"{hall.url}{MATTER}")
    await expect(page.get_by_role("heading", level=1)).to_have_text("不动产转移登记")


async def test_the_code_of_a_matter_holds_the_address_of_its_page(hall: House) -> None:
    drawn = io.BytesIO()
    code = segno.make(f"{hall.url}{MATTER}", error="m")
    code.save(drawn, kind="svg", scale=4, border=2, svgclass=None)
    async with hall.http.get(f"{hall.url}{MATTER}/qr.svg") as answer:
        assert (answer.status, answer.content_type) == (200, "image/svg+xml")
        assert await answer.read() == drawn.getvalue()
    async with hall.http.get(f"{hall.url}/g/main/{'x' * 61}/qr.svg") as answer:
        assert answer.status == 404


@pytest.mark.parametrize("path", [LIST, MATTER])
async def test_a_guide_page_is_light_on_the_wire(browser: Browser, hall: House, path: str) -> None:
    assert await weight(browser, hall.url + path) < LIGHT


async def test_the_guide_speaks_english_of_one_matter_and_says_what_finds_it(open_page: OpenPage) -> None:
    page = await open_page(LIST, width=195, height=422, language="en")
    field = page.get_by_label("Find a service")
    await expect(field).to_have_accessible_description("Part of the name, or its pinyin initials")
    await field.fill("bdczy")
    await expect(page.get_by_role("status")).to_have_text("1 service")
    await field.fill("registration")
    await expect(page.get_by_role("status")).to_have_text(
        re.compile(r"^\d+ services, \d+ more in other halls$")
    )


async def test_a_word_that_fits_into_a_line_is_not_broken_at_twice_the_size(open_page: OpenPage) -> None:
    page = await open_page("/g/main/company-registration", 195, 844, language="en")
    await expect(page.locator(".check li")).to_have_count(4)
    assert await page.evaluate(BROKEN) == []


async def test_on_paper_stands_what_is_needed_and_nothing_to_touch(hall: House, open_page: OpenPage) -> None:
    page = await open_page(MATTER, **PHONE, scheme="dark")
    await expect(page.locator(".check li")).to_have_count(5)
    await page.emulate_media(media="print")
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    await expect(page.get_by_role("button")).to_have_count(0)
    await expect(page.get_by_text("《中华人民共和国民法典》")).to_be_visible()
    colours = await page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    )
    assert colours == ["rgb(255, 255, 255)", "rgb(17, 17, 17)"]


async def test_a_page_opened_in_a_restart_fills_itself(browser: Browser, tmp_path: Path) -> None:
    page = await browser.new_page(locale="zh-CN", viewport={"width": 390, "height": 844})
    await page.route("**/api/v1/**", lambda route: route.abort())
    async with house(tmp_path / "data") as hall:
        port = urlsplit(hall.url).port or 0
        await page.goto(hall.url + LIST)
        await expect(page.get_by_text("正在加载")).to_be_visible()
    async with house(tmp_path / "data", port=port):
        await page.unroute("**/api/v1/**")
        await expect(page.locator(".category")).to_have_count(7)


async def opened(page: Page) -> None:
    for summary in await page.locator("details:not(.look) > summary").all():
        await summary.click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("path", [LIST, MATTER])
async def test_a_guide_page_is_clean_also_at_twice_the_size(
    open_page: OpenPage, path: str, language: str, scheme: str
) -> None:
    page = await open_page(path, **PHONE, language=language, scheme=scheme)
    await expect(page.locator(".facts, .category").first).to_be_visible()
    await opened(page)
    assert await findings(page) == []
    await page.set_viewport_size({"width": 195, "height": 422})  # 200 % of a phone's page
    assert await page.evaluate("document.documentElement.scrollWidth") <= 195
    await page.set_viewport_size({"width": 390, "height": 12_000})
    assert await faults(page, reach=0, large=44, apart=8) == []
