"""The steps of a matter in the columns of its flow chart."""

from server.domain.cases.catalogue.columns import FlowPlace, columns
from server.domain.cases.catalogue.matter import FlowStep
from tests.cases import CHAIN, TITLE
from tests.halls import name


def flow(**after: str) -> list[FlowStep]:
    """`flow(a="", b="a")`: b comes after a; departments do not matter here."""
    return [
        FlowStep(id=id, department="x", name=name(id), after=tuple(first.split()))
        for id, first in after.items()
    ]


def test_steps_of_which_none_waits_stand_in_one_column() -> None:
    assert columns(TITLE.flow) == [[FlowPlace("housing"), FlowPlace("land")]]


def test_steps_that_wait_for_one_another_have_a_column_each() -> None:
    assert columns(flow(a="", b="a", c="b")) == [
        [FlowPlace("a")],
        [FlowPlace("b", before=(0,))],
        [FlowPlace("c", before=(0,))],
    ]


def test_one_step_then_two_side_by_side_then_one_that_waits_for_both() -> None:
    assert columns(CHAIN.flow) == [
        [FlowPlace("a")],
        [FlowPlace("b", before=(0,)), FlowPlace("c", before=(0,))],
        [FlowPlace("d", before=(0, 1))],
    ]


def test_a_step_stands_behind_the_longest_way_to_it_and_lines_go_past_what_they_skip() -> None:
    assert columns(flow(a="", b="", c="b", d="c a")) == [
        [FlowPlace("a"), FlowPlace("b")],
        [FlowPlace("a", passing=True, before=(0,)), FlowPlace("c", before=(1,))],
        [FlowPlace("d", before=(0, 1))],
    ]


def test_the_line_of_a_step_that_nothing_waits_for_goes_on_to_the_decision() -> None:
    assert columns(flow(a="", b="a", c="b", alone=""))[1:] == [
        [FlowPlace("b", before=(0,)), FlowPlace("alone", passing=True, before=(1,))],
        [FlowPlace("c", before=(0,)), FlowPlace("alone", passing=True, before=(1,))],
    ]


def test_what_is_waited_for_anyhow_has_no_line_of_its_own() -> None:
    assert columns(flow(a="", b="a", c="a b")) == [
        [FlowPlace("a")],
        [FlowPlace("b", before=(0,))],
        [FlowPlace("c", before=(0,))],
    ]


def test_one_line_serves_all_who_wait_for_a_step_as_far_as_the_last_of_them() -> None:
    found = columns(flow(a="", z="", b="z", c="b", d="c a", e="b a", f="d"))
    assert [[(p.step, p.passing) for p in column] for column in found] == [
        [("a", False), ("z", False)],
        [("a", True), ("b", False)],
        [("a", True), ("e", False), ("c", False)],
        [("d", False), ("e", True)],
        [("f", False), ("e", True)],
    ]


def test_the_order_of_the_catalogue_gives_way_where_lines_would_cross() -> None:
    found = columns(flow(a="", b="", late="b", early="a"))
    assert [place.step for place in found[1]] == ["early", "late"]


def test_without_steps_there_are_no_columns() -> None:
    assert columns(()) == []
