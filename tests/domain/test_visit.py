"""A ticket's life: miss, hold, transfer, several services, rating, the day's end."""

import pytest

from server.domain.queue import commands as c
from server.domain.queue import events as e
from server.domain.queue import refusal_codes as r
from server.domain.queue.apply import apply
from server.domain.queue.settings import Rules
from server.domain.queue.state import HallState
from server.domain.queue.tickets.view import ticket_view
from server.domain.queue.tickets.visit_view import visit_steps
from server.domain.queue.tickets.words import ExpiryCause, RatingChannel, SlipState
from server.domain.queue.views.parts import Now
from tests.halls import DAY, Bench, name, small_hall


def test_numbers_run_per_category_and_start_again_the_next_day():
    hall = Bench().open()
    assert [hall.take(0, "a"), hall.take(0, "b"), hall.take(0, "x", "comprehensive")] == [
        "A001",
        "A002",
        "G001",
    ]
    hall.do(10, c.CloseDay())
    hall.do(20, c.OpenDay("2026-11-24"))
    assert hall.take(30, "new") == "A001"


def test_opening_the_same_day_again_goes_on_with_the_numbers():
    hall = Bench().open()
    hall.take(0, "a")
    hall.do(10, c.CloseDay())
    hall.do(20, c.OpenDay(DAY))
    assert hall.take(30, "b") == "A002"


def test_a_closed_hall_gives_no_numbers():
    hall = Bench()
    with pytest.raises(r.HallClosed):
        hall.take(0, "a")
    hall.open()
    hall.do(5, c.CloseIntake())
    with pytest.raises(r.HallClosed):
        hall.take(6, "a")
    hall.do(7, c.OpenIntake())
    assert hall.take(8, "a") == "A001"


def test_a_missed_ticket_is_back_after_the_configured_number_of_calls_with_its_clock_kept():
    hall = Bench(small_hall(Rules(reenter_after_calls=2))).open()
    for at, ticket in enumerate(("late", "b", "c", "d")):
        hall.take(at, ticket)
    assert hall.next(100) == "late"
    hall.do(101, c.Miss("1"))
    assert hall.next(110) == "b"
    hall.serve(120)
    assert hall.state.facts.today.tickets["late"].state == "missed"
    assert hall.next(130) == "c"  # the second call brings it back
    assert hall.state.facts.today.tickets["late"].state == "waiting"
    hall.serve(140)
    assert hall.next(150) == "late"
    assert hall.state.facts.today.tickets["late"].place.since == 0


def test_the_last_chance_missed_expires_the_ticket():
    hall = Bench(small_hall(Rules(reenter_after_calls=1, misses_allowed=2))).open()
    hall.take(0, "late")
    hall.next(1)
    hall.do(2, c.Miss("1"))
    hall.do(3, c.RequeueTicket("late"))
    assert hall.next(4) == "late"
    events = hall.do(5, c.Miss("1"))
    assert events[-1] == e.TicketExpired("late", ExpiryCause.LAST_CHANCE)
    assert hall.state.facts.today.tickets["late"].state == "expired"
    assert hall.state.facts.lasting.windows["1"].ticket == ""


def test_a_missed_ticket_can_be_called_directly_and_that_is_recorded_as_out_of_order():
    hall = Bench().open()
    hall.take(0, "late")
    hall.next(1)
    hall.do(2, c.Miss("1"))
    hall.do(3, c.CallTicket("1", "late"))
    why = hall.state.facts.today.tickets["late"].turn.why
    assert why is not None
    assert why.out_of_order


def test_a_held_ticket_frees_the_window_and_is_taken_up_again():
    hall = Bench().open()
    hall.take(0, "held")
    hall.take(1, "b")
    hall.next(2)
    hall.do(3, c.Start("1"))
    hall.do(13, c.Hold("1", "copying"))
    assert hall.next(14) == "b"
    hall.serve(15)
    hall.do(20, c.Unhold("1", "held"))
    hall.do(50, c.Finish("1", "done"))
    assert hall.state.facts.today.tickets["held"].state == "served"
    # Expected 300 s; b took 0 s, then 40 s: 10 s before the hold and 30 s after it.
    assert hall.state.facts.lasting.pace_s["enterprise"] == pytest.approx(
        0.9 * (0.9 * 300 + 0.1 * 0) + 0.1 * 40
    )


