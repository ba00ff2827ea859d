"""Months and quarters begin and end where they do."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from server.calendar.periods import days_of, moments_of, over_by

ZONE = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_first_and_last_day(period: str, first: date, last: date) -> None:
    assert days_of(period) == (first, last)
    since, until = moments_of(period, ZONE)
    assert until - since == ((last - first).days + 1) * 86_400


@pytest.mark.parametrize("period", ["2026", "2026-13", "2026-Q5", "2026-1", "1999-01", "x"])
def test_what_is_no_period(period: str) -> None:
    with pytest.raises(ValueError, match=period):
        days_of(period)


def test_what_is_over_the_newest_first() -> None:
    assert list(over_by(date(2027, 1, 1), 4)) == [
        "2026-12",
        "2026-Q4",
        "2026-11",
        "2026-10",
        "2026-09",
        "2026-Q3",
    ]
    assert next(over_by(date(2026, 12, 31))) == "2026-11"
