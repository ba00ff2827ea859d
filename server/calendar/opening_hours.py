"""Opening hours of a hall's day: intervals as people write them, "20:00-02:00", and as minutes from midnight before it."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

INTERVAL = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]|24(?=:00)):([0-5]\d)")
DAY_MIN = 1440
LONGEST_MIN = 18 * 60
"""An interval over midnight is not longer: "12:00-08:30" is a slip of the pen."""
Span = tuple[int, int]
"""(from, to) in minutes; what lies after midnight goes on from 1440."""


class Fault(NamedTuple):
    """The interval at `place` cannot be. `over_midnight`: it is one over midnight, and too long or too late."""

    place: int
    over_midnight: bool


def parse_interval(text: str) -> Span | None:
    """(from, to) in minutes, or None for what is no interval. An end of 00:00 is the end of the day."""
    found = INTERVAL.fullmatch(text)
    if found is None:
        return None
    a, b, c, d = (int(x) for x in found.groups())
    start, end = a * 60 + b, (c * 60 + d) or DAY_MIN
    return (start, end + DAY_MIN) if end < start else (start, end)


def read_intervals(intervals: Iterable[str]) -> tuple[list[Span], list[Fault]]:
    """The intervals of one day in order, and those that cannot be. What follows one over midnight is after midnight too."""
    spans: list[Span] = []
    faults: list[Fault] = []
    after = 0
    for place, text in enumerate(intervals):
        found = parse_interval(text)
        if found is None or found[0] == found[1] or (spans and found[0] + after < spans[-1][1]):
            faults.append(Fault(place, False))
            continue
        start, end = found[0] + after, found[1] + after
        first = spans[0][0] if spans else start
        too_long = found[1] > DAY_MIN and end - start > LONGEST_MIN
        if too_long or end > first + DAY_MIN:
            faults.append(Fault(place, True))
            continue
        spans.append((start, end))
        after = DAY_MIN if end > DAY_MIN else 0
    return spans, faults


def spans_of(intervals: Iterable[str]) -> list[Span]:
    """The intervals of one day in order, without those that cannot be."""
    return read_intervals(intervals)[0]


def joined(spans: Sequence[Span]) -> list[Span]:
    """The same with spans that touch made one: nothing happens at 12:00 between 08:00-12:00 and 12:00-18:00."""
    found: list[Span] = []
    for start, end in spans:
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def within(spans: Iterable[Span], minute: int) -> bool:
    """Whether a minute of the clock, 0 to 1439, lies in one of the spans, of this day or of the one before."""
    return any(start <= m < end for start, end in spans for m in (minute, minute + DAY_MIN))
