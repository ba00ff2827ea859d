"""What a board says in a real Chromium: every call once, in order, one at a time, whatever happens in between."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from msgspec import structs
from playwright.async_api import Browser, ConsoleMessage, Page, Route, expect

from server.config.schema import ConfigFile, VoiceSection, VolumeSection
from tests.browser.conftest import chromium, leave
from tests.browser.public import take
from tests.display.packs import write_pack
from tests.patience import PATIENCE_S
from tests.serving import House, example, house

LOUD = "--autoplay-policy=no-user-gesture-required"
LISTEN = """
window.heard = [];
const play = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = function () {
  const address = new URL(this.src);
  const note = (what) => heard.push([what, address.searchParams.get("n"), this.volume, this.duration]);
  if (address.pathname.startsWith("/voice/")) {
    this.addEventListener("playing", () => note("start"), { once: true });
    this.addEventListener("ended", () => note("end"), { once: true });
  }
  return play.call(this);
};
"""
OpenBoard = Callable[..., Awaitable[Page]]
A001, A002, A003 = ([["start", n], ["end", n]] for n in ("A001", "A002", "A003"))


def config(folder: Path, pause_ms: int = 200) -> ConfigFile:
    """The example with a voice that says a call, twice, in about two pauses."""
    volume = (VolumeSection(since="00:00", level=0.25),)
    voice = VoiceSection(pack=str(write_pack(folder, pause_ms)), volume=volume)
    made = example()
    return structs.replace(made, hall=(structs.replace(made.hall[0], voice=voice), *made.hall[1:]))


@pytest_asyncio.fixture(loop_scope="session")
async def hall(tmp_path: Path) -> AsyncGenerator[House]:
    async with house(tmp_path / "data", config(tmp_path / "pack")) as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def loud_browser() -> AsyncGenerator[Browser]:
    async with chromium(LOUD) as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="session")
async def browser(
    request: pytest.FixtureRequest, loud_browser: Browser, one_browser: Browser
) -> AsyncGenerator[Browser]:
    """A kiosk's browser, or one that wants a touch before it makes a sound, with the parameter "shy"."""
    chosen = one_browser if getattr(request, "param", "") == "shy" else loud_browser
    yield chosen
    await leave(chosen)


@pytest_asyncio.fixture(loop_scope="session")
async def board(browser: Browser) -> OpenBoard:
    """`board(url)`: a board that notes what it says."""

    async def open_it(url: str) -> Page:
        page = await browser.new_page(locale="zh-CN", viewport={"width": 1920, "height": 1080})
        await page.add_init_script(LISTEN)
        if "sound=off" in url:
            await page.goto(url)
        else:  # Playwright's looks at a page count as a touch: none before the board has asked for sound
            async with page.expect_response("**/quiet.wav"):
                await page.goto(url)
        await expect(page.locator(".waiting").first).to_be_visible()
        return page

    return open_it


async def heard(page: Page, count: int = 0) -> list[list[Any]]:
    """[what, number] of all that was heard, once there are `count` of them."""
    await until(page, f"() => heard.length >= {count}")
    return [line[:2] for line in await page.evaluate("heard")]


async def until(page: Page, condition: str) -> None:
    """Until a function of the page is true; the page's policy forbids Playwright's own way to wait for one."""
    async with asyncio.timeout(PATIENCE_S):
        await page.evaluate(
            f"async () => {{ while (!({condition})()) await new Promise((done) => setTimeout(done, 20)); }}"
        )


async def quiet(page: Page) -> None:
    """Until nothing is left to say."""
    await until(
        page,
        "({speaker: one} = document.querySelector('yc-board')) =>"
        " one?.state === 'ready' && one.known && !one.now && !one.queue.length",
    )


async def call(hall: House, *windows: str, category: str = "enterprise") -> None:
    """The next one at each of the windows, as one rush: two clerks press at the same time."""
    client = await hall.client("manager")
    for _ in windows:
        await take(hall, category)
    for window in windows:
        await client.post(f"/halls/main/windows/{window}/open", {"clerk": f"c{int(window):02}"})
    for window in windows:
        await client.post(f"/halls/main/windows/{window}/call-next")


async def test_calls_are_said_in_order_one_at_a_time_once_and_not_again_after_a_reload(
    hall: House, board: OpenBoard
) -> None:
    page = await board(f"{hall.url}/board/main")
    await call(hall, "1", "2")
    assert await heard(page, 4) == [*A001, *A002]
    await quiet(page)
    await page.reload()
    await expect(page.locator(".now .number")).to_have_text("A002")
    await quiet(page)
    assert await heard(page) == []
    await call(hall, "3")
    assert await heard(page, 2) == A003


