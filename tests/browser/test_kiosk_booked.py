"""An appointment at the kiosk: its code on large keys, masked, from a keypad too, and every refusal said in words."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.looks import faults, findings
from tests.browser.public import PORTRAIT, kiosk_link, tiles
from tests.serving import House

pytestmark = pytest.mark.browser
SIZES = [PORTRAIT, {"width": 1920, "height": 1080}]


async def booked(hall: House, hours: float = 0.5) -> str:
    manager = await hall.client("manager")
    at = (datetime.now(UTC) + timedelta(hours=hours)).isoformat()
    return (await manager.post("/halls/main/appointments", {"category": "enterprise", "booked_at": at}))[
        "code"
    ]


async def entry(hall: House, open_page: OpenPage, size: dict[str, int] = PORTRAIT) -> Page:
    page = await open_page(kiosk_link(hall), **size)
    await tiles(page)
    await page.get_by_role("button", name="预约").click()
    await expect(page.get_by_role("heading", name="请输入预约码")).to_be_focused()
    return page


async def touch(page: Page, code: str) -> None:
    for digit in code:
        await page.get_by_role("group", name="数字").get_by_role("button", name=digit, exact=True).click()


async def test_a_code_on_the_keys_gives_the_booked_number(hall: House, open_page: OpenPage) -> None:
    code = await booked(hall)
    page = await entry(hall, open_page)
    take = page.get_by_role("button", name="取号", exact=True)
    await expect(take).to_be_disabled()
    await touch(page, code)
    await expect(page.locator(".code")).to_have_text(f"●●●●●{code[-1]}")  # only the last can be read
    await expect(page.get_by_role("status").filter(has_text="已输入 6 位")).to_be_attached()
    await take.click()
    await expect(page.locator("yc-kiosk-result h1")).to_have_text("A001")
    await expect(page.locator("yc-kiosk-result header .category")).to_have_text("企业注册登记")
    await expect(page.locator(".print.good")).to_be_visible()
    told = page.locator(".whereabouts .ranked strong")
    await expect(told).to_have_text(re.compile(r"^预约 \d\d:\d\d$"))
    await expect(page.locator(".slip")).to_contain_text(await told.inner_text())


async def test_a_keypad_types_deletes_and_takes(hall: House, open_page: OpenPage) -> None:
    code = await booked(hall)
    page = await entry(hall, open_page)
    await page.keyboard.type(f"{code}7")
    await page.keyboard.press("Backspace")
    await page.keyboard.press("Enter")
    await expect(page.locator("yc-kiosk-result h1")).to_have_text("A001")


async def test_a_code_that_does_not_hold_is_explained_and_asked_for_again(
    hall: House, open_page: OpenPage
) -> None:
    page = await entry(hall, open_page)
    await page.keyboard.type("0000")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_contain_text("没有这个预约码")
    await expect(page.locator(".code")).to_have_text("— — — —")
    await page.keyboard.type(await booked(hall, 40))  # a digit takes the notice away
    await expect(page.get_by_role("alert")).to_have_count(0)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_contain_text("不是今天的")
    await page.get_by_role("button", name="返回").click()
    await expect(page.locator("yc-kiosk-tile")).to_have_count(8)
    await page.get_by_role("button", name="预约").click()
    await expect(page.get_by_role("alert")).to_have_count(0)


async def test_an_idle_kiosk_forgets_the_code(hall: House, open_page: OpenPage) -> None:
    page = await open_page("/healthz", **PORTRAIT)
    await page.clock.install()
    await page.goto(hall.url + kiosk_link(hall))
    await tiles(page)
    await page.get_by_role("button", name="预约").click()
    await touch(page, "12345")
    await page.clock.fast_forward(26_000)
    await expect(page.get_by_role("alertdialog")).to_be_visible()
    await page.keyboard.type("9")  # behind the question no key is taken
    await expect(page.get_by_role("status").filter(has_text="已输入 5 位")).to_be_attached()
    await page.clock.fast_forward(21_000)
    await tiles(page)
    await page.get_by_role("button", name="预约").click()
    await expect(page.locator(".code")).to_have_text("— — — —")


@pytest.mark.parametrize("size", SIZES, ids=["upright", "lying"])
@pytest.mark.parametrize("large", [False, True], ids=["", "large"])
async def test_every_key_is_large_in_reach_and_free_of_barriers(
    hall: House, open_page: OpenPage, size: dict[str, int], large: bool
) -> None:
    page = await entry(hall, open_page, size)
    if large:
        await page.locator("yc-kiosk-bar [data-say=large-text]").click()
    await touch(page, "1234")
    assert await findings(page) == []
    assert await faults(page) == []
    await page.get_by_role("button", name="取号", exact=True).click()
    await expect(page.get_by_role("alert")).to_be_visible()
    assert await findings(page) == []
    assert await faults(page) == []
