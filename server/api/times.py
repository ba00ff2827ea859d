"""RFC 3339 in and out, in a hall's time zone."""

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from server.shell.problem_sentences import Problem

EARLIEST, LATEST = 0.0, 4102444800.0
"""1970 to 2100: what counts as a time at all."""


def stamper(timezone: str) -> Callable[[float], str]:
    """Seconds since the epoch → "2026-11-23T09:00:00.000+08:00"."""
    zone = ZoneInfo(timezone)

    @lru_cache(256)
    def parts(second: int) -> tuple[str, str]:
        """The text up to the second, and the offset: views write the same few seconds again and again."""
        text = datetime.fromtimestamp(second, zone).isoformat()
        return text[:19], text[19:]

    def stamp(at: float) -> str:
        thousandths = round(at * 1000)
        second = thousandths // 1000
        text, offset = parts(second)
        return f"{text}.{thousandths - second * 1000:03d}{offset}"

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


def moment(text: str, field: str) -> float:
    """The time in a field of a body; raises Problem."""
    try:
        return parse_time(text)
    except ValueError as error:
        raise Problem("invalid", cause=f"{field}: {error}") from error
