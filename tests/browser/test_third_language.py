"""A third language is one row of the table and its catalogues: proven in a copy of the program with words nobody speaks."""

import asyncio
import contextlib
import re
import shutil
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import cast

import aiohttp
import pytest_asyncio
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from playwright.async_api import Browser, ViewportSize, expect

from bench.server import ROOT, running
from devices.escpos.emulator import EscposEmulator
from kiosk.slip_letters import legible
from server.language.catalogues import NAMES, catalogue
from tests.browser.public import PORTRAIT
from tests.patience import PATIENCE_S

ROW = '    ESPERANTO = "eo", "Esperanto", "eo", "eo", ", ", ".", " "\n'
LAST = '    ENGLISH = "en", '
HALL = """
[[hall]]
id = "main"
name = { zh = "示例大厅", en = "Sample hall", more = { eo = "Ekzempla halo" } }
window = [{ id = "1", categories = ["a", "b"] }]
group = [{ id = "ordinary", name = { zh = "普通群众", en = "Everybody" } }]
kiosk = [{ id = "k1", name = { zh = "取号机", en = "Kiosk" }, printer = "PRINTER" }]
[[hall.category]]
id = "a"
prefix = "A"
promise_s = 900
service_s = 300
name = { zh = "企业", en = "Enterprise", more = { eo = "Entrepreno" } }
[[hall.category]]
id = "b"
prefix = "B"
promise_s = 900
service_s = 300
name = { zh = "车辆", en = "Vehicles" }
"""
UNTRANSLATED = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walk.nextNode()) {
    const text = walk.currentNode.textContent.trim();
    const hidden = walk.currentNode.parentElement.closest("noscript, script, [lang]:not(html)");
    if (/[\\p{L}]{2}/u.test(text) && !/[【】]/.test(text) && !hidden) found.push(text);
  }
  return found;
}"""


def disguised(sentence: str) -> str:
    """What it is in a language that nobody speaks: as the language of the pages' `?pseudo=`, seen at a glance."""
    return f"【{sentence}】"


def tree(folder: Path) -> Path:
    """The program's own files, with one row more and a folder of catalogues."""
    for name in ("kiosk", "display", "devices", "web"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "server", folder / "server", ignore=shutil.ignore_patterns("__pycache__"))
    table = folder / "server" / "domain" / "language.py"
    before, after = table.read_text(encoding="utf-8").split(LAST)
    table.write_text(f"{before}{ROW}{LAST}{after}", encoding="utf-8")
    made = folder / "server" / "language" / "eo"
    made.mkdir()
    for name in NAMES:
        words = Catalog(locale="eo")
        for sentence in catalogue("zh_CN", (name,)):
            if sentence != "Please bring:":  # one that its translators have not come to
                words.add(sentence, disguised(sentence))
        with (made / f"{name}.po").open("wb") as file:
            write_po(file, words)
    return folder


@pytest_asyncio.fixture(loop_scope="session")
async def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "copy"
    folder.mkdir()
    return await asyncio.to_thread(tree, folder)


@contextlib.asynccontextmanager
async def served(copy: Path) -> AsyncGenerator[tuple[str, EscposEmulator]]:
    async def run(*words: str) -> Process:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "server", *words, cwd=copy, stdout=PIPE, stderr=PIPE
        )

    async with EscposEmulator() as printer:
        config = copy / "hall.toml"
        config.write_text(HALL.replace("PRINTER", printer.url), encoding="utf-8")
        async with running(copy / "data", config=config, run=run) as (_, url):
            yield url, printer


async def command(copy: Path, *words: str) -> str:
    done = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "server", *words, "--config", "hall.toml", cwd=copy, stdout=PIPE, stderr=PIPE
    )
    out, err = await done.communicate()
    assert done.returncode == 0, err.decode()
    return out.decode()


async def test_a_row_and_its_catalogues_are_all_that_a_further_language_needs(
    copy: Path, browser: Browser
) -> None:
    async with served(copy) as (url, printer), asyncio.timeout(PATIENCE_S):
        screens = await command(copy, "screens", "--url", url)
        link = re.search(rf"{url}/kiosk/main/k1#token=\S+", screens)
        assert link is not None
        page = await browser.new_page(viewport=cast(ViewportSize, PORTRAIT), locale="zh-CN")
        await page.goto(link[0])
        await page.get_by_role("button", name="Esperanto").click()
        await expect(page.get_by_role("button", name="A Entrepreno").first).to_be_visible()
        assert await page.evaluate("document.documentElement.lang") == "eo"
        named = {
            "Ekzempla halo",
            "Entrepreno",
            "Vehicles",
            "Everybody",
        }  # where the hall's own name is not written, in English
        assert set(await page.evaluate(UNTRANSLATED)) <= named
        await page.get_by_role("button", name="A Entrepreno").first.click()
        await expect(page.locator("yc-kiosk-result h1")).to_have_text("A001")
        ticket = str(await page.get_by_role("img").get_attribute("src")).split("/")[2]
        await page.goto(f"{url}/t/{ticket}")
        await expect(page.get_by_text("A001").first).to_be_visible()
        await expect(page.get_by_text(disguised("Cancel my ticket"))).to_be_visible()
        assert set(await page.evaluate(UNTRANSLATED)) <= {"Ekzempla halo", "Entrepreno", "A001", "Aa"}

        await printer.printed.wait()
        texts = printer.paper().texts
        assert {"Ekzempla halo", "Entrepreno", "A001"} <= set(texts)
        assert legible(disguised("Your number")) in texts

        wanted = {"Accept-Language": "eo, en;q=0.5"}
        async with (
            aiohttp.ClientSession() as http,
            http.get(f"{url}/api/v1/nowhere", headers=wanted) as answer,
        ):
            assert (await answer.json())["title"] == disguised("Not found")


async def test_what_a_language_lacks_is_said(copy: Path) -> None:
    (copy / "hall.toml").write_text(HALL.replace("PRINTER", ""), encoding="utf-8")
    lines = (await command(copy, "languages")).splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("eo  Esperanto: "))
    total = len(catalogue("zh_CN"))
    assert lines[at].startswith(f"eo  Esperanto: {total - 1}/{total} ")
    assert lines[at + 1] == "  语音不播报 【not said by the voice】 not said by the voice: espeak-ng"
    assert [line.split("  ")[0] for line in lines if not line.startswith(" ")] == ["zh_CN", "eo", "en"]
