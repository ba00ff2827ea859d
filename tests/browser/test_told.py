"""What an editor publishes on the catalogue's page stands on a kiosk's and a phone's open screens without a reload."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.looks import faults, findings
from tests.browser.public import PORTRAIT, kiosk_link, take
from tests.editing import TITLE, Editor
from tests.serving import House, shown

pytestmark = pytest.mark.browser
NEW, OLD = "电子身份凭证", "不动产登记申请书"
NO_GUIDE = "该事项暂无办事指南，请到咨询台询问。"
NAMED = "不动产转移登记"


async def title(page: Page) -> None:
    """From the kiosk's start to the matter."""
    await page.locator("yc-kiosk-start .guide").click()
    await page.get_by_role("button", name="C 不动产登记交易").click()
    await page.get_by_role("button", name=NAMED).click()
    await expect(page.locator("yc-kiosk-matter .check li").first).to_contain_text(OLD)


async def test_an_open_guide_shows_what_an_editor_has_just_published_and_withdrawn(
    hall: House, open_page: OpenPage, tmp_path: Path
) -> None:
    taken = await take(hall, "real-estate", service=TITLE)
    kiosk = await open_page(kiosk_link(hall), **PORTRAIT)
    phone = await open_page(f"/t/{shown(taken)}", 390, 844)
    await expect(phone.locator("details li").first).to_have_text(OLD)
    await title(kiosk)
    matter = kiosk.locator("yc-kiosk-matter")
    await matter.get_by_role("checkbox").first.check()
    await kiosk.evaluate("window.opened = true")
    file = tmp_path / "matters.toml"
    file.write_bytes(await (await Editor.of(hall)).changed())
    editor = await open_page("/catalogue", 1366, 768, user="admin")
    await editor.locator("input[type=file]").set_input_files(file)
    await editor.get_by_role("button", name="发布").click()
    await expect(editor.get_by_text("已发布。")).to_be_visible()

    await expect(matter.locator(".check li").first).to_contain_text(NEW)
    await expect(matter.locator(".check li").first).to_contain_text("电子件 · 用手机出示")
    await expect(matter.locator(".facts")).to_contain_text("2 个工作日")
    await expect(matter.locator("output")).to_have_text("已备 1 / 6 项")  # what was ticked stays ticked
    await expect(phone.locator("details li").first).to_have_text(NEW)

    line = editor.locator(".rows li").filter(has_text=NAMED)
    await line.get_by_role("button", name="停止受理").click()
    await line.get_by_role("button", name="确认停止受理").click()
    await expect(matter.locator(".materials")).to_contain_text(NO_GUIDE)
    await expect(matter.locator(".qr")).to_have_count(0)
    await expect(phone.locator("details li")).to_have_count(0)
    for size in (PORTRAIT, {"width": 1920, "height": 1080}):
        await kiosk.set_viewport_size({"width": size["width"], "height": size["height"]})
        assert await faults(kiosk) == []
        assert await findings(kiosk) == []
    await matter.locator(".take").click()
    await expect(kiosk.locator("yc-kiosk-result h1")).to_have_text("C002")
    assert await kiosk.evaluate("window.opened"), "it was never loaded anew"


async def test_the_list_that_stands_open_lets_go_of_what_is_withdrawn(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_page(kiosk_link(hall), **PORTRAIT)
    await page.locator("yc-kiosk-start .guide").click()
    await page.get_by_role("button", name="C 不动产登记交易").click()
    await expect(page.get_by_role("button", name=NAMED)).to_be_visible()
    await expect(page.locator("yc-kiosk-guide .count")).to_have_text("共 10 个事项")
    await (await Editor.of(hall)).withdraw()
    await expect(page.locator("yc-kiosk-guide .count")).to_have_text("共 9 个事项")
    await expect(page.get_by_role("button", name=NAMED)).to_have_count(0)


async def test_a_tile_of_a_withdrawn_matter_takes_a_number_and_has_no_guide(
    hall: House, open_page: OpenPage
) -> None:
    token = hall.running.screen_token("kiosk", "marriage", "k1")
    page = await open_page(f"/kiosk/marriage/k1#token={token}", **PORTRAIT)
    tile = page.locator("yc-kiosk-tile").filter(has_text="结婚登记").first
    await expect(tile.locator(".guide")).to_be_visible()
    await (await Editor.of(hall)).withdraw("marriage-registration")
    await expect(tile.locator(".guide")).to_have_count(0)
    await tile.locator(".take").click()
    await expect(page.locator("yc-kiosk-result .whereabouts")).to_contain_text("结婚登记")


@pytest.mark.parametrize("language", ["zh-CN", "en"])
async def test_the_phone_says_that_there_is_no_guide_any_more(
    hall: House, open_page: OpenPage, language: str
) -> None:
    editor = await Editor.of(hall)
    await editor.publish()
    page = await open_page(f"/g/main/{TITLE}", 390, 844, language=language)
    first = NEW if language == "zh-CN" else "Electronic identity"
    await expect(page.locator(".check li").first).to_contain_text(first)
    await editor.withdraw()
    await page.reload()
    words = (
        NO_GUIDE
        if language == "zh-CN"
        else "There is no guide for this service at present. Please ask at the information desk."
    )
    await expect(page.locator(".materials")).to_contain_text(words)
    await expect(page.locator(".print")).to_have_count(0)
    assert await findings(page) == []
    await page.goto(f"{hall.url}/g/main")
    await page.locator("input[type=search]").fill("bdc")
    await expect(page.locator(".rows a[href='/g/main/property-mortgage']")).to_have_count(1)
    await expect(page.locator(f".rows a[href='/g/main/{TITLE}']")).to_have_count(0)
