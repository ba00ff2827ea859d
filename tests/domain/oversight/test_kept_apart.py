"""What is written of follow-ups, concerns and letters is kept apart; every piece of it is known, to be deleted in time."""

from server.domain.oversight import commands as c
from server.domain.oversight.private import private_of, words_of
from server.domain.oversight.words import ContestResult
from server.domain.queue.tickets.words import RatingChannel
from tests.oversight import Overseers


def test_every_word_of_a_follow_up_is_known_by_what_it_is_about() -> None:
    here = Overseers()
    one = here.follow_up()
    here.contest(one)
    here.decide(one, ContestResult.REJECTED)
    here.verify(one)
    here.rectify(one)
    here.reply(one)
    here.do(c.RateAgain(item=one.id, level=3, channel=RatingChannel.PHONE, words="x"))
    assert words_of(one) == {
        "first": "w", "contest": "o", "why": "d", "0": "v", "1": "r", "2": "a", "again": "x",
    }  # fmt: skip
    assert private_of(one) == list(words_of(one).values())


def test_of_a_concern_the_contact_is_known_too() -> None:
    here = Overseers()
    one = here.concern(contact="p")
    here.assign(one)
    here.answer(one)
    assert words_of(one) == {"first": "w", "1": "a"}
    assert private_of(one) == ["a", "w", "p"]
    assert private_of(here.concern(contact="", named=False)) == ["w"]


def test_of_a_letter_what_it_says_and_what_is_answered() -> None:
    here = Overseers()
    one = here.letter()
    here.do(c.AnswerLetter(one.id, one.seen, "m1", words="a"))
    assert sorted(private_of(one)) == ["a", "w"]
