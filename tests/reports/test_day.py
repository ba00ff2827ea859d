"""One day with round numbers, and its workbook, figure by figure."""

from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from server.config.hours_to_timetable import timetable_of
from server.config.schema import HoursSection
from server.domain.language import Text
from server.domain.queue import commands as c
from server.domain.queue.settings import Category, Clerk, HallSettings
from server.journal.sqlite import SqliteJournal
from server.reports.follower import Reports
from server.reports.views import StatisticsView
from tests.halls import DAY, small_hall
from tests.reports.days import MORNING, ZONES, Watched
from tests.reports.workbooks import read_book

HOURS = ("08:30-12:00", "13:30-17:30")
FORMULA = '=HYPERLINK("http://evil.example","1")'


def hall_with_hours() -> HallSettings:
    hours = HoursSection(intervals=HOURS, calendar="daily")
    return structs.replace(small_hall(), hours=HOURS, timetable=timetable_of(hours, ZONES["main"]))


def a_morning(settings: HallSettings) -> Watched:
    """Nine o'clock: ten numbers for window 1, called one a minute, each served five minutes at its turn."""
    hall = Watched(settings)
    hall.must(c.OpenDay(DAY), c.OpenWindow("1", "c01"))
    for n in range(10):
        hall.must(c.TakeTicket(f"t{n}", "enterprise"))
    for n in range(10):
        hall.wait(300)
        hall.must(c.CallNext("1"), c.Start("1"))
        hall.wait(120)
        hall.must(c.Finish("1", "done" if n else "consulted"))
    hall.must(c.RateTicket("t9", 4))
    return hall


async def shown(folder: Path, hall: Watched, day: str = DAY, language: str = "") -> Any:
    """The view of a day, or its workbook in a language."""
    journal = await SqliteJournal.open(folder)
    reports = await Reports.open(folder, journal, ZONES)
    try:
        await journal.append("main", hall.records)
        await reports.follow("main")
        if language:
            return read_book(await reports.sheet(hall.state.settings, day, hall.at, "", language))
        return await reports.statistics(hall.state.settings, day, DAY, hall.at, "")
    finally:
        await reports.close()
        await journal.close()


async def test_a_morning_of_ten_citizens(tmp_path: Path) -> None:
    hall = a_morning(hall_with_hours())
    view: StatisticsView = await shown(tmp_path, hall)
    assert view.times == ["08:30", "08:45", "09:00", "09:15", "09:30", "09:45", "10:00"]
    # Calls after 300, 720, … 4080 s; those up to 1000 s kept the promise.
    totals = view.all.totals
    assert (totals.arrivals, totals.called, totals.kept, totals.kept_share) == (10, 10, 2, 0.2)
    assert (totals.mean_wait_s, totals.p90_wait_s, totals.longest_wait_s) == (2190, 3660, 4080)
    assert (totals.served, totals.services, totals.mean_service_s) == (10, 10, 120)
    assert (totals.ratings, totals.mean_rating) == (1, 4.0)
    assert view.all.arrivals == [0, 0, 10, 0, 0, 0, 0]
    assert view.all.called == [0, 0, 2, 2, 2, 2, 2]
    assert view.all.served == [0, 0, 2, 2, 2, 2, 2]
    assert view.all.kept == [0, 0, 2, 0, 0, 0, 0]
    assert view.all.mean_wait_s == [None, None, 510, 1350, 2190, 3030, 3870]
    assert view.all.p90_wait_s == [None, None, 720, 1560, 2400, 3240, 4080]
    assert [(x.id, x.totals.arrivals, x.promise_s) for x in view.categories] == [
        ("enterprise", 10, 1000), ("construction", 0, 2000), ("comprehensive", 0, 600),
    ]  # fmt: skip
    (window,) = view.windows
    assert (window.id, window.clerks, window.calls, window.served) == ("1", ["Wang"], 10, 10)
    assert (window.open_s, window.busy_s, window.busy_share) == (4200, 1200, 0.2857)
    assert window.served_by_step == [0, 0, 2, 2, 2, 2, 2]


async def test_today_the_axis_grows_to_now_and_in_the_end_to_the_close(tmp_path: Path) -> None:
    hall = a_morning(hall_with_hours())
    hall.at = MORNING + 9.5 * 3600  # half past six: after the last interval
    view: StatisticsView = await shown(tmp_path, hall)
    assert (view.times[0], view.times[-1], len(view.times)) == ("08:30", "17:15", 36)


async def test_a_day_that_was_never_closed_is_no_longer_than_a_day(tmp_path: Path) -> None:
    hall = a_morning(hall_with_hours())
    hall.must(c.TakeTicket("late", "enterprise"), c.CallNext("1"), c.Start("1"))
    hall.wait(3 * 86_400)
    hall.must(c.Finish("1", "done"))
    view: StatisticsView = await shown(tmp_path, hall)
    assert len(view.times) == 96
    assert view.all.served[-1] == 1  # what came later counts in the last step, so that the sum is the total
    assert sum(view.all.served) == view.all.totals.served == 11


