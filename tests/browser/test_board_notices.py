"""What a board does beside calling: notices, an emergency, the night, a screen that must not burn in or grow old."""

from datetime import datetime

import pytest
import pytest_asyncio
from msgspec import structs
from playwright.async_api import Browser, Page, expect

from bench.board_feed import MIDNIGHT, STAMP, BoardFeed, HallDay
from server.domain.language import Text
from server.domain.queue import commands as c
from server.domain.queue.shown.board import BoardView
from server.domain.queue.views.board import sign_view
from server.domain.queue.views.parts import Now
from server.domain.queue.words import NoticeKind
from tests.browser.looks import findings
from tests.browser.test_board_parts import CUT, SIZES, OpenScreen, busy, drawn, feed, screen, texts

__all__ = ["feed", "screen"]
SHORT = Text("请带好身份证原件。", "Please bring your identity card.")
LONG = Text(
    "本周五下午系统升级，暂停办理不动产登记业务，请合理安排时间。" * 6,
    "The system is renewed on Friday. " * 18,
)
LEAVE = Text("请立即从最近的安全出口离开大厅", "Please leave the hall now by the nearest exit")
SIGN = "/live/halls/main/windows/14"


def post(day: HallDay, id: str, text: Text, kind: NoticeKind = NoticeKind.TICKER, until: float = 0.0) -> None:
    day.do(c.PostNotice(id, kind, text.zh, text.en, until=until))


async def with_clock(page: Page, at: float = 0.0) -> None:
    """Load the page again with a clock that the test moves; `at` in seconds since the epoch."""
    await page.clock.install(time=datetime.fromtimestamp(at) if at else None)
    await page.reload()
    await drawn(page)


async def test_notices_stand_for_ten_seconds_each_and_take_turns(feed: BoardFeed, screen: OpenScreen) -> None:
    day = busy()
    post(day, "n1", SHORT)
    post(day, "n2", Text("第二条", "The second"))
    await feed.show(day.view(), day.at)
    page = await screen("?sound=off")
    await with_clock(page)
    text = page.locator("yc-ticker .text")
    await expect(text).to_have_text(SHORT.zh)
    await page.clock.run_for(9_000)
    await expect(text).to_have_text(SHORT.zh)
    await page.clock.run_for(1_000)
    await expect(text).to_have_text("第二条")
    day.do(c.WithdrawNotice("n2"))
    await feed.show(day.view(), day.at)
    await expect(text).to_have_text(SHORT.zh)
    await expect(page.locator("yc-ticker .count")).to_have_count(0)
    day.do(c.WithdrawNotice("n1"))
    await feed.show(day.view(), day.at)
    await expect(page.locator("yc-ticker")).to_have_count(0)


@pytest.mark.parametrize("size", SIZES)
async def test_a_long_notice_is_read_to_its_end_in_pages_of_two_lines_in_both_languages(
    feed: BoardFeed, screen: OpenScreen, size: str
) -> None:
    day = busy()
    post(day, "n1", LONG)
    await feed.show(day.view(), day.at)
    page = await screen("?sound=off&language=both", size)
    await with_clock(page)
    text = page.locator("yc-ticker .text")
    for language, whole in (("zh", LONG.zh), ("en", LONG.en.strip())):
        await expect(text).to_have_text(whole)
        columns = await page.evaluate("document.querySelector('yc-ticker').columns")
        assert columns >= 2, language
        seen = [await text.evaluate("(e) => e.scrollLeft")]
        for _ in range(columns - 1):
            await page.clock.run_for(10_000)
            seen.append(await text.evaluate("(e) => e.scrollLeft"))
        assert seen == sorted(set(seen)), "each page once, in order"
        assert await text.evaluate("(e) => e.scrollLeft + e.clientWidth >= e.scrollWidth - 2"), (
            "the end was seen"
        )
        lines = "(e) => e.clientHeight / parseFloat(getComputedStyle(e).lineHeight)"
        assert round(await text.evaluate(lines), 1) == 2.0
        await page.clock.run_for(10_000)
    await expect(text).to_have_text(LONG.zh)
    assert await page.evaluate(CUT) == []


@pytest.mark.parametrize("size", SIZES)
async def test_an_emergency_covers_everything_in_both_languages_and_leaves_the_calls_small_below(
    feed: BoardFeed, screen: OpenScreen, size: str
) -> None:
    day = busy()
    post(day, "e1", LEAVE, NoticeKind.EMERGENCY)
    await feed.show(day.view(), day.at)
    page = await screen("?sound=off", size)
    over = page.get_by_role("alert")
    await expect(over.locator("[lang=zh-CN]")).to_have_text(LEAVE.zh)
    await expect(over.locator("[lang=en]")).to_have_text(LEAVE.en)
    width, height = SIZES[size]
    assert await over.bounding_box() == {"x": 0, "y": 0, "width": width, "height": height}
    assert (await texts(page, ".under b"))[0] == "A002"
    small, great = [
        await page.locator(s).evaluate("(e) => parseFloat(getComputedStyle(e).fontSize)")
        for s in (".under", "yc-emergency strong")
    ]
    assert small * 2 < great
    assert great > 0.12 * min(width, height)
    assert await over.evaluate("(e) => e.scrollHeight <= e.clientHeight && e.scrollWidth <= e.clientWidth")
    flashes = await over.evaluate("(e) => e.getAnimations().map((a) => a.effect.getTiming())")
    assert [(f["duration"], f["iterations"]) for f in flashes] == [(1000, 6)]  # once a second, six times
    assert await findings(page) == []
    day.do(c.WithdrawNotice("e1"))
    await feed.show(day.view(), day.at)
    await expect(over).to_have_count(0)
    await expect(page.locator(".under")).to_have_count(0)


