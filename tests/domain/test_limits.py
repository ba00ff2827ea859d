"""When a limit is used up: the law's days, stops of the clock, and what stands in nobody's calendar yet."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from server.calendar.calendar import Calendar
from server.domain.cases.term_and_lamp import Pause, Term, TermDay, deadline, lamp, term
from server.domain.cases.words import DayUnit, DayUse, Lamp

CLOSE_H = 17
CHINA = Calendar("china")


def moment(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


def days_after(accepted: str, count: int = 400, calendar: Calendar = CHINA) -> Iterator[TermDay]:
    """The days of the calendar from the one after acceptance on, each closing at five."""
    first = date.fromisoformat(accepted)
    for n in range(1, count + 1):
        day = calendar.day(first + timedelta(n))
        yield TermDay(day.date, day.working, moment(f"{day.date}T{CLOSE_H}:00"), day.provisional)


def told(found: Term) -> list[tuple[str, str, int]]:
    return [(step.day.date[5:], step.use.value, step.number) for step in found.steps]


def test_day_one_is_the_next_working_day_and_rest_does_not_count() -> None:
    found = term(days_after("2026-12-04"), 3)
    assert told(found) == [
        ("12-05", "rest", 0), ("12-06", "rest", 0),
        ("12-07", "counted", 1), ("12-08", "counted", 2), ("12-09", "counted", 3),
    ]  # fmt: skip
    assert found.due == "2026-12-09"


def test_a_weekend_on_which_work_makes_up_for_a_holiday_counts() -> None:
    assert CHINA.day(date(2026, 5, 9)).why == "made_up"
    assert term(days_after("2026-05-08"), 1).due == "2026-05-09"


def test_twenty_days_over_a_new_year_that_nobody_announced_end_after_the_holiday_and_are_provisional() -> (
    None
):
    found = term(days_after("2026-12-04"), 20)
    assert (found.due, found.provisional) == ("2027-01-04", True)
    assert not term(days_after("2026-12-04"), 19).provisional


def test_a_stop_and_a_start_within_one_day_cost_nothing() -> None:
    pause = Pause(moment("2026-12-07T09:00"), moment("2026-12-07T16:59"))
    assert term(days_after("2026-12-04"), 3, pauses=[pause]).due == "2026-12-09"


def test_a_stop_over_a_weekend_costs_nothing_and_never_lands_on_a_sunday_night() -> None:
    pause = Pause(moment("2026-12-04T18:00"), moment("2026-12-06T23:59"))
    assert term(days_after("2026-12-04"), 3, pauses=[pause]).due == "2026-12-09"


def test_a_stop_moves_the_end_by_the_closes_of_business_at_which_the_clock_stood() -> None:
    pause = Pause(moment("2026-12-07T17:00"), moment("2026-12-09T17:00"))
    found = term(days_after("2026-12-04"), 3, pauses=[pause])
    assert [step.use for step in found.steps if step.day.working] == [
        DayUse.STOPPED, DayUse.STOPPED, DayUse.COUNTED, DayUse.COUNTED, DayUse.COUNTED,
    ]  # fmt: skip
    assert found.due == "2026-12-11"


def test_while_the_clock_stands_still_nobody_can_say_when_it_ends_and_nothing_more_is_used_up() -> None:
    pause = Pause(moment("2026-12-08T10:00"))
    found = term(days_after("2026-12-04"), 3, pauses=[pause])
    assert (found.due, found.ended) == ("", False)
    assert found.steps[-1].number == 1
    assert deadline(found) is None


def test_an_extension_counts_from_the_same_start_and_forgets_no_stop() -> None:
    pauses = [Pause(moment("2026-03-10T10:00"), moment("2026-03-12T10:00"))]
    assert term(days_after("2026-03-06"), 20, pauses=pauses).due == "2026-04-08"
    assert term(days_after("2026-03-06"), 20 + 10, pauses=pauses).due == "2026-04-22"


def test_natural_days_end_on_the_next_working_day() -> None:
    found = term(days_after("2026-11-25"), 3, DayUnit.NATURAL)
    assert told(found) == [
        ("11-26", "counted", 1), ("11-27", "counted", 2), ("11-28", "counted", 3),
        ("11-29", "carried", 3), ("11-30", "carried", 3),
    ]  # fmt: skip
    assert found.due == "2026-11-30"
    assert term(days_after("2026-11-25"), 2, DayUnit.NATURAL).due == "2026-11-27"


def test_a_natural_day_counts_on_which_nobody_works_unless_the_clock_stands_still() -> None:
    pause = Pause(moment("2026-11-28T00:00"), moment("2026-11-29T00:00"))
    assert term(days_after("2026-11-25"), 4, DayUnit.NATURAL, [pause]).due == "2026-11-30"


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        ("2026-12-07T17:00", Lamp.GREEN), ("2026-12-08T16:59", Lamp.GREEN), ("2026-12-08T17:00", Lamp.YELLOW),
        ("2026-12-09T16:59", Lamp.YELLOW), ("2026-12-09T17:00", Lamp.RED), ("2026-12-11T16:59", Lamp.RED),
        ("2026-12-11T17:00", Lamp.DOUBLE_RED),
    ],
)  # fmt: skip
def test_a_lamp_turns_at_closes_of_business(at: str, shown: Lamp) -> None:
    promise, law = (deadline(term(days_after("2026-12-04"), n)) for n in (3, 5))
    assert lamp(promise, law, moment(at)) is shown


def test_a_limit_of_one_day_is_yellow_from_the_beginning_and_one_that_is_not_known_is_green() -> None:
    one = deadline(term(days_after("2026-12-04"), 1))
    assert lamp(one, None, moment("2026-12-04T10:00")) is Lamp.YELLOW
    assert lamp(None, one, moment("2026-12-04T10:00")) is Lamp.YELLOW
    assert lamp(None, one, moment("2026-12-07T17:00")) is Lamp.DOUBLE_RED
    assert lamp(None, None, moment("2030-01-01T00:00")) is Lamp.GREEN


def by_the_hour(accepted: str, count: int, pauses: Sequence[tuple[int, int]]) -> str:
    """The same from the other end: an hour after the other, with a clock that is stopped and started."""
    running, left = True, count
    stops, starts = {a for a, b in pauses if b > a}, {b for a, b in pauses if b > a}
    day, hour, n = date.fromisoformat(accepted) + timedelta(1), 0, 0
    while True:
        if n in starts:
            running = True
        if n in stops:
            running = False
        if hour == CLOSE_H and running and CHINA.is_working(day):
            left -= 1
            if not left:
                return day.isoformat()
        n, hour = n + 1, hour + 1
        if hour == 24:
            day, hour = day + timedelta(1), 0


@st.composite
def spans(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Stops of the clock, in hours after the day of acceptance, none over another."""
    edges = sorted(draw(st.sets(st.integers(0, 60 * 24), max_size=8)))
    return list(zip(edges[::2], edges[1::2], strict=False))


@given(
    st.dates(date(2024, 1, 1), date(2026, 10, 1)).map(date.isoformat),
    st.integers(1, 45),
    spans(),
    st.randoms(),
)
@example("2026-09-24", 10, [(17, 41), (41, 65)], None)
def test_it_ends_when_a_simulation_by_the_hour_says_in_whatever_order_the_stops_are_told(
    accepted: str, count: int, stops: list[tuple[int, int]], order: object
) -> None:
    begin = moment(f"{accepted}T00:00") + 86400
    pauses = [Pause(begin + a * 3600, begin + b * 3600) for a, b in stops]
    if order is not None:
        order.shuffle(pauses)  # type: ignore[attr-defined]
    assert term(days_after(accepted), count, pauses=pauses).due == by_the_hour(accepted, count, stops)