@pytest.mark.parametrize(
    ("interval", "first", "last", "steps"),
    [
        ("00:00-24:00", "04:00", "03:45", 96),
        ("08:00-24:00", "08:00", "23:45", 64),
        ("08:00-02:00", "08:00", "01:45", 72),
    ],
)
async def test_the_axis_knows_every_time_that_the_hours_allow(
    tmp_path: Path, interval: str, first: str, last: str, steps: int
) -> None:
    hours = HoursSection(intervals=(interval,), calendar="daily")
    table = timetable_of(hours, ZONES["main"])
    hall = a_morning(structs.replace(small_hall(), hours=hours.intervals, timetable=table))
    hall.at = MORNING + 86_400
    view: StatisticsView = await shown(tmp_path, hall)
    assert (view.times[0], view.times[-1], len(view.times)) == (first, last, steps)
    assert sum(view.all.served) == 10


async def test_a_day_without_anybody_has_no_steps(tmp_path: Path) -> None:
    view: StatisticsView = await shown(tmp_path, a_morning(hall_with_hours()), "2026-11-22")
    assert (view.times, view.windows, view.all.totals.arrivals) == ([], [], 0)
    assert view.all.totals.mean_wait_s is None
    assert view.days == [DAY]


async def test_what_has_left_the_configuration_is_shown_by_its_id(tmp_path: Path) -> None:
    hall = a_morning(hall_with_hours())
    settings = hall.state.settings
    hall.state.settings = structs.replace(
        settings,
        categories={k: v for k, v in settings.categories.items() if k != "enterprise"},
        windows={k: v for k, v in settings.windows.items() if k != "1"},
    )
    view: StatisticsView = await shown(tmp_path, hall)
    assert (view.categories[-1].id, view.categories[-1].name) == (
        "enterprise",
        Text("enterprise", "enterprise"),
    )
    assert view.categories[-1].totals.served == 10
    assert (view.windows[0].id, view.windows[0].served) == ("1", 10)


@pytest.mark.parametrize(
    ("language", "sheets", "outcome"),
    [
        ("zh_CN", ["汇总", "分时段", "分窗口", "办件明细"], ("结果", "仅咨询", "办结")),
        ("en", ["Summary", "By time", "By window", "Services done"], ("Outcome", "Advice only", "Completed")),
    ],
)
async def test_the_workbook_says_the_same_in_the_language_asked_for(
    tmp_path: Path, language: str, sheets: list[str], outcome: tuple[str, str, str]
) -> None:
    book = await shown(tmp_path, a_morning(hall_with_hours()), language=language)
    assert list(book.sheets) == sheets
    head, first, others = outcome
    assert book.column(sheets[3], head) == [first, *[others] * 9]
    worked = book.column(sheets[3], "办理用时（秒）" if language == "zh_CN" else "Worked, s")
    assert worked == [120.0] * 10
    taken = book.column(sheets[1], "取号" if language == "zh_CN" else "Taken")
    assert len(taken) == 7 * 4  # all categories together, then each of three
    assert sum(taken[:7]) == 10
    assert book.column(sheets[0], "取号" if language == "zh_CN" else "Taken", heads_at=1) == [10, 10, 0, 0]
    assert book.column(sheets[2], "窗口人员" if language == "zh_CN" else "Clerk") == ["Wang"]


async def test_times_in_the_workbook_are_the_halls_own(tmp_path: Path) -> None:
    book = await shown(tmp_path, a_morning(hall_with_hours()), language="en")
    days, of_day = divmod(float(book.column("Services done", "Started")[0]), 1)
    assert days == 46349  # 2026-11-23, counted as Excel does
    assert round(of_day * 86_400) == 9 * 3600 + 300


async def test_a_name_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    settings = hall_with_hours()
    evil = Category(id="enterprise", prefix="=", name=Text(FORMULA, FORMULA), promise_s=1000, service_s=300)
    settings = structs.replace(
        settings,
        name=Text("http://evil.example", "http://evil.example"),
        categories={**settings.categories, "enterprise": evil},
        clerks={**settings.clerks, "c01": Clerk(id="c01", name="@SUM(1+1)*cmd|' /C calc'!A0")},
    )
    book = await shown(tmp_path, a_morning(settings), language="zh_CN")
    assert (book.formulas, book.links) == (0, 0)
    assert book.column("办件明细", "类别") == [FORMULA] * 10
    assert book.column("分窗口", "窗口人员") == ["@SUM(1+1)*cmd|' /C calc'!A0"]


async def test_the_workbook_of_an_empty_day_opens(tmp_path: Path) -> None:
    book = await shown(tmp_path, a_morning(hall_with_hours()), "2026-11-22", language="en")
    assert [len(rows) for rows in book.sheets.values()] == [6, 1, 1, 1]
