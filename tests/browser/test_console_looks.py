"""The clerk console as a narrow strip with large text, and in forced colours."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.desks import DESK, take
from tests.serving import Client, House

pytestmark = pytest.mark.browser

WIDE = """() => {
  const reach = document.documentElement.clientWidth;
  const name = (e) => `${e.localName}.${e.className} ${e.textContent.trim().slice(0, 20)}`;
  const found = [...document.querySelectorAll("main *, header *")].filter((e) => {
    const box = e.getBoundingClientRect();
    const out = box.width && (box.right > reach + 1 || box.left < -1);
    return out && e.checkVisibility() && !e.closest(".visually-hidden-text, svg");
  });
  const cut = [...document.querySelectorAll(".scroll")].filter((e) => e.scrollWidth > e.clientWidth + 1);
  return [document.documentElement.scrollWidth, [...found, ...cut].map(name)];
}"""
STATES = ("closed", "free", "called", "serving", "paused")


async def go(clerk: Client, state: str) -> None:
    """From the state before it in STATES."""
    window = "/halls/main/windows/1"
    match state:
        case "free":
            await clerk.post(f"{window}/open", {"clerk": "c01"})
        case "called":
            await clerk.post(f"{window}/call-next")
        case "serving":
            await clerk.post(f"{window}/start")
        case "paused":
            await clerk.post(f"{window}/finish")
            await clerk.post(f"{window}/pause", {"reason": "会议"})
        case _:
            pass


@pytest.mark.parametrize("language", ["zh-CN", "en"])
async def test_a_strip_of_360_pixels_holds_every_state_in_every_size_of_text(
    hall: House, open_page: OpenPage, language: str
) -> None:
    await take(hall, "enterprise", "enterprise", "enterprise")
    clerk = await hall.client("clerk")
    word = {"zh-CN": "zh_CN", "en": "en"}[language]
    page = await open_page("/sign-in", 360, 800, user="c01", hall_id="main", language=language)
    for state in STATES:
        await go(clerk, state)
        for size in ("normal", "large", "largest"):
            await page.goto(f"{hall.url}{DESK}?text={size}&language={word}")
            await page.locator(f"main.desk.{state}").wait_for()
            await page.locator(".who, .badge-state").first.wait_for()
            assert (state, size, await page.evaluate(WIDE)) == (state, size, [360, []])
            if state in ("free", "serving"):
                await page.keyboard.press("p" if state == "free" else "t")
                await page.locator(".panel").wait_for()
                assert (state, size, await page.evaluate(WIDE)) == (state, size, [360, []])


async def test_forced_colours_keep_bars_switches_and_the_big_button_apart(
    hall: House, open_page: OpenPage
) -> None:
    await take(hall, "enterprise", "enterprise")
    clerk = await hall.client("clerk")
    for state in ("free", "called", "serving"):
        await go(clerk, state)
    page = await open_page(DESK, user="c01", hall_id="main")
    await page.emulate_media(forced_colors="active", reduced_motion="reduce")  # colours change at once
    await expect(page.locator("button.primary")).to_contain_text("办结")

    async def ground(selector: str) -> str:
        colour: str = await page.locator(selector).first.evaluate(
            "(e) => getComputedStyle(e).backgroundColor"
        )
        return colour

    async def system(colour: str) -> str:
        found: str = await page.evaluate(
            """(colour) => {
              const probe = document.body.appendChild(document.createElement("i"));
              probe.style.cssText = `forced-color-adjust: none; background-color: ${colour}`;
              const found = getComputedStyle(probe).backgroundColor;
              probe.remove();
              return found;
            }""",
            colour,
        )
        return found

    assert await ground("button.primary") == await system("Highlight")
    assert await ground("[data-button=hold]") != await ground("button.primary")
    switch = page.get_by_role("switch")
    on = await ground(".keys input")
    await switch.uncheck()
    assert await ground(".keys input") != on == await system("Highlight")
    bar = page.locator("progress.promise").first
    assert await bar.evaluate("(e) => getComputedStyle(e).forcedColorAdjust") == "none"
    await page.keyboard.press("t")  # the keys are off: nothing opens
    await page.locator("[data-button=transfer]").click()
    await page.locator(".panel [data-choice='3']").click()
    chosen = page.locator(".panel [aria-pressed=true]")
    await expect(chosen).to_have_css("background-color", await system("Highlight"))
