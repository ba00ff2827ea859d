"""The hall opens and closes by its hours, once per turn of the schedule."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec import structs

from server.bridges.daykeeper import DayKeeper
from server.config.schema import HallSection, HoursSection
from server.domain.queue import commands as c
from server.domain.queue.commands import FollowTimetable
from tests.engine.conftest import Ticking, Works, works
from tests.serving import example

HOURS = HoursSection(intervals=("08:30-12:00", "13:30-17:30"), calendar="weekdays", grace_min=60)
MONDAY, TUESDAY = "2026-11-23", "2026-11-24"


def section() -> HallSection:
    return structs.replace(example().hall[0], hours=HOURS)


def at(time: Ticking, local: str, day: str = MONDAY) -> None:
    """Set the clocks to a local time in the hall."""
    moment = datetime.fromisoformat(f"{day}T{local}").replace(tzinfo=ZoneInfo("Asia/Shanghai")).timestamp()
    time.steady += moment - time.wall
    time.wall = moment


async def facts(w: Works) -> tuple[str, bool, bool]:
    """(day, day open, numbers given out)."""
    return await w.engine.read(
        "main", lambda s, _at: (s.facts.today.day, s.facts.today.is_open, s.facts.today.intake)
    )


async def test_a_working_day_from_opening_to_closing(tmp_path: Path):
    time = Ticking()
    at(time, "07:00")
    async with works(tmp_path, time=time, open_day=False) as w:
        keeper = DayKeeper(w.engine, {"main": section()})
        seen: list[tuple[bool, bool]] = []
        for local in ("07:00", "08:30", "11:59", "12:00", "13:30", "17:30", "18:29", "18:30", "23:00"):
            at(time, local)
            await keeper.look()
            day, day_open, intake = await facts(w)
            seen.append((day_open, intake))
        assert seen == [
            (False, False),
            (True, True),
            (True, True),
            (True, False),
            (True, True),
            (True, False),
            (True, False),
            (False, False),
            (False, False),
        ]
        assert day == MONDAY


async def test_what_a_manager_did_by_hand_stays_until_the_next_turn(tmp_path: Path):
    time = Ticking()
    at(time, "09:00")
    async with works(tmp_path, time=time, open_day=False) as w:
        keeper = DayKeeper(w.engine, {"main": section()})
        await keeper.look()
        await w.engine.submit("main", c.CloseIntake(), actor="manager:x")
        at(time, "11:00")
        await keeper.look()
        assert (await facts(w))[2] is False
        at(time, "12:00")
        await keeper.look()
        at(time, "13:30")
        await keeper.look()
        assert (await facts(w))[2] is True


async def test_a_day_closed_by_hand_stays_closed_after_a_restart(tmp_path: Path):
    time = Ticking()
    at(time, "09:00")
    async with works(tmp_path, time=time, open_day=False) as w:
        await DayKeeper(w.engine, {"main": section()}).look()
        await w.engine.submit("main", c.CloseDay(), actor="manager:x")
        await DayKeeper(w.engine, {"main": section()}).look()
        assert (await facts(w))[1] is False


async def test_a_server_that_slept_over_night_opens_the_new_day_with_new_numbers(tmp_path: Path):
    time = Ticking()
    at(time, "16:00")
    async with works(tmp_path, time=time, open_day=False) as w:
        await DayKeeper(w.engine, {"main": section()}).look()
        await w.take("a")
        at(time, "09:00", "2026-11-24")
        await DayKeeper(w.engine, {"main": section()}).look()
        assert await facts(w) == ("2026-11-24", True, True)
        assert await w.take("b") == b"A001"


async def test_a_closed_day_opens_nothing(tmp_path: Path):
    time = Ticking()
    at(time, "10:00", "2026-11-22")  # a Sunday
    async with works(tmp_path, time=time, open_day=False) as w:
        await DayKeeper(w.engine, {"main": section()}).look()
        assert (await facts(w))[1] is False


async def test_always_open_turns_the_day_in_the_night_and_not_at_midnight(tmp_path: Path):
    time = Ticking()
    at(time, "23:59", "2026-11-22")
    async with works(tmp_path, time=time, open_day=False) as w:
        keeper = DayKeeper(w.engine, {"main": section()}, always_open=True)
        await keeper.look()
        await w.take("a")
        at(time, "00:00", MONDAY)
        await keeper.look()
        assert await facts(w) == ("2026-11-22", True, True)
        await leave(w, "a")
        at(time, "04:00", MONDAY)
        await keeper.look()
        assert await facts(w) == (MONDAY, True, True)
        assert await w.take("b") == b"A001"


async def leave(w: Works, ticket: str) -> None:
    await w.engine.submit("main", c.CancelTicket(ticket), actor="kiosk:k1")


async def state_of(w: Works, number: str) -> str:
    return await w.engine.read(
        "main", lambda s, _at: next(t.state for t in s.facts.today.tickets.values() if t.number == number)
    )


def night(*intervals: str, grace_min: int = 60) -> HallSection:
    hours = HoursSection(intervals=intervals, calendar="daily", grace_min=grace_min)
    return structs.replace(example().hall[0], hours=hours)


async def serve(w: Works, window: str = "1") -> None:
    """A citizen takes a number and is served at a window."""
    await w.engine.submit("main", c.OpenWindow(window, "c01"), actor="clerk:c01")
    await w.take("a")
    await w.engine.submit("main", c.CallNext(window), actor="clerk:c01")
    await w.engine.submit("main", c.Start(window), actor="clerk:c01")


@pytest.mark.parametrize("interval", ["18:00-24:00", "20:00-02:00", "00:00-24:00"])
async def test_nobody_in_service_is_sent_home_at_midnight(tmp_path: Path, interval: str) -> None:
    time = Ticking()
    at(time, "23:00")
    async with works(tmp_path, time=time, open_day=False) as w:
        keeper = DayKeeper(w.engine, {"main": night(interval)})
        await keeper.look()
        await serve(w)
        at(time, "00:00", TUESDAY)
        await keeper.look()
        at(time, "00:59", TUESDAY)
        await keeper.look()
        assert (await facts(w))[:2] == (MONDAY, True)
        assert await state_of(w, "A001") == "serving"
        await DayKeeper(w.engine, {"main": night(interval)}).look()  # after a restart
        assert await state_of(w, "A001") == "serving"
        await w.engine.submit("main", c.Finish("1", "done"), actor="clerk:c01")


async def test_a_hall_that_never_closes_serves_whoever_is_left_before_its_day_turns(tmp_path: Path) -> None:
    time = Ticking()
    at(time, "23:00")
    async with works(tmp_path, time=time, open_day=False) as w:
        keeper = DayKeeper(w.engine, {"main": night("00:00-24:00")})
        await keeper.look()
        await serve(w)
        seen: list[tuple[str, bool, bool]] = []
        for local in ("03:59", "04:00", "04:59", "05:00"):
            at(time, local, TUESDAY)
            await keeper.look()
            seen.append(await facts(w))
        assert seen == [(MONDAY, True, True)] * 3 + [(MONDAY, True, False)]
        await w.engine.submit("main", c.Finish("1", "done"), actor="clerk:c01")
        await keeper.look()
        assert await facts(w) == (TUESDAY, True, True)
        windows = await w.engine.read("main", lambda s, _at: s.facts.lasting.windows["1"])
        assert (windows.state, windows.clerk) == ("open", "c01")
        assert await w.take("b") == b"A001"


async def test_after_two_hours_the_day_turns_whoever_is_left(tmp_path: Path) -> None:
    time = Ticking()
    at(time, "23:00")
    async with works(tmp_path, time=time, open_day=False) as w:
        keeper = DayKeeper(w.engine, {"main": night("00:00-24:00")})
        await keeper.look()
        await w.take("a")
        at(time, "05:59", TUESDAY)
        await keeper.look()
        assert await facts(w) == (MONDAY, True, False)
        at(time, "06:00", TUESDAY)
        await keeper.look()
        assert await facts(w) == (TUESDAY, True, True)


async def test_a_number_taken_at_the_very_moment_of_the_turn_is_not_lost(tmp_path: Path) -> None:
    time = Ticking()
    at(time, "23:00")
    async with works(tmp_path, time=time, open_day=False) as w:
        keeper = DayKeeper(w.engine, {"main": night("00:00-24:00")})
        await keeper.look()
        await w.take("a")  # the keeper has not seen it yet
        await w.engine.submit("main", FollowTimetable(TUESDAY, "intake", waits=True), actor="schedule")
        assert await facts(w) == (MONDAY, True, True)
        assert await state_of(w, "A001") == "waiting"


async def restarted(
    tmp_path: Path, time: Ticking, *days_and_times: tuple[str, str]
) -> list[tuple[str, bool, bool]]:
    """What the hall is like after a restart at each of these moments."""
    seen: list[tuple[str, bool, bool]] = []
    for day, local in days_and_times:
        at(time, local, day)
        async with works(tmp_path, time=time, open_day=False) as w:
            await DayKeeper(w.engine, {"main": section()}).look()
            seen.append(await facts(w))
    return seen


SUNDAY = "2026-11-22"


async def test_a_day_opened_by_hand_on_a_closed_day_stays_open_over_a_restart_until_the_next_phase(
    tmp_path: Path,
) -> None:
    time = Ticking()
    at(time, "10:00", SUNDAY)
    async with works(tmp_path, time=time, open_day=False) as w:
        await DayKeeper(w.engine, {"main": section()}).look()
        await w.engine.submit("main", c.OpenDay(SUNDAY, by="m1"), actor="manager:m1")
        await w.take("a")
    after = await restarted(tmp_path, time, (SUNDAY, "10:05"), (SUNDAY, "16:00"), (MONDAY, "07:00"))
    assert after == [(SUNDAY, True, True), (SUNDAY, True, True), (SUNDAY, False, False)]


async def test_a_day_opened_by_hand_before_the_hours_stays_open_over_a_restart(tmp_path: Path) -> None:
    time = Ticking()
    at(time, "07:30")
    async with works(tmp_path, time=time, open_day=False) as w:
        await DayKeeper(w.engine, {"main": section()}).look()
        await w.engine.submit("main", c.OpenDay(MONDAY, by="m1"), actor="manager:m1")
        await w.take("a")
    after = await restarted(tmp_path, time, (MONDAY, "07:40"), (MONDAY, "08:31"))
    assert after == [(MONDAY, True, True), (MONDAY, True, True)]
    async with works(tmp_path, time=time, open_day=False) as w:
        assert await w.numbers() == ["A001"]


async def test_intake_paused_or_resumed_by_hand_stays_so_over_a_restart_until_the_next_phase(
    tmp_path: Path,
) -> None:
    time = Ticking()
    at(time, "09:00")
    async with works(tmp_path, time=time, open_day=False) as w:
        await DayKeeper(w.engine, {"main": section()}).look()
        await w.engine.submit("main", c.CloseIntake(by="m1"), actor="manager:m1")
    after = await restarted(tmp_path, time, (MONDAY, "09:05"), (MONDAY, "12:01"))
    assert after == [(MONDAY, True, False), (MONDAY, True, False)]
    async with works(tmp_path, time=time, open_day=False) as w:
        await w.engine.submit("main", c.OpenIntake(by="m1"), actor="manager:m1")
    after = await restarted(tmp_path, time, (MONDAY, "12:30"), (MONDAY, "17:31"), (MONDAY, "18:30"))
    assert after == [(MONDAY, True, True), (MONDAY, True, False), (MONDAY, False, False)]


async def test_a_phase_that_passed_while_the_server_was_away_is_made_up_for(tmp_path: Path) -> None:
    time = Ticking()
    at(time, "16:00")
    async with works(tmp_path, time=time, open_day=False) as w:
        await DayKeeper(w.engine, {"main": section()}).look()
        await w.take("a")
    assert await restarted(tmp_path, time, (MONDAY, "22:00")) == [(MONDAY, False, False)]


async def test_a_clock_that_has_just_jumped_ahead_closes_no_hall(tmp_path: Path) -> None:
    time = Ticking()
    at(time, "10:00")
    async with works(tmp_path, time=time, open_day=False) as w:
        keeper = DayKeeper(w.engine, {"main": section()})
        await keeper.look()
        await w.take("a")
        time.wall += 8 * 3600
        await keeper.look()
        time.pass_s(20)
        await keeper.look()
        time.wall -= 8 * 3600
        await keeper.look()
        assert await facts(w) == (MONDAY, True, True)
        time.wall += 9 * 3600
        await keeper.look()
        time.pass_s(61)  # it was no mistake
        await keeper.look()
        assert (await facts(w))[1] is False


async def test_a_hall_closed_by_a_clock_that_was_wrong_for_long_opens_again_at_once_and_counts_on(
    tmp_path: Path,
) -> None:
    time = Ticking()
    at(time, "10:00")
    async with works(tmp_path, time=time, open_day=False) as w:
        keeper = DayKeeper(w.engine, {"main": section()})
        await keeper.look()
        await w.take("a")
        time.wall += 365 * 86400
        await keeper.look()
        time.pass_s(100)
        await keeper.look()
        assert (await facts(w))[0] == "2027-11-23"
        await w.take("b")
        time.wall -= 365 * 86400
        await keeper.look()
        assert await facts(w) == (MONDAY, True, True)
        assert await w.take("c") == b"A002"
