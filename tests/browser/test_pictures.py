"""Each page looks as it did when somebody looked at it: in two languages, light and dark, with normal and with large text.

After a wanted change: YICHUANG_PICTURES=write, run this file, look at the pictures, commit them.
"""

from typing import NamedTuple

import pytest
from PIL import Image, ImageChops, ImageDraw
from playwright.async_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.pictures import compare, difference, small
from tests.browser.public import desk, kiosk_link, pad_link, serve, take
from tests.casework import APPLICANT, Desks
from tests.serving import House, shown

pytestmark = pytest.mark.browser


class Shot(NamedTuple):
    path: str
    width: int
    height: int
    user: str = ""
    sizes: tuple[str, ...] = ("normal", "large")
    themes: str = "theme"
    """Which word of the address says light or dark."""


ONE = ("normal",)
SHOTS = {
    "kiosk-start": Shot("KIOSK", 1080, 1920, sizes=ONE),
    "kiosk-choose": Shot("KIOSK", 1080, 1920),
    "kiosk-guide": Shot("KIOSK", 1080, 1920),
    "kiosk-matter": Shot("KIOSK", 1080, 1920),
    "kiosk-booked": Shot("KIOSK", 1080, 1920),
    "kiosk-booked-wide": Shot("KIOSK", 1920, 1080, sizes=ONE),
    "kiosk-result": Shot("KIOSK", 1080, 1920),
    "kiosk-choose-wide": Shot("KIOSK", 1920, 1080),
    "board": Shot("/board/main?sound=off", 1920, 1080, sizes=ONE),
    "board-upright": Shot("/board/main?sound=off", 1080, 1920, sizes=ONE),
    "board-zones": Shot("/board/main?split=zones&sound=off", 1920, 1080, sizes=ONE),
    "sign": Shot("/window/main/1", 1280, 720, sizes=ONE),
    "phone": Shot("PHONE", 390, 844),
    "guide": Shot("/g/main", 390, 844),
    "matter": Shot("/g/main/company-registration", 390, 844),
    "pad": Shot("PAD", 1024, 600, sizes=ONE),
    "sign-in": Shot("/sign-in", 1280, 800),
    "index": Shot("/", 1280, 800),
    "console": Shot("/console/main/1", 1280, 800, "admin"),
    "console-strip": Shot("/console/main/1", 360, 800, "admin"),
    "manager": Shot("/manager/main", 1920, 1080, "admin"),
    "manager-1024": Shot("/manager/main", 1024, 768, "admin", ONE),
    "manager-1366": Shot("/manager/main", 1366, 768, "admin", ONE),
    "manager-1536": Shot("/manager/main", 1536, 864, "admin", ONE),
    "manager-2560": Shot("/manager/main", 2560, 1440, "admin", ONE),
    "cases": Shot("/cases", 1280, 800, "r02"),
    "issuing": Shot("/issuing/main", 1280, 800, "admin"),
    "paper": Shot("PAPER", 900, 1200, "admin", ONE),
    "matter-guide": Shot("/matters/property-transfer", 390, 844),
    "matter-chart": Shot("/matters/property-transfer?paper=chart", 900, 1200),
    "my-case": Shot("MY_CASE", 390, 844),
    "hooks": Shot("/hooks", 1366, 768, "admin", ONE),
    "hooks-new": Shot("/hooks", 1366, 1920, "admin", ONE),
    "audit": Shot("/audit?hall=main", 1366, 768, "admin", ONE),
    "audit-entry": Shot("/audit?command=DecideTask", 1366, 768, "admin", ONE),
    "duty": Shot("/duty", 1366, 768, "admin", ONE),
    "duty-phone": Shot("/duty", 390, 844, "admin", ONE),
    "calendar": Shot("/calendar?year=2026", 1366, 768, "admin", ONE),
    "calendar-phone": Shot("/calendar?year=2026", 390, 844, "admin", ONE),
    "catalogue": Shot("/catalogue", 1366, 768, "admin", ONE),
    "joint": Shot("JOINT", 1366, 768, "admin", ONE),
    "my-joint": Shot("MY_JOINT", 390, 844, sizes=ONE),
    "devices": Shot("/devices/main", 1280, 800, "admin"),
    "statistics": Shot("/statistics/main?day=2026-11-20", 1280, 800, "admin"),
    "design": Shot("/design", 1080, 1920, sizes=ONE, themes="only"),
    "design-kiosk": Shot("/design/kiosk", 1080, 1920, sizes=ONE, themes="only"),
    "design-display": Shot("/design/display", 1080, 1920, sizes=ONE, themes="only"),
    "design-phone": Shot("/design/phone", 1080, 1920, sizes=ONE, themes="only"),
}


async def at_work(hall: House) -> dict[str, str]:
    """The same hall for every picture; returns the paths that depend on it."""
    client = await desk(hall)
    await client.post("/halls/main/windows/8/open", {"clerk": "c08"})
    for category in ("enterprise", "real-estate", "enterprise", "comprehensive"):
        await take(hall, category)
    ticket = await take(hall, "enterprise", service="company-registration")
    await client.post("/halls/main/windows/8/call-next")
    await serve(client)
    await client.post("/halls/main/windows/1/call-next")
    desks = await Desks(hall).sit_down()
    case, done = await desks.accepted(), await desks.accepted()
    for who, task in ((desks.housing, "housing"), (desks.tax, "tax"), (desks.land, "land")):
        done = await desks.decide(who, done, task)
    return {
        "KIOSK": kiosk_link(hall),
        "PAD": pad_link(hall, "2"),
        "PHONE": f"/t/{shown(ticket)}",
        "PAPER": f"/paper/{case['case']}",
        "MY_CASE": f"/c/{case['case']}.{await desks.code(case)}",
    }


