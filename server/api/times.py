"""RFC 3339 in and out, in a hall's time zone."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

EARLIEST, LATEST = 0.0, 4102444800.0
"""1970 to 2100: what counts as a time at all."""


def stamper(timezone: str) -> Callable[[float], str]:
    """Seconds since the epoch → "2026-11-23T09:00:00.000+08:00"."""
    zone = ZoneInfo(timezone)

    def stamp(at: float) -> str:
        return datetime.fromtimestamp(at, zone).isoformat(timespec="milliseconds")

    return stamp


def parse_time(text: str) -> float:
    """Seconds since the epoch of an RFC 3339 time with offset; raises ValueError."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a time needs its offset, such as +08:00")
    at = moment.timestamp()
    if not EARLIEST <= at <= LATEST:
        raise ValueError("not between 1970 and 2100")
    return at
