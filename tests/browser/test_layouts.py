"""Every staff page is well laid out at every width that desks have, in both languages, with normal and with large text."""

import re
from collections.abc import AsyncGenerator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.browser.afternoon import afternoon
from tests.browser.layouts import DESKTOPS, faults_at_widths, layout_faults
from tests.browser.test_statistics import known
from tests.casework import Desks
from tests.serving import House

pytestmark = pytest.mark.browser
Opened = Callable[[Page], Awaitable[None]]
PAGES = {
    "index": "/",
    "sign-in": "/sign-in",
    "choice": "/console/main",
    "console": "/console/main/1",
    "console-free": "/console/main/12",
    "console-transfer": "/console/main/1",
    "console-hold": "/console/main/1",
    "console-outcome": "/console/main/1",
    "console-accept": "/console/main/1",
    "console-accepted": "/console/main/1",
    "console-joint": "/console/main/1",
    "joint": "/console/main/1",
    "console-called": "/console/main/4",
    "console-paused": "/console/main/8",
    "console-closed": "/console/main/9",
    "console-pause": "/console/main/12",
    "manager": "/manager/main",
    "manager-change": "/manager/main",
    "manager-plans": "/manager/main",
    "manager-plan": "/manager/main",
    "manager-changes": "/manager/main",
    "devices": "/devices/main",
    "statistics": "/statistics/main",
    "cases": "/cases",
    "calendar": "/calendar",
    "catalogue": "/catalogue",
    "hooks": "/hooks",
    "duty": "/duty",
    "audit": "/audit",
    "audit-ratings": "/audit",
    "matter": "/matters/property-transfer",
    "matter-handbook": "/matters/property-transfer",
    "matter-chart": "/matters/property-transfer",
    "cases-step": "/cases",
    "issuing": "/issuing/main",
    "docs": "/api/docs",
}


WHOLE = (
    "index",
    "sign-in",
    "choice",
    "console",
    "manager",
    "manager-change",
    "devices",
    "statistics",
    "cases",
    "calendar",
    "catalogue",
    "hooks",
    "audit",
    "matter",
    "docs",
)
"""Looked at in every width; the rest, which are other states of these, in fewer."""
FEWER = (1024, 1366, 1920)
LARGE = {"zh": (1024, 1536), "en": (1366, 1920)}
SPEAK = """async (language) => {
  const words = await import("/static/web/shared/words.js");
  await words.setLanguage(language, { remember: false });
}"""


async def day_of_statistics(hall: House) -> None:
    await known(hall, 27)


@pytest_asyncio.fixture(loop_scope="session")
async def busy(tmp_path: Path) -> AsyncGenerator[House]:
    async with afternoon(tmp_path / "data") as hall:
        await day_of_statistics(hall)
        await cases(hall)
        yield hall


async def cases(hall: House) -> None:
    """Cases in hand, one of them standing still, and one on the shelf; the administrator decides for two departments."""
    desks = await Desks(hall).sit_down()
    waiting = [await desks.accepted() for _ in range(3)]
    await desks.do(desks.housing, waiting[-1], "pause", kind="inspection", expected="2026-12-31")
    done = await desks.accepted()
    for who, task in ((desks.housing, "housing"), (desks.tax, "tax"), (desks.land, "land")):
        done = await desks.decide(who, done, task)
    access = hall.running.access
    await access.set_roles("", "admin", ["admin", "reviewer"])
    await access.set_departments("", "admin", ["区住建局", "薛城地税分局"])


async def test_every_staff_page_is_whole_at_every_width(busy: House, browser: Browser) -> None:
    """Each is loaded once; language, size of text and width change on the open page, as people change them."""
    page = await (await browser.new_context(locale="zh-CN")).new_page()
    wrong: list[str] = []
    for name in PAGES:  # the one that is written anew in English is the last
        few = name not in WHOLE
        await go(page, busy, name, "zh")
        for language in ("zh", "en"):
            if language == "en":
                page = await in_english(page, busy, name)
            large = LARGE[language][:1] if few else LARGE[language]
            for text, widths in (("normal", FEWER if few else DESKTOPS), ("large", large)):
                found = await faults_at_widths(page, widths, (text,), near=name != "docs")
                wrong += [f"{name} {language}: {fault}" for fault in found]
            if name == "console":
                found = await faults_at_widths(page, (360,))
                wrong += [f"{name} {language} in a strip: {fault}" for fault in found]
    assert not wrong, "\n".join(wrong)


