"""A window's buttons: who may press them, what they refuse, and what the console then shows."""

import pytest
from msgspec import structs

from server.domain.queue import commands as c
from server.domain.queue import events as e
from server.domain.queue import refusal_codes as r
from server.domain.queue.calls.desk import NEXT_SHOWN, desk_view, pad_view
from server.domain.queue.shown.desk import AsideLine, DeskView
from server.domain.queue.tickets.words import RatingChannel, TicketState
from server.domain.queue.views.parts import Now
from tests.halls import Bench


def desk(bench: Bench, window: str = "1", at: float = 100) -> DeskView:
    return desk_view(bench.state, window, Now(at, lambda t: f"@{t:g}"))


def serving(*windows: str) -> Bench:
    """These windows open, and ticket t being served at window 1 since 2."""
    bench = Bench().open(windows or ("1",))
    bench.take(0, "t")
    bench.next(1)
    bench.do(2, c.Start("1"))
    return bench


# Who sits there


def test_what_the_hall_does_not_have_is_refused_by_its_name() -> None:
    bench = Bench().open(["1"])
    with pytest.raises(r.UnknownWindow) as window:
        bench.do(1, c.CallNext("9"))
    assert window.value.params == {"window": "9"}
    with pytest.raises(r.UnknownTicket) as ticket:
        bench.do(1, c.CallTicket("1", "nobody"))
    assert ticket.value.params == {"ticket": "nobody"}
    with pytest.raises(r.UnknownClerk) as clerk:
        bench.do(1, c.OpenWindow("2", "c99", named=True))
    assert clerk.value.params == {"clerk": "c99"}


def test_a_name_that_a_token_stands_in_for_signs_in_without_being_a_clerk_of_the_hall() -> None:
    bench = Bench()
    assert bench.do(0, c.OpenWindow("2", "kiosk-token")) == [e.WindowOpened("2", "kiosk-token")]
    assert desk(bench, "2").window.clerk_name == "kiosk-token"


def test_only_the_clerk_who_is_signed_in_acts_at_a_window() -> None:
    bench = Bench().open(["1"])
    with pytest.raises(r.NotYourWindow) as caught:
        bench.do(1, c.PauseWindow("1", "tea", acting="c02"))
    assert caught.value.params == {"window": "1", "clerk": "Wang"}
    assert bench.do(2, c.PauseWindow("1", "tea", acting="c01")) == [e.WindowPaused("1", "tea")]
    assert bench.do(3, c.ResumeWindow("1", acting="c01")) == [e.WindowResumed("1")]
    with pytest.raises(r.WrongState) as closed:  # it is nobody's, so it is not somebody else's
        bench.do(4, c.PauseWindow("2", "tea", acting="c01"))
    assert closed.value.params == {"window": "2", "state": "closed"}


def test_a_window_with_a_citizen_is_neither_paused_nor_closed() -> None:
    bench = serving()
    for command in (c.PauseWindow("1", "tea"), c.CloseWindow("1")):
        with pytest.raises(r.WrongState) as caught:
            bench.do(3, command)
        assert caught.value.params == {"window": "1", "state": "busy"}


def test_a_clerk_takes_over_a_window_with_whoever_stands_there_and_it_is_on_record() -> None:
    bench = serving()
    assert bench.do(10, c.TakeOverWindow("1", "c02")) == [e.WindowTakenOver("1", "c02", "c01")]
    assert desk(bench).window.clerk_name == "Li"
    assert bench.state.facts.today.tickets["t"].turn.clerk == "c02"
    line = bench.state.facts.lasting.changes[-1]
    assert (line.kind, line.subject, line.action, line.by, line.before) == (
        "desk",
        "1",
        "take-over",
        "c02",
        ("c01",),
    )
    assert bench.state.facts.lasting.windows["1"].since == 0  # it has been open all the time


def test_a_free_window_is_taken_over_and_a_paused_one_stays_paused() -> None:
    bench = Bench().open(["1"])
    bench.do(5, c.PauseWindow("1", "tea"))
    bench.do(10, c.TakeOverWindow("1", "c02"))
    window = bench.state.facts.lasting.windows["1"]
    assert (window.clerk, window.state, window.reason, window.since, window.ticket) == (
        "c02",
        "paused",
        "tea",
        5,
        "",
    )


def test_nobody_takes_over_an_empty_window_nor_their_own_nor_a_second_one() -> None:
    bench = Bench().open(["1", "2"])
    with pytest.raises(r.WrongState) as closed:
        bench.do(1, c.TakeOverWindow("3", "c03"))
    assert closed.value.params == {"window": "3", "state": "closed"}
    with pytest.raises(r.WrongState):
        bench.do(1, c.TakeOverWindow("1", "c01"))
    with pytest.raises(r.ClerkElsewhere) as elsewhere:
        bench.do(1, c.TakeOverWindow("1", "c02"))
    assert elsewhere.value.params == {"window": "2", "clerk": "Li"}


def test_giving_a_window_what_it_has_is_no_change() -> None:
    bench = Bench().open()
    assert bench.do(1, c.Allocate("1", ("enterprise", "construction"), by="m1")) == []
    assert bench.do(1, c.Allocate("1", ("enterprise", "enterprise", "construction"), by="m1")) == []
    with pytest.raises(r.UnknownCategory) as caught:
        bench.do(2, c.Allocate("1", ("enterprise", "fishing")))
    assert caught.value.params == {"category": "fishing"}


