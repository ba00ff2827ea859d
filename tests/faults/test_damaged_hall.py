"""One hall's journal is damaged: that hall stands still and says so, the server's other hall goes on."""

import contextlib
import sqlite3
from collections.abc import AsyncGenerator
from pathlib import Path

from msgspec.structs import replace

from server.config.schema import ConfigFile
from server.journal.verify import verify
from tests.serving import House, example, house


def two_halls() -> ConfigFile:
    config = example()
    second = replace(config.hall[0], id="second", kiosk=())
    return replace(config, hall=(config.hall[0], second))


@contextlib.asynccontextmanager
async def one_damaged(data: Path) -> AsyncGenerator[House]:
    """Two halls that have given out a number each; then somebody altered the second one's first entry."""
    async with house(data, two_halls()) as hall:
        for id in ("main", "second"):
            kiosk = await hall.client("kiosk", id)
            await kiosk.post(f"/halls/{id}/tickets", {"category": "enterprise"})
    with contextlib.closing(sqlite3.connect(data / "journal.db")) as db:
        db.execute("DELETE FROM snapshots")
        db.execute("UPDATE entries SET actor = 'x' WHERE hall = 'second' AND seq = 1")
        db.commit()
    async with house(data, two_halls()) as hall:
        yield hall


async def test_the_other_hall_goes_on_and_the_damaged_one_is_named(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with one_damaged(data) as hall:
        kiosk = await hall.client("kiosk", "main")
        taken = await kiosk.post("/halls/main/tickets", {"category": "enterprise"})
        assert taken["number"] == "A002"
        async with hall.http.get(f"{hall.url}/readyz") as answer:
            said = await answer.json()
        assert answer.status == 200
        assert said["warnings"] == ["stands still: hall second: entry 1 was altered or is missing"]
        assert said["damaged"] == ["second"]
        status, problem = await hall.anyone().call("GET", "/halls/second")
        assert (status, problem["code"]) == (503, "journal_unavailable")
        status, problem = await kiosk.call("POST", "/halls/second/tickets", {"category": "enterprise"})
        assert status in (403, 503)
        assert [one["id"] for one in await hall.anyone().get("/halls")] == ["main"]
        async with hall.http.get(f"{hall.url}/metrics") as answer:
            assert 'yichuang_damaged{hall="second"} 1.0' in await answer.text()
    assert verify(data).faults[0].startswith("hall second: entry 1 was altered")