async def in_english(page: Page, hall: House, name: str) -> Page:
    """The same page in English; the API's goes by what the browser speaks."""
    if name == "docs":
        assert page.context.browser is not None
        page = await (await page.context.browser.new_context(locale="en")).new_page()
        await page.goto(hall.url + PAGES[name])
        await page.locator("h2").first.wait_for()
    else:
        await page.evaluate(SPEAK, "en")
    await expect(page.locator("html")).to_have_attribute("lang", re.compile("^en"))
    return page


WRONG = {
    "<p style='width:1em'>窗口人员</p>": "is one character wide",
    "<button style='width:4em;line-height:1.5'>正在办理中</button><i style='width:2000px;display:block'>x</i>": "1024",
    "<div style='overflow:hidden;width:4em;white-space:nowrap'>Construction</div>": "letters are cut off",
    "<div style='overflow:hidden;height:1em;line-height:1em;font-size:40px'>gypsy</div>": "letters are cut off",
    "<p style='width:3em;word-break:break-all'>Construction</p>": "breaks within",
    "<button>One</button><button style='margin-left:-2em'>Two</button>": "lie on each other",
    "<span class=badge-state style='display:block;width:3em'>未开窗口</span>": "a short label takes two lines",
    "<table><th style='width:1em'>等候</th></table>": "breaks within “等候”",
    "<dl><dd style='width:2em;overflow-wrap:anywhere'>15 minutes</dd></dl>": "breaks within “minutes”",
    "<table><tr><td style='padding:4px'>2</td><td style='padding:4px'>about 15 min</td></table>": "px apart",
    "<div style='display:flex'><p>公司注册</p><p>也叫</p></div>": "0 px apart",
    "<p>企业设立登记<small>也叫“开公司”</small></p>": "0 px apart",
    "<span class=badge-state style='display:block;line-height:1.2;width:5em;background:gold'>"
    "wait about 230 minutes</span>": "touches its edge",
    "<span class=badge-state style='border:1px solid;border-radius:2em;padding:9px 0'>Not open</span>": "touches",
    "<form class=panel><p style='height:90vh'>x</p><p>y</p><button class=btn-primary>Send</button>": "out of sight",
    "<p style='height:98vh'>x</p><button class=primary>呼叫</button>": "the main action is out of sight",
}
"""A part of a page, and what is said of it."""
CALM = (
    "<p>A calm line.</p><button>One</button> <button>Two</button>"
    "<table><th>等候<th style='padding:0 12px'>承诺</table>"
)


async def test_faults_of_a_page_are_seen(browser: Browser) -> None:
    """A check of the check: each of these would be shown to people."""
    page = await (await browser.new_context(viewport={"width": 1024, "height": 768})).new_page()
    for part, said in WRONG.items():
        await page.set_content(f"<body style='font-size:16px'>{part}</body>")
        assert any(said in fault for fault in await layout_faults(page)), part
    await page.set_content(f"<body>{CALM}</body>")
    assert await layout_faults(page) == []


async def go(page: Page, hall: House, name: str, language: str) -> None:
    """To the page, signed in, with the parts open that it is named for."""
    if name != "sign-in" and not await page.context.cookies():
        person, password = await hall.person("admin")
        answer = await page.context.request.post(
            f"{hall.url}/api/v1/session", data={"name": person, "password": password, "hall": ""}
        )
        assert answer.ok
    elif name == "sign-in":
        await page.context.clear_cookies()
    await page.goto(f"{hall.url}{PAGES[name]}?language={'zh_CN' if language.startswith('zh') else 'en'}")
    await page.locator("main:not([aria-busy=true]) :is(h2, .tile, #name), h2").first.wait_for()
    await PARTS.get(name, nothing)(page)