def test_a_transfer_keeps_number_and_clock():
    hall = Bench().open()
    number = hall.take(0, "t")
    hall.take(5, "g", "comprehensive")
    hall.next(10)
    hall.do(11, c.Start("1"))
    hall.do(20, c.Transfer("1", "comprehensive"))
    ticket = hall.state.facts.today.tickets["t"]
    assert (ticket.state, ticket.category, ticket.place.since, ticket.number) == (
        "waiting",
        "comprehensive",
        0,
        number,
    )
    assert hall.next(30, "3") == "t"


def test_a_transfer_to_a_window_waits_there_and_keeps_its_category():
    hall = Bench().open()
    hall.take(0, "t")
    hall.next(10)
    hall.do(11, c.Start("1"))
    hall.do(20, c.Transfer("1", to_window="2"))
    assert hall.next(30, "2") == "t"
    assert hall.state.facts.today.tickets["t"].category == "enterprise"


def test_calls_are_counted_anew_once_a_ticket_waits_again():
    hall = Bench().open()
    hall.take(0, "t")
    ticket = hall.state.facts.today.tickets["t"]
    hall.next(10)
    hall.do(11, c.Recall("1"))
    assert (ticket.turn.calls, ticket.turn.calls_since_wait) == (2, 2)
    hall.do(12, c.Start("1"))
    hall.do(20, c.Transfer("1", to_window="2"))
    assert hall.next(30, "2") == "t"
    assert (ticket.turn.calls, ticket.turn.calls_since_wait) == (3, 1)
    hall.do(31, c.Miss("2"))
    hall.do(32, c.CallTicket("2", "t"))  # it did not wait again: the second call for the same turn
    assert (ticket.turn.calls, ticket.turn.calls_since_wait) == (4, 2)


def test_a_visit_of_several_services_goes_on_here_or_moves_to_the_next_window():
    hall = Bench().open()
    hall.do(0, c.TakeTicket("v", "enterprise", services=("licence", "seal", "permit", "archive")))
    ticket = hall.state.facts.today.tickets["v"]
    hall.next(1)
    hall.do(2, c.Start("1"))
    hall.do(3, c.Finish("1", "done"))
    assert (ticket.state, ticket.visit.step) == ("serving", 1)  # the seal: same category
    shown = ticket_view(hall.state, ticket, Now(3, str)).services
    assert [(service.id, service.done) for service in shown] == [
        ("licence", True), ("seal", False), ("permit", False), ("archive", False),
    ]  # fmt: skip
    hall.do(4, c.Finish("1", "done"))
    assert (ticket.state, ticket.category) == ("serving", "construction")  # window 1 serves it too
    hall.do(5, c.Finish("1", "done"))
    assert (ticket.state, ticket.category, ticket.place.since) == ("waiting", "comprehensive", 0)
    assert hall.next(6, "3") == "v"
    hall.serve(7, "3")
    assert (ticket.state, ticket.visit.finished) == ("served", 4)


def test_what_is_not_final_at_closing_expires():
    hall = Bench().open()
    for ticket in ("w", "m", "h", "s", "c"):
        hall.take(0, ticket)
    hall.do(1, c.CallTicket("1", "m"))
    hall.do(2, c.Miss("1"))
    hall.do(3, c.CallTicket("1", "h"))
    hall.do(3, c.Start("1"))
    hall.do(4, c.Hold("1", "copy"))
    hall.do(5, c.CallTicket("1", "s"))
    hall.do(5, c.Start("1"))
    hall.do(6, c.CallTicket("3", "c"))
    hall.do(10, c.CloseDay())
    assert {t.state for t in hall.state.facts.today.tickets.values()} == {"expired"}
    assert {w.state for w in hall.state.facts.lasting.windows.values()} == {"closed"}
    assert {w.ticket for w in hall.state.facts.lasting.windows.values()} == {""}


