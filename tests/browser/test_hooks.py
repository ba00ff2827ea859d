"""What goes outside, on its page: an address is added, its secret shown once, and what did not arrive is sent again."""

import asyncio
import re

import pytest
from playwright.async_api import expect

from server.api.hooks import EVENTS
from server.language.catalogues import catalogue
from server.outbox.emulated_province import EmulatedProvince, ProvinceFault
from server.outbox.record import RecordKind
from tests.browser.conftest import OpenPage
from tests.browser.layouts import faults_at_widths
from tests.browser.looks import findings
from tests.casework import NAME, Desks
from tests.outbox.provinces import SHANDONG, ZHEJIANG, coded
from tests.outbox.receiver import receiver
from tests.patience import PATIENCE_S
from tests.serving import House
from web.pages import STATIC

pytestmark = pytest.mark.browser


async def test_an_address_is_added_and_what_it_refused_is_sent_again(
    hall: House, open_page: OpenPage
) -> None:
    async with receiver() as to:
        to.status = lambda _: 500
        page = await open_page("/hooks", 1366, 768, user="admin")
        await page.get_by_role("button", name="添加地址").click()
        await page.get_by_label("接收方").fill("市政务平台")
        await page.get_by_role("textbox", name="地址").fill(to.url)
        await page.get_by_role("button", name="从现在起发送").click()
        secret = await page.locator(".secret").inner_text()
        assert len(secret) > 40
        await page.get_by_role("button", name="已记下").click()
        await expect(page.locator(".secret")).to_have_count(0)
        await expect(page.get_by_role("heading", name="市政务平台")).to_be_visible()
        await expect(page.get_by_text("全部送达")).to_be_visible()

        desks = await Desks(hall).sit_down()
        case = await desks.receive()
        await expect(page.get_by_text("HTTP 500")).to_be_visible()
        await expect(page.get_by_text("正在自动重试")).to_be_visible()
        await expect(page.locator(".facts strong")).to_have_text("收件")
        to.status = lambda _: 204
        await page.get_by_role("button", name="重新发送").click()
        await to.until(lambda _: to.events(case["case"]) == ["CaseReceived"])
        await expect(page.get_by_text("全部送达")).to_be_visible()
        await page.get_by_role("button", name="停止发送").click()
        await page.get_by_role("button", name="确定，不再向它发送").click()
        await expect(page.get_by_text("目前没有向外部发送办件消息")).to_be_visible()
        assert secret not in await page.content()


async def test_an_address_that_cannot_be_is_said_in_words_and_nothing_is_added(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_page("/hooks", 1024, 768, user="admin")
    await page.get_by_role("button", name="添加地址").click()
    await page.get_by_label("接收方").fill("平台")
    await page.get_by_role("textbox", name="地址").fill("http://user:word@127.0.0.1/")
    await page.get_by_role("button", name="从现在起发送").click()
    await expect(page.get_by_role("alert")).to_be_visible()
    await expect(page.get_by_label("接收方")).to_have_value("平台")


async def test_each_event_is_chosen_and_listed_in_words(hall: House, open_page: OpenPage) -> None:
    page = await open_page("/hooks", 1366, 768, user="admin", language="en-US")
    await page.get_by_role("button", name="Add an address").click()
    await page.get_by_label("Who receives it").fill("platform")
    await page.get_by_role("textbox", name="Address").fill("http://127.0.0.1:9/")
    await page.get_by_text("Only some events").click()
    names = await page.locator(".kinds-of-events small").all_inner_texts()
    assert (names[0], sorted(names)) == ("CaseReceived", sorted(EVENTS)), "in the order of a case's course"
    await page.get_by_label("The fee was paid").check()
    await page.get_by_label("An application was received").check()
    await page.get_by_role("button", name="Tell it from now on").click()
    await page.get_by_role("button", name="I have noted it").click()
    await expect(page.locator(".told span")).to_have_text(["An application was received", "The fee was paid"])


async def test_a_province_is_added_by_its_rules_and_what_it_refused_goes_by_one_touch(
    hall: House, open_page: OpenPage
) -> None:
    to = EmulatedProvince()
    to.fault = lambda: ProvinceFault.REFUSES
    await coded(hall)
    async with to.serving():
        page = await open_page("/hooks", 1366, 768, user="admin")
        await page.get_by_role("button", name="添加地址").click()
        await page.get_by_label("接收方").fill("省平台")
        await page.get_by_role("textbox", name="地址", exact=True).fill(to.url)
        await page.get_by_label("向省、市平台上报办件和评价").check()
        await page.get_by_label("上报规则").select_option("shandong")
        await expect(page.get_by_text("上报内容：办件基本信息、办理环节")).to_be_visible()
        await expect(page.get_by_text("只发送部分事件")).to_have_count(0)
        for name, value in SHANDONG.items():
            await page.locator(f"#constant-{name}").fill(value)
        await page.get_by_role("button", name="从现在起发送").click()
        to.secret = await page.locator(".secret").inner_text()
        await page.get_by_role("button", name="已记下").click()
        await expect(page.get_by_text("山东省：办件上报")).to_be_visible()
        await expect(page.locator(".constants dd")).to_have_text(list(SHANDONG.values()))

        desks = await Desks(hall).sit_down()
        case = await desks.receive()
        await expect(page.get_by_text("HTTP 400: 400: not wanted")).to_be_visible()
        await expect(page.get_by_text("需要人工处理")).to_be_visible()
        await expect(page.locator(".facts strong")).to_have_text("办件基本信息")
        assert NAME not in await page.content()
        to.fault = lambda: ProvinceFault.NONE
        await page.get_by_role("button", name="重新发送").click()
        wanted = 1 + len(case["materials"])
        async with asyncio.timeout(PATIENCE_S):
            await to.until(lambda one: len(one.of(case["case"])) >= wanted)
        await expect(page.get_by_text("全部送达")).to_be_visible()
        assert len(to.of(case["case"])) == wanted


@pytest.mark.parametrize(
    ("language", "who", "button"),
    [
        ("zh-CN", "向省、市平台上报办件和评价", "添加地址"),
        ("en-US", "Cases and ratings for a province or city", "Add an address"),
    ],
)
async def test_the_form_and_the_card_of_a_province_are_whole_at_every_width(
    hall: House, open_page: OpenPage, language: str, who: str, button: str
) -> None:
    admin = await hall.client("admin", "")
    body = {"name": "省平台", "kind": "province", "url": "http://127.0.0.1:9/up", "pack": "zhejiang"}
    await admin.post("/hooks", body | {"constants": ZHEJIANG})
    page = await open_page("/hooks", 1366, 900, user="admin", language=language)
    await page.get_by_role("button", name=button).click()
    await page.get_by_label(who).check()
    await expect(page.locator("#constant-deptCode")).to_have_count(0)
    await page.locator("#hook-pack").select_option("zhejiang")
    await expect(page.locator("#constant-deptCode")).to_be_visible()
    assert await findings(page) == []
    assert await faults_at_widths(page, (360, 768, 1024, 1366, 1920)) == []


def test_every_event_that_goes_outside_has_words_of_its_own() -> None:
    source = (STATIC / "hooks" / "event-words.js").read_text(encoding="utf-8")
    words = dict(re.findall(r'^  (\w+): "(.+)",$', source, re.MULTILINE))
    assert words.keys() == EVENTS | set(RecordKind)
    assert len(set(words.values())) == len(words)
    assert set(words.values()) <= catalogue("zh_CN", ("hooks",)).keys()
