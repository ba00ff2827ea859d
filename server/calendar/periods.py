"""Months and quarters, as whoever is assessed is assessed for them."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo

PERIOD = re.compile(r"(20[0-9]{2})-(?:(0[1-9]|1[0-2])|Q([1-4]))", re.ASCII)


def days_of(period: str) -> tuple[date, date]:
    """First and last day of "2026-11" or "2026-Q4". Raises ValueError."""
    found = PERIOD.fullmatch(period)
    if not found:
        raise ValueError(period)
    year, month, quarter = found.groups()
    first = date(int(year), int(month) if month else 3 * int(quarter) - 2, 1)
    after = first
    for _ in range(1 if month else 3):
        after = (after + timedelta(days=31)).replace(day=1)
    return first, after - timedelta(days=1)


def moments_of(period: str, zone: tzinfo) -> tuple[float, float]:
    """When it begins and when the next one does, in seconds since the epoch. Raises ValueError."""
    first, last = days_of(period)
    midnights = (
        datetime.combine(day, datetime.min.time(), zone) for day in (first, last + timedelta(days=1))
    )
    since, until = (moment.timestamp() for moment in midnights)
    return since, until


def over_by(today: date, months: int = 12) -> Iterator[str]:
    """The months and quarters that are over, the newest first."""
    first = today.replace(day=1)
    for _ in range(months):
        first = (first - timedelta(days=1)).replace(day=1)
        yield first.isoformat()[:7]
        if first.month % 3 == 0:
            yield f"{first.year}-Q{first.month // 3}"
