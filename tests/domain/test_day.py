"""The hall's day: opened and closed by a person, by the timetable, and carried over a clock that was wrong."""

from typing import Any

import msgspec
import pytest

from server.domain.queue import commands as c
from server.domain.queue import events as e
from server.domain.queue import refusal_codes as r
from server.domain.queue.state import HallState
from server.domain.queue.tickets.words import ExpiryCause
from server.domain.queue.words import NoticeKind
from server.domain.timetable import ByHand, CalendarOutlook
from tests.halls import DAY, Bench

NEXT_DAY = "2026-11-24"


def follow(bench: Bench, at: float, day: str, phase: str, *, waits: bool = False) -> list[e.AnyEvent]:
    return bench.do(at, c.FollowTimetable(day, phase, waits))


def standing(bench: Bench) -> tuple[str, bool, bool]:
    """(day, open, gives out numbers)."""
    today = bench.state.facts.today
    return today.day, today.is_open, today.intake


@pytest.mark.parametrize(
    ("before", "command", "state"),
    [
        ([c.OpenDay(DAY)], c.OpenDay(DAY), "open"),
        ([], c.CloseDay(), "closed"),
        ([], c.OpenIntake(), "closed"),
        ([c.OpenDay(DAY)], c.OpenIntake(), "open"),
        ([], c.CloseIntake(), "closed"),
        ([c.OpenDay(DAY), c.CloseIntake()], c.CloseIntake(), "closed"),
    ],
)
def test_what_is_so_already_is_refused_with_how_it_is(
    before: list[c.AnyCommand], command: c.AnyCommand, state: str
) -> None:
    bench = Bench()
    for one in before:
        bench.do(0, one)
    with pytest.raises(r.WrongState) as caught:
        bench.do(1, command)
    assert caught.value.params == {"state": state}


def test_the_timetable_opens_breaks_goes_on_and_closes_and_says_each_phase_once() -> None:
    bench = Bench()
    seen: list[tuple[str, bool, bool]] = []
    for at, phase in enumerate(("before", "intake", "break", "intake", "grace", "closed")):
        assert follow(bench, at, DAY, phase)[0] == e.TimetableFollowed(DAY, phase)
        assert follow(bench, at, DAY, phase) == []
        seen.append(standing(bench))
    assert seen == [
        ("", False, False),
        (DAY, True, True),
        (DAY, True, False),
        (DAY, True, True),
        (DAY, True, False),
        (DAY, False, False),
    ]


def test_a_phase_that_finds_the_hall_as_it_wants_it_changes_nothing_but_what_was_followed() -> None:
    bench = Bench()
    bench.do(0, c.OpenDay(DAY))
    assert follow(bench, 1, DAY, "intake") == [e.TimetableFollowed(DAY, "intake")]
    bench.do(2, c.CloseIntake("m1"))
    assert follow(bench, 3, DAY, "break") == [e.TimetableFollowed(DAY, "break")]
    bench.do(4, c.CloseDay("m1"))
    assert follow(bench, 5, DAY, "closed") == [e.TimetableFollowed(DAY, "closed")]


def test_a_day_that_was_left_open_ends_when_the_next_one_is_at_its_break_or_begins() -> None:
    for phase, then in (("break", (DAY, False, False)), ("intake", (NEXT_DAY, True, True))):
        bench = Bench().open(["1"])
        bench.take(1, "a")
        told = follow(bench, 86400, NEXT_DAY, phase)
        assert told[1:4] == [
            e.TicketExpired("a", ExpiryCause.DAY_CLOSED),
            e.WindowClosed("1"),
            e.DayClosed(DAY),
        ]
        assert standing(bench) == then


def test_in_a_journal_from_before_phases_the_last_word_of_a_person_stands() -> None:
    closed, opened = Bench(), Bench()
    for bench in (closed, opened):
        bench.do(0, c.OpenDay(DAY))
    closed.do(1, c.CloseDay("m1"))
    assert follow(closed, 2, DAY, "intake") == [e.TimetableFollowed(DAY, "intake")]
    assert standing(closed) == (DAY, False, False)
    opened.do(1, c.CloseDay())
    assert follow(opened, 2, DAY, "intake")[1:] == [e.DayOpened(DAY)]


def test_a_hall_that_never_closes_turns_its_day_when_nobody_of_the_old_one_is_left_and_clerks_stay() -> None:
    bench = Bench().open(["1"])
    bench.take(1, "a")
    assert follow(bench, 2, NEXT_DAY, "always", waits=True) == []
    bench.next(3)
    bench.serve(4)
    assert follow(bench, 5, NEXT_DAY, "always", waits=True) == [
        e.TimetableFollowed(NEXT_DAY, "always"),
        e.DayClosed(DAY),
        e.DayOpened(NEXT_DAY),
    ]
    assert standing(bench) == (NEXT_DAY, True, True)
    assert bench.state.facts.lasting.windows["1"].clerk == "c01"
    assert bench.take(6, "b") == "A001"


