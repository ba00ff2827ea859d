"""Who came from the configuration goes with it, at the next start; `person remove` and `person role` count at once."""

import asyncio
import sqlite3
from pathlib import Path

import aiohttp
import pytest
from click.testing import CliRunner, Result
from msgspec import structs
from structlog.testing import capture_logs

from server.__main__ import main
from server.access.access import Access
from server.access.door import SignInRefused
from server.access.passwords import Passwords
from server.access.people import KnownPerson
from server.config.schema import ConfigFile
from tests.patience import PATIENCE_S
from tests.serving import CHEAP, PASSWORD, Client, House, example, house


def without(clerk: str = "", kiosk: str = "", name: str = "") -> ConfigFile:
    """The example with this clerk and this kiosk gone, or the clerk under another name."""
    config = example()
    hall = config.hall[0]
    kept = tuple(c for c in hall.clerk if name or c.id != clerk)
    clerks = tuple(
        structs.replace(c, name=name if name and c.id == clerk else c.name, partner="") for c in kept
    )
    kiosks = tuple(k for k in hall.kiosk if k.id != kiosk)
    devices = tuple(d for d in hall.device if all(u.kiosk != kiosk for u in d.unit))
    first = structs.replace(hall, clerk=clerks, kiosk=kiosks, device=devices)
    return structs.replace(config, hall=(first, *config.hall[1:]))


async def enters(running: House, id: str, hall: str = "main", password: str = PASSWORD) -> int:
    """Status of a sign-in."""
    body = {"name": id, "password": password, "hall": hall}
    return (await running.anyone().call("POST", "/session", body))[0]


async def test_a_clerk_and_a_kiosk_that_left_the_file_are_out_with_all_they_had(tmp_path: Path):
    kiosk = example().hall[0].kiosk[0].id
    clerk_jar, kiosk_jar = aiohttp.CookieJar(unsafe=True), aiohttp.CookieJar(unsafe=True)
    async with (
        aiohttp.ClientSession(cookie_jar=clerk_jar) as desk,
        aiohttp.ClientSession(cookie_jar=kiosk_jar) as hallway,
    ):
        async with house(tmp_path) as before:
            link = before.running.screen_token("kiosk", "main", kiosk)
            await before.running.access.set_password("main", "c01", PASSWORD)
            body = {"name": "c01", "password": PASSWORD, "hall": "main"}
            await Client(desk, before.url).post("/session", body)
            await Client(hallway, before.url).post("/session/enrol", {"token": link})
        with capture_logs() as lines:
            async with house(tmp_path, without("c01", kiosk)) as after:
                assert (await Client(desk, after.url).get("/session"))["roles"] == []
                assert (await Client(hallway, after.url).get("/session"))["roles"] == []
                assert await enters(after, "c01") == 401
                ticket = {"category": "enterprise"}
                taken = await Client(after.http, after.url, link).call("POST", "/halls/main/tickets", ticket)
                assert taken[0] == 401
                assert (await after.anyone().call("POST", "/session/enrol", {"token": link}))[0] == 401
        told = [(line["event"], line["id"]) for line in lines if "left" in line["event"]]
        assert told == [
            ("person has left the configuration", "c01"),
            ("screen has left the configuration", kiosk),
        ]
        # A slip of the pen in the file costs nothing: back under the same name everything is as it was.
        async with house(tmp_path) as again:
            assert await enters(again, "c01") == 201
            assert (await Client(again.http, again.url, link).get("/session"))["roles"] == ["kiosk"]
            assert (await Client(desk, again.url).get("/session"))["roles"] == []


async def test_names_follow_the_file_and_another_person_has_no_password_of_the_one_before(tmp_path: Path):
    async with house(tmp_path) as before:
        await before.running.access.set_password("main", "c01", PASSWORD)
    async with house(tmp_path, without("c01", name="新名字")) as renamed:
        assert renamed.running.access.title("main", "c01") == "新名字"
        assert await enters(renamed, "c01") == 201
    async with house(tmp_path, without("c01")) as left:
        assert left.running.access.title("main", "c01") == "新名字"  # what was done stays theirs
    async with house(tmp_path) as other:
        assert await enters(other, "c01") == 401


async def test_people_and_tokens_made_by_hand_stay(tmp_path: Path):
    async with house(tmp_path) as before:
        await before.running.access.add_person("main", "zhang", "张主任", ["manager"])
        await before.running.access.set_password("main", "zhang", PASSWORD)
        token = await before.running.access.create_token("kiosk", "main", name="k99")
    async with house(tmp_path, without("c01")) as after:
        assert await enters(after, "zhang") == 201
        assert (await Client(after.http, after.url, token).get("/session"))["roles"] == ["kiosk"]


async def test_a_screens_link_revoked_by_hand_stays_revoked(tmp_path: Path):
    kiosk = example().hall[0].kiosk[0].id
    async with house(tmp_path) as before:
        access = before.running.access
        line = next(t for t in await access.tokens() if (t.hall, t.name) == ("main", kiosk))
        await access.revoke_token(line.id)
    for config in (without(kiosk=kiosk), example()):
        async with house(tmp_path, config) as after:
            link = after.running.screen_token("kiosk", "main", kiosk)
            assert after.running.access.by_token(link) is None


