"""The file of the audit: made from the journal and from nothing else, whatever happens to it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from server.__main__ import main
from server.audit import store
from server.audit.agreeing import disagreements
from server.audit.store import FILE
from server.clock import Clock
from server.journal.verify import verify
from server.personal.personal import Personal
from tests.audit.conftest import Happened
from tests.casework import desks

DAY_S = 86_400


def rows(folder: Path) -> dict[str, list[object]]:
    with closing(sqlite3.connect(folder / FILE)) as db:
        tables = ("entries", "also", "places", "progress")
        return {table: db.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall() for table in tables}


async def test_a_file_that_is_deleted_while_the_server_runs_is_made_anew(happened: Happened) -> None:
    found = await happened.lines("kind=entry")
    before = rows(happened.folder)
    for path in happened.folder.glob(f"{FILE}*"):
        path.unlink()
    assert await happened.lines("kind=entry") == found
    assert rows(happened.folder) == before


async def test_a_damaged_file_and_one_of_another_version_are_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desks(tmp_path) as d:
        await d.accepted()
        await (await d.h.client("supervisor", hall="")).get("/audit")
    before = rows(tmp_path)
    (tmp_path / FILE).write_bytes(b"this is a letter, not a database" * 1000)
    async with desks(tmp_path) as d:
        assert await d.h.running.audit.up_to_date()
    again = rows(tmp_path)
    assert [row for row in again["entries"] if row in before["entries"]] == before["entries"]
    monkeypatch.setattr(store, "SCHEMA", store.SCHEMA + 1)
    assert disagreements(tmp_path, {}) != []


async def test_rows_of_another_journal_are_made_anew(happened: Happened) -> None:
    """As after a restored backup: the entry with which the rows end is another one."""
    await happened.lines()
    before = rows(happened.folder)
    trail = happened.d.h.running.audit
    with closing(sqlite3.connect(happened.folder / FILE)) as db:
        db.execute("UPDATE progress SET hash = x'00' WHERE stream = 'main'")
        db.execute("UPDATE entries SET actor = 'somebody:else' WHERE stream = 'main'")
        db.commit()
    trail.forget_progress()
    assert await trail.up_to_date()
    assert rows(happened.folder) == before


async def test_verify_says_where_file_and_journal_disagree_and_that_is_no_fault(happened: Happened) -> None:
    await happened.lines()
    entries = verify(happened.folder).entries
    assert disagreements(happened.folder, entries) == []
    with closing(sqlite3.connect(happened.folder / FILE)) as db:
        db.execute("DELETE FROM entries WHERE stream = 'main' AND seq = 2")
        db.commit()
    result = CliRunner().invoke(main, ["verify", "--data", str(happened.folder)])
    assert result.exit_code == 0, result.output
    (note,) = [line for line in result.output.splitlines() if FILE in line]
    assert f"{entries['main'] - 1} entries of main up to {entries['main']}" in note


async def test_a_file_that_cannot_be_made_keeps_no_hall_closed(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    async with desks(tmp_path) as d:
        case = await d.accepted()
        found = await (await d.h.client("supervisor", hall="")).get(f"/audit?case={case['case']}")
        assert [line["what"] for line in found["lines"]] == ["AcceptCase", "ReceiveCase"]


class Later(Clock):
    """A clock that is so many days ahead."""

    days = 0.0

    def wall(self) -> float:
        return super().wall() + self.days * DAY_S


async def test_looks_and_refused_sign_ins_stay_for_the_days_that_are_configured(tmp_path: Path) -> None:
    clock = Later()
    personal = await Personal.open(tmp_path, clock)
    try:
        await personal.looked("clerk:c01", "@cases", "1", "why")
        clock.days = 182.9
        assert await personal.purge_looks(183 * DAY_S) == 0
        clock.days = 183.1
        assert await personal.purge_looks(183 * DAY_S) == 1
    finally:
        await personal.close()
