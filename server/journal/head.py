"""The last entry of each hall, noted beside the journal after every commit.

A chain alone cannot tell that its end was cut off (a damaged WAL frame makes SQLite drop all that follows). The note is
written after the commit, so it is never ahead of what was durable; after a power cut it may be behind, which is no fault.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import msgspec
import structlog

from server.durable import write_whole

log = structlog.get_logger("journal")
FILE = "journal.head"
MISSING, UNREADABLE = "is missing", "is not readable"


class Heads(msgspec.Struct):
    halls: dict[str, tuple[int, str]]
    """hall → (seq, hash in hex)."""


class HeadNote(NamedTuple):
    """What stands in the file."""

    halls: dict[str, tuple[int, str]]
    fault: str = ""
    """Why it cannot be believed: "is missing", "is empty", "is not readable: …"; empty when all is well."""

    @property
    def missing(self) -> bool:
        return self.fault == MISSING


class Head:
    """The note's file, kept open. Raises OSError when it cannot be made."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        note = read(folder)
        self._halls = note.halls
        self.fault = note.fault
        """What was wrong with the note when it was opened."""
        if note.fault.startswith(UNREADABLE):
            self._path.replace(self._path.with_name(f"{FILE}.damaged"))  # somebody may want to look at it
        self._open()

    def _open(self) -> None:
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        self._length = os.fstat(self._file).st_size

    def known(self, hall: str) -> tuple[int, str] | None:
        return self._halls.get(hall)

    def streams(self) -> list[str]:
        """All that were ever noted, in order of their names."""
        return sorted(self._halls)

    def note(self, hall: str, seq: int, digest: bytes) -> None:
        """Note a hall's last entry; a disk that cannot take it leaves an older note, which is allowed."""
        self._halls[hall] = (seq, digest.hex())
        self._write()

    def keep(self) -> None:
        """A note that somebody removed or replaced is written again."""
        with contextlib.suppress(OSError):
            mine = os.fstat(self._file)
            with contextlib.suppress(FileNotFoundError):
                there = os.stat(self._path)
                if (there.st_dev, there.st_ino) == (mine.st_dev, mine.st_ino):
                    return
            log.warning(
                "the note of the journal's end was removed and is written again", path=str(self._path)
            )
            os.close(self._file)
            self._open()
            self._write()

    def _write(self) -> None:
        data = msgspec.json.encode(Heads(self._halls))
        # Padded with blanks to the longest so far: no truncation, so a crash leaves no empty file.
        self._length = max(self._length, len(data))
        with contextlib.suppress(OSError):
            os.pwrite(self._file, data.ljust(self._length), 0)

    def close(self) -> None:
        os.close(self._file)


ENDS = """
SELECT e.hall, e.seq, e.hash FROM (SELECT hall, max(seq) AS seq FROM entries GROUP BY hall) AS last
JOIN entries AS e USING (hall, seq)
"""
"""The last entry of each hall, as the journal has them."""


def note_ends(folder: Path, journal: Path) -> None:
    """Note where a journal ends that is known to be whole, as one from a verified backup. Raises OSError, sqlite3.Error."""
    with closing(sqlite3.connect(f"file:{journal}?mode=ro", uri=True)) as db:
        ends: Iterable[tuple[str, int, bytes]] = db.execute(ENDS).fetchall()
    halls = {hall: (seq, digest.hex()) for hall, seq, digest in ends}
    write_whole(folder / FILE, msgspec.json.encode(Heads(halls)))


def read(folder: Path) -> HeadNote:
    """The note, or why there is none. Raises OSError for a file that is there and cannot be read."""
    try:
        data = (folder / FILE).read_bytes().strip(b" \0")
    except FileNotFoundError:
        return HeadNote({}, MISSING)
    if not data:
        return HeadNote({}, "is empty")
    try:
        return HeadNote(msgspec.json.decode(data, type=Heads).halls)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return HeadNote({}, f"{UNREADABLE}: {error}")
