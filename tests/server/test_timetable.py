"""The hall's day is not the calendar's: night halls, halls that never close, grace after midnight."""

from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from server.calendar.opening_hours import read_intervals, spans_of, within
from server.calendar.timetable import HallTimetable, Moment, Phase, asked
from server.config.hours_to_timetable import timetable_of
from server.config.schema import HoursSection

ZONE = "Asia/Shanghai"
SERVICE = (Phase.INTAKE, Phase.BREAK, Phase.GRACE)


def at(local: str, zone: str = ZONE) -> float:
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone)).timestamp()


def local(moment: float | None, zone: str = ZONE) -> str:
    return "" if moment is None else datetime.fromtimestamp(moment, ZoneInfo(zone)).isoformat()[:16]


def hall(*intervals: str, calendar: str = "daily", grace_min: int = 60, turn: str = "04:00") -> HallTimetable:
    hours = HoursSection(intervals=intervals, calendar=calendar, grace_min=grace_min, turn=turn)
    return timetable_of(hours, ZONE)


def story(table: HallTimetable, start: str, turns: int) -> list[tuple[str, str, str]]:
    """(when, the hall's day, phase) of the next turns."""
    found: list[tuple[str, str, str]] = []
    moment: float | None = at(start)
    for _ in range(turns):
        assert moment is not None
        now = table.at(moment)
        held = f" after {now.before[8:]}" + (" emptying" if now.emptying else "") if now.before else ""
        found.append((local(moment)[8:], now.day[8:], now.phase + held))
        moment = table.next_turn(moment)
    return found


def test_an_evening_hall_ends_its_day_after_midnight_with_its_grace() -> None:
    assert story(hall("18:00-24:00"), "2026-11-26T17:00", 5) == [
        ("26T17:00", "26", "before"),
        ("26T18:00", "26", "intake"),
        ("27T00:00", "26", "grace"),
        ("27T01:00", "26", "closed"),
        ("27T04:00", "27", "before"),
    ]


def test_an_interval_over_midnight_belongs_to_the_day_on_which_it_began() -> None:
    friday = story(hall("20:00-02:00", "02:30-05:00", calendar="weekdays"), "2026-11-27T20:00", 6)
    assert friday == [
        ("27T20:00", "27", "intake"),
        ("28T02:00", "27", "break"),
        ("28T02:30", "27", "intake"),
        ("28T05:00", "27", "grace"),
        ("28T06:00", "28", "closed"),  # a Saturday
        ("29T04:00", "29", "closed"),
    ]


def test_a_hall_that_never_closes_turns_its_day_at_the_turn_once_nobody_is_left() -> None:
    assert story(hall("00:00-24:00"), "2026-11-26T12:00", 5) == [
        ("26T12:00", "26", "intake"),
        ("27T04:00", "27", "intake after 26"),
        ("27T05:00", "27", "intake after 26 emptying"),
        ("27T06:00", "27", "intake"),
        ("28T04:00", "28", "intake after 27"),
    ]
    assert hall("00:00-24:00", turn="02:30").at(at("2026-11-27T02:29")).day == "2026-11-26"
    assert hall("00:00-24:00", turn="02:30").at(at("2026-11-27T02:30")).day == "2026-11-27"


def test_a_hall_that_never_closes_on_working_days_is_closed_at_the_weekend() -> None:
    assert story(hall("00:00-24:00", calendar="weekdays"), "2026-11-27T12:00", 6) == [
        ("27T12:00", "27", "intake"),
        ("28T00:00", "27", "grace"),
        ("28T01:00", "27", "closed"),
        ("28T04:00", "28", "closed"),
        ("29T04:00", "29", "closed"),
        ("30T00:00", "30", "intake"),
    ]


def test_a_hall_with_a_natural_hour_at_which_its_day_begins_turns_then() -> None:
    table = hall("06:00-18:00", "18:00-06:00")
    assert [table.at(at(f"2026-11-27T{t}")).day[8:] for t in ("05:59", "06:00")] == ["26", "27"]


def test_a_grace_that_runs_into_the_next_day_is_not_cut() -> None:
    table = hall("08:00-24:00", grace_min=600)
    assert story(table, "2026-11-26T23:00", 5) == [
        ("26T23:00", "26", "intake"),
        ("27T00:00", "26", "grace"),
        ("27T08:00", "27", "intake after 26"),
        ("27T09:00", "27", "intake after 26 emptying"),
        ("27T10:00", "27", "intake"),
    ]


