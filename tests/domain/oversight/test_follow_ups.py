"""A low rating is verified, put right, answered and called about; by nobody whom it is about."""

import pytest

from server.domain.cases.words import Lamp
from server.domain.oversight import commands as c
from server.domain.oversight import refusal_codes as r
from server.domain.oversight.steps import due_of, follow_up_actions, lamp_of
from server.domain.oversight.words import (
    CallResult,
    ContestResult,
    Finding,
    FollowUpAction,
    FollowUpState,
)
from tests.cases import moment
from tests.oversight import Overseers

A, S = FollowUpAction, FollowUpState


def test_a_low_rating_goes_from_verified_to_called_and_each_step_says_who_did_it() -> None:
    here = Overseers()
    one = here.follow_up()
    here.verify(one)
    here.rectify(one)
    here.reply(one)
    here.call(one)
    assert (one.state, one.open, one.seen) == (S.CLOSED, False, 5)
    assert [(deed.what, deed.by, deed.words, deed.result) for deed in one.deeds] == [
        ("verify", "m1", "v", "founded"),
        ("rectify", "m1", "r", ""),
        ("reply", "m1", "a", ""),
        ("call_back", "m1", "c", "satisfied"),
    ]


def test_what_is_unfounded_is_answered_without_anything_to_put_right() -> None:
    here = Overseers()
    one = here.follow_up()
    here.verify(one, Finding.UNFOUNDED, days=0)
    assert (one.state, one.rectify_days) == (S.RECTIFIED, 0)
    here.reply(one)
    assert one.state is S.REPLIED


def test_a_citizen_who_is_not_satisfied_when_called_leads_through_it_once_more_and_no_more() -> None:
    here = Overseers()
    one = here.follow_up()
    here.verify(one, Finding.UNFOUNDED)
    here.reply(one)
    here.call(one, CallResult.UNSATISFIED)
    assert (one.state, one.reopened, one.rectify_days) == (S.VERIFIED, True, 5)
    here.rectify(one)
    here.reply(one)
    here.call(one, CallResult.UNSATISFIED)
    assert one.state is S.CLOSED


def test_gone_through_again_it_has_the_days_that_it_had() -> None:
    here = Overseers()
    one = here.follow_up()
    here.verify(one, days=9)
    here.rectify(one)
    here.reply(one)
    here.call(one, CallResult.UNSATISFIED)
    assert (one.state, one.rectify_days) == (S.VERIFIED, 9)


@pytest.mark.parametrize("days", [4, 16])
def test_putting_right_has_from_five_to_fifteen_working_days(days: int) -> None:
    here = Overseers()
    one = here.follow_up()
    with pytest.raises(r.DaysOutside) as refused:
        here.verify(one, days=days)
    assert refused.value.params == {"least": 5, "most": 15}


def test_each_step_has_its_own_limit_and_lamp() -> None:
    here = Overseers()
    one = here.follow_up()  # on a Monday

    def due() -> str:
        found = due_of(here.state, one)
        return found.due if found else ""

    assert due() == "2026-03-03"
    assert lamp_of(here.state, one, here.at) is Lamp.YELLOW, "a day is all there is"
    assert lamp_of(here.state, one, moment("2026-03-03T18:00")) is Lamp.RED
    here.verify(one, days=5, at="2026-03-03T11:00")
    assert due() == "2026-03-10"
    assert lamp_of(here.state, one, here.at) is Lamp.GREEN
    here.rectify(one, at="2026-03-06T11:00")
    assert due() == "2026-03-09"
    here.reply(one)
    assert due() == "2026-03-11"
    here.call(one)
    assert (due(), lamp_of(here.state, one, here.at)) == ("", None)


def test_nobody_answers_for_a_rating_of_themselves_but_they_may_object() -> None:
    here = Overseers()
    one = here.follow_up()
    assert follow_up_actions(one, "c03") == [A.CONTEST]
    assert follow_up_actions(one, "m1") == [A.VERIFY, A.CONTEST]
    with pytest.raises(r.AboutYourself):
        here.do(c.VerifyRating(one.id, one.seen, "c03", finding=Finding.UNFOUNDED, words="v"))


def test_whoever_acts_on_what_has_changed_meanwhile_is_told() -> None:
    here = Overseers()
    one = here.follow_up()
    here.contest(one)
    with pytest.raises(r.ItemChanged):
        here.do(c.ContestRating(one.id, 1, "c03", words="o"))
    with pytest.raises(r.UnknownFollowUp):
        here.do(c.ContestRating("no such", 1, "c03", words="o"))
    with pytest.raises(r.UnknownFollowUp):
        here.do(c.ContestRating(one.id, one.seen, "c03", hall="transport", words="o"))


def test_steps_are_taken_in_their_order() -> None:
    here = Overseers()
    one = here.follow_up()
    for act in (here.rectify, here.reply, here.call):
        with pytest.raises(r.WrongStep):
            act(one)


# Contested


def test_while_an_objection_waits_nothing_else_is_done_and_it_has_its_own_limit() -> None:
    here = Overseers()
    one = here.follow_up()
    here.contest(one)
    assert one.contested
    assert follow_up_actions(one, "m1") == [A.DECIDE_CONTEST]
    with pytest.raises(r.WrongStep):
        here.verify(one)
    due = due_of(here.state, one)
    assert due is not None
    assert due.due == "2026-03-09"


def test_whoever_objects_does_not_decide_and_neither_does_whom_it_is_about() -> None:
    here = Overseers()
    one = here.follow_up()
    here.contest(one, by="m1")
    with pytest.raises(r.SecondPersonNeeded):
        here.decide(one, ContestResult.UPHELD, by="m1")
    with pytest.raises(r.AboutYourself):
        here.decide(one, ContestResult.UPHELD, by="c03")
    assert follow_up_actions(one, "m1") == []
    here.decide(one, ContestResult.UPHELD, by="m2")
    assert one.set_aside


def test_a_rating_that_is_set_aside_is_marked_and_stays_and_the_citizen_gets_a_reply() -> None:
    here = Overseers()
    one = here.follow_up()
    here.contest(one)
    here.decide(one, ContestResult.UPHELD)
    assert (one.set_aside, one.state, one.given.level) == (True, S.RECTIFIED, 1)
    assert one.contest is not None
    assert (one.contest.by, one.contest.decided_by, one.contest.why) == ("c03", "m1", "d")
    with pytest.raises(r.WrongStep):
        here.contest(one)
    here.reply(one)


def test_an_objection_that_is_rejected_costs_whoever_has_the_next_step_no_days() -> None:
    here = Overseers()
    one = here.follow_up()
    here.contest(one)
    here.at = moment("2026-03-06T10:00")
    here.decide(one, ContestResult.REJECTED)
    assert (one.set_aside, one.state) == (False, S.OPENED)
    due = due_of(here.state, one)
    assert due is not None
    assert due.due == "2026-03-09"
