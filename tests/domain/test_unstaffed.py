"""Whoever waits where nobody calls: asked before, on record, said to the manager and to the citizen."""

import pytest

from server.domain.queue import commands as c
from server.domain.queue import events as e
from server.domain.queue import refusal_codes as r
from server.domain.queue.calls.desk import desk_view, pad_view
from server.domain.queue.shown.alert import Alert
from server.domain.queue.shown.ticket import TicketView
from server.domain.queue.tickets.view import taken_view, ticket_view
from server.domain.queue.views.board import board_view
from server.domain.queue.views.manager import manager_view
from server.domain.queue.views.parts import Now, load
from tests.halls import Bench


def now(at: float) -> Now:
    return Now(at, lambda t: f"@{t:g}")


def serving(*windows: str) -> Bench:
    """These windows open, and ticket t being served at window 1."""
    bench = Bench().open(windows)
    bench.take(0, "t")
    bench.next(1)
    bench.do(2, c.Start("1"))
    return bench


def view(bench: Bench, at: float, ticket: str = "t") -> TicketView:
    return ticket_view(bench.state, bench.state.facts.today.tickets[ticket], now(at))


def alerts(bench: Bench, at: float) -> list[tuple[str, str, str, int]]:
    def line(alert: Alert) -> tuple[str, str, str, int]:
        return alert.kind, alert.level, alert.subject, alert.count

    return [line(a) for a in manager_view(bench.state, now(at)).alerts]


def test_a_transfer_to_a_window_without_a_clerk_is_asked_about_and_then_recorded_and_told():
    bench = serving("1", "2")
    with pytest.raises(r.WindowUnstaffed) as caught:
        bench.do(10, c.Transfer("1", to_window="3"))
    assert caught.value.params == {"window": "3"}
    (event,) = bench.do(11, c.Transfer("1", to_window="3", force=True))
    assert isinstance(event, e.TicketTransferred)
    assert event.forced
    assert alerts(bench, 11) == [("stranded", "bad", "3", 1)]
    told = view(bench, 11)
    assert (told.staffed, told.wait_s, told.window) == ("closed", None, "3")
    bench.do(20, c.OpenWindow("3", "c03"))
    assert (alerts(bench, 20), view(bench, 20).staffed) == ([], "open")


def test_a_transfer_to_a_window_with_a_clerk_asks_nothing_also_while_it_is_paused():
    bench = serving("1", "2")
    bench.do(5, c.PauseWindow("2", "away"))
    (event,) = bench.do(10, c.Transfer("1", to_window="2", force=True))
    assert isinstance(event, e.TicketTransferred)
    assert not event.forced
    assert (view(bench, 10).staffed, view(bench, 10).wait_s) == ("paused", None)
    assert alerts(bench, 605) == []
    assert alerts(bench, 606) == [("stranded", "bad", "2", 1)]  # no longer a short pause


def test_a_transfer_to_a_category_without_a_clerk_is_asked_about():
    bench = serving("1", "2")
    with pytest.raises(r.CategoryUnstaffed):
        bench.do(10, c.Transfer("1", "comprehensive"))
    bench.do(11, c.Transfer("1", "comprehensive", force=True))
    assert alerts(bench, 11) == [("unserved", "bad", "comprehensive", 1)]
    assert view(bench, 11).staffed == "closed"


def test_a_number_for_a_window_without_a_clerk_is_asked_about():
    bench = Bench().open(["1"])
    with pytest.raises(r.WindowUnstaffed):
        bench.do(10, c.TakeTicket("t", "comprehensive", window="3"))
    (taken,) = bench.do(11, c.TakeTicket("t", "comprehensive", window="3", force=True))
    assert isinstance(taken, e.TicketTaken)
    assert taken.forced
    assert taken_view(bench.state, bench.state.facts.today.tickets["t"], now(11)).staffed == "closed"
    assert alerts(bench, 11)[0][:3] == ("stranded", "bad", "3")


