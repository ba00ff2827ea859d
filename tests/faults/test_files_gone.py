"""Files that are removed or replaced under a running server: nothing is acknowledged that nobody will find again."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from server.data_folder import DataFolder
from server.journal.journal import JournalUnavailable
from server.journal.sqlite import SqliteJournal
from server.journal.verify import verify
from server.sqlite import StoreUnusable
from tests.engine.conftest import works
from tests.patience import PATIENCE_S
from tests.serving import House, house

MAIN = "/halls/main"
TICKET = {"category": "enterprise"}


def remove(name: str) -> Callable[[Path], object]:
    return lambda data: (data / name).unlink()


def replace(name: str) -> Callable[[Path], object]:
    def act(data: Path) -> None:
        other = data / "other"
        shutil.copy(data / name, other)
        other.replace(data / name)

    return act


HARM: dict[str, Callable[[Path], object]] = {
    "the journal is removed": remove("journal.db"),
    "its log is removed": remove("journal.db-wal"),
    "its index is removed": remove("journal.db-shm"),
    "the lock is removed": remove("server.lock"),
    "another file stands in the journal's place": replace("journal.db"),
    "the folder is removed": shutil.rmtree,
    "the folder is moved away": lambda data: data.rename(data.with_name("elsewhere")),
}


async def ready(hall: House) -> tuple[int, str]:
    async with hall.http.get(f"{hall.url}/readyz") as answer:
        return answer.status, (await answer.json()).get("cause", "")


@pytest.mark.parametrize("harm", HARM)
async def test_nothing_is_acknowledged_once_the_files_are_gone(tmp_path: Path, harm: str):
    data = tmp_path / "data"
    async with house(data) as hall:
        client = await hall.client("manager")
        assert (await client.post(f"{MAIN}/tickets", TICKET))["number"] == "A001"
        HARM[harm](data)
        status, body = await client.call("POST", f"{MAIN}/tickets", TICKET, key="again")
        assert (status, body["code"]) == (503, "journal_unavailable")
        status, body = await client.call("POST", f"{MAIN}/tickets", TICKET, key="again")
        assert (status, body["code"]) == (503, "journal_unavailable")
        status, cause = await ready(hall)
        assert status == 503
        assert "removed" in cause or "replaced" in cause
        assert (await hall.anyone().get(MAIN))["waiting"] >= 1  # screens go on with what they know


async def test_a_server_at_rest_notices_by_itself_and_every_screen_says_so(tmp_path: Path):
    data = tmp_path / "data"
    async with house(data) as hall, hall.http.ws_connect(f"{hall.url}/live/halls/main/board") as board:
        assert "halted" not in await board.receive_json(timeout=PATIENCE_S)
        (data / "journal.db").unlink()
        message = await board.receive_json(timeout=PATIENCE_S)
        while "halted" not in message:
            message = await board.receive_json(timeout=PATIENCE_S)
        assert message["halted"] is True
        assert (await ready(hall))[0] == 503
        async with hall.http.ws_connect(f"{hall.url}/live/halls/main/windows/1") as newcomer:
            assert (await newcomer.receive_json(timeout=PATIENCE_S))["halted"] is True


async def test_a_commit_into_a_file_that_went_a_moment_before_is_not_acknowledged(tmp_path: Path):
    data = tmp_path / "data"
    data.mkdir()
    async with works(data) as w:
        await w.take("a")  # so lately that the journal is not asked again before the next
        statement = w.journal._db.execute  # pyright: ignore[reportPrivateUsage]

        def gone_first(sql: str, *args: object) -> object:
            if sql.startswith("INSERT INTO entries"):
                (data / "journal.db").unlink(missing_ok=True)
            return statement(sql, *args)  # type: ignore[arg-type]

        w.journal._db.execute = gone_first  # type: ignore[method-assign] # pyright: ignore[reportPrivateUsage]
        with pytest.raises(JournalUnavailable, match="removed"):
            await w.take("b", "key", b"x")
        with pytest.raises(JournalUnavailable, match="removed"):
            await w.take("b", "key", b"x")  # not even by its key, which stands in the removed file


async def test_a_folder_that_is_moved_away_and_back_is_believed_again(tmp_path: Path):
    data, away = tmp_path / "data", tmp_path / "away"
    async with house(data) as hall:
        client = await hall.client("manager")
        await client.post(f"{MAIN}/tickets", TICKET)
        data.rename(away)
        assert (await client.call("POST", f"{MAIN}/tickets", TICKET))[0] == 503
        with pytest.raises(Exception, match="another server is running"):
            DataFolder.claim(away)  # nobody else can have written there meanwhile
        away.rename(data)
        assert (await client.post(f"{MAIN}/tickets", TICKET))["number"] == "A002"
        assert (await ready(hall))[0] == 200
    assert verify(data).faults == []


async def test_of_two_servers_on_a_folder_made_anew_only_the_second_stores(tmp_path: Path):
    data = tmp_path / "data"
    async with house(data) as first:
        old = await first.client("manager")
        await old.post(f"{MAIN}/tickets", TICKET)
        shutil.rmtree(data)
        async with house(data) as second:
            new = await second.client("manager")
            assert (await new.post(f"{MAIN}/tickets", TICKET))["number"] == "A001"
            assert (await old.call("POST", f"{MAIN}/tickets", TICKET))[0] == 503
            assert (await new.post(f"{MAIN}/tickets", TICKET))["number"] == "A002"
        assert (await old.call("POST", f"{MAIN}/tickets", TICKET))[0] == 503
    assert verify(data).faults == []
    assert verify(data).entries["main"] == 3  # the old one left the new one's files alone when it ended


async def test_what_stood_in_a_removed_journal_is_saved_and_comes_back(tmp_path: Path):
    data = tmp_path / "data"
    data.mkdir()
    async with works(data) as w:
        await w.take("a")
        for file in data.glob("journal.db*"):
            file.unlink()
        with pytest.raises(JournalUnavailable, match="removed"):
            await w.journal.look()
    (saved,) = data.glob("journal.rescued-*.db")
    with pytest.raises(StoreUnusable, match=r"journal\.rescued-.* has what stood in it"):
        await SqliteJournal.open(data)  # no new journal begins silently beside it
    saved.rename(data / "journal.db")
    async with works(data) as w:
        assert await w.numbers() == ["A001"]
    assert verify(data).faults == []


@pytest.mark.parametrize("name", ["access.db", "personal.db"])
async def test_a_store_beside_the_journal_refuses_what_it_would_lose_and_the_hall_goes_on(
    tmp_path: Path, name: str
):
    data = tmp_path / "data"
    async with house(data) as hall:
        client = await hall.client("manager")
        id, password = await hall.person()
        (data / name).unlink()
        hall.running.stores.look()
        status, cause = await ready(hall)
        assert (status, f"{name} was removed" in cause) == (503, True)
        assert (await client.post(f"{MAIN}/tickets", TICKET))["number"] == "A001"
        if name == "access.db":
            status, body = await client.call("POST", "/session", {"name": id, "password": password})
        else:
            person = {"name": "张三", "phone": "13800000000"}
            status, body = await client.call("POST", f"{MAIN}/tickets", TICKET | {"person": person})
        assert (status, body["code"]) == (503, "store_unavailable")
        async with hall.http.ws_connect(
            f"{hall.url}/live/halls/main/manager", headers=client.headers
        ) as panel:
            alerts = (await panel.receive_json(timeout=PATIENCE_S))["view"]["alerts"]
        assert ("store", "bad", name) in {(a["kind"], a["level"], a["subject"]) for a in alerts}
