"""One altered byte anywhere in the journal: `verify` names the entry."""

import random
import re
import shutil
import sqlite3
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from server.journal.entry import Entry, link
from server.journal.journal import JournalDamaged
from server.journal.sqlite import COLUMNS
from server.journal.verify import verify
from tests.engine.conftest import works

ENTRIES = 40


@contextmanager
def database(folder: Path) -> Generator[sqlite3.Connection]:
    """The journal's file, committed and really closed at the end."""
    with closing(sqlite3.connect(folder / "journal.db")) as db:
        yield db
        db.commit()


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    """A journal of 40 entries, all of it in the main file."""
    data = tmp_path / "data"
    data.mkdir()
    async with works(data) as w:
        for i in range(ENTRIES - 1):
            await w.take(f"ticket-{i}", key=f"key-{i}", request=b"request")
    with database(data) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert verify(data).faults == []
    return data


def contents(folder: Path) -> Sequence[Any]:
    """Every entry as SQLite reads it back, through the table and through the index."""
    with database(folder) as db:
        db.text_factory = bytes
        table = db.execute(f"SELECT {COLUMNS} FROM entries NOT INDEXED ORDER BY id").fetchall()
        index = db.execute(
            "SELECT hall, seq FROM entries INDEXED BY entries_by_hall ORDER BY hall, seq"
        ).fetchall()
    return [table, index]


@pytest.mark.parametrize("column", COLUMNS.split(", "))
async def test_an_altered_column_names_its_entry(folder: Path, column: str):
    with database(folder) as db:
        (value,) = db.execute(f"SELECT {column} FROM entries WHERE seq=17").fetchone()
        altered = (
            bytes([value[0] ^ 1]) + value[1:]
            if isinstance(value, bytes)
            else chr(ord(value[0]) ^ 1) + value[1:]
            if isinstance(value, str)
            else value + (1000 if column == "seq" else 1)
        )
        db.execute(f"UPDATE entries SET {column}=? WHERE seq=17", (altered,))
    faults = verify(folder).faults
    assert any("entry 17" in fault or "entry 1 " in fault for fault in faults), faults


async def test_a_missing_entry_is_named_in_the_middle_and_at_the_end(folder: Path):
    with database(folder) as db:
        db.execute("DELETE FROM entries WHERE seq=17")
    assert "entry 17" in verify(folder).faults[0]
    with database(folder) as db:
        db.execute("DELETE FROM entries WHERE seq>=17")
    assert "17" in verify(folder).faults[0]


async def test_a_flipped_bit_anywhere_in_the_file_is_found_or_changed_nothing(folder: Path, tmp_path: Path):
    before = contents(folder)
    raw = (folder / "journal.db").read_bytes()
    dice, found, harmless = random.Random(2018), 0, 0
    copy = tmp_path / "copy"
    for _ in range(300):
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(folder, copy)
        at = dice.randrange(len(raw))
        damaged = bytearray(raw)
        damaged[at] ^= 1 << dice.randrange(8)
        (copy / "journal.db").write_bytes(damaged)
        if verify(copy).faults:
            found += 1
        else:
            assert contents(copy) == before, f"byte {at} altered the journal and nobody noticed"
            harmless += 1
    assert found > 50  # the rest of the file is free space and the snapshot, which is no part of the journal


async def test_a_flipped_bit_in_any_entry_names_an_entry(folder: Path):
    raw = (folder / "journal.db").read_bytes()
    places = [found.start() for found in re.finditer(rb"ticket-\d", raw)]
    assert len(places) > ENTRIES
    for at in places[:: max(1, len(places) // 60)]:
        damaged = bytearray(raw)
        damaged[at] ^= 2
        (folder / "journal.db").write_bytes(damaged)
        with database(folder) as db:
            altered = db.execute(
                "SELECT count(*) FROM entries WHERE command || events LIKE '%vicket-%'"
            ).fetchone()[0]
        faults = verify(folder).faults
        assert not altered or "entry" in faults[0], (at, faults)


async def test_a_damaged_wal_that_swallows_the_end_is_found(tmp_path: Path):
    data = tmp_path / "data"
    data.mkdir()
    async with works(data) as w:
        for i in range(30):
            await w.take(f"t{i}")
        crashed = tmp_path / "crashed"
        shutil.copytree(data, crashed)  # as a power cut would leave it: the entries still in the WAL
    assert verify(crashed).faults == []
    wal = bytearray((crashed / "journal.db-wal").read_bytes())
    wal[len(wal) * 2 // 3] ^= 1
    (crashed / "journal.db-wal").write_bytes(wal)
    faults = verify(crashed).faults
    assert faults
    assert "missing at the end" in faults[-1]


BROKEN_NOTES = {
    "empty": b"",
    "blanks": b"  \0\0",
    "garbage": b"\x80\x81 what is this",
    "half": b'{"halls":{"main":[4',
}


@pytest.mark.parametrize("kind", BROKEN_NOTES)
async def test_a_note_of_the_end_that_cannot_be_read_is_named_by_verify_and_start(
    folder: Path, kind: str, capsys: pytest.CaptureFixture[str]
):
    (folder / "journal.head").write_bytes(BROKEN_NOTES[kind])
    (fault,) = verify(folder).faults
    word = "is empty" if kind in ("empty", "blanks") else "is not readable"
    assert fault.startswith(f"journal.head {word}")
    async with works(folder):
        pass  # a hall is not kept closed for it
    said = capsys.readouterr().out
    assert word in said
    assert "entries are missing at the end" in said
    assert (folder / "journal.head.damaged").exists() == (word != "is empty")
    assert verify(folder).faults == []  # from here on the end is known again


async def test_a_missing_note_of_the_end_is_said_and_no_fault(folder: Path):
    (folder / "journal.head").unlink()
    report = verify(folder)
    assert report.faults == []
    assert report.remarks[0].startswith("journal.head is missing")


async def test_a_note_that_is_removed_while_the_server_runs_is_written_again(tmp_path: Path):
    async with works(tmp_path) as w:
        await w.take("a")
        (tmp_path / "journal.head").unlink()
        await w.journal.look()
        assert verify(tmp_path).remarks == []
        await w.take("b")
    with database(tmp_path) as db:
        db.execute("DELETE FROM entries WHERE seq=3")
        db.execute("DELETE FROM snapshots")
    assert "missing at the end" in verify(tmp_path).faults[-1]


async def test_an_end_that_was_rewritten_with_its_chain_is_found_by_the_note(folder: Path):
    with database(folder) as db:
        row = db.execute(f"SELECT {COLUMNS} FROM entries WHERE seq={ENTRIES}").fetchone()
        (before,) = db.execute(f"SELECT hash FROM entries WHERE seq={ENTRIES - 1}").fetchone()
        forged = Entry._make(row)._replace(actor="somebody else")
        db.execute(
            f"UPDATE entries SET actor=?, hash=? WHERE seq={ENTRIES}",
            (forged.actor, link(before, forged[:9])),
        )
        db.execute("DELETE FROM snapshots")
    assert verify(folder).faults == [
        f"hall main: entry {ENTRIES} is not the one that was noted in journal.head"
    ]
    with pytest.raises(JournalDamaged, match="not the one that was noted"):
        async with works(folder):
            pass


async def test_a_server_does_not_start_on_a_damaged_journal(folder: Path):
    with database(folder) as db:
        db.execute("DELETE FROM snapshots")
        db.execute("UPDATE entries SET events = replace(events, 'A0', 'B0') WHERE seq=17")
    with pytest.raises(JournalDamaged, match="entry 17"):
        async with works(folder):
            pass