def test_a_day_that_overlaps_the_next_goes_on_while_somebody_is_left() -> None:
    early = Moment("2026-11-27", Phase.INTAKE, "2026-11-26")
    late = early._replace(emptying=True)
    assert asked(early, "2026-11-26", True) == ("2026-11-26", Phase.INTAKE, False)
    assert asked(late, "2026-11-26", True) == ("2026-11-26", Phase.GRACE, False)
    assert asked(late, "2026-11-26", False) == ("2026-11-27", Phase.INTAKE, True)
    assert asked(late, "2026-11-25", True) == ("2026-11-27", Phase.INTAKE, False)
    assert asked(late, "", True) == ("2026-11-27", Phase.INTAKE, False)


@pytest.mark.parametrize(
    ("intervals", "now", "opens"),
    [
        (["20:00-02:00"], "2026-11-27T01:00", "2026-11-27T20:00"),
        (["20:00-02:00"], "2026-11-27T03:00", "2026-11-27T20:00"),
        (["18:00-24:00"], "2026-11-27T00:30", "2026-11-27T18:00"),
        (["00:00-24:00"], "2026-11-27T12:00", "2026-11-28T04:00"),
        (["00:00-24:00"], "2026-11-27T05:30", "2026-11-27T06:00"),
        (["00:00-12:00", "13:00-24:00"], "2026-11-27T12:30", "2026-11-27T13:00"),
        (["08:00-12:00", "12:00-18:00"], "2026-11-27T09:00", "2026-11-28T08:00"),
    ],
)
def test_a_night_hall_knows_when_it_opens_again(intervals: list[str], now: str, opens: str) -> None:
    assert local(hall(*intervals).opens_after(at(now))) == opens


def test_a_day_ends_when_the_next_one_may_begin() -> None:
    table = hall("20:00-02:00")
    assert local(table.day_ends("2026-11-26", at("2026-11-27T00:30"))) == "2026-11-27T04:00"
    never = hall("00:00-24:00")
    assert local(never.day_ends("2026-11-26", at("2026-11-27T00:30"))) == "2026-11-27T04:00"
    # Somebody was left at four: the hall's day is still the one before, and ends within these two hours.
    assert local(never.day_ends("2026-11-26", at("2026-11-27T04:30"))) == "2026-11-27T05:00"
    assert local(never.day_ends("2026-11-26", at("2026-11-27T05:30"))) == "2026-11-27T06:00"


@pytest.mark.parametrize(
    ("intervals", "first", "last"),
    [
        (["08:30-12:00", "13:30-17:30"], "2026-11-27T08:30", "2026-11-27T17:30"),
        (["18:00-24:00"], "2026-11-27T18:00", "2026-11-28T00:00"),
        (["20:00-02:00"], "2026-11-27T20:00", "2026-11-28T02:00"),
        (["00:00-24:00"], "2026-11-27T04:00", "2026-11-28T04:00"),
    ],
)
def test_the_span_of_a_day_is_known_for_every_time_that_the_file_allows(
    intervals: list[str], first: str, last: str
) -> None:
    span = hall(*intervals).span("2026-11-27")
    assert span is not None
    assert (local(span[0]), local(span[1])) == (first, last)
    assert hall(*intervals).span("no date") is None


def test_which_halls_work_over_midnight() -> None:
    assert [
        hall(*x).overnight for x in (["08:00-18:00"], ["18:00-24:00"], ["20:00-02:00"], ["00:00-24:00"])
    ] == [False, False, True, True]


# Whatever the hours


class Hours(NamedTuple):
    intervals: tuple[str, ...]
    grace_min: int
    turn: str
    calendar: str
    closed: tuple[str, ...]


FIRST = date(2026, 10, 20)
"""In Berlin the clocks go back on the 25th."""
DAYS = 10


def clock(minute: int) -> str:
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"