@pytest.mark.parametrize("size", SIZES)
async def test_the_longest_emergency_fits_on_the_screen_above_the_calls(
    feed: BoardFeed, screen: OpenScreen, size: str
) -> None:
    day = busy()
    post(day, "e1", Text("请" * 200, "leave " * 33), NoticeKind.EMERGENCY)
    await feed.show(day.view(), day.at)
    page = await screen("?sound=off", size)
    sign = await page.locator("yc-emergency svg").bounding_box()
    english = await page.locator("yc-emergency .over span").bounding_box()
    calls = await page.locator(".under").bounding_box()
    assert sign is not None
    assert english is not None
    assert calls is not None
    assert sign["y"] >= 0
    assert english["y"] + english["height"] <= calls["y"]


async def test_an_emergency_with_a_limit_ends_by_the_clock_also_when_the_server_is_gone(
    feed: BoardFeed, screen: OpenScreen
) -> None:
    day = busy()
    post(day, "e1", LEAVE, NoticeKind.EMERGENCY, until=day.at + 40)
    await feed.show(day.view(), day.at)
    page = await screen("?sound=off")
    await with_clock(page)
    await expect(page.locator("yc-emergency .over")).to_be_visible()
    await feed.stop_listening()
    await expect(page.locator(".under")).to_have_count(0)  # calls that may be old would mislead
    await page.clock.run_for(35_000)
    await expect(page.locator("yc-connection .curtain")).to_have_count(1)
    await expect(page.locator("yc-emergency .over")).to_be_visible()
    await page.clock.run_for(6_000)
    await expect(page.locator("yc-emergency .over")).to_have_count(0)


async def test_a_window_sign_shows_the_emergency_and_follows_language_and_theme(
    feed: BoardFeed, screen: OpenScreen
) -> None:
    day = busy()
    await feed.show(sign_view(day.state, "14", Now(day.at, str)), day.at, SIGN)
    page = await screen("?language=both&theme=light", path="/window/main/14")
    assert await texts(page, ".state") == ["请到本窗口 Please come to this window"]
    assert await findings(page) == []
    post(day, "e1", LEAVE, NoticeKind.EMERGENCY)
    await feed.show(sign_view(day.state, "14", Now(day.at, str)), day.at, SIGN)
    await expect(page.get_by_role("alert")).to_contain_text(LEAVE.zh)
    await expect(page.get_by_role("alert")).to_contain_text(LEAVE.en)


def closed(view: BoardView) -> BoardView:
    return structs.replace(view, open=False, day_open=False)


async def test_after_hours_the_board_is_a_dark_clock_with_the_opening_hours(
    feed: BoardFeed, screen: OpenScreen
) -> None:
    day = busy()
    await feed.show(structs.replace(day.view(), open=False), day.at)
    page = await screen("?sound=off&theme=light")
    await expect(page.locator(".now .number")).to_have_text("A002")  # a break is not the night
    await feed.show(closed(day.view()), day.at)
    rest = page.locator(".rest")
    await expect(rest.locator("time")).to_have_text("09:30")
    await expect(rest).to_contain_text("薛城区政务服务大厅")
    await expect(rest).to_contain_text("办公时间 08:30-12:00 13:30-17:30")
    await expect(page.locator(".now, footer")).to_have_count(0)
    assert await rest.evaluate("(e) => getComputedStyle(e).backgroundColor") == "rgb(0, 0, 0)"
    assert await findings(page) == []
    await feed.show(day.view(), day.at)
    await expect(page.locator(".now .number")).to_have_text("A002")


@pytest.mark.parametrize(
    ("opens_h", "zh", "en"),
    [
        (13.5, "今天 13:30 起取号", "Numbers available today from 13:30"),
        (24 + 8.5, "明天 08:30 起取号", "Numbers available tomorrow from 08:30"),
        (48 + 9, "11月25日星期三 09:00 起取号", "Numbers available on Wednesday, November 25 from 09:00"),
    ],
)
async def test_a_closed_hall_says_when_numbers_are_given_out_again(
    feed: BoardFeed, screen: OpenScreen, opens_h: float, zh: str, en: str
) -> None:
    day = busy()
    view = structs.replace(day.view(), opens_at=STAMP(MIDNIGHT + opens_h * 3600))
    await feed.show(structs.replace(view, open=False), day.at)  # a break
    page = await screen("?sound=off&language=both")
    await expect(page.locator("header .closed")).to_contain_text(f"{zh} {en}")
    await feed.show(closed(view), day.at)
    await expect(page.locator(".rest .opens")).to_have_text(f"{zh} {en}")


