"""The folder `files`: each file under a random id, on the disk before any entry speaks of it.

Temporary name, content on the disk, its own name, the folder on the disk (`server.durable`). A file that no case speaks of
after a day was left by a cut and is swept. Blocking: for a thread.
"""

import contextlib
import os
import secrets
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from server.clock import COMPUTER, Clock
from server.durable import settle, write_whole

FOLDER = "files"
DELETED = "deleted"
"""In the folder: the ids of what was deleted, a line each, so that what is missing can be told from it."""
LOOSE_S = 24 * 3600.0
MOST_BYTES = 20 * 2**20


class FileDamaged(Exception):
    """It is not there, or not what was put there."""


class KeptFile(NamedTuple):
    """A file as an entry tells of it; `salt` and `sum` in hexadecimal digits."""

    id: str
    size: int
    salt: str
    sum: str


class FileStore:
    def __init__(self, data: Path, clock: Clock = COMPUTER) -> None:
        self._folder, self._clock = data / FOLDER, clock

    def put(self, content: bytes) -> KeptFile:
        """On the disk when this returns. Raises OSError."""
        id, salt = secrets.token_hex(16), secrets.token_bytes(16)
        path = self._path(id)
        for folder in (self._folder, path.parent):
            if not folder.is_dir():
                folder.mkdir(mode=0o700, exist_ok=True)
                settle(folder.parent)
        write_whole(path, content, replace=False)
        return KeptFile(id, len(content), salt.hex(), _sum(salt, content))

    def read(self, id: str, salt: str, sum: str) -> bytes:
        """Raises FileDamaged."""
        try:
            content = self._path(id).read_bytes()
        except OSError as error:
            raise FileDamaged(f"{id}: {error.strerror}") from error
        if _sum(bytes.fromhex(salt), content) != sum:
            raise FileDamaged(f"{id}: not what was put there")
        return content

    def there(self, id: str) -> bool:
        return self._path(id).exists()

    def delete(self, ids: Iterable[str]) -> int:
        """Those of these ids that are of files; returns how many were there. Noted before they go. Raises OSError."""
        gone, mine = 0, list(filter(is_file, ids))
        self._note(mine)
        for id in mine:
            with contextlib.suppress(FileNotFoundError):
                self._path(id).unlink()
                gone += 1
        return gone

    def deleted(self) -> set[str]:
        """What was deleted here, and did not get lost."""
        try:
            return set((self._folder / DELETED).read_text(encoding="ascii").split())
        except FileNotFoundError:
            return set()

    def _note(self, ids: Iterable[str]) -> None:
        there = [id for id in ids if self.there(id)]
        if not there:
            return
        note = self._folder / DELETED
        with note.open("a", encoding="ascii") as file:
            file.writelines(f"{id}\n" for id in there)
            file.flush()
            os.fsync(file.fileno())
        note.chmod(0o600)
        settle(self._folder)

    def loose(self) -> list[str]:
        """Ids of what is older than a day, and was perhaps left by a cut; what has no whole name goes at once."""
        before = self._clock.wall() - LOOSE_S
        found: list[str] = []
        for path in self._all():
            if path.stat().st_mtime >= before:
                continue
            if path.name.startswith("."):
                path.unlink(missing_ok=True)
            else:
                found.append(path.name)
        return found

    def missing_in(self, other: Path) -> Iterator[Path]:
        """Files that a folder of copies has not got yet, as paths below both."""
        for path in self._all():
            below = path.relative_to(self._folder)
            if not path.name.startswith(".") and not (other / below).exists():
                yield below

    def _all(self) -> Iterator[Path]:
        return self._folder.glob("[0-9a-f][0-9a-f]/*") if self._folder.is_dir() else iter(())

    def _path(self, id: str) -> Path:
        """Two hundred and fifty-six folders: none of them grows too long to be listed. Only ids that were made here."""
        if not is_file(id):
            raise FileDamaged("no id of a file")
        return self._folder / id[:2] / id


def is_file(id: str) -> bool:
    """Whether an id is one of a file, and of nothing else that is kept."""
    return len(id) == 32 and set(id) <= set("0123456789abcdef")


def _sum(salt: bytes, content: bytes) -> str:
    return sha256(salt + content).hexdigest()
