"""RFC 3339 in and out, ids that nobody guesses."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.api.ids import fresh_id
from server.api.times import parse_time, stamper


@given(st.integers(0, 4_000_000_000_000), st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "Asia/Kolkata"]))
def test_a_stamp_is_what_datetime_writes(ms: int, zone: str):
    at = ms / 1000
    expected = datetime.fromtimestamp(ms // 1000, ZoneInfo(zone)).replace(microsecond=ms % 1000 * 1000)
    assert stamper(zone)(at) == expected.isoformat(timespec="milliseconds")


def test_a_stamp_is_read_back_to_the_millisecond():
    assert parse_time(stamper("Asia/Shanghai")(1_795_000_000.123)) == 1_795_000_000.123


@pytest.mark.parametrize(
    "text", ["", "now", "2026-11-23", "2026-11-23T09:00:00", "9999-01-01T00:00:00+00:00"]
)
def test_what_is_no_time_with_offset_is_refused(text: str):
    with pytest.raises(ValueError):
        parse_time(text)


def test_ids_are_16_url_safe_characters_and_never_come_twice():
    ids = [fresh_id() for _ in range(5000)]
    assert len(set(ids)) == 5000
    assert all(len(i) == 16 and i.replace("-", "").replace("_", "").isalnum() for i in ids)