def test_a_hall_that_never_closes_but_is_shut_opens_its_next_day_as_any_other() -> None:
    bench = Bench()
    assert follow(bench, 5, NEXT_DAY, "always", waits=True)[1:] == [e.DayOpened(NEXT_DAY)]


def ahead_of_time(state: HallState, at: float) -> list[float]:
    """Whatever in the facts would be a moment that has not come yet; a name with `_s` is that of a length of time."""

    def moments(fact: Any) -> list[float]:
        if isinstance(fact, float):
            return [fact] if fact > at else []
        named: dict[str, Any] = msgspec.convert(fact, dict[str, Any]) if isinstance(fact, dict) else {}
        listed: list[Any] = msgspec.convert(fact, list[Any]) if isinstance(fact, list) else []
        inside = [part for name, part in named.items() if not name.endswith("_s")]
        return [found for part in (*inside, *listed) for found in moments(part)]

    return moments(msgspec.to_builtins(state.facts, str_keys=True))


def test_a_clock_set_back_brings_everything_that_it_stamped_back_with_it() -> None:
    """The clock is an hour ahead from 4,000 (which is 400) on, until it is put right at 600; an appointment is at 5,000."""
    bench = Bench().open(["1", "2"], at=100)
    bench.take(200, "early")
    bench.do(4000, c.GrantLease("l1", "k1", 50))
    bench.take(4010, "late", "construction")
    bench.do(4020, c.CallNext("1"))
    bench.do(4030, c.Start("1"))
    bench.do(4040, c.Finish("1", "done"))
    bench.do(4050, c.RateTicket("early", 5))
    bench.do(4060, c.HandIn("l1", "k1", (c.OfflineTicket("off", "enterprise", 950, 4055.0),), 4060.0))
    bench.do(4070, c.PauseWindow("2", "tea"))
    bench.do(4080, c.PostNotice("n1", NoticeKind.TICKER, "水", "Water"))
    bench.do(4090, c.AcknowledgeAlert("late/enterprise", 1, "c01"))
    bench.do(4100, c.Allocate("2", ("construction", "enterprise"), by="m1"))
    bench.do(4110, c.TakeTicket("booked", "comprehensive", booked_at=5000.0))
    bench.do(600, c.FollowClock(-3600.0))
    assert ahead_of_time(bench.state, 600) == [
        5000.0,
        5000.0,
    ]  # booked, and waiting from then
    today, lasting = bench.state.facts.today, bench.state.facts.lasting
    early, late, off = (today.tickets[t] for t in ("early", "late", "off"))
    assert (early.place.since, early.taken_at, early.turn.called_at) == (200, 200, 420)
    assert (early.visit.done_at, early.visit.ended_at) == (440, 440)
    assert [(step.kind, step.at) for step in early.visit.steps] == [
        ("called", 420), ("started", 430), ("finished", 440),
    ]  # fmt: skip
    assert early.rating is not None
    assert early.rating.at == 450
    assert (late.place.since, late.taken_at) == (410, 410)
    assert (off.place.since, off.taken_at, today.leases["l1"].granted_at) == (455, 455, 400)
    assert (lasting.windows["1"].since, lasting.windows["2"].since) == (100, 470)
    assert (today.begun_at, [call.at for call in today.recent]) == (100, [420])
    assert (lasting.notices["n1"].at, today.acknowledged["late/enterprise"].at) == (480, 490)
    assert [change.at for change in lasting.changes] == [100, 480, 500]


def test_who_was_cut_off_while_the_clock_was_ahead_does_not_wait_from_a_time_to_come() -> None:
    bench = Bench().open()
    bench.do(100, c.GrantLease("l1", "k1", 50))
    bench.do(4000, c.HandIn("l1", "k1", (c.OfflineTicket("a", "enterprise", 950, 3990.0),), 4000.0))
    bench.do(500, c.FollowClock(-3600.0))
    bench.do(600, c.HandIn("l1", "k1", (c.OfflineTicket("b", "enterprise", 951, 580.0),), 600.0))
    waits = {t.id: t.place.since for t in bench.state.facts.today.tickets.values()}
    assert waits == {"a": 390, "b": 580}


def test_a_clock_put_ahead_moves_nothing_nor_one_set_back_what_is_of_this_moment() -> None:
    bench = Bench().open()
    bench.take(200, "a")
    bench.do(4000, c.FollowClock(3600.0))
    bench.take(5000, "b")
    bench.do(5000, c.FollowClock(-60.0))
    assert [t.place.since for t in bench.state.facts.today.tickets.values()] == [200, 5000]


def test_a_hall_that_is_opened_by_hand_has_no_day_and_no_hours_of_its_own() -> None:
    table = ByHand()
    assert (table.overnight, table.day_at(5.0), table.day_ends(DAY, 5.0)) == (False, "", None)
    assert (table.span(DAY), table.opens_after(5.0), table.provisional(5.0)) == (None, None, False)
    assert table.outlook(5.0) == CalendarOutlook(missing=0, days_left=0, disputed=())