def test_a_rating_is_given_once_and_corrected_only_on_the_phone_and_only_in_time():
    hall = Bench().open()
    hall.take(0, "t")
    with pytest.raises(r.NotServed):
        hall.do(1, c.RateTicket("t", 5))
    hall.next(1)
    hall.serve(2)
    hall.do(3, c.RateTicket("t", 2, channel=RatingChannel.PHONE))
    with pytest.raises(r.AlreadyRated):
        hall.do(4, c.RateTicket("t", 5, channel=RatingChannel.PAD))
    hall.do(5, c.RateTicket("t", 4, channel=RatingChannel.PHONE))
    with pytest.raises(r.AlreadyRated):
        hall.do(6, c.RateTicket("t", 1, channel=RatingChannel.PHONE))
    rating = hall.state.facts.today.tickets["t"].rating
    assert rating is not None
    assert (rating.level, rating.corrected) == (4, True)


def test_a_pads_rating_stands():
    hall = Bench().open()
    hall.take(0, "t")
    hall.next(1)
    hall.serve(2)
    hall.do(3, c.RateTicket("t", 1, channel=RatingChannel.PAD))
    with pytest.raises(r.AlreadyRated):
        hall.do(4, c.RateTicket("t", 5, channel=RatingChannel.PHONE))


def test_later_please_is_granted_once():
    hall = Bench().open()
    hall.take(0, "t")
    hall.take(1, "b")
    hall.do(10, c.PostponeTicket("t"))
    assert hall.next(20) == "b"
    with pytest.raises(r.WrongState):
        hall.do(21, c.PostponeTicket("t"))


@pytest.mark.parametrize(
    "command",
    [
        c.Start("1"),
        c.Recall("1"),
        c.Miss("1"),
        c.Hold("1", "x"),
        c.Transfer("1", "construction"),
        c.Finish("1", "done"),
        c.Unhold("1", "t"),
    ],
)
def test_a_free_window_refuses_what_needs_a_citizen(command: c.AnyCommand):
    hall = Bench().open()
    hall.take(0, "t")
    with pytest.raises(r.WrongState):
        hall.do(1, command)


def test_moving_the_last_window_of_a_category_is_refused_unless_forced():
    hall = Bench().open()
    with pytest.raises(r.CategoryUnserved):
        hall.do(1, c.Allocate("3", ("enterprise",)))
    hall.do(2, c.Allocate("3", ("enterprise",), force=True))
    with pytest.raises(r.CategoryClosed):
        hall.take(3, "x", "comprehensive")


def test_moving_the_last_staffed_window_away_from_waiting_people_is_refused():
    hall = Bench().open(["1"])
    hall.take(0, "b", "construction")  # window 2 serves it too, but nobody sits there
    with pytest.raises(r.CategoryUnserved):
        hall.do(1, c.Allocate("1", ("enterprise",)))


def test_a_moved_category_is_obeyed_by_the_next_call():
    hall = Bench().open()
    hall.take(0, "g", "comprehensive")
    hall.do(1, c.Allocate("2", ("construction", "comprehensive")))
    assert hall.next(2, "2") == "g"


def test_a_clerk_sits_at_one_window_and_a_window_has_one_clerk():
    hall = Bench().open(["1"])
    with pytest.raises(r.WindowTaken):
        hall.do(1, c.OpenWindow("1", "c02"))
    with pytest.raises(r.ClerkElsewhere):
        hall.do(1, c.OpenWindow("2", "c01"))


def test_a_full_category_refuses_and_a_cancelled_ticket_makes_room():
    hall = Bench().open()
    for i in range(5000):
        hall.take(0, f"t{i}", "comprehensive")
    with pytest.raises(r.CategoryFull):
        hall.take(1, "one-too-many", "comprehensive")
    hall.do(2, c.CancelTicket("t7"))
    hall.take(3, "fits", "comprehensive")


def test_a_reprint_is_refused_while_a_slip_is_still_printing():
    hall = Bench().open()
    hall.do(0, c.TakeTicket("t", "enterprise", printer="k1"))
    with pytest.raises(r.WrongState):
        hall.do(1, c.RequestSlip("t", "k1"))
    hall.do(2, c.RecordSlip("t", "k1", SlipState.FAILED, "paper_out"))
    hall.do(3, c.RequestSlip("t", "k1"))
    assert hall.state.facts.today.tickets["t"].slip.state == "wanted"


