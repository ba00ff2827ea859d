"""How many numbers one identity card may have at a time: by the hall's rule, which is off unless it says otherwise."""

from collections.abc import Sequence

import msgspec
import pytest

from server.domain.queue import commands as c
from server.domain.queue import events as e
from server.domain.queue import refusal_codes as r
from server.domain.queue.apply import apply
from server.domain.queue.codec import decode_events, encode_command
from server.domain.queue.settings import Group, Rules
from server.domain.queue.state import Facts, HallState
from server.domain.queue.stream import encode_facts
from server.domain.queue.tickets.words import SlipState
from tests.halls import Bench, name, small_hall

WANG, LI = "stands-for-wang", "stands-for-li"


def hall(most: int = 1, together: str = "hall") -> Bench:
    return Bench(small_hall(Rules(numbers_per_card=most, numbers_per_card_in=together))).open()


def take(
    bench: Bench, ticket: str, category: str = "enterprise", holder: str = WANG, group: str = "ordinary"
) -> e.TicketTaken:
    event = bench.do(10, c.TakeTicket(ticket, category, group=group, holder=holder))[0]
    assert isinstance(event, e.TicketTaken)
    return event


def refused(bench: Bench, **more: str) -> Sequence[object]:
    """Which number is named, with its category, state and window."""
    with pytest.raises(r.NumberHeld) as told:
        take(bench, "one-more", **more)
    return list(told.value.params.values())


def test_without_the_rule_a_card_takes_what_it_wants_and_nothing_of_it_is_kept() -> None:
    bench = hall(most=0)
    taken = [take(bench, f"t{n}") for n in range(4)]
    assert [event.number for event in taken] == ["A001", "A002", "A003", "A004"]
    assert {event.holder for event in taken} == {""}
    assert bench.state.holders == {}


def test_a_card_that_has_its_number_is_told_which() -> None:
    bench = hall()
    assert take(bench, "t1").holder == WANG
    assert refused(bench, category="construction") == ["A001", name("enterprise"), "waiting", ""]
    assert take(bench, "t2", holder=LI).number == "A002"
    assert [take(bench, f"n{n}", holder="").number for n in range(2)] == ["A003", "A004"]


@pytest.mark.parametrize(
    ("together", "other_category", "other_group"),
    [("hall", False, False), ("category", True, False), ("group", False, True)],
)
def test_what_counts_together_is_what_the_rule_says(
    together: str, other_category: bool, other_group: bool
) -> None:
    bench = hall(together=together)
    take(bench, "t1")
    assert refused(bench)[0] == "A001"
    for allowed, category, group in (
        (other_category, "construction", "ordinary"),
        (other_group, "enterprise", "elderly"),
    ):
        if allowed:
            take(bench, "t2", category, group=group)
        assert refused(bench, category=category, group=group)[0] != ""


def test_of_several_numbers_the_newest_is_named() -> None:
    bench = hall(most=3)
    for n, category in enumerate(("enterprise", "construction", "comprehensive")):
        take(bench, f"t{n}", category)
    assert refused(bench)[0] == "G001"


def test_a_card_may_take_another_once_its_number_is_over() -> None:
    bench = hall()
    take(bench, "served")
    for command, state in (
        (c.CallNext("1"), "called"),
        (c.Start("1"), "serving"),
        (c.Hold("1", "copy"), "held"),
    ):
        bench.do(20, command)
        assert refused(bench)[2:] == [state, "1"]
    bench.do(30, c.Unhold("1", "served"))
    bench.do(40, c.Finish("1", "done"))
    take(bench, "missed")
    bench.do(50, c.CallNext("1"))
    bench.do(60, c.Miss("1"))
    assert refused(bench)[2] == "missed"
    bench.do(70, c.CancelTicket("missed"))
    assert take(bench, "again").number == "A003"


