"""SQLite files whose rows are made from the journal: what is lost or damaged is made again, so they are opened simply and
thrown away without regret. One thread at a time may use a connection."""

import sqlite3
from pathlib import Path

from server.sqlite import BUSY_MS

ENDS = ("", "-wal", "-shm")
"""Of the names of the files that are one database."""


def parts(path: Path) -> list[Path]:
    return [path.with_name(path.name + end) for end in ENDS]


def connect(path: Path) -> sqlite3.Connection:
    """Raises sqlite3.Error."""
    db = sqlite3.connect(path, check_same_thread=False)
    db.execute(f"PRAGMA busy_timeout={BUSY_MS}")
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=NORMAL")  # whatever is lost with the power is made again from the journal
    return db


def version_of(db: sqlite3.Connection) -> int:
    """Of the rows in it; 0 for a file that nobody has filled. Raises sqlite3.Error."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def filled(db: sqlite3.Connection, schema: Path, version: int) -> sqlite3.Connection:
    """With the tables of `schema`, empty. Raises sqlite3.Error."""
    sql = schema.read_text(encoding="utf-8")
    db.executescript(f"BEGIN;\n{sql}\nPRAGMA user_version={version};\nCOMMIT;")
    return db


def made_anew(path: Path, schema: Path, version: int) -> sqlite3.Connection:
    """An empty file in place of whatever is there. Raises sqlite3.Error, OSError."""
    for part in parts(path):
        part.unlink(missing_ok=True)
    return filled(connect(path), schema, version)


def is_damaged(error: Exception) -> bool:
    """Whether what went wrong lies in the file itself, so that trying again does not help."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