async def test_a_recall_is_said_again(hall: House, board: OpenBoard) -> None:
    page = await board(f"{hall.url}/board/main")
    await call(hall, "1")
    assert await heard(page, 2) == A001
    await (await hall.client("manager")).post("/halls/main/windows/1/recall")
    assert await heard(page, 4) == [*A001, *A001]


async def test_the_call_being_said_is_huge_and_those_to_come_stand_in_the_list(
    tmp_path: Path, board: OpenBoard
) -> None:
    async with house(tmp_path / "data", config(tmp_path / "pack", pause_ms=900)) as hall:
        page = await board(f"{hall.url}/board/main")
        await call(hall, "1", "2", "3")
        await heard(page, 1)
        await expect(page.locator("li.next")).to_have_count(2)
        assert await page.locator(".now .number").inner_text() == "A001"
        assert await page.locator(".recent li b").all_inner_texts() == ["A003", "A002"]
        await heard(page, 3)
        await expect(page.locator(".now.flash .number")).to_have_text("A002")
        assert await heard(page, 6) == [*A001, *A002, *A003]
        await expect(page.locator(".now .number")).to_have_text("A003")
        await expect(page.locator("li.next")).to_have_count(0)


async def test_a_rush_is_said_once_each_instead_of_twice_from_the_third_on(
    hall: House, board: OpenBoard
) -> None:
    page = await board(f"{hall.url}/board/main")
    await call(hall, "1", "2", "3", "4", category="enterprise")
    await heard(page, 8)
    lengths = [line[3] for line in await page.evaluate("heard") if line[0] == "end"]
    assert [length > 0.4 for length in lengths] == [True, True, False, False]


async def test_a_board_of_a_zone_says_and_shows_that_zone_only(hall: House, board: OpenBoard) -> None:
    east = await board(f"{hall.url}/board/main?zone=east")
    west = await board(f"{hall.url}/board/main?zone=west")
    await call(hall, "1")
    await call(hall, "21", category="comprehensive")
    assert await heard(east, 2) == A001
    assert await heard(west, 2) == [["start", "G001"], ["end", "G001"]]
    for page, number in ((east, "A001"), (west, "G001")):
        await quiet(page)
        assert len(await heard(page)) == 2
        await expect(page.locator(".now .number")).to_have_text(number)
        await expect(page.locator(".recent li")).to_have_count(0)


async def test_a_zone_that_does_not_exist_is_said_so(hall: House, browser: Browser) -> None:
    page = await browser.new_page(locale="zh-CN")
    await page.goto(f"{hall.url}/board/main?zone=north")
    await expect(page.get_by_role("alert")).to_have_text("本大厅没有分区“north”。")


async def test_a_silenced_board_shows_calls_and_says_nothing(hall: House, board: OpenBoard) -> None:
    silent = await board(f"{hall.url}/board/main?sound=off")
    loud = await board(f"{hall.url}/board/main")
    await call(hall, "1")
    await expect(silent.locator(".now.flash .number")).to_have_text("A001")
    await heard(loud, 2)
    assert await heard(silent) == []
    assert await silent.evaluate("localStorage.length") == 0


async def test_the_volume_is_that_of_the_hour(hall: House, board: OpenBoard) -> None:
    page = await board(f"{hall.url}/board/main")
    await call(hall, "1")
    await heard(page, 2)
    assert [line[2] for line in await page.evaluate("heard")] == [0.25, 0.25]