async def test_an_opening_in_a_year_without_announced_holidays_is_not_promised(
    feed: BoardFeed, screen: OpenScreen
) -> None:
    day = busy()
    view = structs.replace(day.view(), opens_at=STAMP(MIDNIGHT + 56 * 3600), opens_provisional=True)
    await feed.show(closed(view), day.at)
    page = await screen("?sound=off&language=both")
    await expect(page.locator(".rest .opens")).to_have_text(
        "11月25日星期三 08:00 起取号（以正式放假安排为准） "
        "Numbers available on Wednesday, November 25 from 08:00, unless the announced holidays say otherwise"
    )


async def test_every_minute_the_picture_moves_by_a_few_pixels_and_comes_back(
    feed: BoardFeed, screen: OpenScreen
) -> None:
    day = busy()
    await feed.show(day.view(), day.at)
    page = await screen("?sound=off")
    await with_clock(page)
    places: list[tuple[float, float]] = []
    for _ in range(11):
        box = await page.locator(".now .number").bounding_box()
        assert box is not None
        places.append((box["x"], box["y"]))
        await page.clock.run_for(60_000)
    first = places[0]
    assert places[10] == first
    assert len(set(places)) == 10
    assert max(max(abs(x - first[0]), abs(y - first[1])) for x, y in places) == 5
    assert await page.evaluate("document.documentElement.scrollHeight <= innerHeight")


async def test_the_screen_is_kept_awake_and_asked_for_again_when_it_is_seen_again(
    feed: BoardFeed, browser: Browser
) -> None:
    day = busy()
    await feed.show(day.view(), day.at)
    page = await browser.new_page()
    await page.add_init_script(
        "window.held = []; navigator.wakeLock.request = async (kind) => {"
        " const lock = { released: false, kind, release() {} }; held.push(lock); return lock; };"
    )
    await page.goto(f"{feed.url}/board/main?sound=off")
    await expect(page.locator("time")).to_be_visible()
    seen = "document.dispatchEvent(new Event('visibilitychange'))"
    assert await page.evaluate("held.map((lock) => lock.kind)") == ["screen"]
    await page.evaluate(seen)
    assert await page.evaluate("held.length") == 1
    await page.evaluate(f"held[0].released = true; {seen}")
    assert await page.evaluate("held.length") == 2


@pytest_asyncio.fixture(loop_scope="session")
async def night(feed: BoardFeed, screen: OpenScreen) -> tuple[HallDay, Page]:
    """A board opened at 22:00, its clock in the test's hand, at 03:29 now; the random minute is 10."""
    day = busy()
    day.at = MIDNIGHT + 22 * 3600
    await feed.show(closed(day.view()), day.at)
    page = await screen("?sound=off")
    await page.add_init_script("Math.random = () => 10 / 30 + 0.001")
    await with_clock(page, day.at)
    feed.loads = 0
    # Hours pass at once, and the server's words with them.
    await page.evaluate("document.querySelector('yc-board').live.heardAt = Infinity")
    await page.clock.fast_forward((5 * 3600 + 29 * 60) * 1000)
    day.at = MIDNIGHT + 27 * 3600 + 29 * 60
    return day, page


async def test_at_night_the_page_begins_anew_once(feed: BoardFeed, night: tuple[HallDay, Page]) -> None:
    _, page = night
    await page.clock.run_for(10 * 60_000)  # 03:39
    assert feed.loads == 0
    async with page.expect_navigation():
        await page.clock.run_for(2 * 60_000)
    await expect(page.locator("time")).to_be_visible()
    loads = feed.loads
    assert loads == 2  # once to see that the server answers, once to load
    await page.clock.run_for(40 * 60_000)
    assert feed.loads == loads


async def test_at_night_without_a_server_the_page_stays_as_it_is(
    feed: BoardFeed, night: tuple[HallDay, Page]
) -> None:
    _, page = night
    await page.evaluate("window.same = true")
    feed.refusing = True
    await page.clock.run_for(30 * 60_000)
    assert feed.loads > 0
    assert await page.evaluate("window.same") is True
    feed.refusing = False
    async with page.expect_navigation():
        await page.clock.run_for(60_000)


async def test_with_reduced_motion_nothing_flashes_and_the_call_is_still_marked(
    feed: BoardFeed, screen: OpenScreen
) -> None:
    day = busy()
    await feed.show(day.view(), day.at)
    page = await screen("?sound=off", reduced_motion="reduce")
    await expect(page.locator(".now .number")).to_have_text("A002")
    day.do(c.Start("14"), c.Finish("14", "done"), c.CallNext("14"))
    await feed.show(day.view(), day.at)
    now = page.locator(".now.flash")
    await expect(now.locator(".number")).to_have_text("E002")
    assert await now.evaluate("(e) => [e.getAnimations().length, getComputedStyle(e).outlineStyle]") == [
        0,
        "solid",
    ]
