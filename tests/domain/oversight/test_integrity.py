"""Patterns that honest ratings do not have: each planted one is found with its evidence, and what is nearly one is not."""

from collections.abc import Sequence
from itertools import count

import pytest

from server.domain.oversight import integrity
from server.domain.oversight.integrity import PatternSeen, RatedService, RatingPattern, patterns
from server.domain.queue.tickets.words import RatingChannel

PAD, PHONE = RatingChannel.PAD, RatingChannel.PHONE
DELAYS = (4.0, 9.5, 6.2, 14.0, 5.1, 21.0, 7.7, 11.3)
"""Of people."""


def day(
    window: str,
    ratings: int,
    *,
    start: int = 1,
    apart_s: float = 600.0,
    delays: Sequence[float] = DELAYS,
    level: int = 5,
    channel: RatingChannel = PAD,
) -> list[RatedService]:
    """Services one after the other at a window, each rated."""
    ids = count(start)
    return [
        RatedService(
            next(ids),
            n * apart_s + delays[n % len(delays)],
            window,
            f"c{window}",
            level,
            channel,
            n * apart_s,
        )
        for n in range(ratings)
    ]


def seen(rows: Sequence[RatedService], month: Sequence[RatedService] = ()) -> list[tuple[str, str, int]]:
    return [(one.pattern.value, one.window, len(one.ratings)) for one in patterns(rows, month)]


def only(rows: Sequence[RatedService], month: Sequence[RatedService] = ()) -> PatternSeen:
    (found,) = patterns(rows, month)
    return found


def test_an_honest_day_shows_nothing() -> None:
    rows = [*day("1", 15), *day("2", 15, start=100, apart_s=610.0, channel=PHONE)]
    assert seen(rows, rows) == []
    assert seen([]) == []


def test_three_at_one_window_within_a_second_of_each_other_are_seen() -> None:
    rows = day("1", 3, apart_s=0.9, delays=(1.0,))
    found = only(rows)
    assert (found.pattern, found.window, found.clerks, found.ratings) == (
        RatingPattern.TOGETHER,
        "1",
        ("c1",),
        (1, 2, 3),
    )
    assert found.figures == {"ratings": 3.0, "within_s": 1.8}
    assert seen(day("1", 2, apart_s=0.9, delays=(1.0,))) == []
    assert seen(day("1", 3, apart_s=1.1, delays=(1.0,))) == []


def test_five_all_over_the_hall_are_seen_and_four_are_not() -> None:
    rows = [RatedService(n, 50.0 + n * 0.5, str(n), f"c{n}", 5, PHONE) for n in range(1, 6)]
    assert seen(rows) == [("together", "", 5)]
    assert seen(rows[:4]) == []


def test_what_is_said_of_a_window_is_not_said_of_the_hall_again() -> None:
    rows = day("1", 6, apart_s=0.2, delays=(1.0,))
    assert seen(rows) == [("together", "1", 6)]
    other = RatedService(99, 1.3, "2", "c2", 5, PHONE)
    assert seen([*rows, other]) == [("together", "1", 6), ("together", "", 7)], (
        "one more window belongs to it"
    )


def test_nothing_but_fives_at_a_window_is_seen_where_others_have_others() -> None:
    others = [*day("2", 460), *day("2", 40, start=900, level=4)]
    found = only([], [*day("1", 250), *others])
    assert (found.pattern, found.window, len(found.ratings)) == (RatingPattern.ALL_FIVES, "1", 250)
    assert found.figures["others_share"] == round(461 / 502, 4)
    assert found.figures["chance"] < integrity.FIVES_CHANCE
    assert seen([], [*day("1", 199), *others]) == [], "too few"
    assert seen([], [*day("1", 250), *day("1", 1, start=800, level=4), *others]) == [], "one other is enough"


def test_where_everybody_has_fives_nobody_stands_out() -> None:
    assert seen([], [*day("1", 250), *day("2", 300, start=500)]) == []
    assert seen([], day("1", 250)) == [], "an only window has nobody beside it"


def test_the_same_delay_after_every_service_is_seen() -> None:
    rows = day("1", 15, delays=(3.0, 3.4, 3.2, 3.9, 3.1, 3.3, 3.0, 20.0))
    found = only(rows)
    assert (found.pattern, found.window, len(found.ratings)) == (RatingPattern.SAME_DELAY, "1", 14)
    assert found.figures == {"ratings": 14.0, "delay_s": 3.0, "share": 0.933}
    assert 8 not in found.ratings, "the one that took 20 seconds is no evidence"
    assert seen(rows[:11]) == [], "too few to see a beat"
    assert seen(day("1", 15, delays=(3.0, 3.4, 8.0))) == [], "two thirds are no beat"


def test_a_beat_is_looked_for_at_the_pad_alone() -> None:
    assert seen(day("1", 15, delays=(3.0,), channel=PHONE)) == []
    rows = [RatedService(n, n * 600.0, "1", "c1", 5, PAD) for n in range(15)]
    assert seen(rows) == [], "the end of the service is not known"


@pytest.mark.parametrize(("channel", "found"), [(PAD, [("nobody_there", "1", 2)]), (PHONE, [])])
def test_a_pad_that_is_touched_while_nobody_sits_there_is_seen(
    channel: RatingChannel, found: list[tuple[str, str, int]]
) -> None:
    rows = [RatedService(n, n * 600.0, "1", "", 5, channel, occupied=n > 2) for n in range(1, 5)]
    assert seen(rows) == found
    assert [one.clerks for one in patterns(rows, [])] == [()] * len(found)


def test_what_somebody_who_works_here_has_sent_is_seen() -> None:
    rows = [RatedService(n, n * 600.0, "1", "c1", 5, PHONE, by_staff=n == 2) for n in range(1, 4)]
    assert only(rows).ratings == (2,)
    assert only(rows).pattern is RatingPattern.BY_STAFF
