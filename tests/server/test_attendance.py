"""Who was here today, from when to when: it outlives the session and the server, and is gone after a month."""

from contextlib import AbstractAsyncContextManager
from datetime import datetime
from pathlib import Path

import aiosqlite
import pytest

from server.access.access import OFFICES, Access
from server.access.attendance import KEPT_DAYS
from server.access.passwords import Passwords
from server.clock import Clock
from server.sqlite import SqliteStore, StoreUnusable
from tests.serving import CHEAP, PASSWORD

HOUSING, CLERK = "r02", "c01"


def moment(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=OFFICES).timestamp()


class OfficeClock(Clock):
    """Stands where it was set."""

    at = moment("2026-03-02T08:55")

    def wall(self) -> float:
        return self.at

    def turn(self, text: str) -> None:
        self.at = moment(text)


async def opened(folder: Path, clock: Clock) -> Access:
    return await Access.open(folder, Passwords(CHEAP), clock)


async def begun(folder: Path, clock: Clock) -> Access:
    access = await opened(folder, clock)
    for id in (HOUSING, CLERK):
        await access.add_person("", id, id, ["reviewer"])
        await access.set_password("", id, PASSWORD)
    await access.set_departments("", HOUSING, ("区住建局",))
    return access


async def comes(access: Access, id: str = HOUSING) -> str:
    return (await access.sign_in("", id, PASSWORD)).cookie


def asks(access: Access, cookie: str) -> None:
    who = access.sessions.by_cookie(cookie)
    assert who is not None
    access.attendance.seen(who)


def said(access: Access, id: str = HOUSING) -> tuple[str, str] | None:
    seen = access.attendance.today("", id)
    if seen is None:
        return None
    first, last = (datetime.fromtimestamp(at, OFFICES).strftime("%H:%M:%S") for at in seen)
    return first, last


async def rows(access: Access) -> list[tuple[str, str]]:
    found = await access._store.rows("SELECT day, person FROM attendance ORDER BY day")  # pyright: ignore[reportPrivateUsage]
    return [(row[0], row[1]) for row in found]


async def test_the_day_of_somebody_who_left_is_known_after_a_restart(tmp_path: Path) -> None:
    clock = OfficeClock()
    access = await begun(tmp_path, clock)
    cookie = await comes(access)
    await comes(access, CLERK)
    clock.turn("2026-03-02T11:31")
    asks(access, cookie)
    await access.sessions.end(cookie)
    await access.close()
    again = await opened(tmp_path, clock)
    assert said(again) == ("08:55:00", "11:31:00")
    assert again.sessions.here_since("", HOUSING) is None
    assert said(again, CLERK) is None, "whoever decides for no department is not noted"
    clock.turn("2026-03-02T14:00")
    await comes(again)
    await again.close()
    third = await opened(tmp_path, clock)
    assert said(third) == ("08:55:00", "14:00:00"), "the first of the day stays"
    await third.close()


async def test_a_server_that_dies_loses_a_minute_at_most_and_the_file_is_not_written_at_each_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = OfficeClock()
    access = await begun(tmp_path, clock)
    cookie = await comes(access)
    changes: list[SqliteStore] = []
    change = SqliteStore.change

    def counted(self: SqliteStore) -> AbstractAsyncContextManager[aiosqlite.Connection]:
        changes.append(self)
        return change(self)

    monkeypatch.setattr(SqliteStore, "change", counted)
    await access.attendance.write()
    for second in (20, 40, 59):
        clock.turn(f"2026-03-02T08:55:{second}")
        asks(access, cookie)
        await access.attendance.write()
    assert len(changes) == 1, "at once when somebody comes, then not for a minute"
    beside = await opened(tmp_path, clock)
    assert said(beside) == ("08:55:00", "08:55:00")
    clock.turn("2026-03-02T08:56:01")
    asks(access, cookie)
    await access.attendance.write()
    await beside.attendance.read()
    assert said(beside) == ("08:55:00", "08:56:01")
    await beside.close()
    await access.close()


async def test_a_new_day_begins_with_nobody_and_the_day_before_stands_whole_in_the_file(
    tmp_path: Path,
) -> None:
    clock = OfficeClock()
    access = await begun(tmp_path, clock)
    cookie = await comes(access)
    await access.attendance.write()
    clock.turn("2026-03-02T17:00:30")
    asks(access, cookie)
    await access.attendance.write()
    clock.turn("2026-03-02T17:00:50")
    asks(access, cookie)
    clock.turn("2026-03-03T08:30")
    await access.attendance.write()
    assert said(access) is None
    (day,) = await access._store.rows("SELECT last_at FROM attendance")  # pyright: ignore[reportPrivateUsage]
    assert day[0] == moment("2026-03-02T17:00:50")
    await access.close()


async def test_a_month_later_nothing_is_kept_and_whoever_is_removed_is_gone_at_once(tmp_path: Path) -> None:
    clock = OfficeClock()
    access = await begun(tmp_path, clock)
    await comes(access)
    await access.attendance.write()
    clock.at += KEPT_DAYS * 24 * 3600
    await comes(access)
    await access.attendance.write()
    assert await access.attendance.purge() == 0
    clock.at += 24 * 3600
    assert await access.attendance.purge() == 1
    assert await rows(access) == [("2026-04-02", HOUSING)]
    await access.remove_person("", HOUSING)
    await access.attendance.write(everything=True)
    assert await rows(access) == []
    await access.close()


async def test_a_file_that_cannot_be_written_loses_nothing_of_the_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = OfficeClock()
    access = await begun(tmp_path, clock)
    await comes(access)
    with monkeypatch.context() as broken:

        def full(_self: SqliteStore) -> None:
            raise StoreUnusable("no room")

        broken.setattr(SqliteStore, "change", full)
        with pytest.raises(StoreUnusable):
            await access.attendance.write()
    await access.attendance.write()
    assert await rows(access) == [("2026-03-02", HOUSING)]
    await access.close()
