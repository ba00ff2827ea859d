"""A journal whose file was removed under a running server still stands behind the open descriptor: save it from there."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import structlog

from server.sqlite import Database, StoreUnusable

log = structlog.get_logger("journal")
NAME = "journal.rescued-"


async def rescue(db: Database, folder: Path, at: float) -> None:
    """Write all that the connection can read into a file of its own: in the folder, or beside one that is gone.

    It never takes the journal's name: another server may have begun there. `at`: seconds since the epoch.
    """
    name = f"{NAME}{datetime.fromtimestamp(at, tz=UTC):%Y%m%dT%H%M%SZ}.db"
    path = folder / name if folder.is_dir() else folder.with_name(f"{folder.name}.{name}")
    try:
        await db.execute("VACUUM INTO ?", (str(path),))
    except (sqlite3.Error, OSError) as error:
        log.error("the removed journal could not be saved", path=str(path), cause=str(error))
    else:
        log.error("the removed journal was saved", path=str(path))


def refuse_rescued(folder: Path, file: str) -> None:
    """A new journal must not begin silently beside one that was saved. Raises StoreUnusable."""
    found = sorted(folder.glob(f"{NAME}*.db")) if not (folder / file).exists() else []
    if found:
        raise StoreUnusable(
            f"{folder / file} was removed while the server ran; {found[-1].name} has what stood in it. "
            f"Rename that to {file}, or move it away to begin anew"
        )