async def nothing(page: Page) -> None:
    pass


async def all_there(page: Page) -> None:
    await page.locator("#devices .rows li").first.wait_for()
    await page.locator("#presses td").first.wait_for()


async def change(page: Page) -> None:
    await page.locator("[data-window='8']").click()
    boxes = page.locator(".menu [type=checkbox]")
    await boxes.first.check()
    await page.locator(".menu table").wait_for()


def tab(at: int) -> Opened:
    async def open_it(page: Page) -> None:
        await page.locator("[role=tab]").nth(at).click()

    return open_it


def paper(at: int) -> Opened:
    async def open_it(page: Page) -> None:
        await page.locator(".papers a").nth(at).click()
        await page.locator("yc-handbook-paper td, yc-flow-chart svg").first.wait_for()

    return open_it


async def plan(page: Page) -> None:
    await page.locator("[role=tab]").nth(1).click()
    await page.locator("[data-plan]").first.click()
    await page.locator(".plan-form summary").wait_for()


def key(letter: str) -> Opened:
    async def press(page: Page) -> None:
        await page.locator("button.primary").wait_for()
        await page.keyboard.press(letter)
        await page.locator(".panel").wait_for()

    return press


async def a_case(page: Page) -> None:
    await page.locator(".line-button").first.click()
    await page.locator(".case .tasks").wait_for()


async def a_step(page: Page) -> None:
    await a_case(page)
    await page.locator(".rare summary").click()
    await page.locator("[data-step=pause]").click()
    await page.locator("yc-step-form").wait_for()


async def accepted(page: Page) -> None:
    await key("a")(page)
    await page.locator("#matter").select_option("property-transfer")
    await page.locator("[name=name]").fill("钱某某")
    await page.locator(".checklist legend button").click()
    await page.locator(".accept .buttons .btn-primary").click()
    await page.locator(".accept .case .tasks").wait_for()


async def an_address(page: Page) -> None:
    """The form for one more, with the list of events open."""
    await page.locator("main .btn-primary").click()
    await page.locator("yc-new-hook summary").click()


async def a_joint(page: Page) -> None:
    await key("a")(page)
    await page.locator("#matter").select_option("joint open-company")
    await page.locator(".accept fieldset").nth(1).wait_for()


async def a_joint_page(page: Page) -> None:
    """One that is opened at the console, on its own page, a part of it chosen."""
    await a_joint(page)
    await page.locator("[name=name]").fill("钱某某")
    await page.locator(".checklist legend button").click()
    await page.locator(".accept .buttons .btn-primary").click()
    number = await page.locator("yc-joint .number").inner_text()
    await page.goto(page.url.partition("/console")[0] + f"/joint/{number}")
    await page.locator(".parts button").first.click()
    await page.locator(".case .tasks").wait_for()


async def an_entry(page: Page) -> None:
    await page.locator("tbody button").first.click()
    await page.locator("yc-audit-entry .chain").wait_for()


async def the_ratings(page: Page) -> None:
    await page.locator("main nav a").nth(1).click()
    await page.locator("yc-rating-patterns [role=status], yc-rating-patterns .rows").first.wait_for()


PARTS: dict[str, Opened] = {
    "audit": an_entry,
    "audit-ratings": the_ratings,
    "cases": a_case,
    "cases-step": a_step,
    "issuing": a_case,
    "console-accept": key("a"),
    "console-accepted": accepted,
    "console-joint": a_joint,
    "hooks": an_address,
    "joint": a_joint_page,
    "manager": all_there,
    "manager-change": change,
    "manager-plans": tab(1),
    "manager-changes": tab(2),
    "manager-plan": plan,
    "matter-handbook": paper(1),
    "matter-chart": paper(2),
    "console-transfer": key("t"),
    "console-hold": key("h"),
    "console-outcome": key("o"),
    "console-pause": key("p"),
}