async def beside(hall: House, name: str) -> dict[str, str]:
    """What only these pages have: whoever is not on them finds the lists as short as ever."""
    admin = await hall.client("admin", hall="")
    if name.startswith("hooks"):
        told = {"name": "市政务平台", "kind": "events", "url": "http://127.0.0.1:9/cases", "hall": "main"}
        await admin.post("/hooks", told | {"events": ["CaseReceived", "CaseAccepted", "ResultReady"]})
        notices = {"name": "短信网关", "kind": "notices", "url": "http://127.0.0.1:9/sms"}
        await admin.post("/hooks", notices)
    if name.startswith("duty"):
        access = hall.running.access
        await access.add_person("", "r08", "郑海燕", ["reviewer"])
        await access.set_departments("", "r08", ("区住建局",))
        absence = {"absent": "r02", "partner": "r08", "since": "2026-01-05", "until": "2099-01-09"}
        await admin.post("/duty", absence)
    if "joint" not in name:
        return {}
    clerk = await hall.client("clerk")
    body = {"joint": "second-hand-home", "applicant": APPLICANT, "brought": ["买卖双方身份证"]}
    joint = await clerk.post("/halls/main/joints", body)
    whose = await clerk.get(f"/cases/{joint['parts'][0]['case']}/person")
    number = joint["joint"]
    return {"JOINT": f"/joint/{number}", "MY_JOINT": f"/j/{number}.{whose['joint_code']}"}


def address(path: str, language: str, theme: str, size: str) -> str:
    """`theme` is the word for it and what it is: "theme=dark"."""
    before, mark, token = path.partition("#")
    words = "en" if language == "en" else "zh_CN"
    look = f"{theme}&text={size}&language={words}"
    return f"{before}{'&' if '?' in before else '?'}{look}{mark}{token}"


async def ready(page: Page, name: str, language: str, size: str) -> None:
    await page.wait_for_function(
        """() => document.body.innerText.length > 20
            && [...document.querySelectorAll("[aria-busy=true]")].every((e) => e.closest(".sample"))"""
    )
    if name.startswith("kiosk") and name != "kiosk-start":
        await page.locator(".other" if language == "en" else ".go").click()
        await page.locator("yc-kiosk-tile").first.wait_for()
        if size == "large":
            await page.get_by_role("button", name="Large text" if language == "en" else "大字版").click()
    if name in ("kiosk-guide", "kiosk-matter"):
        await page.locator("yc-kiosk-tile .guide").first.click()
        await page.locator("yc-kiosk-guide .rows button").first.wait_for()
    if name == "kiosk-matter":
        await page.locator("yc-kiosk-guide .rows button").first.click()
        await page.locator("yc-kiosk-matter h1").wait_for()
    if name.startswith("kiosk-booked"):
        await page.locator("[data-say='group:appointment']").click()
        await page.keyboard.type("2468")
    if name == "kiosk-result":
        await page.locator("yc-kiosk-tile .take").first.click()
        await page.locator(".print.good").wait_for()
    if name in ("cases", "issuing"):
        await page.locator(".line-button").first.click()
        await page.locator(".case .tasks").wait_for()
    if name == "joint":
        await page.locator("yc-joint .parts button").first.click()
        await page.locator("yc-case .tasks, yc-case .materials-list").first.wait_for()
    if name == "audit-entry":
        await page.locator("tbody button").first.click()
        await page.locator("yc-audit-entry .chain").wait_for()
    if name == "hooks-new":
        await page.locator("main > div .btn-primary").click()
        await page.locator("yc-new-hook summary").click()
    if name == "matter-chart":
        await page.locator("yc-flow-chart svg").wait_for()
    if name == "design":
        await page.locator("yc-chart canvas").last.wait_for()  # the last of its parts is there
    if name == "sign-in":
        await expect(page.locator("#hall option")).not_to_have_count(1)  # the halls have come
    await page.evaluate("() => document.fonts.ready")
    await page.mouse.move(0, 0)


@pytest.mark.parametrize("name", SHOTS)
async def test_a_page_looks_as_it_did(hall: House, open_page: OpenPage, name: str) -> None:
    shot = SHOTS[name]
    paths = await at_work(hall) | await beside(hall, name)
    wrong: list[str] = []
    # One page for all: a kiosk's link enrols it at the first look.
    page = await open_page("/sign-in", shot.width, shot.height, user=shot.user)
    for language in ("zh-CN", "en"):
        for theme in ("light", "dark"):
            for size in shot.sizes:
                await page.goto("about:blank")
                path = address(paths.get(shot.path, shot.path), language, f"{shot.themes}={theme}", size)
                await page.goto(hall.url + path)
                await ready(page, name, language[:2], size)
                wrong.append(compare(await small(page), f"{name}-{language[:2]}-{theme}-{size}"))
    assert [w for w in wrong if w] == []


def test_a_part_that_moved_is_seen() -> None:
    """A check of the check: a button somewhere else, another colour, a missing line; and not a little noise."""
    one = Image.new("RGB", (300, 200), "#f2f5f9")
    ImageDraw.Draw(one).rectangle((20, 20, 120, 50), fill="#0b5cad")
    moved = Image.new("RGB", (300, 200), "#f2f5f9")
    ImageDraw.Draw(moved).rectangle((60, 20, 160, 50), fill="#0b5cad")
    assert difference(one, moved)[1] > 0.03
    noisy = ImageChops.add(one, Image.new("RGB", one.size, "#020202"))
    assert difference(one, noisy) < (2.5, 0.001)
