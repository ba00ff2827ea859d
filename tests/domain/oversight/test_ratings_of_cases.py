"""Ratings of cases, and of services whose day is over: once, in time, and what follows from a low one."""

import pytest
from msgspec import structs

from server.domain.oversight import commands as c
from server.domain.oversight import events as e
from server.domain.oversight import refusal_codes as r
from server.domain.oversight.ratings.rated import GivenRating, RatedThing, hall_rating
from server.domain.oversight.words import CallResult, FollowUpState, RatedStage
from server.domain.queue.refusal_codes import AlreadyRated
from server.domain.queue.tickets.events import TicketRated
from server.domain.queue.tickets.words import RatingChannel
from tests.oversight import SETTINGS, Overseers


def test_a_case_is_rated_once_at_acceptance_and_once_at_its_end() -> None:
    here = Overseers()
    here.rate(5, stage=RatedStage.ACCEPTED)
    here.rate(4)
    with pytest.raises(AlreadyRated):
        here.rate(5)
    assert len(here.state.facts.given) == 2
    assert here.state.facts.follow_ups == {}, "nobody has to be answered who was satisfied"


@pytest.mark.parametrize(("level", "opened"), [(1, True), (2, True), (3, False), (4, False), (5, False)])
def test_only_the_two_low_levels_open_a_follow_up(level: int, opened: bool) -> None:
    here = Overseers()
    id = here.rate(level)
    assert (id in here.state.facts.follow_ups) is opened


def test_it_may_be_rated_until_midnight_of_the_fifth_working_day_after_its_end() -> None:
    here = Overseers()
    here.rate(5, at="2026-03-09T23:59")  # Monday to Monday: five working days after the day itself
    with pytest.raises(r.RatingOver) as refused:
        here.rate(5, at="2026-03-10T00:00", case="37040320260302000026")
    assert refused.value.params == {"last": "2026-03-09"}


def test_beyond_every_calendar_nothing_is_too_late() -> None:
    here = Overseers(structs.replace(SETTINGS, rating_days=100_000))
    here.rate(5, at="2030-01-01T10:00")


def test_what_was_rated_is_remembered_for_longer_than_it_can_be_rated_and_not_for_ever() -> None:
    here = Overseers()
    for n in range(60):
        here.rate(5, case=f"3704032026030200{n:03}")
    here.rate(5, at="2026-04-10T10:00", ended="2026-04-10T09:00", case="later")
    assert len(here.state.facts.given) == 61, "after 39 days all of them are known"
    here.rate(5, at="2026-04-12T10:00", ended="2026-04-10T09:00", case="later still")
    assert len(here.state.facts.given) == 12, "some at a time"
    here.rate(5, case="the last", ended="2026-04-10T09:00")
    assert list(here.state.facts.given) == ["later~ended", "later still~ended", "the last~ended"]


# From the halls' own streams


def test_a_low_rating_in_a_hall_opens_a_follow_up_once_however_often_it_is_read() -> None:
    here = Overseers()
    assert [type(event) for event in here.hall_rating(1, seq=7)] == [e.FollowUpOpened]
    assert here.hall_rating(1, seq=7) == [], "read again after a crash"
    assert here.state.facts.read == {"main": 7}
    assert list(here.state.facts.follow_ups) == ["t1~1"]


def test_a_good_rating_in_a_hall_opens_none_but_is_known_to_be_read() -> None:
    here = Overseers()
    here.hall_rating(5, seq=7)
    assert (here.state.facts.follow_ups, here.state.facts.read) == ({}, {"main": 7})


def test_a_corrected_rating_that_is_low_still_is_followed_as_it_is_now() -> None:
    here = Overseers()
    here.hall_rating(1, seq=7)
    here.hall_rating(2, seq=9)
    one = here.state.facts.follow_ups["t1~1"]
    assert (one.given.level, one.state, one.seen) == (2, FollowUpState.OPENED, 2)


def test_a_rating_that_was_corrected_to_a_good_one_asks_for_nothing_any_more() -> None:
    here = Overseers()
    here.hall_rating(1, seq=7)
    here.hall_rating(4, seq=9)
    one = here.state.facts.follow_ups["t1~1"]
    assert (one.state, one.given.level, one.open) == (FollowUpState.DROPPED, 4, False)
    here.hall_rating(1, seq=11)
    assert one.state is FollowUpState.DROPPED, "it is corrected once"
    assert here.state.facts.read == {"main": 11}


def test_a_hall_that_was_read_to_no_end_is_not_read_back() -> None:
    here = Overseers()
    here.do(c.ReadHall("main", 0))
    assert here.state.facts.read == {"main": 0}, "from now on what happens there is followed"
    here.do(c.ReadHall("main", 500))
    assert here.do(c.ReadHall("main", 400)) == []
    assert here.state.facts.read == {"main": 500}


# Again


def test_once_answered_the_citizen_rates_again_once() -> None:
    here = Overseers()
    one = here.follow_up()
    with pytest.raises(r.NotAnsweredYet):
        here.again(one)
    here.verify(one)
    here.rectify(one)
    here.reply(one)
    here.again(one, 4)
    assert one.again is not None
    assert (one.again.level, one.again.channel, one.given.level) == (4, RatingChannel.PHONE, 1)
    with pytest.raises(AlreadyRated):
        here.again(one)


def test_again_too_is_a_matter_of_days_once_it_is_closed() -> None:
    here = Overseers()
    one = here.follow_up()
    here.verify(one)
    here.rectify(one)
    here.reply(one)
    here.call(one, CallResult.UNREACHABLE)
    with pytest.raises(r.RatingOver):
        here.again(one, at="2026-03-10T10:00")
    here.again(one, at="2026-03-09T10:00")
    with pytest.raises(r.UnknownFollowUp):
        here.do(c.RateAgain(item="another", level=5, channel=RatingChannel.PHONE))


def test_a_rating_of_the_halls_own_day_is_told_with_all_that_its_entry_says() -> None:
    event = TicketRated(
        "t1",
        2,
        RatingChannel.PAD,
        ("Waited too long",),
        "w",
        "3",
        "c03",
        finished=2,
        category="enterprise",
        service="s",
    )
    told = hall_rating("main", event, 9.0)
    assert told.rating == "t1~2"
    assert told.about == RatedThing(
        "main", RatedStage.SERVICE, window="3", clerk="c03", category="enterprise", matter="s", ticket="t1"
    )
    assert told.given == GivenRating(2, 9.0, RatingChannel.PAD, ("Waited too long",), "w")
