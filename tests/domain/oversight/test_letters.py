"""A letter of supervision is answered within its days, and the answer is enough or not."""

import pytest

from server.domain.oversight import commands as c
from server.domain.oversight import refusal_codes as r
from server.domain.oversight.steps import due_of, letter_actions
from server.domain.oversight.words import LetterAction, LetterState
from tests.cases import LAND
from tests.oversight import Overseers

A, S = LetterAction, LetterState


def test_a_letter_is_answered_and_closed() -> None:
    here = Overseers()
    one = here.letter(unit=LAND)
    due = due_of(here.state, one)
    assert due is not None
    assert (due.due, letter_actions(one)) == ("2026-03-05", [A.ANSWER])
    here.do(c.AnswerLetter(one.id, one.seen, "r1", words="a"))
    assert (one.state, due_of(here.state, one), letter_actions(one)) == (
        S.ANSWERED,
        None,
        [A.SEND_BACK, A.CLOSE],
    )
    here.do(c.CloseLetter(one.id, one.seen, "s1"))
    assert (one.state, one.open, due_of(here.state, one)) == (S.CLOSED, False, None)
    assert [(deed.what, deed.by) for deed in one.deeds] == [("answer", "r1"), ("close", "s1")]


def test_an_answer_that_is_not_enough_goes_back_with_new_days() -> None:
    here = Overseers()
    one = here.letter()
    here.do(c.AnswerLetter(one.id, one.seen, "m1", words="a"))
    here.do(c.SendLetterBack(one.id, one.seen, "s1", words="b"), "2026-03-04T10:00")
    due = due_of(here.state, one)
    assert due is not None
    assert (one.state, due.due) == (S.SENT, "2026-03-09")


@pytest.mark.parametrize("days", [0, 61])
def test_a_letter_has_days_to_answer(days: int) -> None:
    with pytest.raises(r.DaysOutside):
        Overseers().letter(days=days)


def test_a_letter_that_is_elsewhere_changed_or_answered_is_refused() -> None:
    here = Overseers()
    one = here.letter()
    with pytest.raises(r.UnknownLetter):
        here.do(c.AnswerLetter("D1", 1, "m1", words="a"))
    with pytest.raises(r.UnknownLetter):
        here.do(c.AnswerLetter(one.id, 1, "m1", hall="transport", words="a"))
    with pytest.raises(r.ItemChanged):
        here.do(c.AnswerLetter(one.id, 2, "m1", words="a"))
    with pytest.raises(r.WrongStep):
        here.do(c.CloseLetter(one.id, 1, "s1"))
