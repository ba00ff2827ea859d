"""A year of working days that somebody has entered."""

import pytest
from msgspec import structs

from server.calendar.calendar import Calendar
from server.domain.calendar import Table
from server.domain.cases import commands as c
from server.domain.cases import refusal_codes as r
from server.domain.cases.calendar.events import CalendarSet, MovedDue
from server.domain.cases.views.calendar import moves_view
from server.domain.cases.views.case import limits_view
from server.domain.cases.words import Decision
from tests.cases import CHAIN, TITLE, Office
from tests.halls import name

REST, WORK = name("元旦"), name("调休")
YEAR = Table("国办发明电〔2026〕9号", True, {f"2027-01-0{n}": REST for n in (1, 2, 3)}, {"2027-01-09": WORK})
"""Three days off, and the Saturday after made up for one."""


def in_december(*matters: object) -> Office:
    del matters
    return Office([TITLE, CHAIN], at="2026-12-14T10:00")


def test_a_year_that_is_entered_moves_the_dates_that_reach_into_it_and_lists_them() -> None:
    office = in_december()
    long, short = office.accepted("chain"), office.accepted()
    before = office.state.deadlines_of(long).promise
    assert before is not None
    assert (before.due, before.provisional) == ("2027-01-12", True)
    (event,) = office.do(c.SetCalendar(2027, YEAR, "m1"))
    assert isinstance(event, CalendarSet)
    assert [(m.case, m.limit, m.before, m.after) for m in event.moved] == [
        (long.id, "promise", "2027-01-12", "2027-01-11")
    ]
    after = office.state.deadlines_of(long).promise
    assert after is not None
    assert (after.due, after.provisional) == ("2027-01-11", False)
    assert office.state.facts.moves is not None
    assert (office.state.facts.moves.year, office.state.facts.moves.cases) == (2027, event.moved)
    assert short.open
    listed = [*event.moved, MovedDue("gone", "law", "2027-01-01", "2027-01-04")]
    view = moves_view(office.state, 2027, listed, "@now", "王管理")
    assert (view.count, [(line.case, line.name.zh) for line in view.lines]) == (
        2, [(long.id, "工程许可"), ("gone", "")],
    )  # fmt: skip


def test_a_day_of_rest_on_the_way_to_a_limit_says_which_holiday_it_is() -> None:
    office = in_december()
    case = office.accepted("chain")
    office.do(c.SetCalendar(2027, YEAR, "m1"))
    names = {day.date: day.name for day in limits_view(office.state, case).promise}
    assert (names["2027-01-01"], names["2026-12-20"]) == (REST, None), "a common Sunday has none"
    assert names["2027-01-09"] is None, "a day that is worked"


def test_the_same_year_again_changes_nothing_and_another_word_counts_instead() -> None:
    office = in_december()
    case = office.accepted("chain")
    office.do(c.SetCalendar(2027, YEAR, "m1"))
    assert office.do(c.SetCalendar(2027, YEAR, "m1")) == []
    office.do(c.SetCalendar(2027, structs.replace(YEAR, work={}), "m1"))
    due = office.state.deadlines_of(case).promise
    assert due is not None
    assert due.due == "2027-01-12"


def test_what_is_decided_or_has_ended_is_not_listed() -> None:
    office = in_december()
    case = office.accepted("chain")
    office.decide(case, "a", Decision.REFUSED)
    office.do(c.WithdrawCase(office.accepted("chain").id, 3, "c01"))
    (event,) = office.do(c.SetCalendar(2027, YEAR, "m1"))
    assert isinstance(event, CalendarSet)
    assert [m.case for m in event.moved] == [case.id], "its citizen waits for the result still"


@pytest.mark.parametrize(
    ("rest", "work"),
    [
        ({}, {}),
        ({"2026-01-01": REST}, {}),
        ({"2027-02-30": REST}, {}),
        ({"2027-01-01": REST}, {"2027-01-04": WORK}),
        ({"2027-01-02": REST}, {"2027-01-02": WORK}),
    ],
    ids=["empty", "another year", "no date", "a Monday made up", "both"],
)
def test_a_year_that_cannot_be_is_refused(rest: dict[str, object], work: dict[str, object]) -> None:
    with pytest.raises(r.InvalidCalendar):
        in_december().do(
            c.SetCalendar(2027, Table("x", True, dict.fromkeys(rest, REST), dict.fromkeys(work, WORK)), "m")
        )


def test_the_operators_own_days_go_before_what_was_entered() -> None:
    from datetime import date

    known = Calendar("china", opened=["2027-01-02"]).knowing({2027: YEAR})
    assert [known.is_working(date(2027, 1, day)) for day in (1, 2, 3, 4, 9)] == [
        False,
        True,
        False,
        True,
        True,
    ]
    assert known.announced(2027)
