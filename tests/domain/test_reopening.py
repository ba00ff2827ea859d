"""A day closed by mistake comes back with everybody who was sent away by that close; a day begun before keeps its series."""

from server.domain.queue import commands as c
from tests.halls import DAY, Bench


def waiting(hall: Bench) -> list[str]:
    return [t.number for t in hall.state.facts.today.tickets.values() if t.state == "waiting"]


def test_who_was_sent_away_by_a_mistaken_close_waits_again_with_the_clock_kept() -> None:
    hall = Bench().open(["1"])
    for at, ticket in enumerate(("a", "b", "c", "d")):
        hall.take(100.0 + at, ticket)
    hall.do(110.0, c.CancelTicket("d"))
    assert hall.next(120.0) == "a"
    hall.do(200.0, c.CloseDay(by="m1"))
    assert waiting(hall) == []
    hall.do(260.0, c.OpenDay(DAY, by="m1"))
    assert waiting(hall) == ["A001", "A002", "A003"]
    back = hall.state.facts.today.tickets["b"]
    assert (back.place.since, back.visit.ended_at, back.visit.reason) == (101.0, 0.0, "")
    assert hall.state.tally("enterprise").expired == 0
    hall.do(270.0, c.OpenWindow("1", "c01"))
    assert hall.next(280.0) == "a"


def test_nobody_comes_back_when_the_timetable_closed_the_day() -> None:
    hall = Bench().open()
    hall.take(100.0, "a")
    hall.do(200.0, c.CloseDay())
    hall.do(260.0, c.OpenDay(DAY, by="m1"))
    assert waiting(hall) == []


def test_a_day_that_is_begun_again_after_another_gives_out_no_number_twice() -> None:
    hall = Bench().open()
    hall.take(100.0, "a")
    hall.take(100.0, "b")
    hall.do(200.0, c.OpenDay("2027-11-28"))
    hall.take(210.0, "c")
    hall.do(220.0, c.OpenDay(DAY))
    assert hall.take(230.0, "d") == "A003"


def test_an_appointment_for_tomorrow_survives_a_day_opened_by_a_clock_a_year_ahead() -> None:
    hall = Bench().open(at=1_000_000.0)
    hall.do(1_000_100.0, c.BookAppointment(("2468",), "enterprise", 1_000_000.0 + 26 * 3600))
    hall.do(1_000_200.0 + 365 * 86400, c.OpenDay("2027-11-28"))
    assert "2468" in hall.state.facts.lasting.appointments