def test_a_number_of_a_category_without_a_clerk_is_given_and_says_so():
    bench = Bench().open(["1"])
    bench.take(10, "t", "comprehensive")
    taken = taken_view(bench.state, bench.state.facts.today.tickets["t"], now(10))
    assert (taken.staffed, taken.wait_s) == ("closed", None)
    assert alerts(bench, 10) == [("unserved", "bad", "comprehensive", 1)]


def test_when_the_window_closes_its_own_wait_with_their_category_and_the_phone_tells_the_truth():
    bench = serving("1", "3")
    bench.do(10, c.Transfer("1", to_window="3"))
    assert view(bench, 10).staffed == "open"
    bench.do(20, c.CloseWindow("3"))
    assert (view(bench, 20).window, view(bench, 20).staffed) == ("", "open")  # window 1 serves it, too
    bench.do(30, c.CloseWindow("1"))
    assert view(bench, 30).staffed == "closed"
    assert alerts(bench, 30) == [("unserved", "bad", "enterprise", 1)]


def test_who_waits_for_an_open_window_is_not_called_unserved_for_the_category():
    bench = serving("1", "2")
    bench.do(10, c.Transfer("1", to_window="2"))  # window 2 does not serve enterprise otherwise
    bench.do(20, c.CloseWindow("1"))
    assert (view(bench, 20).staffed, alerts(bench, 20)) == ("open", [])


def test_what_is_on_hold_at_a_window_that_closes_is_told():
    bench = serving("1", "2")
    bench.do(10, c.Hold("1", "copy"))
    assert (view(bench, 10).staffed, alerts(bench, 10)) == ("open", [])
    bench.do(20, c.CloseWindow("1"))
    assert (view(bench, 20).staffed, alerts(bench, 20)) == ("closed", [("held", "warn", "1", 1)])


def test_a_visit_that_goes_on_where_nobody_sits_is_told_at_once():
    bench = Bench().open(["1"])
    bench.do(0, c.TakeTicket("t", "enterprise", services=("licence", "archive")))
    bench.next(1)
    bench.do(2, c.Start("1"))
    bench.do(3, c.Finish("1", "done"))
    assert (view(bench, 3).category, view(bench, 3).staffed) == ("comprehensive", "closed")
    assert alerts(bench, 3) == [("unserved", "bad", "comprehensive", 1)]


def test_an_appointment_of_today_for_a_category_that_no_window_serves_is_told_before_anybody_comes():
    bench = Bench().open(["1"])
    bench.do(10, c.BookAppointment(("246810",), "comprehensive", 3600.0))
    bench.do(10, c.BookAppointment(("135790",), "comprehensive", 90_000.0))  # tomorrow
    assert alerts(bench, 20) == []
    bench.do(30, c.Allocate("3", ("enterprise",), force=True))
    assert alerts(bench, 30) == [("booked", "warn", "comprehensive", 1)]


def test_the_desk_lists_the_other_windows_with_who_sits_there():
    bench = serving("1", "2")
    bench.do(5, c.PauseWindow("2", "away"))
    others = desk_view(bench.state, "1", now(10)).others
    assert [(w.id, w.state, w.clerk_name, w.reason) for w in others] == [
        ("2", "paused", "Li", "away"),
        ("3", "closed", "", ""),
    ]


def test_a_paused_window_is_paused_and_not_closed_on_every_screen():
    """One truth: board, kiosk, console and transfer go by the load, the rating pad by its window."""
    bench = serving("1")
    enterprise = load(bench.state, "enterprise", now(3))
    assert (enterprise.staffed, load(bench.state, "comprehensive", now(3)).staffed) == ("open", "closed")
    bench.do(5, c.Finish("1", ""))
    bench.do(6, c.PauseWindow("1", "away"))
    assert load(bench.state, "enterprise", now(6)).staffed == "paused"
    assert {one.id: one.staffed for one in board_view(bench.state, now(6)).categories}[
        "enterprise"
    ] == "paused"
    assert (pad_view(bench.state, "1", now(6)).state, pad_view(bench.state, "3", now(6)).state) == (
        "paused",
        "closed",
    )
    with pytest.raises(r.WindowOnPause):
        bench.do(7, c.CallNext("1"))
    with pytest.raises(r.WindowNotOpen):
        bench.do(7, c.CallNext("3"))