# What the buttons refuse


def test_a_window_that_has_a_citizen_calls_nobody_else() -> None:
    bench = serving()
    bench.take(3, "b")
    for command in (c.CallNext("1"), c.CallTicket("1", "b"), c.Unhold("1", "b")):
        with pytest.raises(r.WindowBusy) as caught:
            bench.do(4, command)
        assert caught.value.params == {"window": "1"}


def test_a_window_without_a_citizen_says_whether_it_is_free_paused_or_closed() -> None:
    bench = Bench().open(["1", "2"])
    bench.do(1, c.PauseWindow("2", "tea"))
    told: list[object] = []
    for window in ("1", "2", "3"):
        with pytest.raises(r.WrongState) as caught:
            bench.do(2, c.Start(window))
        told.append(caught.value.params["state"])
    assert told == ["free", "paused", "closed"]


def test_a_transfer_goes_neither_to_the_same_window_nor_to_a_category_without_windows() -> None:
    bench = serving("1", "3")
    with pytest.raises(r.WrongState) as here:
        bench.do(3, c.Transfer("1", to_window="1"))
    assert here.value.params == {"number": "A001", "state": "here"}
    bench.do(4, c.Allocate("3", ("enterprise",), force=True))
    with pytest.raises(r.CategoryClosed) as nowhere:
        bench.do(5, c.Transfer("1", "comprehensive", force=True))
    assert nowhere.value.params == {"category": bench.state.settings.categories["comprehensive"].name}


def test_a_visit_goes_on_where_it_is_when_its_next_service_has_left_the_configuration() -> None:
    bench = Bench().open(["1"])
    bench.do(0, c.TakeTicket("t", "enterprise", services=("licence", "archive")))
    bench.next(1)
    bench.do(2, c.Start("1"))
    del bench.state.settings.services["archive"]
    assert bench.do(3, c.Finish("1", "done"))[1] == e.ServiceContinued("t", "1", "enterprise")


def test_the_pace_of_a_category_that_has_left_the_configuration_is_what_its_service_took() -> None:
    bench = serving()
    bench.state.settings = structs.replace(bench.state.settings, categories={})
    bench.do(42, c.Finish("1", "done"))
    assert bench.state.facts.lasting.pace_s == {"enterprise": 40.0}


# What the console shows


def test_the_buttons_go_by_what_stands_at_the_window() -> None:
    bench = Bench()
    seen = [desk(bench).actions]
    bench.open(["1"])
    bench.take(0, "t")
    for command in (c.PauseWindow("1", "tea"), c.ResumeWindow("1"), c.CallNext("1"), c.Start("1")):
        bench.do(1, command)
        seen.append(desk(bench).actions)
    assert seen == [
        ("open",),
        ("resume", "close"),
        ("call-next", "call", "unhold", "pause", "close"),
        ("start", "recall", "miss"),
        ("finish", "hold", "transfer"),
    ]


def test_the_console_shows_no_more_than_the_next_six_of_a_long_line() -> None:
    bench = Bench().open(["1"])
    for n in range(NEXT_SHOWN + 2):
        bench.take(n, f"t{n}")
    assert [line.number for line in desk(bench).next] == [f"A00{n}" for n in range(1, NEXT_SHOWN + 1)]


def test_the_console_shows_who_is_on_hold_and_who_was_missed_of_its_own() -> None:
    bench = serving("1", "3")
    bench.do(10, c.Hold("1", "copying"))
    for number, (ticket, window, category) in enumerate(
        [("m", "1", "construction"), ("x", "3", "comprehensive")]
    ):
        bench.take(20 + number, ticket, category)
        bench.next(30, window)
        bench.do(31, c.Miss(window))
    shown = desk(bench)
    assert shown.held == [AsideLine("t", "A001", "enterprise", TicketState.HELD, "copying", "@1")]
    assert shown.missed == [AsideLine("m", "B001", "construction", TicketState.MISSED, "", "@30")]
    assert [line.number for line in desk(bench, "3").missed] == ["G001"]


def test_the_console_shows_the_load_of_what_its_window_serves_and_of_the_whole_hall() -> None:
    bench = Bench().open(["1"])
    bench.take(0, "a")
    settings = bench.state.settings
    known = {id: x for id, x in settings.categories.items() if id != "construction"}
    bench.state.settings = structs.replace(settings, categories=known)  # window 1 serves it still
    shown = desk(bench)
    assert [(load.id, load.waiting) for load in shown.loads] == [("enterprise", 1)]
    assert [load.id for load in shown.categories] == ["enterprise", "comprehensive"]
    assert shown.windows == ["1", "2", "3"]


def test_the_rating_pad_asks_about_the_last_service_for_its_time_and_until_it_is_rated() -> None:
    bench = serving("1")

    def asks(at: float) -> tuple[str, str, str | None]:
        view = pad_view(bench.state, "1", Now(at, lambda t: f"@{t:g}"))
        return view.ticket, view.number, view.asked_at

    nothing = ("", "", None)
    time_s = bench.state.settings.rules.rating_pad_s
    assert asks(3) == nothing
    bench.do(10, c.Finish("1", "done"))
    assert asks(10 + time_s) == ("t", "A001", "@10")
    assert asks(10 + time_s + 1) == nothing
    bench.do(12, c.RateTicket("t", 5, channel=RatingChannel.PAD))
    assert asks(13) == nothing
