"""`audit.db`: rows, and how far they go. Missing, damaged or of another version, it is made again from the journal."""

import contextlib
import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import structlog

from server.audit.rows import EntryRow, take
from server.audit.search import TrailSearch, statements
from server.derived_file import connect, filled, made_anew, parts, version_of
from server.journal.entry import Entry
from server.watch import Watch

log = structlog.get_logger("audit")
FILE = "audit.db"
SCHEMA = 1
"""Raise it with every change of `schema.sql` or of what the rows mean: the file is then made again."""
SQL = Path(__file__).parent / "schema.sql"


class TrailEnd(NamedTuple):
    """The last entry of a stream that the rows know: its seq, 0 for none, and its hash."""

    seq: int
    hash: bytes


class TrailStore:
    """Made by `open_store`. One thread at a time may use it. Raises sqlite3.Error."""

    def __init__(self, db: sqlite3.Connection, path: Path | None = None) -> None:
        self._db = db
        self._watch = Watch(*(parts(path) if path else ()))

    def gone(self) -> bool:
        """Whether its file was removed or replaced."""
        return self._watch.gone

    def ends(self) -> dict[str, TrailEnd]:
        """Stream → where its rows end."""
        rows = self._db.execute("SELECT stream, seq, hash FROM progress ORDER BY stream")
        return {row[0]: TrailEnd(row[1], bytes(row[2])) for row in rows}

    def take(self, entries: Sequence[Entry]) -> TrailEnd:
        """Rows and progress of one stream's entries in one transaction: after a crash all is there or nothing."""
        end = TrailEnd(entries[-1].seq, entries[-1].hash)
        with self._db:
            for entry in entries:
                taken = take(entry, self.places)
                marks = ",".join("?" * len(taken.row))
                self._db.execute(f"INSERT OR REPLACE INTO entries VALUES ({marks})", taken.row)
                if taken.also:
                    self._db.executemany("INSERT OR IGNORE INTO also VALUES (?,?,?,?,?)", taken.also)
                if taken.places:
                    rows = [(entry.stream, id, hall) for id, hall in taken.places.items()]
                    self._db.executemany("INSERT OR REPLACE INTO places VALUES (?,?,?)", rows)
            values = (entries[-1].stream, *end)
            self._db.execute("INSERT OR REPLACE INTO progress VALUES (?,?,?)", values)
        return end

    def forget(self, stream: str) -> None:
        """Delete everything of a stream, to make it again."""
        with self._db:
            for table in ("entries", "also", "places", "progress"):
                self._db.execute(f"DELETE FROM {table} WHERE stream=?", (stream,))

    def places(self, stream: str, ids: Sequence[str]) -> dict[str, str]:
        """Id of a case, a concern, a follow-up → its hall, of those that are known."""
        if not ids:
            return {}
        sql = "SELECT id, hall FROM places WHERE stream=? AND id IN (SELECT value FROM json_each(?))"
        return dict(self._db.execute(sql, (stream, json.dumps(ids))).fetchall())

    def search(self, wanted: TrailSearch) -> list[EntryRow]:
        """The newest first."""
        found = {
            (row[2], row[0], row[1]): EntryRow._make(row)
            for sql, values in statements(wanted)
            for row in self._db.execute(sql, values)
        }
        return [found[key] for key in sorted(found, reverse=True)][: wanted.most]

    def halls_of(self, stream: str, seq: int) -> list[str] | None:
        """The halls that an entry is about, empty for none; None where no such entry is known."""
        row = self._db.execute("SELECT hall FROM entries WHERE stream=? AND seq=?", (stream, seq)).fetchone()
        if row is None:
            return None
        sql = "SELECT value FROM also WHERE stream=? AND seq=? AND kind='hall'"
        return [row[0]] if row[0] else [r[0] for r in self._db.execute(sql, (stream, seq))]

    def actors(self, stream: str, seqs: Sequence[int]) -> dict[int, str]:
        """Entry → who acted."""
        sql = "SELECT seq, actor FROM entries WHERE stream=? AND seq IN (SELECT value FROM json_each(?))"
        return dict(self._db.execute(sql, (stream, json.dumps(seqs))).fetchall())

    def close(self) -> None:
        self._db.close()


def open_store(folder: Path) -> TrailStore:
    """The file of the folder; one of another version or that is damaged is made again."""
    path = folder / FILE
    with contextlib.suppress(sqlite3.DatabaseError):
        db = connect(path)
        if version_of(db) == SCHEMA:
            return TrailStore(db, path)
        db.close()
    return renew(folder)


def renew(folder: Path) -> TrailStore:
    """An empty file in place of whatever is there; in memory, where not even that is possible: what can be made from the
    journal at any time keeps no hall closed."""
    path = folder / FILE
    try:
        return TrailStore(made_anew(path, SQL, SCHEMA), path)
    except (sqlite3.Error, OSError) as error:
        log.error("the audit is kept in memory, until the next start", path=str(path), cause=str(error))
        return TrailStore(filled(sqlite3.connect(":memory:", check_same_thread=False), SQL, SCHEMA))
