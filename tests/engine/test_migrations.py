"""Files of earlier versions are brought up to date; files of later ones are refused."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from server.domain.snapshot_parts import SnapshotParts
from server.journal.entry import GENESIS, Record, chained
from server.journal.sqlite import COLUMNS, MIGRATIONS, SqliteJournal
from server.journal.verify import verify
from server.sqlite import SchemaTooNew, StoreUnusable, migrations


def first_version(folder: Path) -> None:
    """A journal as the first schema had it, with one entry."""
    number, sql = migrations(MIGRATIONS)[0]
    entry = chained(
        GENESIS, Record("main", 1, 5.0, "schedule", "", b"", '{"type":"CloseIntake"}', "[]", None)
    )
    with closing(sqlite3.connect(folder / "journal.db")) as db:
        db.executescript(f"{sql}\nPRAGMA user_version={number};")
        db.execute(f"INSERT INTO entries ({COLUMNS}) VALUES ({','.join('?' * 11)})", entry)
        db.commit()


async def test_a_journal_of_the_first_schema_is_opened_and_keeps_its_entries(tmp_path: Path):
    first_version(tmp_path)
    journal = await SqliteJournal.open(tmp_path)
    assert await journal.last("main") == 1
    await journal.save_snapshot(
        "main", 1, SnapshotParts(b"facts"), b"shape"
    )  # the table that the second schema brought
    snapshot = await journal.load_snapshot("main", b"shape")
    await journal.close()
    assert snapshot is not None
    assert snapshot.facts == b"facts"
    assert verify(tmp_path).faults == []


async def test_a_journal_of_a_later_version_is_refused(tmp_path: Path):
    first_version(tmp_path)
    with closing(sqlite3.connect(tmp_path / "journal.db")) as db:
        db.execute("PRAGMA user_version=999")
    with pytest.raises(SchemaTooNew, match="newer than this program knows"):
        await SqliteJournal.open(tmp_path)


async def test_a_file_that_is_no_database_is_refused_with_its_name(tmp_path: Path):
    (tmp_path / "journal.db").write_bytes(b"this is a letter, not a database" * 100)
    with pytest.raises(StoreUnusable, match=r"journal\.db"):
        await SqliteJournal.open(tmp_path)
