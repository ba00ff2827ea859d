"""The last entry of each hall, noted beside the journal after every commit.

A chain alone cannot tell that its end was cut off (a damaged WAL frame makes SQLite drop all that follows). The note is
written after the commit, so it is never ahead of what was durable; after a power cut it may be behind, which is no fault.
"""

import contextlib
import os
from pathlib import Path

import msgspec

FILE = "journal.head"


class Heads(msgspec.Struct):
    halls: dict[str, tuple[int, str]]
    """hall → (seq, hash in hex)."""


class Head:
    """The note's file, kept open. Raises OSError when it cannot be made."""

    def __init__(self, folder: Path) -> None:
        self._halls = read(folder)
        self._file = os.open(folder / FILE, os.O_WRONLY | os.O_CREAT, 0o644)
        self._length = 0

    def known(self, hall: str) -> tuple[int, str] | None:
        return self._halls.get(hall)

    def note(self, hall: str, seq: int, digest: bytes) -> None:
        """Note a hall's last entry; a disk that cannot take it leaves an older note, which is allowed."""
        self._halls[hall] = (seq, digest.hex())
        data = msgspec.json.encode(Heads(self._halls))
        # Padded with blanks to the longest so far: no truncation, so a crash leaves no empty file.
        self._length = max(self._length, len(data))
        with contextlib.suppress(OSError):
            os.pwrite(self._file, data.ljust(self._length), 0)

    def close(self) -> None:
        os.close(self._file)


def read(folder: Path) -> dict[str, tuple[int, str]]:
    """hall → (seq, hash); empty when there is no note or it is not readable."""
    try:
        data = (folder / FILE).read_bytes()
        return msgspec.json.decode(data.strip(b" \0"), type=Heads).halls if data else {}
    except (FileNotFoundError, msgspec.DecodeError):
        return {}
