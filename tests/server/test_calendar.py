"""Which days are working days, why, and how far that is known."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from msgspec import structs
from structlog.testing import capture_logs

from server.bridges.calendar_watch import CalendarWatch
from server.calendar.calendar import Calendar
from server.calendar.sources import LAST_PUBLISHED, learn, tables
from server.config.hours_to_timetable import calendar_of, timetable_of
from server.config.schema import HoursSection
from server.domain.calendar import Table
from server.domain.language import Text
from server.domain.timetable import ByHand, CalendarOutlook
from server.engine.clock import HallClock
from tests.halls import small_hall

FEAST = Text("节", "Feast")


def table(source: str, announced: bool, rest: Sequence[str] = (), work: Sequence[str] = ()) -> Table:
    return Table(source, announced, dict.fromkeys(rest, FEAST), dict.fromkeys(work, FEAST))


def until_2026(year: int) -> Sequence[Table]:
    """Two sources that were released when 2027 was not announced, whatever is installed here."""
    law = table("law", False, [f"{year}-01-01"])
    return [table("first", True, [f"{year}-01-01"]), law] if year <= 2026 else [law]


@pytest.mark.parametrize(
    ("day", "working", "why", "name"),
    [
        ("2026-06-10", True, "weekday", None),
        ("2026-06-13", False, "weekend", None),
        ("2026-10-01", False, "holiday", "国庆节"),
        ("2026-10-10", True, "made_up", "国庆节"),
        ("2026-05-04", False, "holiday", "劳动节"),
        ("2026-09-25", False, "holiday", "中秋节"),
    ],
)
def test_a_published_day_says_why_it_is_one_of_work_or_of_rest(
    day: str, working: bool, why: str, name: str | None
) -> None:
    found = Calendar("china").day(date.fromisoformat(day))
    assert (found.working, found.why, found.provisional, found.source) == (
        working,
        why,
        False,
        "chinesecalendar",
    )
    assert (found.name.zh if found.name else None) == name


def test_new_years_day_of_2027_is_closed_and_the_hall_does_not_announce_it() -> None:
    hours = HoursSection(calendar="china")
    assert not calendar_of(hours).is_working(date(2027, 1, 1))
    evening = 1798718400.0  # 2026-12-31 20:00 in Shanghai
    opens = timetable_of(hours, "Asia/Shanghai").opens_after(evening)
    assert opens == 1799022600.0  # Monday 2027-01-04 08:30


@pytest.mark.parametrize("year", [LAST_PUBLISHED + 1, 2031, 2140])
def test_the_fixed_days_of_the_law_are_days_of_rest_in_every_later_year(year: int) -> None:
    fixed = [f"{year}-{day}" for day in ("01-01", "05-01", "05-02", "10-01", "10-02", "10-03")]
    assert not any(Calendar("china").day(date.fromisoformat(day)).working for day in fixed)


def test_the_days_of_the_moon_and_their_days_in_lieu_count_too_but_not_for_certain() -> None:
    law = Calendar("china", tables=lambda year: [t for t in tables(year) if t.source == "holidays"])
    lunar = ["2028-01-25", "2028-01-28", "2028-04-04", "2028-05-29", "2028-10-04"]
    found = [
        law.day(date.fromisoformat(day)) for day in lunar
    ]  # eve, third day, Qingming, Dragon Boat, in lieu of 10-01
    assert [(day.working, day.why) for day in found] == [(False, "holiday")] * 5
    assert [day.name.zh if day.name else "" for day in found][:4] == ["除夕", "春节", "清明节", "端午节"]


def test_every_day_of_a_year_that_nobody_announced_is_provisional() -> None:
    china = Calendar("china", tables=until_2026)
    days = [china.day(date(2027, 1, 1) + timedelta(n)) for n in range(365)]
    assert all(day.provisional for day in days)
    assert not any(china.day(date(2026, 1, 1) + timedelta(n)).provisional for n in range(365))


def test_the_two_packages_agree_about_every_year_that_both_have() -> None:
    learn(range(2010, LAST_PUBLISHED + 1))
    china = Calendar("china")
    first = date(2010, 1, 1)
    days = [china.day(first + timedelta(n)) for n in range((date(LAST_PUBLISHED, 12, 31) - first).days + 1)]
    assert [day.date for day in days if day.disputed] == []
    assert len(days) >= 6209


def test_from_november_on_a_year_without_an_announcement_is_missed() -> None:
    china = Calendar("china", tables=until_2026)
    found = [
        china.outlook(date.fromisoformat(day))
        for day in ("2026-10-31", "2026-11-01", "2026-12-31", "2027-01-01")
    ]
    assert [(o.missing, o.days_left) for o in found] == [(0, 0), (2027, 61), (2027, 1), (2027, 0)]


def test_a_year_that_somebody_entered_by_hand_is_neither_missed_nor_provisional() -> None:
    china = Calendar("china", ["2027-01-03"], ["2027-02-10"], [2027], until_2026)
    assert china.outlook(date(2026, 12, 1)) == CalendarOutlook()
    assert china.day(date(2027, 1, 3)).working
    assert not china.day(date(2027, 3, 1)).provisional


def test_halls_without_holidays_miss_nothing() -> None:
    for calendar in ("weekdays", "daily"):
        hours = HoursSection(calendar=calendar)
        assert timetable_of(hours, "Asia/Shanghai").outlook(1798000000.0) == CalendarOutlook()
        assert not calendar_of(hours).day(date(2027, 1, 1)).provisional


def test_days_in_dispute_are_named_while_they_lie_ahead() -> None:
    both = [table("first", True, ["2026-05-04"]), table("second", True)]
    china = Calendar("china", tables=lambda year: both)
    assert china.outlook(date(2026, 5, 4)).disputed == ("2026-05-04",)
    assert china.outlook(date(2026, 5, 5)).disputed == ()


def test_the_log_names_what_is_missing_once_a_day() -> None:
    wall = [1795795200.0]  # 2026-11-28 00:00 in Shanghai

    class Missing(ByHand):
        def outlook(self, at: float) -> CalendarOutlook:
            del at
            return CalendarOutlook(2027, 34, ("2026-12-26",))

    settings = structs.replace(small_hall(), timetable=Missing())
    watch = CalendarWatch(
        {"main": settings}, HallClock(lambda: wall[0], lambda: 0.0), {"main": "Asia/Shanghai"}
    )
    with capture_logs() as said:
        watch.look()
        wall[0] += 3600
        watch.look()
    assert [(line["log_level"], line.get("year"), line.get("days")) for line in said] == [
        ("warning", 2027, None),
        ("warning", None, "2026-12-26"),
    ]
    with capture_logs() as said:
        wall[0] += 86400
        watch.look()
    assert len(said) == 2
