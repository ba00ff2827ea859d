"""Who sees which follow-up, concern and letter, may do what with it, and what citizens see."""

from msgspec import structs

from server.domain.language import Text
from server.domain.now import Now
from server.domain.oversight import commands as c
from server.domain.oversight.concerns.concern import ConcernAbout
from server.domain.oversight.ratings.rated import case_rating
from server.domain.oversight.sight import Viewer, may_do, may_see
from server.domain.oversight.views.items import concern_view, feedback_view, follow_up_view, letter_view
from server.domain.oversight.views.public import public_concern, public_follow_up
from server.domain.oversight.words import (
    CallResult,
    ConcernAction,
    ContestResult,
    Finding,
    FollowUpAction,
    LetterAction,
)
from tests.cases import HOUSING, LAND, moment
from tests.oversight import ABOUT, CASE, Overseers

MANAGER = Viewer("m1", "main", leads=True)
ELSEWHERE = Viewer("m2", "transport", leads=True)
SUPERVISOR = Viewer("s1", supervises=True)
CLERK = Viewer("c03", "main")
REVIEWER = Viewer("r1", departments=(LAND,))
NOBODY = Viewer("c04", "main")


def now(here: Overseers) -> Now:
    return Now(here.at, lambda at: f"{at:.0f}")


def title(hall: str, id: str) -> str:
    return f"{id}@{hall}"


def test_a_follow_up_is_its_halls_and_whom_it_is_about_may_object() -> None:
    here = Overseers()
    one = here.follow_up()
    assert [may_see(one, who) for who in (MANAGER, ELSEWHERE, SUPERVISOR, CLERK, REVIEWER, NOBODY)] == [
        True, False, True, True, False, False,
    ]  # fmt: skip
    assert may_do(one, CLERK) == {FollowUpAction.CONTEST}
    assert may_do(one, structs.replace(CLERK, hall="transport")) == frozenset()
    assert may_do(one, MANAGER) == set(FollowUpAction)
    assert may_do(one, SUPERVISOR) == frozenset()
    of_land = here.state.facts.follow_ups[here.rate(2, case="2", department=LAND)]
    assert may_do(of_land, REVIEWER) == {FollowUpAction.CONTEST}


def test_a_concern_is_its_halls_and_its_units_and_never_theirs_whom_it_is_about() -> None:
    here = Overseers()
    one = here.concern(about=ConcernAbout(clerk="m1"))
    assert [may_see(one, who) for who in (MANAGER, ELSEWHERE, SUPERVISOR, CLERK, REVIEWER)] == [
        False, False, True, False, False,
    ]  # fmt: skip
    other = here.concern()
    here.assign(other, unit=LAND)
    assert may_do(other, MANAGER) == {ConcernAction.ASSIGN, ConcernAction.REPLY, ConcernAction.CALL_BACK}
    assert may_do(other, REVIEWER) == {ConcernAction.REPLY, ConcernAction.CALL_BACK}
    assert may_do(other, SUPERVISOR) == frozenset()


def test_a_letter_is_answered_by_its_unit_and_judged_by_supervisors() -> None:
    here = Overseers()
    hall, land = here.letter(), here.letter(unit=LAND)
    assert may_do(hall, MANAGER) == {LetterAction.ANSWER}
    assert may_do(land, MANAGER) == frozenset()
    assert may_do(land, REVIEWER) == {LetterAction.ANSWER}
    assert may_do(land, SUPERVISOR) == {LetterAction.SEND_BACK, LetterAction.CLOSE}
    assert not may_see(land, Viewer("r2", departments=(HOUSING,)))


def test_the_list_has_the_most_urgent_first_then_what_ended_lately_and_counts_what_is_late() -> None:
    here = Overseers()
    first = here.follow_up()
    here.at = moment("2026-03-03T09:00")
    second = here.rate(1, case="2", ended="2026-03-03T09:00")
    gone = here.concern()
    here.do(c.WithdrawConcern(item=gone.id))
    answered = here.letter()
    here.do(c.AnswerLetter(answered.id, answered.seen, "m1", words="a"))
    here.letter()
    here.at = moment("2026-03-04T09:00")
    view = feedback_view(here.state, MANAGER, now(here), title)
    assert [line.id for line in view.follow_ups] == [first.id, second]
    assert [line.id for line in view.concerns] == [gone.id]
    assert view.open == {"follow_ups": 2, "concerns": 0, "letters": 2}
    assert (view.late, view.may_send) == (1, False)
    assert view.letters[-1].id == answered.id, "what nobody has to answer comes last"
    here.at = moment("2026-03-30T09:00")
    assert feedback_view(here.state, SUPERVISOR, now(here), title).concerns == []


