"""A line keeps its order whoever comes, goes or is put in between."""

from random import Random

import pytest

from server.domain.queue.line import BEHIND, Line, Place


def place(since: float, order: int) -> Place:
    return (since, order, f"t{order}")


def line_of(*sinces: float) -> Line:
    line = Line()
    for order, since in enumerate(sinces):
        line.add(place(since, order))
    return line


def test_who_started_earlier_stands_before_whoever_came_earlier():
    line = line_of(10, 20, 15)
    assert list(line) == [place(10, 0), place(15, 2), place(20, 1)]
    assert (line.before((15, 0)), line.before((15, 3)), line.before((99, 0))) == (1, 2, 3)
    assert (line.head(), line.at(2), line.at(3)) == (place(10, 0), place(20, 1), None)


def test_whoever_does_not_stand_there_cannot_go():
    line = line_of(10, 20)
    for nobody in (place(5, 7), place(15, 7), place(25, 7)):
        with pytest.raises(ValueError, match="not in this line"):
            line.remove(nobody)
    line.remove(place(10, 0))
    with pytest.raises(ValueError, match="not in this line"):
        line.remove(place(10, 0))
    line.remove(place(20, 1))
    with pytest.raises(ValueError, match="not in this line"):
        line.remove(place(20, 1))
    assert len(line) == 0


def test_those_who_have_gone_are_not_kept_for_ever():
    line = Line()
    for order in range(50 * BEHIND):
        line.add(place(order, order))
        if order >= 10:
            line.remove(line.head())
    assert [order for _, order, _ in line] == list(range(50 * BEHIND - 10, 50 * BEHIND))
    kept = line._places  # pyright: ignore[reportPrivateUsage]
    assert len(kept) <= BEHIND + 12


def test_a_line_is_the_sorted_list_of_its_places_after_ten_thousand_moves():
    dice, line, model = Random(20261129), Line(), list[Place]()
    for order in range(10_000):
        if model and dice.random() < 0.5:
            gone = model.pop(0 if dice.random() < 0.7 else dice.randrange(len(model)))
            line.remove(gone)
        else:
            came = place(dice.choice((order, order - dice.randrange(40))), order)
            line.add(came)
            model.append(came)
            model.sort()
        if order % 50 == 0:
            assert (list(line), len(line)) == (model, len(model))
            middle = len(model) // 2
            if model:
                assert (line.head(), line.at(middle)) == (model[0], model[middle])
                assert line.before(model[middle][:2]) == middle
