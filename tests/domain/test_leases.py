"""Numbers that a kiosk gives out while it is cut off."""

import pytest
from msgspec import structs

from server.domain.proof import lease_key
from server.domain.queue import commands as c
from server.domain.queue import events as e
from server.domain.queue import refusal_codes as r
from server.domain.queue.leases.view import lease_view
from server.domain.queue.settings import Rules
from server.domain.queue.shown.lease import BlockView
from server.domain.queue.tickets.words import RatingChannel, SlipState
from server.domain.queue.views.parts import Now
from server.domain.timetable import ByHand
from tests.halls import DAY, Bench, small_hall


def hall(digits: int = 3) -> Bench:
    return Bench(small_hall(Rules(number_digits=digits))).open()


def offline(serial: int, at: float, ticket: str = "", instead: str = "") -> c.OfflineTicket:
    return c.OfflineTicket(ticket or f"off{serial}", "enterprise", serial, at, instead=instead)


def blocks(bench: Bench, first: int, last: int) -> tuple[e.Block, ...]:
    categories = bench.state.settings.categories.values()
    return tuple(e.Block(x.id, first, last, x.prefix) for x in categories)


def hand_in(bench: Bench, at: float, *tickets: c.OfflineTicket, kiosk: str = "k1") -> list[e.AnyEvent]:
    """What the kiosk gave out from the lease l1, its clock agreeing with the server's."""
    return bench.do(at, c.HandIn("l1", kiosk, tickets, at))