def test_who_waits_again_after_a_close_that_was_undone_is_counted_again() -> None:
    bench = hall()
    take(bench, "t1")
    bench.do(20, c.CloseDay(by="manager"))
    bench.do(30, c.OpenDay(bench.state.facts.today.day, by="manager"))
    assert bench.state.facts.today.tickets["t1"].state == "waiting"
    assert refused(bench)[0] == "A001"


def test_a_new_day_counts_anew() -> None:
    bench = hall()
    take(bench, "t1")
    bench.do(20, c.CloseDay())
    bench.do(86400, c.OpenDay("2026-11-24"))
    assert bench.state.holders == {}
    take(bench, "t2")


def test_what_was_booked_is_given_and_counts_for_the_next() -> None:
    settings = small_hall(Rules(numbers_per_card=1, numbers_per_card_in="hall"))
    settings.groups["appointment"] = Group(id="appointment", name=name("booked"))
    bench = Bench(settings).open()
    take(bench, "t1")
    bench.do(10, c.BookAppointment(("246810",), "construction", 600.0))
    booked = bench.do(20, c.TakeTicket("t2", "", appointment="246810", holder=WANG))[0]
    assert isinstance(booked, e.TicketTaken)
    assert (booked.number, booked.holder) == ("B001", WANG)
    bench.do(30, c.CancelTicket("t1"))
    assert refused(bench)[0] == "B001"


def test_a_number_that_exists_or_was_replaced_is_not_asked_for_again_in_other_words() -> None:
    bench = hall()
    take(bench, "t1")
    with pytest.raises(r.WrongState):
        take(bench, "t1")
    bench.state.facts.today.given_up["ghost"] = True
    with pytest.raises(r.GivenUp):
        take(bench, "ghost")


def test_who_has_a_number_is_told_of_it_before_that_no_more_can_be_had() -> None:
    bench = hall()
    take(bench, "t1")
    bench.do(20, c.Allocate("2", (), force=True))
    bench.do(20, c.Allocate("1", ("enterprise",), force=True))
    assert refused(bench, category="construction")[0] == "A001"
    bench.do(30, c.CloseIntake())
    with pytest.raises(r.HallClosed):
        take(bench, "t2")


def test_the_slip_of_the_number_held_is_printed_again_for_its_holder_alone() -> None:
    bench = hall()
    take(bench, "t1")
    assert bench.do(20, c.RequestHeldSlip(WANG, "A001", "k1")) == [e.SlipRequested("t1", "k1")]
    assert bench.do(21, c.RequestHeldSlip(WANG, "A001", "k1")) == []  # on its way
    bench.do(22, c.RecordSlip("t1", "k1", SlipState.PRINTED))
    assert bench.do(23, c.RequestHeldSlip(WANG, "A001", "k2")) == []  # has no printer
    for holder, number in ((LI, "A001"), (WANG, "A002"), ("", "A001")):
        with pytest.raises(r.UnknownTicket):
            bench.do(30, c.RequestHeldSlip(holder, number, "k1"))
    bench.do(40, c.CancelTicket("t1"))
    with pytest.raises(r.WrongState):
        bench.do(50, c.RequestHeldSlip(WANG, "A001", "k1"))


def test_replay_and_a_snapshot_know_who_has_what() -> None:
    bench = hall()
    take(bench, "t1")
    again = HallState(bench.state.settings)
    for at, events in bench.log:
        for event in events:
            apply(again, event, at)
    facts = msgspec.msgpack.decode(encode_facts(bench.state), type=Facts)
    for state in (again, HallState(bench.state.settings, facts)):
        other = Bench(state.settings)
        other.state = state
        assert refused(other)[0] == "A001"


def test_entries_of_before_the_rule_are_read_and_look_as_they_did() -> None:
    old = (
        '[{"type":"TicketTaken","ticket":"t","number":"A001","serial":1,"category":"enterprise","since":1.0}]'
    )
    (event,) = decode_events(old)
    assert isinstance(event, e.TicketTaken)
    assert event.holder == ""
    assert "holder" not in encode_command(c.TakeTicket("t", "enterprise"))
