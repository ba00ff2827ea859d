"""A file of figures is opened, or made anew where it cannot be used: figures can always be counted again, so nothing here
may keep a hall closed."""

import contextlib
import sqlite3
from pathlib import Path

import structlog

from server.clock import COMPUTER
from server.derived_file import ENDS, parts
from server.sqlite import BUSY_MS

log = structlog.get_logger("reports")


def opened(path: Path, version: int, schema: str) -> tuple[sqlite3.Connection, Path | None]:
    """Without a path: in memory, where no file can be made. A file of another version or that is damaged is made anew."""
    try:
        db = _connect(path, version, schema)
        if db is None:
            db = _connect(path, version, schema)  # it is out of the way now
        if db is not None:
            return db, path
        cause = "it cannot be made"
    except (sqlite3.Error, OSError) as error:
        cause = str(error)
    log.error("the statistics are counted in memory, until the next start", path=str(path), cause=cause)
    memory = _connect(":memory:", version, schema)
    assert memory is not None
    return memory, None


def _connect(path: Path | str, version: int, schema: str) -> sqlite3.Connection | None:
    """A connection with our schema; None once a file that cannot be used has been got out of the way."""
    try:
        db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    except sqlite3.OperationalError as error:
        return _set_aside(path, error)
    try:
        db.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        found = int(db.execute("PRAGMA user_version").fetchone()[0])
        empty = not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if not (found == 0 and empty) and found != version:
            log.info("the statistics are made anew", file=Path(path).name, schema=found)
            db.close()
            for part in parts(Path(path)):
                part.unlink(missing_ok=True)
            return None
        db.execute("PRAGMA journal_mode=WAL")
        # A power cut may take the last moments back: they are read again from the journal.
        db.execute("PRAGMA synchronous=NORMAL")
        if empty:
            db.executescript(f"BEGIN IMMEDIATE;\n{schema}\nPRAGMA user_version={version};\nCOMMIT;")
        elif db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("quick_check")
    except sqlite3.DatabaseError as error:
        db.close()
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL:
            raise  # the file is good, and a new one would find no room either
        return _set_aside(path, error)
    return db


def _set_aside(path: Path | str, error: sqlite3.Error) -> None:
    """Somebody may want to look at it. Raises OSError where the folder does not allow it."""
    aside = f"{path}.damaged-{round(COMPUTER.wall())}"
    log.warning("the statistics are made anew", file=Path(path).name, cause=str(error), old=aside)
    for end in ENDS:
        with contextlib.suppress(FileNotFoundError):
            Path(f"{path}{end}").rename(f"{aside}{end}")
