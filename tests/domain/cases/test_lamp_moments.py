"""Which cases a lamp goes on for next, out of many."""

from math import inf

from server.domain.cases.lamp_schedule import LampMoments


def test_those_whose_moment_has_come_are_found_and_only_those() -> None:
    moments = {f"c{n}": float(n) for n in range(2500)} | {"never": inf}
    soon = LampMoments(moments.__getitem__)
    for case in moments:
        soon.changed(case)
    assert set(soon.due(7.0, 100)) == {f"c{n}" for n in range(8)}
    assert len(list(soon.due(2000.0, 100))) == 100


def test_one_whose_moment_has_moved_or_that_is_forgotten_is_not_found_at_the_old_one() -> None:
    moments = {"a": 1.0, "b": 2.0, "c": 3.0}
    soon = LampMoments(moments.__getitem__)
    for case in moments:
        soon.changed(case)
    assert set(soon.due(5.0, 9)) == {"a", "b", "c"}
    moments |= {"a": 9.0, "b": 8.0}
    soon.changed("a")
    soon.changed("b")
    soon.forget("c")
    assert list(soon.due(5.0, 9)) == []
    assert set(soon.due(9.0, 9)) == {"a", "b"}


def test_a_case_that_is_behind_one_that_has_moved_is_found() -> None:
    moments = {"a": 1.0, "b": 2.0}
    soon = LampMoments(moments.__getitem__)
    for case in moments:
        soon.changed(case)
    list(soon.due(0.0, 9))
    moments["b"] = 1.5
    soon.changed("b")
    assert set(soon.due(5.0, 9)) == {"a", "b"}


def test_a_case_that_changed_in_something_else_keeps_its_moment_and_is_found_once() -> None:
    soon = LampMoments({"a": 1.0}.__getitem__)
    for _ in range(2):
        soon.changed("a")
        assert list(soon.due(0.0, 9)) == []
    assert list(soon.due(1.0, 9)) == ["a"]
