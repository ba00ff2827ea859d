"""The hall opens and closes by its hours, once per turn of the schedule."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import structs

from server.bridges.daykeeper import DayKeeper
from server.config.schema import HallSection, HoursSection
from server.domain import commands as c
from tests.engine.conftest import Ticking, Works, works
from tests.serving import example

HOURS = HoursSection(intervals=("08:30-12:00", "13:30-17:30"), calendar="weekdays", grace_min=60)
MONDAY = "2026-11-23"


def section() -> HallSection:
    return structs.replace(example().hall[0], hours=HOURS)


def at(time: Ticking, local: str, day: str = MONDAY) -> None:
    """Set the clocks to a local time in the hall."""
    moment = datetime.fromisoformat(f"{day}T{local}").replace(tzinfo=ZoneInfo("Asia/Shanghai")).timestamp()
    time.steady += moment - time.wall
    time.wall = moment


async def facts(w: Works) -> tuple[str, bool, bool]:
    """(day, day open, numbers given out)."""
    return await w.engine.read("main", lambda s, _at: (s.facts.day, s.facts.day_open, s.facts.intake))


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


async def test_always_open_turns_the_day_at_midnight(tmp_path: Path):
    time = Ticking()
    at(time, "23:59", "2026-11-22")
    async with works(tmp_path, time=time, open_day=False) as w:
        keeper = DayKeeper(w.engine, {"main": section()}, always_open=True)
        await keeper.look()
        await w.take("a")
        at(time, "00:00", MONDAY)
        await keeper.look()
        assert await facts(w) == (MONDAY, True, True)
        assert await w.take("b") == b"A001"
