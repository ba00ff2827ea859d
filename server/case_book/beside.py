"""What else is personal of the cases that somebody has a part in: for a deletion, also while the server runs."""

import contextlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from server.case_book.store import FILE, CaseStore
from server.sqlite import BUSY_MS


def beside(folder: Path, ids: Sequence[str]) -> list[str] | None:
    """Ids of everything personal of the cases that are these people's now; None: nobody can say, since the book of cases is
    not there or is not readable."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{folder / FILE}?mode=ro", uri=True)) as db:
            db.execute(f"PRAGMA busy_timeout={BUSY_MS}")
            return CaseStore(db).beside(ids)
    except sqlite3.Error:
        return None
