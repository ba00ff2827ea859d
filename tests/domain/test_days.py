"""What the calendar says of one day, from several sources and the operator's own word."""

from collections.abc import Sequence

import pytest

from server.domain.calendar import Day, OwnDays, Table, day_of, plain_day
from server.domain.language import Text

FEAST = Text("节", "Feast")


def table(source: str, announced: bool, rest: Sequence[str] = (), work: Sequence[str] = ()) -> Table:
    return Table(source, announced, dict.fromkeys(rest, FEAST), dict.fromkeys(work, FEAST))


def test_the_second_source_serves_where_the_first_ends() -> None:
    law, second = table("law", False, ["2027-01-01"]), table("second", True, ["2027-01-01"], ["2027-01-09"])
    found = day_of("2027-01-09", 6, [second, law])
    assert (found.working, found.why, found.provisional, found.source) == (True, "made_up", False, "second")


def test_where_two_announced_sources_disagree_the_first_counts_and_the_day_says_so() -> None:
    both = [table("first", True, ["2026-05-04"]), table("second", True), table("law", False)]
    found = day_of("2026-05-04", 1, both)
    assert (found.working, found.disputed) == (False, "second")
    assert day_of("2026-05-05", 2, both).disputed == ""


def test_what_the_law_alone_says_disputes_nothing() -> None:
    found = day_of("2026-01-04", 7, [table("first", True, [], ["2026-01-04"]), table("law", False)])
    assert (found.working, found.disputed) == (True, "")


def test_the_operators_days_go_before_every_source() -> None:
    own = OwnDays(frozenset({"2026-10-01", "2026-10-02"}), frozenset({"2026-10-02", "2026-06-10"}))
    published = [table("first", True, ["2026-10-01", "2026-10-02"])]
    found = [
        day_of(day, weekday, published, own)
        for day, weekday in (("2026-10-01", 4), ("2026-10-02", 5), ("2026-06-10", 3))
    ]
    assert [(day.working, day.why, day.source) for day in found] == [
        (True, "opened", "operator"),
        (False, "closed", "operator"),
        (False, "closed", "operator"),
    ]


def test_a_day_that_an_announced_source_does_not_name_goes_by_monday_to_friday() -> None:
    first = [table("first", True, ["2026-10-01"], ["2026-10-10"])]
    assert [day_of(day, weekday, first) for day, weekday in (
        ("2026-10-01", 4), ("2026-10-09", 5), ("2026-10-10", 6), ("2026-10-11", 7),
    )] == [
        Day("2026-10-01", False, "holiday", FEAST, source="first"),
        Day("2026-10-09", True, "weekday", source="first"),
        Day("2026-10-10", True, "made_up", FEAST, source="first"),
        Day("2026-10-11", False, "weekend", source="first"),
    ]  # fmt: skip


def test_of_a_year_that_nobody_announced_any_source_that_knows_of_rest_is_believed_for_now() -> None:
    law, other = table("law", False, ["2027-01-01"]), table("other", False, ["2027-02-05"])
    found = [day_of(day, 5, [law, other]) for day in ("2027-01-01", "2027-02-05", "2027-03-05")]
    assert found == [
        Day("2027-01-01", False, "holiday", FEAST, provisional=True, source="law"),
        Day("2027-02-05", False, "holiday", FEAST, provisional=True, source="other"),
        Day("2027-03-05", True, "weekday", provisional=True, source="law"),
    ]


def test_a_year_without_any_source_goes_by_monday_to_friday_and_says_that_this_is_not_certain() -> None:
    assert day_of("2031-10-01", 3, ()) == Day("2031-10-01", True, "weekday", provisional=True)
    assert day_of("2031-10-04", 6, ()) == Day("2031-10-04", False, "weekend", provisional=True)


def test_a_year_that_the_operator_entered_is_certain_also_on_days_that_were_not_named() -> None:
    own = OwnDays(years=frozenset({2031}))
    assert day_of("2031-03-05", 3, (), own) == Day("2031-03-05", True, "weekday", source="operator")
    assert day_of("2032-03-05", 5, (), own).provisional


@pytest.mark.parametrize(
    ("weekday", "every_day", "working", "why"),
    [
        (5, False, True, "weekday"),
        (6, False, False, "weekend"),
        (5, True, True, "every_day"),
        (7, True, True, "every_day"),
    ],
)
def test_a_calendar_without_holidays_knows_the_week_or_no_rest_at_all(
    weekday: int, every_day: bool, working: bool, why: str
) -> None:
    found = plain_day("2026-10-01", weekday, every_day=every_day)
    assert (found.working, found.why, found.provisional, found.source) == (working, why, False, "")


def test_the_operators_days_go_before_a_calendar_without_holidays_too() -> None:
    own = OwnDays(frozenset({"2026-10-03"}), frozenset({"2026-10-02"}))
    assert plain_day("2026-10-03", 6, own) == Day("2026-10-03", True, "opened", source="operator")
    closed = plain_day("2026-10-02", 5, own, every_day=True)
    assert closed == Day("2026-10-02", False, "closed", source="operator")
