"""Every page stands still: neither while it loads nor while numbers are taken and called does a part jump by itself."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.browser.afternoon import afternoon
from tests.browser.public import kiosk_link, pad_link, take
from tests.browser.shifts import shifts, watch_shifts
from tests.serving import Client, House, shown

pytestmark = pytest.mark.browser
Opened = Callable[[Page], Awaitable[None]]


@dataclass
class Look:
    """A page with what shows that it is there, and what shows (if anything does) that the
    number called meanwhile and the window's pause have come up."""

    path: str
    there: str
    called: str = ""
    paused: str = ""
    width: int = 1920
    height: int = 1080
    user: str = ""
    open: Opened | None = None


async def begun(page: Page) -> None:
    """The first touch on a kiosk."""
    await page.locator(".go").click()
    await page.locator("yc-kiosk-tile").last.wait_for()


async def taken(page: Page) -> None:
    await begun(page)
    await page.locator("yc-kiosk-tile .take").nth(1).click()
    await page.locator(".print.good").wait_for()


LOOKS = {
    "kiosk": Look("KIOSK", ".go", width=1080, height=1920),
    "kiosk-lying": Look("KIOSK", ".go"),
    "kiosk-choice": Look("KIOSK", ".go", width=1080, height=1920, open=begun),
    "kiosk-choice-lying": Look("KIOSK", ".go", open=begun),
    "kiosk-number": Look("KIOSK", ".go", width=1080, height=1920, open=taken),
    "board": Look("/board/main?sound=off", "footer .name", "yc-board"),
    "board-upright": Look("/board/main?sound=off", "footer .name", "yc-board", width=1080, height=1920),
    "sign": Look("/window/main/1", "main", "main"),
    "pad": Look("PAD", "main", width=1024, height=600),
    "phone": Look("PHONE", ".state", "main", width=390, height=844),
    "guide": Look("/g/main", "main h1", width=390, height=844),
    "matter": Look("/g/main/company-registration", "main h1", width=390, height=844),
    "sign-in": Look("/sign-in", "#name", width=1366, height=768),
    "index": Look("/", "main h2", width=1366, height=768, user="admin"),
    "choice": Look("/console/main", ".tile", width=1366, height=768, user="c04"),
    "console": Look("/console/main/1", "button.primary", "main", "main.desk.paused", 1366, 768, user="c01"),
    "strip": Look("/console/main/1", "button.primary", "main", "main.desk.paused", 360, 800, user="c01"),
    "manager": Look(
        "/manager/main", "#presses td, #windows, main h2", "main", width=1366, height=768, user="admin"
    ),
    "devices": Look("/devices/main", "yc-device-list li, .verdict", width=1366, height=768, user="admin"),
    "statistics": Look("/statistics/main", "yc-chart canvas", width=1366, height=768, user="admin"),
    "docs": Look("/api/docs", "main h2, h2", width=1366, height=768, user="admin"),
}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def busy(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[tuple[House, Client]]:
    """One hall for all pages, at four in the afternoon; window 1 has nobody."""
    async with afternoon(tmp_path_factory.mktemp("still") / "data") as hall:
        manager = await hall.client("manager")
        await manager.post("/halls/main/windows/1/finish")
        yield hall, manager


async def emptied(client: Client) -> None:
    """Window 1 open with nobody there and nobody in line, whatever the page before left behind."""
    steps = ("resume", "start", "finish", "call-next")
    while True:
        view = await client.get("/halls/main/windows/1/desk")
        action = next(step for step in steps if step in view["actions"])
        if action == "call-next" and not view["next"]:
            return
        await client.post(f"/halls/main/windows/1/{action}")


async def opened(hall: House, browser: Browser, look: Look, path: str, language: str) -> Page:
    context = await browser.new_context(
        viewport={"width": look.width, "height": look.height}, locale=language, reduced_motion="reduce"
    )
    if look.user:
        name, password = await hall.person(look.user, "" if look.user == "admin" else "main")
        sent = {"name": name, "password": password, "hall": "" if look.user == "admin" else "main"}
        assert (await context.request.post(f"{hall.url}/api/v1/session", data=sent)).ok
    page = await context.new_page()
    await watch_shifts(page)
    await page.goto(f"{hall.url}{path}")
    await page.locator(look.there).first.wait_for()
    return page


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("name", LOOKS)
async def test_a_page_stands_still(
    busy: tuple[House, Client], browser: Browser, name: str, language: str
) -> None:
    (hall, client), look = busy, LOOKS[name]
    await emptied(client)
    ticket = await take(hall, service="company-registration")
    paths = {"KIOSK": kiosk_link(hall), "PAD": pad_link(hall, "1"), "PHONE": f"/t/{shown(ticket)}"}
    page = await opened(hall, browser, look, paths.get(look.path, look.path), language)
    if look.open:
        await look.open(page)
    await take(hall, "construction")
    await client.post("/halls/main/windows/1/call-next")
    if look.called:
        await expect(page.locator(look.called).first).to_contain_text(ticket["number"])
    for action in ("recall", "start", "finish", "pause"):
        await client.post(
            f"/halls/main/windows/1/{action}", {"reason": "用餐"} if action == "pause" else None
        )
    if look.paused:
        await page.locator(look.paused).first.wait_for()
    await client.post("/halls/main/windows/1/resume")
    if look.paused:
        await expect(page.locator(look.paused)).to_have_count(0)
    jumped = await shifts(page)
    assert not jumped, "\n".join(jumped)


@pytest.mark.parametrize("name", ["console", "strip"])
async def test_the_main_button_is_in_one_place_whatever_it_says(
    busy: tuple[House, Client], browser: Browser, name: str
) -> None:
    """Its words are drawn anew for each step, which the browser counts as no shift: so its box is compared."""
    (hall, client), look = busy, LOOKS[name]
    await emptied(client)
    page = await opened(hall, browser, look, look.path, "zh-CN")
    button = page.locator("button.primary")
    words, places = [await button.inner_text()], [await button.bounding_box()]
    await take(hall, service="company-registration")
    for action in ("call-next", "start", "finish"):
        await client.post(f"/halls/main/windows/1/{action}")
        await expect(button).not_to_have_text(words[-1], use_inner_text=True)
        words.append(await button.inner_text())
        places.append(await button.bounding_box())
    assert len(set(words)) >= 3
    assert places == [places[0]] * len(places)
