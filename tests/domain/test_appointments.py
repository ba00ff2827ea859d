"""Appointments: booked under a code, taken up once, on their day, with the wait counted from the booked time."""

import pytest
from msgspec import structs

from server.domain.queue import commands as c
from server.domain.queue import events as e
from server.domain.queue import refusal_codes as r
from server.domain.queue.appointments.view import appointment_view, appointments_view
from server.domain.queue.settings import Group, HallSettings
from server.domain.queue.shown.appointment import AppointmentView
from server.domain.queue.views.parts import Now
from tests.halls import Bench, name, small_hall

HOUR = 3600.0


def settings() -> HallSettings:
    made = small_hall()
    made.groups["appointment"] = Group(id="appointment", name=name("booked"), share=0.6)
    return made


def hall() -> Bench:
    return Bench(settings()).open()


def book(
    bench: Bench, at: float, code: str = "246810", booked_at: float = HOUR, category: str = "enterprise"
) -> str:
    """The code that was free."""
    (event,) = bench.do(
        at,
        c.BookAppointment((code, "999999"), category, booked_at, ("licence",) * (category == "enterprise")),
    )
    assert isinstance(event, e.AppointmentBooked)
    return event.code


def arrive(bench: Bench, at: float, ticket: str = "t1", code: str = "246810") -> e.TicketTaken:
    event = bench.do(at, c.TakeTicket(ticket, "", appointment=code))[0]
    assert isinstance(event, e.TicketTaken)
    return event


def test_a_code_gives_the_number_that_was_booked_with_its_clock_at_the_booked_time() -> None:
    bench = hall()
    assert book(bench, 0) == "246810"
    taken = arrive(bench, HOUR - 600)
    assert (taken.number, taken.category, taken.services) == ("A001", "enterprise", ("licence",))
    assert (taken.group, taken.since, taken.appointment) == ("appointment", HOUR, "246810")


def test_who_comes_up_to_half_an_hour_late_keeps_the_time_and_who_comes_later_waits_from_then() -> None:
    bench = hall()
    book(bench, 0, "1111")
    book(bench, 0, "2222")
    assert arrive(bench, HOUR + 1800, "t1", "1111").since == HOUR
    late = arrive(bench, HOUR + 1801, "t2", "2222")
    assert (late.since, late.group) == (HOUR + 1801, "appointment")


def test_a_code_is_good_for_one_number() -> None:
    bench = hall()
    book(bench, 0)
    arrive(bench, HOUR)
    with pytest.raises(r.AppointmentUsed) as caught:
        arrive(bench, HOUR, "t2")
    assert caught.value.params == {"number": "A001"}
    with pytest.raises(r.AppointmentUsed):
        bench.do(HOUR, c.CancelAppointment("246810"))


@pytest.mark.parametrize("at", [0.0, 26 * HOUR])
def test_a_code_is_good_on_its_day_alone(at: float) -> None:
    bench = hall()
    book(bench, 0, booked_at=13 * HOUR)
    with pytest.raises(r.AppointmentOtherDay):
        arrive(bench, at)


@pytest.mark.parametrize("at", [1 * HOUR, 25 * HOUR])
def test_a_code_is_good_from_twelve_hours_before_its_time_until_twelve_hours_after(at: float) -> None:
    bench = hall()
    book(bench, 0, booked_at=13 * HOUR)
    assert arrive(bench, at).number == "A001"


def test_a_code_that_nobody_booked_or_that_was_given_up_is_unknown() -> None:
    bench = hall()
    with pytest.raises(r.UnknownAppointment):
        arrive(bench, 0, code="135790")
    book(bench, 0)
    bench.do(1, c.CancelAppointment("246810"))
    for command in (c.TakeTicket("t1", "", appointment="246810"), c.CancelAppointment("246810")):
        with pytest.raises(r.UnknownAppointment):
            bench.do(2, command)


def test_a_code_in_use_is_passed_over_and_refused_when_there_is_no_other() -> None:
    bench = hall()
    assert [book(bench, 0), book(bench, 0)] == ["246810", "999999"]
    with pytest.raises(r.AppointmentExists):
        book(bench, 0)


def test_what_is_booked_finds_room_in_a_full_category_and_none_in_a_closed_hall() -> None:
    made = settings()
    full = made.categories["comprehensive"]
    made.categories["comprehensive"] = structs.replace(full, capacity=1)
    bench = Bench(made).open()
    book(bench, 0, category="comprehensive")
    bench.take(1, "t1", "comprehensive")
    with pytest.raises(r.CategoryFull):
        bench.take(2, "t2", "comprehensive")
    assert arrive(bench, HOUR, "t3").number == "G002"
    book(bench, HOUR, "1234", booked_at=HOUR)
    bench.do(HOUR, c.CloseIntake())
    with pytest.raises(r.HallClosed):
        arrive(bench, HOUR, "t4", "1234")


@pytest.mark.parametrize(
    ("category", "services", "booked_at", "refusal"),
    [
        ("nothing", (), HOUR, r.UnknownCategory),
        ("enterprise", ("permit",), HOUR, r.UnknownService),
        ("enterprise", (), -13 * HOUR, r.InvalidBooking),
        ("enterprise", (), 91 * 24 * HOUR, r.InvalidBooking),
    ],
)
def test_what_the_hall_cannot_keep_is_not_booked(
    category: str, services: tuple[str, ...], booked_at: float, refusal: type[r.Refused]
) -> None:
    with pytest.raises(refusal):
        hall().do(0, c.BookAppointment(("1234",), category, booked_at, services))


def test_what_is_booked_is_listed_by_its_time_with_the_number_that_it_became() -> None:
    bench = hall()
    for code, booked_at, category in (
        ("3333", 2 * HOUR, "enterprise"),
        ("1111", HOUR, "construction"),
        ("2222", HOUR, "comprehensive"),
    ):
        book(bench, 0, code, booked_at, category)
    arrive(bench, HOUR, code="2222")
    now = Now(HOUR, lambda t: f"@{t:g}")
    assert appointments_view(bench.state, now).appointments == [
        AppointmentView("1111", "construction", (), "@3600", ""),
        AppointmentView("2222", "comprehensive", (), "@3600", "G001"),
        AppointmentView("3333", "enterprise", ("licence",), "@7200", ""),
    ]
    assert appointment_view(bench.state, "2222", now).number == "G001"
    with pytest.raises(r.UnknownAppointment):
        appointment_view(bench.state, "4444", now)


def test_a_new_day_keeps_what_is_to_come_and_drops_what_was() -> None:
    bench = hall()
    for code, booked_at in (("1111", HOUR), ("2222", 2 * HOUR), ("3333", 25 * HOUR)):
        book(bench, 0, code, booked_at)
    arrive(bench, HOUR, code="1111")
    bench.do(10 * HOUR, c.CloseDay())
    bench.do(24 * HOUR, c.OpenDay("2026-11-24"))
    assert list(bench.state.facts.lasting.appointments) == ["3333"]
    for window in ("1", "2", "3"):
        bench.do(24 * HOUR, c.OpenWindow(window, f"c0{window}"))
    assert arrive(bench, 25 * HOUR, "t9", "3333").number == "A001"
