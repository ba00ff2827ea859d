"""Numbers that a kiosk gives out while it is cut off."""

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain import refusals as r
from server.domain.settings import Rules
from tests.halls import Bench, small_hall


def hall(digits: int = 3) -> Bench:
    return Bench(small_hall(Rules(number_digits=digits))).open()


def offline(serial: int, at: float, ticket: str = "", instead: str = "") -> c.OfflineTicket:
    return c.OfflineTicket(ticket or f"off{serial}", "enterprise", serial, at, instead=instead)


def test_leases_come_from_the_upper_end_and_leave_the_halls_own_numbers_alone() -> None:
    bench = hall()
    assert bench.do(0, c.GrantLease("l1", "k1", 50)) == [
        e.LeaseGranted("l1", "k1", tuple(e.Block(x, 950, 999) for x in bench.state.settings.categories))
    ]
    assert bench.do(0, c.GrantLease("l2", "k2", 50))[0] == e.LeaseGranted(
        "l2", "k2", tuple(e.Block(x, 900, 949) for x in bench.state.settings.categories)
    )
    assert bench.take(1, "t1") == "A001"


def test_a_lease_asked_for_again_under_its_id_is_the_same_lease() -> None:
    bench = hall()
    bench.do(0, c.GrantLease("l1", "k1", 50))
    assert bench.do(5, c.GrantLease("l1", "k1", 50)) == []
    with pytest.raises(r.UnknownLease):
        bench.do(5, c.GrantLease("l1", "k2", 50))


def test_the_halls_own_numbers_step_over_what_is_leased() -> None:
    bench = hall(digits=2)
    bench.do(0, c.GrantLease("l1", "k1", 97))
    assert [bench.take(1, f"t{n}") for n in range(4)] == ["A01", "A02", "A100", "A101"]


def test_a_lease_without_room_below_goes_on_above() -> None:
    bench = hall(digits=2)
    bench.do(0, c.GrantLease("l1", "k1", 90))
    granted = bench.do(0, c.GrantLease("l2", "k2", 20))[0]
    assert isinstance(granted, e.LeaseGranted)
    assert granted.blocks[0] == e.Block("enterprise", 100, 119)
    assert [bench.take(1, f"t{n}") for n in range(10)][-1] == "A120"


def test_tickets_are_handed_in_once_in_order_and_wait_from_when_they_were_taken() -> None:
    bench = hall()
    bench.take(0, "early")
    bench.do(0, c.GrantLease("l1", "k1", 50))
    given = (offline(950, 100), offline(951, 130))
    bench.take(120, "between")
    came = bench.do(500, c.HandIn("l1", "k1", given))
    assert [event.number for event in came if isinstance(event, e.TicketTaken)] == ["A950", "A951"]
    assert bench.do(501, c.HandIn("l1", "k1", given)) == []
    late = bench.do(502, c.HandIn("l1", "k1", (*given, offline(952, 140))))
    assert [event.number for event in late if isinstance(event, e.TicketTaken)] == ["A952"]
    order: list[str] = []
    for _ in range(5):
        order.append(bench.next(600))
        bench.do(600, c.Start("1"))
        bench.do(600, c.Finish("1", "done"))
    assert order == ["early", "off950", "between", "off951", "off952"]
    assert bench.state.facts.tickets["off950"].taken_at == 100


def test_a_kiosks_wrong_clock_moves_nobody_before_its_lease_or_into_the_future() -> None:
    bench = hall()
    bench.do(50, c.GrantLease("l1", "k1", 50))
    bench.do(500, c.HandIn("l1", "k1", (offline(950, 3), offline(951, 90000))))
    tickets = bench.state.facts.tickets
    assert (tickets["off950"].since, tickets["off951"].since) == (50, 500)


def test_the_ticket_that_the_server_made_without_being_heard_goes_when_its_citizen_got_another() -> None:
    bench = hall()
    bench.do(0, c.GrantLease("l1", "k1", 50))
    bench.take(10, "unheard")
    came = bench.do(60, c.HandIn("l1", "k1", (offline(950, 12, instead="unheard"),)))
    assert came[-1] == e.TicketCancelled("unheard", "taken_offline")
    came = bench.do(61, c.HandIn("l1", "k1", (offline(951, 13, instead="never there"),)))
    assert [type(event) for event in came] == [e.TicketTaken]


def test_a_lease_serves_its_own_kiosk_only_and_ends_with_the_day() -> None:
    bench = hall()
    bench.do(0, c.GrantLease("l1", "k1", 50))
    for wrong in (c.HandIn("l1", "k2", (offline(950, 1),)), c.HandIn("nothing", "k1", ())):
        with pytest.raises(r.UnknownLease):
            bench.do(5, wrong)
    with pytest.raises(r.UnknownLease):
        bench.do(5, c.HandIn("l1", "k1", (offline(949, 1),)))
    bench.do(10, c.CloseDay())
    with pytest.raises(r.LeaseOver):
        bench.do(11, c.HandIn("l1", "k1", (offline(950, 1),)))
    with pytest.raises(r.HallClosed):
        bench.do(11, c.GrantLease("l3", "k1", 50))
    bench.do(86400, c.OpenDay("2026-11-24"))
    with pytest.raises(r.UnknownLease):
        bench.do(86401, c.HandIn("l1", "k1", (offline(950, 1),)))


def test_a_rating_pad_touched_after_its_time_is_refused() -> None:
    bench = hall()
    bench.take(0, "t1")
    bench.next(1)
    bench.serve(2)
    with pytest.raises(r.RatingLate):
        bench.do(34.1, c.RateTicket("t1", 5, channel="pad"))
    assert bench.state.facts.tickets["t1"].rating is None
    assert bench.do(34.1, c.RateTicket("t1", 5, channel="phone"))
