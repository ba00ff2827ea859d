"""A department's list in order, while cases change one by one and time goes on."""

from math import inf

from hypothesis import given
from hypothesis import strategies as st

from server.domain.cases.urgency import Placed, Urgency


def at_work_out(urgency: Urgency, at: float, most: int) -> int:
    """In how many goes."""
    goes = 1
    while urgency.work_out(at, most):
        goes += 1
    return goes


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 20), st.booleans()), max_size=60), st.integers(1, 30)
)
def test_the_list_is_what_sorting_everything_anew_would_give(
    steps: list[tuple[int, int, bool]], most: int
) -> None:
    """A case is late from its due moment on; each step another due, a case gone, or a look at some moment."""
    due = {f"c{n}": float(n) for n in range(10)}

    def place(case: str, at: float) -> tuple[list[Placed], float]:
        if case not in due:
            return [], inf
        late = due[case] <= at
        return [Placed(0 if late else 3, f"{due[case]:04}", case, "t")], inf if late else due[case]

    urgency = Urgency(place, due)
    for n, moment, goes in steps:
        case = f"c{n}"
        if goes:
            due.pop(case, None)
        else:
            due[case] = float(moment)
        urgency.changed(case)
        at = float(moment)  # sometimes earlier than before: a clock that was set back
        expected = sorted(part for case in due for part in place(case, at)[0])
        assert list(urgency.first(most, at)) == expected[:most]
        assert len(urgency) == len(expected)
        assert {lamp: count for lamp, count in urgency.lamps.items() if count} == {
            lamp: count for lamp in (0, 3) if (count := sum(part.lamp == lamp for part in expected))
        }


def test_many_are_put_in_their_places_in_slices() -> None:
    urgency = Urgency(lambda case, _at: ([Placed(3, "", case, "t")], inf), [f"c{n:03}" for n in range(250)])
    assert urgency.waiting
    assert at_work_out(urgency, 0.0, 100) == 3
    assert not urgency.waiting
    assert len(list(urgency.first(200, 0.0))) == 200


def test_a_moment_that_has_moved_on_makes_nothing_late() -> None:
    due = {"a": 5.0, "b": 9.0}
    urgency = Urgency(
        lambda case, at: (
            [Placed(0 if due[case] <= at else 3, "", case, "t")],
            due[case] if due[case] > at else inf,
        ),
        due,
    )
    assert [part.lamp for part in urgency.first(9, 0.0)] == [3, 3]
    due["a"] = 20.0
    urgency.changed("a")
    assert [part.lamp for part in urgency.first(9, 1.0)] == [3, 3]
    assert [(part.case, part.lamp) for part in urgency.first(9, 10.0)] == [("b", 0), ("a", 3)]
    assert [part.lamp for part in urgency.first(9, 25.0)] == [0, 0]