def test_a_view_has_names_steps_and_what_may_be_done_now() -> None:
    here = Overseers()
    one = here.follow_up()
    here.contest(one)
    contested = follow_up_view(here.state, one, MANAGER, now(here), title)
    assert contested.contest is not None
    assert (contested.contest.by, contested.contest.decided_by) == ("c03@main", "")
    here.decide(one, ContestResult.REJECTED)
    here.verify(one)
    view = follow_up_view(here.state, one, MANAGER, now(here), title)
    assert view.contest is not None
    assert (view.line.clerk, view.contest.decided_by, view.actions) == (
        "c03@main",
        "m1@main",
        [FollowUpAction.RECTIFY],
    )
    assert [(deed.n, deed.what, deed.by, deed.written) for deed in view.deeds] == [
        ("0", "verify", "m1@main", True)
    ]
    here.rectify(one)
    here.reply(one)
    here.again(one)
    view = follow_up_view(here.state, one, CLERK, now(here), title)
    assert view.line.again is not None
    assert (view.line.again.level, view.actions, view.rectify_least, view.rectify_most) == (5, [], 5, 15)
    nobody = here.state.facts.follow_ups[here.rate(1, case="3", clerk="")]
    assert follow_up_view(here.state, nobody, MANAGER, now(here), title).line.clerk == ""


def test_a_concern_says_whom_it_is_about_to_those_who_answer() -> None:
    here = Overseers()
    one = here.concern(about=ConcernAbout(window="3", clerk="c03"))
    view = concern_view(here.state, one, MANAGER, now(here), title)
    assert (view.about_clerk, view.written_by, view.actions, view.reachable) == (
        "c03@main", "", [ConcernAction.ASSIGN], True,
    )  # fmt: skip
    one.written_by = "c04"
    here.assign(one)
    here.answer(one)
    here.do(c.ReopenConcern(item=one.id, words="n"))
    view = concern_view(here.state, one, MANAGER, now(here), title)
    assert (view.written_by, [deed.by for deed in view.deeds]) == ("c04@main", ["m1@main", "m1@main", ""])
    assert concern_view(here.state, here.concern(), MANAGER, now(here), title).about_clerk == ""


def test_a_letter_says_until_when_it_has_to_be_answered() -> None:
    here = Overseers()
    view = letter_view(here.state, here.letter(), MANAGER, now(here), title)
    assert view.line.due is not None
    assert (view.line.due.date, view.actions, view.days) == ("2026-03-05", [LetterAction.ANSWER], 3)


# What citizens see


def test_a_citizen_reads_the_replies_and_no_other_words_and_rates_again_in_time() -> None:
    here = Overseers()
    one = here.follow_up()
    seen = public_follow_up(here.state, one, {"first": "w"}, now(here))
    assert (seen.due, seen.replies, seen.may_rate_again, seen.again) == ("2026-03-03", [], False, 0)
    here.verify(one, Finding.UNFOUNDED)
    here.reply(one)
    said = {"0": "what was found", "1": "what is answered"}
    seen = public_follow_up(here.state, one, said, now(here))
    assert (seen.replies, seen.may_rate_again) == (["what is answered"], True)
    here.call(one, CallResult.UNREACHABLE)
    assert public_follow_up(here.state, one, said, now(here)).may_rate_again
    here.at = moment("2026-03-10T09:00")
    late = public_follow_up(here.state, one, {}, now(here))
    assert (late.may_rate_again, late.replies, late.due) == (False, [], "")
    here.at = moment("2026-03-09T09:00")
    here.again(one, 3)
    assert public_follow_up(here.state, one, said, now(here)).again == 3


def test_a_citizen_takes_a_concern_back_or_opens_it_again() -> None:
    here = Overseers()
    one, hall = here.concern(), Text("大厅", "Hall")
    seen = public_concern(here.state, one, {"first": "w"}, hall, now(here))
    assert (seen.words, seen.may_withdraw, seen.may_reopen, seen.due) == ("w", True, False, "2026-03-03")
    here.assign(one)
    here.answer(one)
    seen = public_concern(here.state, one, {"1": "answer"}, hall, now(here))
    assert (seen.words, seen.replies, seen.may_withdraw, seen.may_reopen) == ("", ["answer"], False, True)
    here.do(c.ReopenConcern(item=one.id, words="n"))
    here.answer(one)
    here.ring(one)
    seen = public_concern(here.state, one, {}, hall, now(here))
    assert (seen.may_reopen, seen.due) == (False, "")


def test_the_id_of_a_rating_names_what_it_is_about() -> None:
    assert case_rating(CASE, ABOUT.stage) == f"{CASE}~ended"
