"""Whether `audit.db` and an exported file agree with the journal; asked by `verify`, from outside and read-only."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from server.audit.export import ExportedFile
from server.audit.store import FILE, SCHEMA
from server.journal.sqlite import FILE as JOURNAL
from server.sqlite import BUSY_MS


def disagreements(folder: Path, entries: Mapping[str, int]) -> list[str]:
    """Where the rows do not fit the journal's `entries` (stream → how many): no fault, since the file is made from the
    journal and can be made again. A running server is a moment behind, which is nothing to speak of."""
    if not (folder / FILE).exists():
        return []
    try:
        with closing(_reading(folder / FILE)) as db:
            if db.execute("PRAGMA user_version").fetchone()[0] != SCHEMA:
                return [f"{FILE}: of another version, the server makes it again"]
            ends = dict(db.execute("SELECT stream, seq FROM progress").fetchall())
            counted = dict(db.execute("SELECT stream, count(*) FROM entries GROUP BY stream").fetchall())
    except sqlite3.Error as error:
        return [f"{FILE}: {error}"]
    found: list[str] = []
    for stream in sorted({*counted, *ends, *entries}):
        here, end, there = counted.get(stream, 0), ends.get(stream, 0), entries.get(stream, 0)
        if here != end or end > there:
            found.append(
                f"{FILE}: {here} entries of {stream} up to {end}, {there} in the journal; remove it, it is made again"
            )
        elif end < there:
            found.append(f"{FILE}: {there - end} entries of {stream} are not read yet")
    return found


def missing_heads(folder: Path, exported: ExportedFile) -> Iterator[str]:
    """What of the heads of an export does not stand in the journal. Raises sqlite3.Error."""
    with closing(_reading(folder / JOURNAL)) as db:
        for stream, (seq, digest) in exported.ends.items():
            row = db.execute("SELECT hash FROM entries WHERE hall=? AND seq=?", (stream, seq)).fetchone()
            if row is None:
                yield f"{stream}: entry {seq} is not in this journal"
            elif bytes(row[0]).hex() != digest:
                yield f"{stream}: entry {seq} is another one in this journal"


def _reading(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    db.execute(f"PRAGMA busy_timeout={BUSY_MS}")
    return db
