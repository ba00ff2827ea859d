"""Who may only look finds nothing to press: every staff page as each role that can open it."""

import pytest
from playwright.async_api import Page, Request, expect

from tests.browser.conftest import OpenPage
from tests.browser.public import desk, take
from tests.serving import House

pytestmark = pytest.mark.browser
PAGES = {
    "/manager/main": "yc-windows",
    "/devices/main": "yc-staff-bar",
    "/console/main/1": "yc-desk-ticket",
    "/console/main": ".windows",
}
KEYS = ("F2", "r", "m", "h", "t", "o", "p", "1", "Enter")
PRESSABLE = """() => [...document.querySelectorAll("main button, main input, main select, main textarea, .drag")]
    .filter((e) => e.checkVisibility() && !e.closest("yc-tabs [role=tablist]") && !e.closest("yc-device-filter"))
    .map((e) => e.getAttribute("aria-label") || e.textContent.trim() || e.id)"""


async def busy(hall: House) -> None:
    """A citizen at window 1, one on hold, one missed, one waiting; a notice stands."""
    client = await desk(hall)
    for _ in range(4):
        await take(hall)
    for action, body in (
        ("call-next", None),
        ("miss", None),
        ("call-next", None),
        ("start", None),
        ("hold", {"reason": "Meeting"}),
        ("call-next", None),
    ):
        await client.post(f"/halls/main/windows/1/{action}", body)
    await client.post("/halls/main/notices", {"kind": "ticker", "zh": "停电检修", "en": ""})


async def looked_at(page: Page, hall: House, path: str) -> tuple[list[str], list[str]]:
    """(what can be pressed, what was sent when every key was)."""
    sent: list[str] = []

    def note(request: Request) -> None:
        if request.method != "GET":
            sent.append(f"{request.method} {request.url}")

    page.on("request", note)
    await page.goto(f"{hall.url}{path}")
    await page.locator(PAGES[path]).first.wait_for()
    await expect(page.get_by_text("只读", exact=True)).to_be_visible()
    for key in KEYS:
        await page.keyboard.press(key)
    return await page.evaluate(PRESSABLE), sent


@pytest.mark.parametrize("role", ["supervisor", "reviewer"])
async def test_a_role_that_changes_nothing_finds_nothing_to_press(
    hall: House, open_page: OpenPage, role: str
) -> None:
    await busy(hall)
    await hall.running.access.add_person("main", "one", "督查员", [role])
    paths = PAGES if role == "supervisor" else [path for path in PAGES if path.startswith("/console")]
    page = await open_page("/sign-in", 1920, 1080, user="one", hall_id="main")
    found = {path: await looked_at(page, hall, path) for path in paths}
    assert found == {path: ([], []) for path in paths}


async def test_a_clerk_and_a_manager_find_their_own_buttons_and_no_badge(
    hall: House, open_page: OpenPage
) -> None:
    await busy(hall)
    clerk = await open_page("/console/main/1", user="c01", hall_id="main")
    await expect(clerk.locator("button.primary")).to_be_visible()
    await expect(clerk.get_by_role("button", name="重新排队")).to_be_visible()
    manager = await open_page("/manager/main", 1920, 1080, user="admin")
    await expect(manager.get_by_role("button", name="暂停取号")).to_be_visible()
    await expect(manager.locator("[data-window='1']")).to_be_visible()
    for page in (clerk, manager):
        await expect(page.get_by_text("只读", exact=True)).to_have_count(0)
