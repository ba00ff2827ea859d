"""Whoever fetches a result signs on the pad beside the window: asked for at the console, drawn there, kept with the case."""

import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.async_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.desks import press
from tests.browser.public import pad_link
from tests.browser.test_issuing import ready
from tests.casework import Desks
from tests.serving import House

pytestmark = pytest.mark.browser


async def at_the_shelf(hall: House, open_page: OpenPage) -> tuple[Desks, str, Page, Page]:
    """(desks, case on the shelf, the console of window 23 with the form, the window's pad)."""
    desks = await Desks(hall).sit_down()
    number = await ready(desks)
    page = await open_page("/console/main/23", user="c01", hall_id="main")
    await press(page, "开窗")
    pad = await open_page(pad_link(hall, "23"), 1024, 600)
    await expect(pad.locator("main.idle h1")).to_be_visible()
    await page.locator("[data-button=issue]").click()
    panel = page.locator("yc-issue-panel")
    await panel.get_by_placeholder("编号末几位").fill(number[-5:])
    await panel.get_by_role("button", name=re.compile(number)).click()
    await panel.locator("[data-step=collect]").click()
    await panel.locator("#code").fill(await desks.code({"case": number}))
    await panel.get_by_label("送达回执").select_option(label="已在签字板上签收")
    return desks, number, page, pad


async def draw(pad: Page, *, done: bool = True) -> None:
    field = pad.locator("canvas")
    box = await field.bounding_box()
    assert box is not None
    await expect(pad.get_by_role("button", name="签好了")).to_be_disabled()
    await pad.mouse.move(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2)
    await pad.mouse.down()
    await pad.mouse.move(box["x"] + box["width"] * 3 / 4, box["y"] + box["height"] / 2, steps=5)
    await pad.mouse.up()
    if done:
        await pad.get_by_role("button", name="签好了").click()


def ink(path: Path) -> list[int]:
    """Darkness of the middle row left of the stroke, in it, and right of it."""
    picture = Image.open(path).convert("L")
    values: Any = [picture.getpixel((picture.width * n // 8, picture.height // 2)) for n in (1, 4, 7)]
    return values


async def test_a_signature_on_the_pad_is_seen_by_the_clerk_and_lies_at_the_case(
    tmp_path: Path, hall: House, open_page: OpenPage
) -> None:
    desks, number, page, pad = await at_the_shelf(hall, open_page)
    panel = page.locator("yc-issue-panel")
    await panel.get_by_role("button", name="请群众在签字板上签名").click()
    await expect(panel.get_by_text("等待群众在签字板上签名")).to_be_visible()
    await expect(pad.get_by_role("heading", name="请签收您的办理结果")).to_be_visible()
    await expect(pad.get_by_text("不动产转移登记")).to_be_visible()
    await draw(pad, done=False)
    await pad.get_by_role("button", name="重写").click()
    await draw(pad)
    await expect(pad.locator("canvas")).to_have_count(0)
    await expect(panel.get_by_alt_text("签名")).to_be_visible()
    await panel.locator("yc-step-form").get_by_role("button", name="发放").click()
    await expect(panel.locator(".case .badge-state").first).to_contain_text("已领取")
    case = await desks.clerk.get(f"/cases/{number}")
    (file,) = case["files"]
    assert (case["signed"], file["use"]) == ("pad", "signature")
    kept = next(path for path in tmp_path.glob("data/files/*/*") if path.name == file["id"])
    assert ink(kept) == [255, 0, 255]
    await expect(panel.get_by_alt_text("签名")).to_have_count(0)
    await panel.get_by_role("button", name="查看签名").click()
    shown = panel.get_by_alt_text("签名")
    await expect(shown).to_be_visible()
    assert await shown.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") == 1200


async def test_whoever_does_not_sign_there_says_so_and_a_form_that_is_left_frees_the_pad(
    hall: House, open_page: OpenPage
) -> None:
    _, _, page, pad = await at_the_shelf(hall, open_page)
    panel = page.locator("yc-issue-panel")
    await panel.get_by_role("button", name="请群众在签字板上签名").click()
    await pad.get_by_role("button", name="不在此签名").click()
    await expect(panel.get_by_role("alert")).to_contain_text("重新请群众签名")
    await expect(pad.locator("main.idle h1")).to_be_visible()
    await panel.get_by_role("button", name="请群众在签字板上签名").click()
    await expect(pad.locator("canvas")).to_be_visible()
    await draw(pad, done=False)
    await panel.get_by_role("button", name="重新签名").click()
    await expect(pad.get_by_role("button", name="签好了")).to_be_disabled()  # an empty field
    await panel.locator("[data-step=collect]").click()
    await expect(pad.locator("main.idle h1")).to_be_visible()