def test_leases_come_from_the_upper_end_and_leave_the_halls_own_numbers_alone() -> None:
    bench = hall()
    assert bench.do(0, c.GrantLease("l1", "k1", 50)) == [
        e.LeaseGranted("l1", "k1", blocks(bench, 950, 999), 3)
    ]
    assert bench.do(0, c.GrantLease("l2", "k2", 50))[0] == e.LeaseGranted(
        "l2", "k2", blocks(bench, 900, 949), 3
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
    assert granted.blocks[0] == e.Block("enterprise", 100, 119, "A")
    assert [bench.take(1, f"t{n}") for n in range(10)][-1] == "A120"


def test_a_part_that_was_long_under_way_puts_nobody_of_it_behind_those_of_the_next_part() -> None:
    bench = hall()
    bench.do(0, c.GrantLease("l1", "k1", 50))
    bench.do(500, c.HandIn("l1", "k1", (offline(950, 100), offline(951, 101)), sent_at=495))
    bench.do(501, c.HandIn("l1", "k1", (offline(952, 102), offline(953, 110)), sent_at=501))
    waits = {t.id: t.place.since for t in bench.state.facts.today.tickets.values()}
    assert waits == {"off950": 105, "off951": 106, "off952": 106, "off953": 110}


def test_tickets_are_handed_in_once_in_order_and_wait_from_when_they_were_taken() -> None:
    bench = hall()
    bench.take(0, "early")
    bench.do(0, c.GrantLease("l1", "k1", 50))
    given = (offline(950, 100), offline(951, 130))
    bench.take(120, "between")
    came = hand_in(bench, 500, *given)
    assert [event.number for event in came if isinstance(event, e.TicketTaken)] == ["A950", "A951"]
    assert hand_in(bench, 501, *given) == []
    late = hand_in(bench, 502, *given, offline(952, 140))
    assert [event.number for event in late if isinstance(event, e.TicketTaken)] == ["A952"]
    order: list[str] = []
    for _ in range(5):
        order.append(bench.next(600))
        bench.do(600, c.Start("1"))
        bench.do(600, c.Finish("1", "done"))
    assert order == ["early", "off950", "between", "off951", "off952"]
    assert bench.state.facts.today.tickets["off950"].taken_at == 100


def test_of_a_kiosks_wrong_clock_only_the_time_between_taking_and_handing_in_counts() -> None:
    bench = hall()
    bench.do(50, c.GrantLease("l1", "k1", 50))
    slow = (offline(950, -1700), offline(951, -1500), offline(952, -1000), offline(953, 90000))
    bench.do(500, c.HandIn("l1", "k1", slow, sent_at=-1300))
    tickets = bench.state.facts.today.tickets
    assert [tickets[f"off{n}"].place.since for n in (950, 951, 952, 953)] == [100, 300, 500, 500]
    bench.do(560, c.GrantLease("l2", "k2", 50))
    bench.do(600, c.HandIn("l2", "k2", (offline(900, 0),), sent_at=9999))
    assert tickets["off900"].place.since == 560  # never before the lease


def test_the_ticket_that_the_server_made_without_being_heard_goes_when_its_citizen_got_another() -> None:
    bench = hall()
    bench.do(0, c.GrantLease("l1", "k1", 50))
    bench.take(10, "unheard")
    came = hand_in(bench, 60, offline(950, 12, instead="unheard"))
    assert came[-1] == e.TicketCancelled("unheard", "taken_offline")
    came = hand_in(bench, 61, offline(951, 13, instead="never there"))
    assert [type(event) for event in came] == [e.TicketTaken, e.IdGivenUp]


def test_a_request_that_arrives_after_its_citizen_got_another_number_is_refused() -> None:
    bench = hall()
    bench.do(0, c.GrantLease("l1", "k1", 50))
    hand_in(bench, 60, offline(950, 12, instead="still under way"))
    with pytest.raises(r.GivenUp):
        bench.take(61, "still under way")


def test_nothing_is_taken_twice_within_one_hand_in() -> None:
    bench = hall()
    bench.do(0, c.GrantLease("l1", "k1", 50))
    bench.take(1, "ghost")
    doubled = [offline(950, 5, "same", "ghost"), offline(951, 6, "same"), offline(950, 5, "other", "ghost")]
    came = hand_in(bench, 60, *doubled)
    assert [type(event) for event in came] == [e.TicketTaken, e.TicketCancelled]
    assert bench.next(70) == "same"


def test_a_ticket_that_somebody_has_been_served_with_or_that_a_kiosk_gave_out_is_not_taken_back() -> None:
    bench = hall()
    bench.do(0, c.GrantLease("l1", "k1", 50))
    bench.take(1, "served")
    bench.next(2)
    bench.serve(3)
    hand_in(bench, 50, offline(950, 40))
    for serial, ghost in ((951, "served"), (952, "off950")):
        came = hand_in(bench, 60, offline(serial, 55, instead=ghost))
        assert [type(event) for event in came] == [e.TicketTaken]
    tickets = bench.state.facts.today.tickets
    assert (tickets["served"].state, tickets["off950"].state) == ("served", "waiting")


def test_a_ticket_given_out_instead_of_one_of_the_same_hand_in_leaves_that_one() -> None:
    bench = hall()
    bench.do(0, c.GrantLease("l1", "k1", 50))
    came = hand_in(bench, 60, offline(950, 40), offline(951, 55, instead="off950"))
    assert [type(event) for event in came] == [e.TicketTaken, e.TicketTaken]
    came = hand_in(bench, 70, offline(952, 65, instead="gone"), offline(953, 66, instead="gone"))
    assert [type(event) for event in came] == [e.TicketTaken, e.IdGivenUp, e.TicketTaken]


def test_what_became_of_the_slip_of_a_kiosk_that_was_cut_off_is_handed_in_with_its_ticket() -> None:
    bench = hall()
    bench.do(0, c.GrantLease("l1", "k1", 50))
    printed = structs.replace(offline(950, 40), slip=SlipState.PRINTED)
    came = hand_in(bench, 60, printed)
    assert came[1:] == [e.SlipRecorded("off950", "k1", SlipState.PRINTED, "")]
    slip = bench.state.facts.today.tickets["off950"].slip
    assert (slip.printer, slip.state) == ("k1", "printed")


def test_of_what_a_kiosk_was_asked_for_only_what_the_hall_knows_counts() -> None:
    bench = hall()
    bench.do(0, c.GrantLease("l1", "k1", 50))
    asked = [
        (950, ("licence", "gone", "seal", "licence"), "elderly"),
        (951, ("permit", "licence"), "knights"),
        (952, ("gone",), "ordinary"),
    ]
    hand_in(
        bench,
        60,
        *(structs.replace(offline(n, 40), services=services, group=group) for n, services, group in asked),
    )
    tickets = bench.state.facts.today.tickets
    assert [(tickets[f"off{n}"].visit.services, tickets[f"off{n}"].group) for n, *_ in asked] == [
        (("licence", "seal"), "elderly"),
        ((), "ordinary"),
        ((), "ordinary"),
    ]


def test_a_kiosk_sees_its_numbers_without_those_of_a_category_that_is_no_more() -> None:
    bench = hall()
    bench.do(0, c.GrantLease("l1", "k1", 50))
    hand_in(bench, 60, offline(950, 40))
    categories = {id: x for id, x in bench.state.settings.categories.items() if id != "comprehensive"}

    class Daily(ByHand):
        def day_ends(self, day: str, at: float) -> float | None:
            return at + 1000 if day == DAY else None

    bench.state.settings = structs.replace(
        bench.state.settings,
        categories=categories,
        timetable=Daily(),
        ticket_key=b"k",
        public_url="https://h",
    )
    shown = lease_view(bench.state, "l1", Now(100, lambda t: f"@{t:g}"))
    assert (shown.id, shown.kiosk, shown.day, shown.digits, shown.public_url, shown.ends_at) == (
        "l1", "k1", DAY, 3, "https://h", "@1100",
    )  # fmt: skip
    assert shown.blocks == [
        BlockView("enterprise", "A", 950, 999, 951),
        BlockView("construction", "B", 950, 999, 950),
    ]
    assert shown.key == lease_key(b"k", "l1").hex()


def test_an_impossible_ticket_is_left_out_and_the_others_are_taken() -> None:
    bench = hall()
    bench.do(0, c.GrantLease("l1", "k1", 50))
    gone = c.OfflineTicket("gone", "no longer there", 950, 5)
    came = hand_in(bench, 60, offline(949, 1), gone, offline(950, 5), offline(1000, 9))
    assert [event.ticket for event in came if isinstance(event, e.TicketTaken)] == ["off950"]
    assert hand_in(bench, 61, offline(950, 5, "a copy of the disk")) == []


def test_a_number_is_called_as_it_was_printed_even_if_the_configuration_has_changed() -> None:
    bench = hall()
    bench.do(0, c.GrantLease("l1", "k1", 50))
    later = Bench(small_hall(Rules(number_digits=4)))
    later.state.facts = bench.state.facts
    assert [x.number for x in hand_in(later, 60, offline(950, 5)) if isinstance(x, e.TicketTaken)] == ["A950"]


def test_a_kiosk_that_the_hall_lacks_or_that_asks_without_end_gets_no_numbers() -> None:
    bench = hall()
    with pytest.raises(r.UnknownKiosk):
        bench.do(0, c.GrantLease("l1", "k9", 50))
    for n in range(12):
        bench.do(0, c.GrantLease(f"l{n}", "k1", 5))
    with pytest.raises(r.TooManyLeases):
        bench.do(0, c.GrantLease("one more", "k1", 5))


def test_a_lease_serves_its_own_kiosk_only_and_ends_with_the_day() -> None:
    bench = hall()
    bench.do(0, c.GrantLease("l1", "k1", 50))
    for wrong in (c.HandIn("l1", "k2", (offline(950, 1),), 5), c.HandIn("nothing", "k1", (), 5)):
        with pytest.raises(r.UnknownLease):
            bench.do(5, wrong)
    bench.do(10, c.CloseDay())
    with pytest.raises(r.LeaseOver):
        hand_in(bench, 11, offline(950, 1))
    with pytest.raises(r.HallClosed):
        bench.do(11, c.GrantLease("l3", "k1", 50))
    bench.do(86400, c.OpenDay("2026-11-24"))
    with pytest.raises(r.UnknownLease):
        hand_in(bench, 86401, offline(950, 1))


def test_a_rating_pad_touched_after_its_time_is_refused() -> None:
    bench = hall()
    bench.take(0, "t1")
    bench.next(1)
    bench.serve(2)
    with pytest.raises(r.RatingLate):
        bench.do(34.1, c.RateTicket("t1", 5, channel=RatingChannel.PAD))
    assert bench.state.facts.today.tickets["t1"].rating is None
    assert bench.do(34.1, c.RateTicket("t1", 5, channel=RatingChannel.PHONE))