def test_a_service_taken_up_again_knows_how_long_it_had_taken_before_the_hold():
    hall = Bench().open()
    hall.take(0, "a")
    hall.next(10)
    hall.do(20, c.Start("1"))
    hall.do(80, c.Hold("1", "copying"))
    hall.do(100, c.Unhold("1", "a"))
    view = ticket_view(hall.state, hall.state.facts.today.tickets["a"], Now(105, str))
    assert (view.started_at, view.worked_s) == ("100", 60)


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        (c.TakeTicket("t", "fishing"), r.UnknownCategory),
        (c.TakeTicket("t", "enterprise", group="knights"), r.UnknownGroup),
        (c.TakeTicket("t", "enterprise", services=("permit",)), r.UnknownService),
        (c.TakeTicket("t", "enterprise", window="9"), r.UnknownWindow),
        (c.TakeTicket("t", "enterprise", booked_at=100_000.0 - 43_201), r.InvalidBooking),
        (c.TakeTicket("t", "enterprise", booked_at=100_000.0 + 86_401), r.InvalidBooking),
    ],
)
def test_what_the_hall_cannot_serve_gets_no_number(command: c.AnyCommand, refusal: type[r.Refused]):
    hall = Bench().open()
    with pytest.raises(refusal):
        hall.do(100_000, command)
    assert hall.state.facts.today.tickets == {}


@pytest.mark.parametrize("booked_at", [100_000.0 - 43_200, 100_000.0 + 86_400])
def test_a_time_booked_up_to_twelve_hours_ago_or_a_day_ahead_is_taken(booked_at: float):
    hall = Bench().open()
    hall.do(100_000, c.TakeTicket("t", "enterprise", booked_at=booked_at))
    assert hall.state.facts.today.tickets["t"].place.since == booked_at


def test_a_slip_is_asked_of_a_kiosk_that_prints_and_of_no_other():
    hall = Bench().open()
    assert len(hall.do(0, c.TakeTicket("t", "enterprise", printer="k2"))) == 1  # shows the code alone
    for printer in ("k2", "k9"):
        with pytest.raises(r.UnknownPrinter) as caught:
            hall.do(1, c.RequestSlip("t", printer))
        assert caught.value.params == {"printer": printer}
    assert hall.do(2, c.RequestSlip("t", "k1")) == [e.SlipRequested("t", "k1")]


def test_a_window_that_opens_after_it_left_the_configuration_is_there_again_when_its_journal_is_read():
    """A journal may be older than the configuration: what it tells of such a window is carried out all the same."""
    settings = small_hall()
    settings.windows.pop("2")
    state = HallState(settings)
    assert "2" not in state.facts.lasting.windows
    apply(state, e.WindowOpened("2", "c02"), 5.0)
    found = state.facts.lasting.windows["2"]
    assert (found.state, found.clerk, found.categories, found.since) == ("open", "c02", (), 5.0)


def test_a_service_may_be_rated_from_its_end_until_it_has_been_and_the_next_one_anew():
    hall = Bench().open()
    hall.do(0, c.TakeTicket("t", "enterprise", services=("licence", "seal")))
    may: list[bool] = []
    for command in (
        c.CallNext("1"),
        c.Start("1"),
        c.Finish("1", "done"),
        c.RateTicket("t", 4),
        c.Finish("1", "done"),
        c.RateTicket("t", 5),
    ):
        hall.do(10, command)
        may.append(ticket_view(hall.state, hall.state.facts.today.tickets["t"], Now(10, str)).may_rate)
    assert may == [False, False, True, False, True, False]


def test_the_history_says_which_service_was_finished_and_without_one_what_came_of_it():
    hall = Bench().open()
    hall.do(0, c.TakeTicket("t", "enterprise", services=("licence",)))
    hall.take(0, "u")
    for ticket in ("t", "u"):
        hall.do(10, c.CallTicket("1", ticket))
        hall.serve(20)
    ended = [
        visit_steps(hall.state, hall.state.facts.today.tickets[ticket], Now(30, str))[-1]
        for ticket in ("t", "u")
    ]
    assert [(step.kind, step.detail, step.service_name) for step in ended] == [
        ("finished", "licence", name("licence")),
        ("finished", "done", None),
    ]


def test_what_a_window_goes_back_to_is_found_also_for_a_move_that_does_not_say_what_was_before():
    state = HallState(small_hall())
    for window, filed in (("1", ("enterprise", "construction")), ("9", ())):
        apply(state, e.AllocationChanged(window, ("comprehensive",), ()), 5.0)
        assert state.facts.lasting.windows[window].filed == filed