@st.composite
def hours(draw: st.DrawFn) -> Hours:
    start = draw(st.integers(0, 95)) * 15
    cuts = sorted(draw(st.sets(st.integers(1, 96), min_size=1, max_size=5)))
    edges = [start, *(start + 15 * cut for cut in cuts)]
    edges = edges[: len(edges) // 2 * 2]
    spans = [
        (a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if not a < 1440 < b or b - a <= 1080
    ]
    texts = tuple(f"{clock(a)}-{'24:00' if b % 1440 == 0 else clock(b)}" for a, b in spans)
    closed = draw(st.sets(st.integers(0, DAYS), max_size=4))
    return Hours(
        texts,
        draw(st.integers(0, 40)) * 15,
        clock(draw(st.integers(0, 47)) * 15),
        draw(st.sampled_from(["daily", "weekdays"])),
        tuple((FIRST + timedelta(n)).isoformat() for n in closed),
    )


USABLE = hours().filter(lambda h: bool(h.intervals) and not read_intervals(h.intervals)[1])
MINUTES = st.lists(st.integers(0, DAYS * 1440), min_size=1, max_size=12)
ZONES = st.sampled_from([ZONE, "Europe/Berlin"])


def table_of(h: Hours, zone: str) -> HallTimetable:
    section = HoursSection(
        intervals=h.intervals, grace_min=h.grace_min, turn=h.turn, calendar=h.calendar, closed_days=h.closed
    )
    return timetable_of(section, zone)


def moments(minutes: list[int], zone: str) -> list[float]:
    begin = at(f"{FIRST}T00:00", zone)
    return [begin + minute * 60 for minute in minutes]


@settings(max_examples=60, deadline=None)
@given(USABLE, MINUTES, ZONES)
@example(
    Hours(("00:00-14:00",), 600, "00:00", "daily", ()), [0], ZONE
)  # its grace ends as the next day begins
def test_the_halls_day_never_goes_back_and_never_changes_while_people_are_served(
    h: Hours, minutes: list[int], zone: str
) -> None:
    table = table_of(h, zone)
    for moment in moments(sorted(minutes), zone)[:3]:
        before = table.at(moment)
        for _ in range(4):
            turn = table.next_turn(moment)
            assert turn is not None
            then = table.at(turn)
            assert then.day >= before.day
            if then.day != before.day and before.phase in SERVICE:
                assert then.before == before.day or then.phase not in SERVICE
            moment, before = turn, then


@settings(max_examples=60, deadline=None)
@given(USABLE, MINUTES)
def test_numbers_are_given_out_in_the_intervals_of_working_days_and_at_no_other_time(
    h: Hours, minutes: list[int]
) -> None:
    table, spans = table_of(h, ZONE), spans_of(h.intervals)

    def works(day: date) -> bool:
        return day.isoformat() not in h.closed and (h.calendar == "daily" or day.weekday() < 5)

    for moment in moments(minutes, ZONE):
        now = datetime.fromtimestamp(moment, ZoneInfo(ZONE))
        minute = now.hour * 60 + now.minute
        today, yesterday = now.date(), now.date() - timedelta(1)
        wanted = (works(today) and any(a <= minute < b for a, b in spans)) or (
            works(yesterday) and any(a <= minute + 1440 < b for a, b in spans)
        )
        assert (table.at(moment).phase is Phase.INTAKE) == wanted
        assert not wanted or within(spans, minute)


@settings(max_examples=60, deadline=None)
@given(USABLE, MINUTES, ZONES)
def test_the_opening_that_is_announced_is_the_one_that_comes(h: Hours, minutes: list[int], zone: str) -> None:
    table = table_of(h, zone)
    for moment in moments(minutes, zone)[:4]:
        opens = table.opens_after(moment)
        assert opens is not None
        assert opens > moment
        assert table.at(opens).phase is Phase.INTAKE
        if table.at(moment).phase is not Phase.INTAKE:
            between = [moment + (opens - moment) * n / 7 for n in range(7)]
            assert all(table.at(x).phase is not Phase.INTAKE for x in [*between, opens - 1])


@settings(max_examples=60, deadline=None)
@given(USABLE, MINUTES, ZONES)
def test_between_two_turns_nothing_changes(h: Hours, minutes: list[int], zone: str) -> None:
    table = table_of(h, zone)
    for moment in moments(minutes, zone)[:4]:
        turn = table.next_turn(moment)
        assert turn is not None
        fresh = table_of(h._replace(grace_min=h.grace_min), zone)
        for x in [moment + (turn - moment) * n / 5 for n in range(5)]:
            assert fresh.at(x) == table.at(moment)
        assert fresh.at(turn) != table.at(moment)


@settings(max_examples=60, deadline=None)
@given(USABLE)
def test_who_waits_at_the_end_of_the_last_interval_has_the_whole_grace(h: Hours) -> None:
    table, last = table_of(h, ZONE), spans_of(h.intervals)[-1][1]
    for n in range(DAYS):
        day = FIRST + timedelta(n)
        if day.isoformat() in h.closed or (h.calendar == "weekdays" and day.weekday() > 4):
            continue
        end = at(f"{day}T00:00") + last * 60
        for minute in range(0, h.grace_min, 15):
            now = table.at(end + minute * 60)
            assert now.phase in SERVICE
            assert now.day == day.isoformat() or now.before == day.isoformat() or now.day > day.isoformat()
            if now.day > day.isoformat() and not now.before:  # two hours into the next day
                assert minute * 60 + end >= at(f"{now.day}T00:00") + 120 * 60
