"""Questions, complaints, what could not be done: numbered, given to somebody, answered, called about, opened again once."""

import pytest
from msgspec import structs

from server.domain.cases.number import is_whole
from server.domain.oversight import commands as c
from server.domain.oversight import refusal_codes as r
from server.domain.oversight.concerns.concern import ConcernAbout, apart
from server.domain.oversight.steps import concern_actions, due_of
from server.domain.oversight.words import CallResult, ConcernAction, ConcernState, Difficulty
from tests.cases import LAND
from tests.oversight import SETTINGS, Overseers

A, S = ConcernAction, ConcernState
CLERK = ConcernAbout(window="3", clerk="c03")


def test_a_complaint_is_given_to_somebody_answered_and_the_citizen_called() -> None:
    here = Overseers()
    one = here.concern()
    assert (one.state, concern_actions(one)) == (S.RAISED, [A.ASSIGN])
    here.assign(one, unit=LAND)
    assert (one.unit, concern_actions(one)) == (LAND, [A.ASSIGN, A.REPLY])
    here.answer(one)
    assert (one.state, concern_actions(one)) == (S.REPLIED, [A.CALL_BACK])
    here.ring(one)
    assert (one.state, one.open) == (S.CLOSED, False)
    assert [deed.what for deed in one.deeds] == ["assign", "reply", "call_back"]


def test_numbers_have_a_letter_a_day_a_serial_and_a_check_character() -> None:
    here = Overseers()
    first, second = here.concern(), here.concern()
    assert first.id.startswith("S3704032026030200001")
    assert second.id.startswith("S3704032026030200002")
    assert is_whole(first.id[1:])
    here.at -= 86_400
    assert here.concern().id.startswith("S3704032026030200003"), "a clock set back gives no number twice"
    assert here.concern(at="2026-03-03T10:00").id.startswith("S3704032026030300001")
    assert here.letter().id.startswith("D3704032026030300002")


@pytest.mark.parametrize(
    ("difficulty", "due"),
    [
        (Difficulty.AT_ONCE, "2026-03-03"),
        (Difficulty.SIMPLE, "2026-03-05"),
        (Difficulty.NORMAL, "2026-03-09"),
        (Difficulty.HARD, "2026-03-16"),
        (Difficulty.COMPLEX, "2026-03-23"),
    ],
)
def test_the_limit_goes_by_how_difficult_it_is(difficulty: Difficulty, due: str) -> None:
    here = Overseers()
    one = here.concern()
    here.assign(one, difficulty)
    found = due_of(here.state, one)
    assert found is not None
    assert found.due == due


def test_giving_it_on_to_somebody_else_gains_no_time() -> None:
    here = Overseers()
    one = here.concern()
    here.assign(one)
    here.assign(one, unit=LAND, at="2026-03-05T10:00")
    found = due_of(here.state, one)
    assert found is not None
    assert (one.unit, found.due) == (LAND, "2026-03-09")


def test_before_it_is_given_to_anybody_and_after_the_reply_days_run_too() -> None:
    here = Overseers()
    one = here.concern()
    first = due_of(here.state, one)
    here.assign(one)
    here.answer(one)
    last = due_of(here.state, one)
    assert first is not None
    assert last is not None
    assert (first.due, last.due) == ("2026-03-03", "2026-03-05")
    here.ring(one)
    assert due_of(here.state, one) is None


def test_it_is_kept_apart_from_whom_it_is_about_and_from_their_department() -> None:
    here = Overseers()
    one = here.concern(about=structs.replace(CLERK, department=LAND))
    assert apart(one, "c03")
    assert apart(one, "r1", (LAND,))
    assert not apart(one, "m1")
    assert not apart(here.concern(), "")
    with pytest.raises(r.AboutYourself):
        here.assign(one, by="c03")
    with pytest.raises(r.NotForThem):
        here.assign(one, unit=LAND)
    here.assign(one)
    with pytest.raises(r.AboutYourself):
        here.answer(one, departments=(LAND,))


def test_whoever_cannot_be_called_has_the_reply_as_the_end_of_it() -> None:
    here = Overseers()
    one = here.concern(contact="", named=False)
    here.assign(one)
    here.answer(one)
    assert one.state is S.CLOSED


def test_where_names_are_asked_for_nothing_is_taken_without_one() -> None:
    here = Overseers(structs.replace(SETTINGS, anonymous=False))
    with pytest.raises(r.NameNeeded):
        here.concern(named=False)
    here.concern()


def test_the_citizen_opens_it_again_once() -> None:
    here = Overseers()
    one = here.concern()
    with pytest.raises(r.WrongStep):
        here.do(c.ReopenConcern(item=one.id, words="no"))
    here.assign(one)
    here.answer(one)
    here.do(c.ReopenConcern(item=one.id, words="no"), "2026-03-04T10:00")
    assert (one.state, one.reopened) == (S.ASSIGNED, True)
    found = due_of(here.state, one)
    assert found is not None
    assert found.due == "2026-03-11", "its days begin anew"
    here.answer(one)
    with pytest.raises(r.ReopenedBefore):
        here.do(c.ReopenConcern(item=one.id, words="no"))
    here.ring(one, CallResult.UNSATISFIED)
    assert one.state is S.CLOSED, "once"


def test_whoever_is_not_satisfied_when_called_has_it_opened_again() -> None:
    here = Overseers()
    one = here.concern()
    here.assign(one)
    here.answer(one)
    here.ring(one, CallResult.UNSATISFIED)
    assert (one.state, one.reopened, one.open) == (S.ASSIGNED, True, True)


def test_the_citizen_takes_it_back_while_it_is_not_answered() -> None:
    here = Overseers()
    one = here.concern()
    here.do(c.WithdrawConcern(item=one.id))
    assert (one.state, one.open) == (S.WITHDRAWN, False)
    with pytest.raises(r.WrongStep):
        here.do(c.WithdrawConcern(item=one.id))
    with pytest.raises(r.UnknownConcern):
        here.do(c.WithdrawConcern(item="S1"))


def test_whoever_acts_on_what_has_changed_meanwhile_or_is_elsewhere_is_told() -> None:
    here = Overseers()
    one = here.concern()
    here.assign(one)
    with pytest.raises(r.ItemChanged):
        here.do(c.AssignConcern(one.id, 1, "m1", unit="", difficulty=Difficulty.SIMPLE))
    with pytest.raises(r.UnknownConcern):
        here.do(c.ReplyToConcern(one.id, one.seen, "m1", hall="transport", words="a"))