async def test_a_folder_from_before_knows_whom_the_configuration_made(tmp_path: Path):
    """Rows of the first schema say nothing of where they came from."""
    async with house(tmp_path) as before:
        link = before.running.screen_token("kiosk", "main", example().hall[0].kiosk[0].id)
        await before.running.access.add_person("main", "zhang", "张主任", ["manager"])
    with sqlite3.connect(tmp_path / "access.db") as db:
        db.executescript(
            "DROP TABLE browsers; DROP TABLE attendance; DROP TABLE security;"
            "ALTER TABLE people DROP COLUMN origin; ALTER TABLE people DROP COLUMN left_at;"
            "ALTER TABLE people DROP COLUMN departments; ALTER TABLE people DROP COLUMN trained;"
            "ALTER TABLE tokens DROP COLUMN origin; ALTER TABLE tokens DROP COLUMN left_at;"
            "ALTER TABLE people ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;"
            "ALTER TABLE people ADD COLUMN locked_until REAL NOT NULL DEFAULT 0;"
            "PRAGMA user_version=1;"
        )
    async with house(tmp_path, without("c01", example().hall[0].kiosk[0].id)) as after:
        left = {(p.hall, p.id) for p in await after.running.access.people() if p.left}
        assert left == {("main", "c01")}
        assert after.running.access.by_token(link) is None


# The command line


def command(data: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--data", str(data)], catch_exceptions=False)


async def people(data: Path, *there: KnownPerson) -> None:
    access = await Access.open(data, Passwords(CHEAP))
    for one in there:
        await access.add_person(one.hall, one.id, one.name, one.roles)
        await access.set_password(one.hall, one.id, PASSWORD)
    await access.close()


BOSS, ZHANG = (
    KnownPerson("", "admin", "管理员", ("admin",)),
    KnownPerson("main", "zhang", "张主任", ("manager",)),
)


async def test_a_removed_person_is_out_of_a_running_server(tmp_path: Path):
    await people(tmp_path, BOSS, ZHANG)
    access = await Access.open(tmp_path, Passwords(CHEAP))
    signed_in = await access.sign_in("main", "zhang", PASSWORD)
    done = await asyncio.to_thread(command, tmp_path, "person", "remove", "zhang", "--hall", "main")
    assert (done.exit_code, done.output) == (0, "")
    await access.refresh()
    assert access.sessions.by_cookie(signed_in.cookie) is None
    with pytest.raises(SignInRefused, match="wrong"):
        await access.sign_in("main", "zhang", PASSWORD)
    await access.close()


async def test_other_roles_count_at_once_and_pages_of_the_old_ones_close(tmp_path: Path):
    async with house(tmp_path) as hall:
        await hall.running.access.add_person("main", "zhang", "张主任", ["manager"])
        await hall.running.access.set_password("main", "zhang", PASSWORD)
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as http:
            body = {"name": "zhang", "password": PASSWORD, "hall": "main"}
            await Client(http, hall.url).post("/session", body)
            async with http.ws_connect(f"{hall.url}/live/halls/main/manager") as socket:
                await socket.receive_json(timeout=PATIENCE_S)
                words = ("person", "role", "zhang", "--hall", "main", "--role", "clerk")
                assert (await asyncio.to_thread(command, tmp_path, *words)).exit_code == 0
                async with asyncio.timeout(PATIENCE_S):
                    while (await socket.receive()).type is aiohttp.WSMsgType.TEXT:
                        pass
                assert socket.close_code == 1008
            assert (await Client(http, hall.url).get("/session"))["roles"] == ["clerk"]


async def test_the_last_administrator_and_nobody_are_refused_in_both_languages(tmp_path: Path):
    await people(tmp_path, BOSS)

    def refused(*words: str) -> str:
        done = command(tmp_path, "person", *words)
        assert done.exit_code == 1
        return done.output

    def look() -> None:
        assert "last administrator" in refused("remove", "admin")
        assert "最后一个管理员" in refused("role", "admin", "--role", "clerk")
        assert "nobody with the id x" in refused("remove", "x", "--hall", "main")
        assert "没有编号为 x 的人员" in refused("role", "x", "--role", "clerk")
        both = ("person", "role", "admin", "--role", "admin", "--role", "manager")
        assert command(tmp_path, *both).exit_code == 0

    await asyncio.to_thread(look)


async def test_a_clerk_of_the_file_is_removed_at_once_with_a_hint_and_keeps_the_files_role(tmp_path: Path):
    access = await Access.open(tmp_path, Passwords(CHEAP))
    await access.follow([("main", "c01", "王芳", ["clerk"])], [], lambda role, hall, name: "")
    await access.close()

    def look() -> None:
        role = command(tmp_path, "person", "role", "c01", "--hall", "main", "--role", "manager")
        assert role.exit_code == 1
        assert "comes from the configuration" in role.output
        assert "配置文件" in role.output
        done = command(tmp_path, "person", "remove", "c01", "--hall", "main")
        assert done.exit_code == 0
        assert "Take them out of the configuration too" in done.output
        assert command(tmp_path, "person", "list").output == ""

    await asyncio.to_thread(look)
