"""With the records of the cases damaged their pages say so and whom to call, and the hall goes on giving numbers."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.casework import Desks
from tests.serving import PASSWORD, house

pytestmark = pytest.mark.browser


async def test_pages_of_cases_say_that_they_stand_still_and_the_hall_goes_on(
    tmp_path: Path, browser: Browser
) -> None:
    async with house(tmp_path) as before:
        await (await Desks(before).sit_down()).accepted()
    with closing(sqlite3.connect(tmp_path / "journal.db")) as db:
        db.execute("DELETE FROM snapshots")
        db.execute("UPDATE entries SET actor = 'somebody else' WHERE hall = '@cases' AND seq = 1")
        db.commit()
    async with house(tmp_path) as hall:
        async with hall.http.get(f"{hall.url}/readyz") as answer:
            assert (answer.status, (await answer.json())["damaged"]) == (200, ["@cases"])
        kiosk = await hall.client("kiosk", name="k1")
        await kiosk.post("/halls/main/tickets", {"category": "enterprise"})
        context = await browser.new_context(locale="zh-CN")
        person = {"name": (await hall.person("r02"))[0], "password": PASSWORD, "hall": ""}
        assert (await context.request.post(f"{hall.url}/api/v1/session", data=person)).ok
        page, home = await context.new_page(), await context.new_page()
        await page.goto(f"{hall.url}/cases")
        await expect(page.locator("yc-connection .curtain")).to_contain_text(
            "办件的数据记录已损坏", timeout=15_000
        )
        await home.goto(hall.url)
        await expect(home.locator("section", has_text="办件办理").first).to_contain_text("取号和叫号照常")
