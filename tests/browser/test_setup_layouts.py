"""Each step of the set-up guide is well laid out at every width, in both languages and with large text, and none of them
jumps by itself while it loads and is filled in."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page

from tests.browser.layouts import DESKTOPS, faults_at_widths
from tests.browser.shifts import forget_shifts, shifts, watch_shifts
from tests.browser.test_first_start import PASSWORD, free_port, go_on, step
from tests.browser.test_first_start import WORDS as ALL
from tests.browser.test_layouts import SPEAK
from tests.guides import guided

pytestmark = pytest.mark.browser
Filled = Callable[[Page], Awaitable[None]]
WORDS = ALL["zh-CN"]


async def hall(page: Page) -> None:
    await page.get_by_role("button", name=WORDS["next"], exact=True).click()  # refused: no name yet
    await page.get_by_text(WORDS["missing"]).wait_for()


async def windows(page: Page) -> None:
    await page.get_by_role("button", name=WORDS["make"]).click()
    await page.locator("yc-setup-windows tbody tr").last.wait_for()


async def clerks(page: Page) -> None:
    await page.get_by_label(WORDS["names"]).fill("王芳\n李敏\n张静、刘伟")
    await page.get_by_role("button", name=WORDS["add"]).click()


async def kiosks(page: Page) -> None:
    await page.get_by_label(WORDS["port"]).fill(str(free_port()))


async def password(page: Page) -> None:
    for label in ("password", "again"):
        await page.get_by_label(WORDS[label], exact=True).fill(PASSWORD)


async def nothing(_page: Page) -> None:
    pass


LIKE_A_DESK: Any = {
    "locale": "zh-CN",
    "reduced_motion": "reduce",
    "viewport": {"width": 1366, "height": DESKTOPS[1366]},
}
STEPS: dict[str, Filled] = {
    "hall": hall,
    "categories": nothing,
    "windows": windows,
    "clerks": clerks,
    "kiosks": kiosks,
    "password": password,
    "check": nothing,
    "done": nothing,
}
"""What is done on each step before it is looked at, so that all its parts are there."""


async def test_every_step_of_the_set_up_guide_is_whole_at_every_width_and_stands_still(
    tmp_path: Path, browser: Browser
) -> None:
    wrong: list[str] = []
    names = list(STEPS)
    async with guided(tmp_path) as (_, url, token):
        page = await (await browser.new_context(**LIKE_A_DESK)).new_page()
        await watch_shifts(page)
        await page.goto(f"{url}/#token={token}")
        await step(page, "hall")
        for name, fill in STEPS.items():
            await fill(page)
            wrong += [f"{name} jumps: {part}" for part in await shifts(page)]
            for language, large in (("en", 1024), ("zh_CN", 1536)):
                await page.evaluate(SPEAK, language)
                for text, widths in (("normal", tuple(DESKTOPS)), ("large", (large,))):
                    found = await faults_at_widths(page, widths, (text,))
                    wrong += [f"{name} {language}: {fault}" for fault in found]
            await page.set_viewport_size({"width": 1366, "height": DESKTOPS[1366]})
            await forget_shifts(page)
            if name == "hall":
                await page.get_by_label(WORDS["hall"]).fill("示例区政务服务大厅")
            if name == "check":
                await page.get_by_role("button", name=WORDS["write"], exact=True).click()
                await step(page, "done")
            elif name != "done":
                await go_on(page, names[names.index(name) + 1])
    assert not wrong, "\n".join(wrong)
