"""The reasons of ratings: a list of the hall's own, each for some levels, and old ratings that name what is gone."""

import pytest
from msgspec import structs

from server.domain.language import Text
from server.domain.now import Now
from server.domain.oversight import commands as c
from server.domain.oversight.sight import Viewer
from server.domain.oversight.views.items import follow_up_view
from server.domain.queue import commands as q
from server.domain.queue.refusal_codes import UnknownReason
from server.domain.queue.shown.reason import ReasonLine, reason_lines
from server.domain.queue.tickets.words import RatingChannel
from server.domain.rating_reasons import RatingReason, RatingReasons, must_be_offered
from tests.halls import Bench, small_hall
from tests.oversight import ABOUT, CASE, SETTINGS, Overseers

WAITED = RatingReason("waited", Text("等", "Waited"), (1, 2))
PRAISED = RatingReason("kind", Text("好", "Kind"), (5,))
GONE = RatingReason("gone", Text("旧", "Gone"), ())
REASONS = RatingReasons((WAITED, PRAISED, GONE), {"older": Text("更旧", "Older")})


def test_a_reason_is_offered_with_its_levels_and_one_of_none_with_no_rating() -> None:
    assert reason_lines(REASONS) == [
        ReasonLine("waited", WAITED.text, (1, 2)),
        ReasonLine("kind", PRAISED.text, (5,)),
    ]
    must_be_offered(("waited",), REASONS, 1)
    for level, code in ((3, "waited"), (1, "kind"), (1, "gone"), (1, "older"), (1, "none such")):
        with pytest.raises(UnknownReason) as refused:
            must_be_offered(("waited", code) if level < 3 else (code,), REASONS, level)
        assert refused.value.params == {"reason": code}


def test_what_is_offered_no_more_keeps_its_name_and_what_nobody_knows_is_its_own() -> None:
    assert [REASONS.text(code).en for code in ("waited", "gone", "older", "x")] == [
        "Waited",
        "Gone",
        "Older",
        "x",
    ]


def test_a_halls_rating_with_a_reason_that_is_not_offered_is_refused_and_can_be_sent_again() -> None:
    hall = Bench(structs.replace(small_hall(), reasons=REASONS)).open()
    hall.take(0, "t")
    hall.next(1)
    hall.serve(2)
    with pytest.raises(UnknownReason):
        hall.do(3, q.RateTicket("t", 4, ("waited",)))
    hall.do(4, q.RateTicket("t", 2, ("waited",)))
    rating = hall.state.facts.today.tickets["t"].rating
    assert rating is not None
    assert rating.reasons == ("waited",)


def test_a_late_rating_is_held_against_the_list_of_its_hall() -> None:
    here = Overseers(structs.replace(SETTINGS, reasons={"main": REASONS, "": RatingReasons((PRAISED,))}))
    given = c.GiveRating(
        rating="r~1",
        about=ABOUT,
        level=1,
        channel=RatingChannel.PHONE,
        ended_at=here.at,
        reasons=("kind",),
    )
    with pytest.raises(UnknownReason):
        here.do(given)
    here.do(structs.replace(given, reasons=("waited",)))
    one = here.state.facts.follow_ups["r~1"]
    leader = Viewer("m1", "main", (), leads=True)
    view = follow_up_view(here.state, one, leader, Now(here.at, str), lambda _hall, who: who)
    assert [text.zh for text in view.reasons] == ["等"]
    assert here.state.settings.reasons_of("closed-down").text("kind").en == "Kind"
    assert SETTINGS.reasons_of("main").text(CASE) == Text(CASE, CASE)
