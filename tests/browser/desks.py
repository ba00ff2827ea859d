"""What the tests of the staff pages share: taking numbers, pressing the big button, signing in."""

from typing import Any

from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import OpenPage
from tests.serving import Client, House

DESK = "/console/main/1"


async def take(hall: House, *categories: str) -> list[dict[str, Any]]:
    """Tickets from a kiosk, in this order."""
    kiosk = await hall.client("kiosk", name="k1")
    return [await kiosk.post("/halls/main/tickets", {"category": c}) for c in categories]


async def desk(hall: House, window: str = "1") -> Any:
    clerk = await hall.client("clerk")
    return await clerk.get(f"/halls/main/windows/{window}/desk")


async def press(page: Page, words: str) -> None:
    """The one big button, once it says `words`."""
    button = page.locator("button.primary")
    await expect(button).to_contain_text(words)
    await expect(button).to_be_enabled()
    await button.click()


async def said(page: Page, words: str) -> None:
    await expect(page.get_by_role("status").filter(has_text=words)).to_be_visible()


async def open_desk(
    open_page: OpenPage, language: str = "zh-CN", width: int = 1280, path: str = DESK
) -> Page:
    """The console of window 1 or another one, opened by c01."""
    page = await open_page(path, user="c01", hall_id="main", language=language, width=width)
    await press(page, "开窗" if language.startswith("zh") else "Open the window")
    await said(page, "窗口已开放" if language.startswith("zh") else "The window is open")
    return page


async def call_and_start(page: Page) -> None:
    await press(page, "呼叫下一位")
    await press(page, "开始办理")
    await expect(page.locator("button.primary")).to_contain_text("办结")
    # The view may come before the answer to the press, and until then no key is taken.
    await expect(page.locator("button.primary")).to_have_attribute("aria-disabled", "false")


async def signed_in(served: House, browser: Browser, user: str, hall_id: str, path: str) -> Page:
    """A page of a house that a test started itself."""
    context = await browser.new_context(viewport={"width": 1920, "height": 1080}, locale="zh-CN")
    name, password = await served.person(user, hall_id)
    sent = {"name": name, "password": password, "hall": hall_id}
    answer = await context.request.post(f"{served.url}/api/v1/session", data=sent)
    assert answer.ok
    page = await context.new_page()
    await page.goto(f"{served.url}{path}")
    return page


async def staff(hall: House) -> Client:
    """Windows 1 and 8 staffed."""
    clerk = await hall.client("clerk")
    await clerk.post("/halls/main/windows/1/open", {"clerk": "c01"})
    await clerk.post("/halls/main/windows/8/open", {"clerk": "c08"})
    return clerk
