"""Every page and every state of its parts: no finding of axe-core for WCAG 2.2 A and AA, everything reached by keyboard."""

import pytest
from playwright.async_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.looks import findings
from tests.browser.public import desk, kiosk_link, pad_link, take
from tests.casework import Desks
from tests.serving import House, shown

pytestmark = pytest.mark.browser
LOOKS = [("zh-CN", "light"), ("en", "dark"), ("zh-CN", "contrast")]
THEMES = ["light", "dark", "contrast"]
PAGES = {
    "kiosk": (1080, 1920, ""),
    "/board/main": (1920, 1080, ""),
    "/board/main?split=zones": (1920, 1080, ""),
    "/window/main/1": (1280, 720, ""),
    "phone": (390, 844, ""),
    "pad": (1024, 600, ""),
    "/sign-in": (1280, 800, ""),
    "/": (1280, 800, ""),
    "/console/main": (1280, 800, "admin"),
    "/console/main/1": (360, 800, "admin"),
    "/manager/main": (1280, 800, "admin"),
    "/devices/main": (1280, 800, "admin"),
    "/statistics/main": (1280, 800, "admin"),
    "/figures": (1280, 800, "admin"),
    "/cases": (1280, 800, "r02"),
    "/catalogue": (1280, 800, "admin"),
    "/hooks": (1280, 800, "admin"),
    "/duty": (1280, 800, "admin"),
    "/audit": (1280, 800, "admin"),
    "/audit#ratings": (1280, 800, "admin"),
    "/feedback": (1280, 800, "admin"),
    "/supervision": (1280, 800, "admin"),
    "/assessments": (1280, 800, "admin"),
    "/write/main": (390, 844, ""),
    "/matters/property-transfer": (390, 844, ""),
    "/matters/property-transfer?paper=handbook": (390, 844, ""),
    "/matters/property-transfer?paper=chart": (1280, 800, ""),
    "/calendar": (1280, 800, "admin"),
    "/issuing/main": (1280, 800, "admin"),
    "paper": (900, 1200, "admin"),
    "my-case": (390, 844, ""),
    "joint": (1280, 800, "admin"),
    "joint-paper": (900, 1200, "admin"),
    "my-joint": (390, 844, ""),
    "/g/main": (390, 844, ""),
    "/g/main/company-registration": (390, 844, ""),
}
CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex='0']"
ALL = f"""() => [...document.querySelectorAll("{CONTROLS}")].filter((e) => e.checkVisibility()
  && !e.disabled && e.tabIndex >= 0
  && !(e.type === "radio" && !e.checked && document.querySelector(`[name="${{e.name}}"]:checked`))).length"""
FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const look = getComputedStyle(e);
  const ring = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2;
  if (!e.dataset.seen) e.dataset.seen = "1"; else return { again: true };
  return { again: false, ring, name: e.outerHTML.slice(0, 120) };
}"""


async def prepared(hall: House, where: str) -> str:
    """The path of a page of a hall at work."""
    client = await desk(hall)
    await take(hall)
    ticket = await take(hall, "enterprise", service="company-registration")
    await client.post("/halls/main/windows/1/call-next")
    desks = await Desks(hall).sit_down()
    case = await desks.accepted()
    mine = f"{case['case']}.{await desks.code(case)}"
    links = {"paper": f"/paper/{case['case']}", "my-case": f"/c/{mine}"}
    if "joint" in where:
        body = {"joint": "second-hand-home", "applicant": {"name": "钱某某"}, "brought": ["买卖双方身份证"]}
        joint = await desks.clerk.post("/halls/main/joints", body)
        whose = await desks.clerk.get(f"/cases/{joint['parts'][0]['case']}/person")
        number = joint["joint"]
        links |= {"joint": f"/joint/{number}", "joint-paper": f"/joint-paper/{number}"}
        links |= {"my-joint": f"/j/{number}.{whose['joint_code']}"}
    links |= {"kiosk": kiosk_link(hall), "pad": pad_link(hall, "1"), "phone": f"/t/{shown(ticket)}"}
    return links.get(where, where)


def themed(path: str, theme: str) -> str:
    address, mark, token = path.partition("#")
    return f"{address}{'&' if '?' in address else '?'}theme={theme}{mark}{token}"


async def settled(page: Page) -> None:
    """The page shows its own words, not that it is loading."""
    await page.wait_for_function(
        "() => document.body.innerText.length > 20 && !document.querySelector('[aria-busy=true]')"
    )


@pytest.mark.parametrize("where", PAGES)
async def test_a_page_has_no_finding_of_wcag(hall: House, open_page: OpenPage, where: str) -> None:
    width, height, user = PAGES[where]
    path = await prepared(hall, where)
    for language, theme in LOOKS:
        page = await open_page(themed(path, theme), width, height, user=user, language=language)
        await settled(page)
        assert (language, theme, await findings(page)) == (language, theme, [])


@pytest.mark.parametrize("kind", ["", "/kiosk", "/display", "/phone"])
async def test_every_component_in_every_state_has_no_finding_of_wcag(open_page: OpenPage, kind: str) -> None:
    for theme in THEMES:
        page = await open_page(f"/design{kind}?only={theme}&theme={theme}", 1280, 800)
        await page.locator(".design figure").first.wait_for()
        assert (theme, await findings(page)) == (theme, [])


async def test_every_colour_of_every_theme_has_the_contrast_that_it_needs(open_page: OpenPage) -> None:
    page = await open_page("/design", 1280, 800)
    await page.locator(".pair").first.wait_for()
    assert await page.locator(".pair").count() == 3 * 20
    assert await page.locator('.pair[data-enough="true"]').count() == 3 * 20


@pytest.mark.parametrize(
    "where", ["/console/main/1", "/manager/main", "kiosk", "/sign-in", "phone", "/devices/main"]
)
async def test_the_keyboard_reaches_everything_and_always_shows_where_it_is(
    hall: House, open_page: OpenPage, where: str
) -> None:
    width, height, user = PAGES[where]
    page = await open_page(await prepared(hall, where), width, height, user=user)
    await settled(page)
    if where == "kiosk":
        await page.keyboard.press("Tab")
        await page.locator(".go").focus()
        await page.keyboard.press("Enter")
        await page.locator("yc-kiosk-tile").first.wait_for()
        await page.evaluate("() => document.activeElement.blur()")
    expected = await page.evaluate(ALL)
    reached: list[str] = []
    for _ in range(expected + 40):
        await page.keyboard.press("Tab")
        now = await page.evaluate(FOCUS)
        if now is None:
            continue
        if now["again"]:
            break
        assert now["ring"], now["name"]
        reached.append(now["name"])
    assert len(reached) >= expected
