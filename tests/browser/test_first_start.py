"""The guided first start in a real browser: the whole way, a reload, a restart, the keyboard, phones, no barrier."""

import contextlib
import re
import socket
from collections.abc import AsyncGenerator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from bench.server import end
from server.config.load import load_config
from tests.browser.looks import findings
from tests.browser.pictures import compare, small
from tests.guides import guided, start

pytestmark = pytest.mark.browser
PASSWORD = "a long password"
Opened = Callable[..., Awaitable[Page]]
SHORTER = """(folder) => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replaceAll(folder, "/srv/hall");
}"""
"""The test's own folder by a name that is the same every time."""
WORDS = {
    "zh-CN": {
        "hall": "大厅中文名称", "next": "继续", "write": "保存", "make": re.compile("^生成表格"), "names": "每行一个姓名",
        "add": re.compile("^添加 4 人"), "port": "服务器端口", "password": "密码", "again": "再填一次密码",
        "whole": "内容齐全", "begin": "现在启动大厅", "board": "大厅叫号屏", "missing": "请填写大厅名称。",
    },
    "en": {
        "hall": "Name of the hall in Chinese", "next": "Continue", "write": "Write the file",
        "make": re.compile("^Make the table"), "names": "One name per line", "add": re.compile("^Add 4 names"),
        "port": "Port of the server", "password": "Password", "again": "The same password again",
        "whole": "Everything is complete.", "begin": "Start the hall now", "board": "Hall board",
        "missing": "Please enter the name of the hall.",
    },
}  # fmt: skip


def free_port() -> int:
    with contextlib.closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest_asyncio.fixture(loop_scope="session")
