"""A wrong clock, put right: the hall follows it at once, keeps its order by the journal, and says that it happened."""

from pathlib import Path

import pytest

from server.domain.queue import commands as c
from server.domain.queue.state import HallState
from server.engine.clock import HallClock
from tests.engine.conftest import Ticking, Works, works

HOUR = 3600.0


async def state(w: Works) -> HallState:
    return await w.engine.read("main", lambda s, _at: s)


def turn(time: Ticking, by_s: float) -> None:
    """Somebody changes the server's clock."""
    time.wall += by_s


@pytest.mark.parametrize("ahead", [8 * HOUR, 365 * 24 * HOUR])
async def test_a_clock_ahead_for_twenty_seconds_leaves_nothing_behind(tmp_path: Path, ahead: float) -> None:
    time = Ticking()
    async with works(tmp_path, time=time) as w:
        await w.take("before")
        turn(time, ahead)
        await w.take("during")
        time.pass_s(20)
        turn(time, -ahead)
        await w.take("after")
        facts = (await state(w)).facts
        right = time.wall
        assert await w.engine.read("main", lambda _s, at: at) == right
        assert [(t.id, right - t.place.since, right - t.taken_at) for t in facts.today.tickets.values()] == [
            ("before", 20, 20),
            ("during", 20, 20),
            ("after", 0, 0),
        ]
        assert [t.number for t in facts.today.tickets.values()] == ["A001", "A002", "A003"]
        assert facts.lasting.clock is not None
        assert facts.lasting.clock.by_s == -ahead
    async with works(tmp_path, time=time, open_day=False) as w:  # a restart finds the same
        assert (await state(w)).facts.at == right


async def test_a_hall_whose_journal_is_ahead_finds_back_at_its_start(tmp_path: Path) -> None:
    time = Ticking()
    async with works(tmp_path, time=time) as w:
        await w.engine.submit("main", c.OpenWindow("1", "c01"), actor="x")
        await w.take("a")
        await w.engine.submit("main", c.CallNext("1"), actor="x")
        await w.engine.submit("main", c.Start("1"), actor="x")
    turn(time, -5 * HOUR)
    time.pass_s(30)
    async with works(tmp_path, time=time, open_day=False) as w:
        now = time.wall
        ticket = (await state(w)).facts.today.tickets["a"]
        assert (
            max(ticket.place.since, ticket.turn.called_at, ticket.visit.started_at, (await state(w)).facts.at)
            <= now
        )
        time.pass_s(60)
        await w.engine.submit("main", c.Finish("1", "done"), actor="x")
        assert (await state(w)).facts.lasting.pace_s["enterprise"] * 10 >= 60  # never below zero
        assert (await state(w)).facts.today.tickets["a"].visit.done_at - ticket.visit.started_at >= 0


async def test_an_appointment_keeps_its_booked_time_when_the_clock_is_set_back(tmp_path: Path) -> None:
    time = Ticking()
    async with works(tmp_path, time=time) as w:
        booked = time.wall + 2 * HOUR
        take = c.TakeTicket("a", "enterprise", booked_at=booked)
        await w.engine.submit("main", take, actor="x")
        turn(time, -HOUR)
        await w.take("b")
        assert (await state(w)).facts.today.tickets["a"].place.since == booked


async def test_a_quiet_hall_notices_a_clock_ahead_too(tmp_path: Path) -> None:
    time = Ticking()
    async with works(tmp_path, time=time) as w:
        turn(time, 2 * HOUR)
        facts = (await state(w)).facts
        assert facts.lasting.clock is not None
        assert facts.lasting.clock.by_s == 2 * HOUR


async def test_a_key_is_kept_over_a_clock_that_is_a_day_ahead_for_a_moment(tmp_path: Path) -> None:
    time = Ticking()
    async with works(tmp_path, time=time) as w:
        assert await w.take("a", "key", b"x") == b"A001"
        turn(time, 25 * HOUR)
        await w.take("b", "other", b"x")
        turn(time, -25 * HOUR)
        assert await w.take("c", "key", b"x") == b"A001"


def test_a_step_of_a_second_back_is_waited_for() -> None:
    time = Ticking()
    clock = time.clock()
    first = clock.now()
    turn(time, -1)
    assert clock.now() == first
    time.pass_s(0.5)
    assert clock.now() == first
    time.pass_s(1)
    assert clock.now() == first + 0.5
    assert not clock.jumped()


def test_a_clock_from_before_the_program_existed_is_not_believed() -> None:
    time = Ticking(wall=10.0)
    clock = HallClock(lambda: time.wall, lambda: time.steady, earliest=1000.0)
    clock.took_up(5000.0)
    time.pass_s(7)
    assert clock.now() == 5007.0
    assert not clock.believed
    turn(time, 9000)
    assert (clock.believed, clock.now()) == (True, 9017.0)


def test_after_a_jump_ahead_the_clock_is_settled_a_minute_later_and_at_once_when_it_goes_back() -> None:
    time = Ticking()
    clock = time.clock()
    clock.now()
    turn(time, 2 * HOUR)
    assert not clock.settled()
    turn(time, -2 * HOUR)
    assert clock.settled()
    turn(time, 2 * HOUR)
    assert not clock.settled()
    time.pass_s(60)
    assert clock.settled()
