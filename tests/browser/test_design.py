"""The design pages: every part in every state, and none of them in the way of who looks at them."""

import re

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.layouts import layout_faults

pytestmark = pytest.mark.browser
SETTLED = """() => document.querySelectorAll(".design figure").length > 5
    && [...document.querySelectorAll("*")].every((e) => !e.updateComplete || !e.isUpdatePending)"""


@pytest.mark.parametrize("kind", ["", "/kiosk", "/display", "/phone"])
async def test_a_design_page_opens_at_its_top_with_the_focus_nowhere(open_page: OpenPage, kind: str) -> None:
    page = await open_page(f"/design{kind}", 1280, 800)
    await page.wait_for_function(SETTLED)
    assert await page.evaluate("[scrollY, document.activeElement.localName]") == [0, "body"]


@pytest.mark.parametrize("kind", ["", "/kiosk", "/display", "/phone"])
async def test_a_design_page_fits_and_says_in_chinese_what_it_shows(open_page: OpenPage, kind: str) -> None:
    page = await open_page(f"/design{kind}", 1024, 768)
    await page.wait_for_function(SETTLED)
    said = await page.locator(".theme > :is(h2, h3), .theme > figure > figcaption").all_inner_texts()
    assert [text for text in said if re.search("[A-Za-z]", text)] == []
    assert await layout_faults(page, near=False) == []