async def opened(browser: Browser) -> AsyncGenerator[Opened]:
    """`opened(address, language, width, height, scheme)`; no error may reach the console."""
    errors: list[str] = []

    async def open_it(
        address: str, language: str = "zh-CN", width: int = 1280, height: int = 800, scheme: Any = "light"
    ) -> Page:
        context = await browser.new_context(
            viewport={"width": width, "height": height},
            locale=language,
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        page = await context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        refused = "Failed to load resource"
        page.on(
            "console",
            lambda m: errors.append(m.text) if m.type == "error" and not m.text.startswith(refused) else None,
        )
        await page.goto(address)
        return page

    yield open_it
    assert errors == []


async def step(page: Page, name: str) -> None:
    await expect(page.locator(f"yc-setup-{name}")).to_be_visible()


async def go_on(page: Page, name: str, language: str = "zh-CN") -> None:
    """To the step after this one, which has no fault."""
    await page.get_by_role("button", name=WORDS[language]["next"], exact=True).click()
    await step(page, name)


async def to_clerks(page: Page, language: str = "zh-CN") -> None:
    """The hall's name, the categories as they are, two windows for each."""
    words = WORDS[language]
    await page.get_by_label(words["hall"]).fill("示例区政务服务大厅")
    await go_on(page, "categories", language)
    await go_on(page, "windows", language)
    await page.get_by_role("button", name=words["make"]).click()
    await go_on(page, "clerks", language)


async def to_check(page: Page, port: int, language: str = "zh-CN") -> None:
    words = WORDS[language]
    await page.get_by_label(words["names"]).fill("王芳\n李敏\n张静、刘伟")
    await page.get_by_role("button", name=words["add"]).click()
    await go_on(page, "kiosks", language)
    await page.get_by_label(words["port"]).fill(str(port))
    await go_on(page, "password", language)
    await page.get_by_label(words["password"], exact=True).fill(PASSWORD)
    await page.get_by_label(words["again"]).fill(PASSWORD)
    await go_on(page, "check", language)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
async def test_from_the_first_field_to_a_running_hall(tmp_path: Path, opened: Opened, language: str) -> None:
    words, port = WORDS[language], free_port()
    async with guided(tmp_path) as (_, url, token):
        page = await opened(f"{url}/#token={token}", language)
        await step(page, "hall")
        assert token not in page.url
        await page.get_by_role("button", name=words["next"], exact=True).click()
        await expect(page.get_by_text(words["missing"])).to_be_visible()
        await expect(page.get_by_label(words["hall"])).to_be_focused()
        await to_clerks(page, language)
        await to_check(page, port, language)
        await expect(page.get_by_text(words["whole"])).to_be_visible()
        await page.get_by_role("button", name=words["write"], exact=True).click()
        await step(page, "done")
        config = load_config(tmp_path / "hall.toml")
        hall = config.hall[0]
        assert (hall.name.zh, len(hall.window), config.server.port) == ("示例区政务服务大厅", 16, port)
        assert [(c.id, c.name, c.partner) for c in hall.clerk] == [
            ("c01", "王芳", "c02"), ("c02", "李敏", "c01"), ("c03", "张静", "c04"), ("c04", "刘伟", "c03"),
        ]  # fmt: skip
        await page.get_by_role("button", name=words["begin"]).click()
        board = page.get_by_role("link", name=words["board"])
        await expect(board).to_have_attribute("href", f"http://127.0.0.1:{port}/board/main")
        kiosk = await page.locator("a[href*='/kiosk/main/k1#token=']").get_attribute("href")
        assert kiosk
        await page.goto(kiosk)
        await page.locator("yc-kiosk button").first.click()
        await page.locator("yc-kiosk-tile button").first.click()
        await expect(page.get_by_text("A001").first).to_be_visible()
        await page.close()  # before the server ends, or its board would ask in vain


async def test_continue_takes_up_the_windows_and_names_that_stand_on_the_page(
    tmp_path: Path, opened: Opened
) -> None:
    async with guided(tmp_path) as (_, url, token):
        page = await opened(f"{url}/#token={token}")
        await page.get_by_label(WORDS["zh-CN"]["hall"]).fill("示例区政务服务大厅")
        await go_on(page, "categories")
        await go_on(page, "windows")
        await page.get_by_label("第一个窗口号").fill("101")
        await go_on(page, "clerks")
        await page.get_by_label("每行一个姓名").fill("王芳\n李敏\n张静")
        await go_on(page, "kiosks")
        await page.go_back()
        await expect(page.locator("yc-setup-clerks tbody tr")).to_have_count(3)
        await page.get_by_label("每行一个姓名").fill("刘伟")
        await go_on(page, "kiosks")
        await page.go_back()
        await expect(page.get_by_label("刘伟 的姓名")).to_be_visible()
        await page.go_back()
        await step(page, "windows")
        await expect(page.locator("yc-setup-windows tbody tr")).to_have_count(16)
        await expect(page.locator("yc-setup-windows tbody input").first).to_have_value("101")


async def test_continue_stays_where_the_windows_on_the_page_leave_a_category_out(
    tmp_path: Path, opened: Opened
) -> None:
    async with guided(tmp_path) as (_, url, token):
        page = await opened(f"{url}/#token={token}")
        await page.get_by_label(WORDS["zh-CN"]["hall"]).fill("示例区政务服务大厅")
        await go_on(page, "categories")
        await go_on(page, "windows")
        counts = page.locator(".counts-grid input")
        await counts.first.fill("0")
        await page.get_by_role("button", name="继续", exact=True).click()
        await expect(page.get_by_text("还没有窗口办理“企业注册登记”")).to_be_visible()
        await expect(page.get_by_text("请填写有几个窗口")).to_have_count(0)
        await expect(page.locator("yc-setup-windows tbody tr")).to_have_count(14)


async def test_a_reload_and_a_restart_of_the_guide_lose_nothing_but_the_password(
    tmp_path: Path, opened: Opened
) -> None:
    port, hall_port = free_port(), free_port()
    process, url, token = await start(tmp_path, port)
    page = await opened(f"{url}/#token={token}")
    await to_clerks(page)
    await page.reload()
    await step(page, "clerks")
    await page.go_back()
    await step(page, "windows")
    await expect(page.locator("yc-setup-windows tbody tr")).to_have_count(16)
    await page.go_forward()
    await to_check(page, hall_port)
    stored = await page.evaluate("JSON.stringify(sessionStorage)")
    assert "刘伟" in stored
    assert PASSWORD not in stored
    await end(process)
    async with guided(tmp_path, port) as (_, _, second):
        assert second != token
        await page.reload()
        await expect(page.get_by_role("alert")).to_contain_text("请在本标签页打开终端显示的最新链接")
        await page.goto(f"{url}/#token={second}")
        await step(page, "check")
        await expect(page.get_by_role("alert")).to_contain_text("密码至少需要八个字符")
        clerks = page.get_by_role("row", name="窗口人员")
        await expect(clerks).to_contain_text("4 人")
        await expect(clerks).to_contain_text("王芳、李敏、张静、刘伟")
        await page.get_by_role("alert").get_by_role("button", name="密码").click()
        await expect(page.get_by_label("密码", exact=True)).to_be_focused()
        await page.get_by_label("密码", exact=True).fill(PASSWORD)
        await page.get_by_label("再填一次密码").fill("another")
        await page.get_by_role("button", name="继续", exact=True).click()
        await expect(page.get_by_text("两次填写的密码不同")).to_be_visible()
        await page.get_by_label("再填一次密码").fill(PASSWORD)
        await go_on(page, "check")
        await page.get_by_role("button", name="保存", exact=True).click()
        await step(page, "done")
    assert load_config(tmp_path / "hall.toml").server.port == hall_port


async def test_whoever_writes_before_the_field_of_a_fault_is_shown_goes_on_writing_where_they_are(
    tmp_path: Path, opened: Opened
) -> None:
    async with guided(tmp_path) as (_, url, token):
        page = await opened(f"{url}/#token={token}")
        await step(page, "hall")
        await page.locator(".setup-steps button").last.click()
        await step(page, "check")
        await page.evaluate(
            "() => { window.held = []; window.requestAnimationFrame = (draw) => held.push(draw); }"
        )
        await page.get_by_role("alert").get_by_role("button", name="密码").click()
        await page.get_by_label("再填一次密码").fill("a long")
        await page.evaluate(
            "async () => { for (let n = 0; n < 9; n++) { held.splice(0).forEach((draw) => draw(0));"
            " await new Promise((done) => setTimeout(done)); } }"
        )
        await expect(page.get_by_label("再填一次密码")).to_be_focused()


async def test_a_link_used_before_is_refused_in_another_browser(tmp_path: Path, opened: Opened) -> None:
    async with guided(tmp_path) as (_, url, token):
        await step(await opened(f"{url}/#token={token}"), "hall")
        other = await opened(f"{url}/#token={token}")
        await expect(other.get_by_role("alert")).to_contain_text("链接已用过或不完整")
        await expect(other.locator("yc-setup-hall")).to_have_count(0)


async def test_an_existing_file_is_replaced_after_a_tick_alone(tmp_path: Path, opened: Opened) -> None:
    (tmp_path / "hall.toml").write_text("# the old one\n")
    async with guided(tmp_path) as (_, url, token):
        page = await opened(f"{url}/#token={token}")
        await to_clerks(page)
        await to_check(page, free_port())
        await page.get_by_role("button", name="保存", exact=True).click()
        await expect(page.get_by_role("alert").last).to_contain_text("请勾选同意替换")
        assert (tmp_path / "hall.toml").read_text() == "# the old one\n"
        await page.get_by_label(re.compile("是，替换它")).check()
        await page.get_by_role("button", name="保存", exact=True).click()
        await step(page, "done")
        assert (tmp_path / "hall.toml.bak").read_text() == "# the old one\n"


async def test_the_keyboard_alone_is_enough(tmp_path: Path, opened: Opened) -> None:
    async with guided(tmp_path) as (_, url, token):
        page = await opened(f"{url}/#token={token}")
        await expect(page.locator("#step-title")).to_be_focused()
        await page.keyboard.press("Tab")
        await page.keyboard.type("示例大厅")
        await page.keyboard.press("Enter")
        await step(page, "categories")
        await expect(page.locator("#step-title")).to_be_focused()
        await page.keyboard.press("Tab")
        await page.keyboard.press("Space")  # the first category is left out
        await expect(page.get_by_role("row", name="企业注册登记")).to_contain_text("未启用")
        await page.keyboard.press("Space")
        await expect(page.get_by_role("row", name="企业注册登记")).not_to_contain_text("未启用")
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await step(page, "windows")


@pytest.mark.parametrize(
    ("width", "height", "scheme", "language"),
    [(1280, 800, "light", "zh-CN"), (1280, 800, "dark", "en"), (390, 844, "dark", "zh-CN"), (390, 844, "light", "en")],
)  # fmt: skip
async def test_every_step_has_no_barrier_fits_the_screen_and_looks_as_it_did(
    tmp_path: Path, opened: Opened, width: int, height: int, scheme: str, language: str
) -> None:
    text = "large" if width < 400 else "normal"
    changed: list[str] = []
    (tmp_path / "hall.toml").write_text("# the old one\n")
    async with guided(tmp_path) as (_, url, token):
        page = await opened(f"{url}/?text={text}#token={token}", language, width, height, scheme)

        async def look(name: str) -> None:
            assert await findings(page, advice=True) == [], name
            assert await page.evaluate("document.documentElement.scrollWidth") <= width, name
            await page.evaluate(SHORTER, str(tmp_path))
            picture = f"setup-{name.replace(' ', '-')}-{language[:2]}-{scheme}-{text}"
            changed.append(compare(await small(page), picture))

        await walk(page, language, look)
    assert [c for c in changed if c] == []


async def walk(page: Page, language: str, look: Callable[[str], Awaitable[None]]) -> None:
    """Through every step, with a look at each."""
    await step(page, "hall")
    words = WORDS[language]
    await page.get_by_role("button", name=words["next"], exact=True).click()
    await expect(page.get_by_text(words["missing"])).to_be_visible()
    await look("hall with a fault")
    await page.get_by_label(words["hall"]).fill("示例区政务服务大厅")
    await go_on(page, "categories", language)
    await look("categories")
    await go_on(page, "windows", language)
    await page.get_by_role("button", name=words["make"]).click()
    await page.locator("yc-setup-windows .tick").click()
    await look("windows")
    await go_on(page, "clerks", language)
    await page.get_by_label(words["names"]).fill("王芳\n李敏\n张静、刘伟")
    await page.get_by_role("button", name=words["add"]).click()
    await page.locator("yc-setup-clerks > .tick").click()
    await look("clerks")
    await go_on(page, "kiosks", language)
    await look("kiosks")
    await go_on(page, "password", language)
    await look("password")
    await page.locator(".setup-steps button").last.click()
    await step(page, "check")
    await expect(page.locator(".missing")).to_be_visible()
    await look("check with a fault")
    await page.locator(".missing button").click()
    await page.get_by_label(words["password"], exact=True).fill(PASSWORD)
    await page.get_by_label(words["again"]).fill(PASSWORD)
    await go_on(page, "check", language)
    await page.locator("#replace").check()
    await look("check")
    await page.get_by_role("button", name=words["write"], exact=True).click()
    await step(page, "done")
    await look("done")
