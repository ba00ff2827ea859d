"""`access.db` and `personal.db` that cannot be written, or are no databases any more, while the server runs."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import aiohttp
import pytest
from structlog.testing import capture_logs

from server.access.access import Access
from server.personal.personal import Personal
from server.sqlite import StoreUnusable
from tests.serving import PASSWORD, Client, House, house

MAIN = "/halls/main"
TABLES = {"access.db": "sessions", "personal.db": "personal"}
Break = Callable[[Path], None]


def full(path: Path) -> None:
    """Every change is refused as on a full disk."""
    with sqlite3.connect(path) as db:
        for change in ("INSERT", "DELETE"):
            db.execute(
                f"CREATE TRIGGER full_{change} BEFORE {change} ON {TABLES[path.name]} "
                "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
            )


def garbage(path: Path) -> None:
    """After a change by another process, so that the server reads the file again instead of what it remembers."""
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE another (x)")
    for file in (path, path.with_name(path.name + "-wal")):
        file.write_bytes(b"no database" * max(1, file.stat().st_size // 11))


BROKEN: list[Break] = [full, garbage]


@pytest.fixture
def lines() -> Iterator[list[dict[str, object]]]:
    with capture_logs() as found:
        yield found  # pyright: ignore[reportReturnType]


async def enters(hall: House, name: str, password: str) -> tuple[int, str]:
    body = {"name": name, "password": password, "hall": "main"}
    status, answer = await hall.anyone().call("POST", "/session", body)
    return status, answer.get("code", "")


@pytest.mark.parametrize("broken", BROKEN)
async def test_signing_in_without_a_store_is_refused_clearly_and_counted(
    tmp_path: Path, lines: list[dict[str, object]], broken: Break
):
    async with (
        house(tmp_path) as hall,
        aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as http,
    ):
        hall.running.access.door.clock = lambda: 0.0
        kiosk, desk = await hall.client("kiosk"), Client(http, hall.url)
        for name in ("c01", "c02"):
            await hall.running.access.set_password("main", name, PASSWORD)
        await desk.post("/session", {"name": "c02", "password": PASSWORD, "hall": "main"})
        broken(tmp_path / "access.db")

        somebody = [await enters(hall, "c01", "wrong") for _ in range(4)]
        nobody = [await enters(hall, "nobody", "wrong") for _ in range(4)]
        assert somebody == nobody == [(401, "wrong_password")] * 3 + [(429, "slowed")]
        assert await enters(hall, "c02", PASSWORD) == (503, "store_unavailable")
        assert (await Client(hall.http, hall.url, "made up").call("GET", "/session"))[0] == 401
        await kiosk.post(f"{MAIN}/tickets", {"category": "enterprise"})  # who is in stays in
        assert (await desk.get("/session"))["name"] == "c02"
        assert (await desk.call("DELETE", "/session"))[0] == 200
        assert (await desk.get("/session"))["name"] == ""
    assert [line for line in lines if "exc_info" in line] == []


async def test_a_store_that_heals_signs_in_again_and_a_session_that_was_ended_stays_so(tmp_path: Path):
    async with house(tmp_path) as hall:
        access = hall.running.access
        await access.set_password("main", "c01", PASSWORD)
        cookie = (await access.sign_in("main", "c01", PASSWORD)).cookie
        full(tmp_path / "access.db")
        assert await enters(hall, "c01", PASSWORD) == (503, "store_unavailable")
        await access.sessions.end(cookie)
        with sqlite3.connect(tmp_path / "access.db") as db:
            db.executescript("DROP TRIGGER full_INSERT; DROP TRIGGER full_DELETE")
            assert db.execute("SELECT count(*) FROM sessions").fetchone() == (1,)
        await access.refresh()
        assert access.sessions.by_cookie(cookie) is None
        assert await enters(hall, "c01", PASSWORD) == (201, "")
    async with house(tmp_path) as again:
        assert again.running.access.sessions.by_cookie(cookie) is None


@pytest.mark.parametrize("broken", BROKEN)
async def test_names_that_cannot_be_kept_are_refused_clearly_and_the_hall_goes_on(
    tmp_path: Path, lines: list[dict[str, object]], broken: Break
):
    async with house(tmp_path) as hall:
        kiosk, manager = await hall.client("kiosk"), await hall.client("manager")
        named = {"category": "enterprise", "person": {"name": "张三"}}
        taken = await kiosk.post(f"{MAIN}/tickets", named)
        broken(tmp_path / "personal.db")
        status, problem = await kiosk.call("POST", f"{MAIN}/tickets", named)
        assert (status, problem["code"]) == (503, "store_unavailable")
        assert problem["detail"]
        seen = await manager.call("GET", f"{MAIN}/tickets/{taken['id']}/private")
        assert seen[0] == (200 if broken is full else 503)
        await kiosk.post(f"{MAIN}/tickets", {"category": "enterprise"})
        assert (await hall.anyone().get(MAIN))["waiting"] == 2
    assert [line for line in lines if "exc_info" in line] == []


@pytest.mark.parametrize(("kind", "name"), [(Access, "access.db"), (Personal, "personal.db")])
async def test_a_file_that_is_no_database_is_refused_at_start_with_its_name(
    tmp_path: Path, kind: type[Access] | type[Personal], name: str
):
    (tmp_path / name).write_bytes(b"no database" * 2000)
    with pytest.raises(StoreUnusable, match=name):
        await kind.open(tmp_path)