async def test_a_call_made_before_the_board_was_there_is_said_while_it_is_new(
    hall: House, board: OpenBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = hall.running.engine.clock
    with monkeypatch.context() as earlier:
        now = clock.now
        earlier.setattr(clock, "now", lambda: now() - 25)
        await call(hall, "1")
    await call(hall, "2")
    page = await board(f"{hall.url}/board/main")
    assert await heard(page, 2) == A002
    await quiet(page)
    assert await heard(page) == A002


async def test_a_call_made_during_a_cut_is_said_after_it(
    tmp_path: Path, board: OpenBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = config(tmp_path / "pack")
    async with house(tmp_path / "data", made) as hall:
        port = urlsplit(hall.url).port or 0
        page = await board(f"{hall.url}/board/main")
        await call(hall, "1")
        await heard(page, 2)
        await quiet(page)
    await page.wait_for_function("() => document.querySelector('yc-board').live.state !== 'live'")
    async with house(tmp_path / "data", made, port=port) as hall:
        clock = hall.running.engine.clock
        with monkeypatch.context() as earlier:
            now = clock.now
            earlier.setattr(clock, "now", lambda: now() - 25)
            await call(hall, "2")
        assert await heard(page, 4) == [*A001, *A002]
        await quiet(page)
        assert len(await heard(page)) == 4


async def test_a_call_cut_off_by_a_reload_is_said_again_and_the_next_after_it(
    tmp_path: Path, board: OpenBoard
) -> None:
    async with house(tmp_path / "data", config(tmp_path / "pack", pause_ms=900)) as hall:
        page = await board(f"{hall.url}/board/main")
        await call(hall, "1", "2")
        await heard(page, 1)
        await page.reload()
        assert await heard(page, 4) == [*A001, *A002]


@pytest.mark.parametrize("browser", ["shy"], indirect=True)
async def test_a_browser_that_wants_a_touch_gets_a_button_and_then_speaks(
    hall: House, board: OpenBoard
) -> None:
    page = await board(f"{hall.url}/board/main")
    button = page.get_by_role("button", name="点按开启语音")
    await expect(button).to_be_visible()
    await call(hall, "1")
    await expect(page.locator(".now.flash .number")).to_have_text("A001")
    assert await heard(page) == []
    await button.click()
    assert await heard(page, 2) == A001
    await expect(button).to_have_count(0)
    await call(hall, "2")
    assert await heard(page, 4) == [*A001, *A002]


async def test_without_its_sounds_a_board_shows_every_call_and_complains_once(
    hall: House, board: OpenBoard
) -> None:
    page = await board(f"{hall.url}/board/main")
    warnings: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "warning":
            warnings.append(message.text)

    async def refuse(route: Route) -> None:
        await route.fulfill(status=500, body="")

    page.on("console", note)
    await page.route("**/voice/**", refuse)
    await call(hall, "1", "2")
    await expect(page.locator(".now.flash .number")).to_have_text("A001")
    await expect(page.locator(".now.flash .number")).to_have_text("A002")
    await quiet(page)
    await page.unroute("**/voice/**")
    await call(hall, "3")
    assert await heard(page, 2) == A003
    assert len(warnings) == 1
    assert "/voice/main/1.wav" in warnings[0]


ALARM = """
window.alarms = 0;
const alarmed = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = function () {
  if (this.src.endsWith("/alarm.wav")) window.alarms += 1;
  return alarmed.call(this);
};
"""


async def test_in_an_emergency_the_voice_chimes_once_is_silent_and_says_the_awaited_calls_after_it(
    tmp_path: Path, browser: Browser
) -> None:
    async with house(tmp_path / "data", config(tmp_path / "pack", pause_ms=900)) as hall:
        page = await browser.new_page(locale="zh-CN", viewport={"width": 1920, "height": 1080})
        await page.add_init_script(LISTEN + ALARM)
        async with page.expect_response("**/quiet.wav"):
            await page.goto(f"{hall.url}/board/main")
        manager = await hall.client("manager")
        await call(hall, "1")
        await heard(page, 1)
        posted = await manager.post(
            "/halls/main/notices", {"kind": "emergency", "zh": "请离开大厅", "en": "Please leave the hall"}
        )
        await expect(page.get_by_role("alert")).to_contain_text("请离开大厅")
        await call(hall, "2", "3")
        await expect(page.locator(".under")).to_contain_text("A003")
        await until(page, "() => alarms === 1")
        await manager.post("/halls/main/windows/3/miss")
        await expect(page.locator(".under b").first).to_be_visible()
        assert await heard(page) == [["start", "A001"]]  # cut off
        await manager.post(f"/halls/main/notices/{posted['notices'][0]['id']}/withdraw")
        await expect(page.get_by_role("alert")).to_have_count(0)
        assert (await heard(page, 5))[1:5] == [*A001, *A002]
        assert await page.evaluate("alarms") == 1


async def test_a_board_divided_by_zone_says_all_zones_in_one_queue_and_flashes_the_panel_that_is_meant(
    tmp_path: Path, board: OpenBoard
) -> None:
    async with house(tmp_path / "data", config(tmp_path / "pack", pause_ms=900)) as hall:
        page = await board(f"{hall.url}/board/main?split=zones")
        await call(hall, "1")
        await heard(page, 1)
        await expect(page.locator(".panel.flash .number")).to_have_text("A001")
        await call(hall, "21", category="comprehensive")
        await expect(page.locator(".panel .number")).to_have_text(["A001", "G001"])
        await heard(page, 3)
        await expect(page.locator(".panel.flash .number").last).to_have_text("G001")
        assert await heard(page, 4) == [*A001, ["start", "G001"], ["end", "G001"]]
