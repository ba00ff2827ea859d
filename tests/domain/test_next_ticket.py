"""Which ticket is called next, and why."""

import pytest

from server.domain.queue import commands as c
from server.domain.queue import refusal_codes as r
from server.domain.queue.calls import next_ticket
from tests.halls import Bench


def test_a_window_calls_the_ticket_that_used_most_of_its_promise():
    hall = Bench().open()
    hall.take(0, "ordinary")  # promise 1000 s
    hall.take(300, "elder", group="elderly")  # promise 500 s
    # At 600 s: ordinary 600/1000 = 0.6; elder 300/500 = 0.6: a tie, the earlier clock goes first.
    assert next_ticket.pick(hall.state, hall.state.facts.lasting.windows["1"], 600).ticket.id == "ordinary"  # type: ignore[union-attr]
    # A second later the elder has used 301/500 = 0.602 against 0.601.
    assert hall.next(601) == "elder"


def test_the_call_records_urgency_promise_wait_and_the_rivals_it_beat():
    hall = Bench().open()
    hall.take(0, "a")
    hall.take(10, "b", "construction")
    hall.next(500)
    why = hall.state.facts.today.tickets["a"].turn.why
    assert why is not None
    assert (why.rule, why.urgency, why.waited_s, why.promise_s) == (1, 0.5, 500.0, 1000.0)
    assert [(x.number, x.category, x.urgency) for x in why.rivals] == [("B001", "construction", 0.245)]
    assert not why.out_of_order


def test_a_window_calls_only_what_it_serves():
    hall = Bench().open()
    hall.take(0, "a", "comprehensive")
    with pytest.raises(r.NothingWaiting):
        hall.next(10, "1")
    assert hall.next(10, "3") == "a"


def test_a_ticket_sent_to_one_window_waits_for_that_window_alone():
    hall = Bench().open()
    hall.do(0, c.TakeTicket("mine", "enterprise", window="3"))
    with pytest.raises(r.NothingWaiting):
        hall.next(10, "1")
    assert hall.next(10, "3") == "mine"


def test_an_appointment_waits_from_its_booked_time():
    hall = Bench().open()
    hall.do(0, c.TakeTicket("booked", "enterprise", booked_at=500.0))
    hall.take(100, "walk-in")
    assert hall.next(400) == "walk-in"
    hall.serve(410)
    assert hall.next(420) == "booked"


def test_a_promise_of_a_category_and_group_overrides_the_share():
    hall = Bench().open()
    hall.take(0, "b", "construction")  # 2000 s
    hall.take(100, "elder", "construction", "elderly")  # its own 400 s, not 1000 s
    assert hall.next(200, "2") == "elder"  # 100/400 against 200/2000
    assert hall.state.facts.today.tickets["elder"].turn.why.promise_s == 400  # type: ignore[union-attr]


def test_upcoming_is_the_order_in_which_the_window_would_call():
    hall = Bench().open()
    hall.take(0, "a")
    hall.take(5, "b", "construction")
    hall.take(6, "c", group="elderly")
    listed = [
        t.id for t, _ in next_ticket.upcoming(hall.state, hall.state.facts.lasting.windows["1"], 100, 5)
    ]
    called: list[str] = []
    for _ in range(3):
        called.append(hall.next(100))
        hall.serve(100)
    assert listed == called
