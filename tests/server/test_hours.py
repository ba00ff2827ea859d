"""The hours of a day, and of which days."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from server.calendar.timetable import Phase
from server.config.check import CALENDARS
from server.config.hours_to_timetable import calendar_of, timetable_of
from server.config.schema import HoursSection
from tests.serving import example

SHANGHAI = "Asia/Shanghai"


def phase(hours: HoursSection, local: datetime) -> Phase:
    at = local.replace(tzinfo=ZoneInfo(SHANGHAI)).timestamp()
    return timetable_of(hours, SHANGHAI).at(at).phase


def is_working_day(hours: HoursSection, day: date) -> bool:
    return calendar_of(hours).is_working(day)


WORKING_DAY = "2026-06-10"
"""A Wednesday."""


@pytest.mark.parametrize(
    ("expected", "times"),
    [
        (Phase.BEFORE, ["04:00", "08:29"]),
        (Phase.INTAKE, ["08:30", "11:59", "13:30", "17:29"]),
        (Phase.BREAK, ["12:00", "13:29"]),
        (Phase.GRACE, ["17:30", "18:29"]),
        (Phase.CLOSED, ["18:30", "23:59", "00:00", "03:59"]),
    ],
)
def test_a_working_day_goes_through_its_phases(expected: Phase, times: list[str]) -> None:
    assert {phase(example().hall[0].hours, datetime.fromisoformat(f"{WORKING_DAY}T{t}")) for t in times} == {
        expected
    }


def test_national_day_is_closed_all_day() -> None:
    assert date(2026, 10, 1).weekday() < 5
    assert {phase(example().hall[0].hours, datetime(2026, 10, 1, hour)) for hour in range(24)} == {
        Phase.CLOSED
    }


def test_a_saturday_on_which_the_holiday_is_made_up_for_is_a_working_day() -> None:
    made_up, plain = datetime(2026, 10, 10, 9, 0), datetime(2026, 10, 17, 9, 0)
    assert made_up.weekday() == plain.weekday() == 5
    assert phase(example().hall[0].hours, made_up) is Phase.INTAKE
    assert phase(example().hall[0].hours, plain) is Phase.CLOSED


def test_the_operators_days_go_before_the_calendar_and_closing_before_opening() -> None:
    opened, closed = ("2026-10-01", WORKING_DAY), ("2026-10-10", WORKING_DAY)
    for calendar in ("china", "weekdays"):
        hours = HoursSection(open_days=opened, closed_days=closed, calendar=calendar)
        assert is_working_day(hours, date(2026, 10, 1))
        assert not is_working_day(hours, date(2026, 10, 10))
        assert not is_working_day(hours, date.fromisoformat(WORKING_DAY))


def test_the_weekdays_and_daily_calendars_know_no_holidays() -> None:
    days = date(2026, 10, 1), date(2026, 10, 10)  # National Day, a make-up Saturday
    found = {c: [is_working_day(HoursSection(calendar=c), day) for day in days] for c in CALENDARS}
    assert found == {"china": [False, True], "weekdays": [True, False], "daily": [True, True]}


@pytest.mark.parametrize(
    ("closed", "opens"),
    [
        ("2026-06-10T00:00", "2026-06-10T08:30"),
        ("2026-06-10T08:30", "2026-06-10T13:30"),  # open now: the next time after that
        ("2026-06-10T12:00", "2026-06-10T13:30"),
        ("2026-06-10T18:30", "2026-06-11T08:30"),
        ("2026-06-12T18:30", "2026-06-15T08:30"),  # Friday
        ("2026-09-30T18:30", "2026-10-08T08:30"),  # before the National Day week
    ],
)
def test_a_closed_hall_knows_when_it_opens_again(closed: str, opens: str) -> None:
    zone = ZoneInfo("Asia/Shanghai")
    hours = example().hall[0].hours
    at = datetime.fromisoformat(closed).replace(tzinfo=zone).timestamp()
    found = timetable_of(hours, SHANGHAI).opens_after(at)
    assert found is not None
    assert datetime.fromtimestamp(found, zone).isoformat()[:16] == opens


def test_a_hall_that_is_closed_for_good_opens_at_no_time() -> None:
    days = tuple((date(2026, 6, 1) + timedelta(n)).isoformat() for n in range(-5, 75))
    hours = HoursSection(calendar="daily", closed_days=days)
    midnight = datetime(2026, 6, 1, tzinfo=ZoneInfo("UTC")).timestamp()
    assert timetable_of(hours, "UTC").opens_after(midnight) is None
