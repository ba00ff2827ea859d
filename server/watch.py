"""Whether files that are held open are still those that stand at their paths.

An open descriptor outlives its file: after `rm`, or when another file was moved into its place, writing goes on without an
error, into something that nobody will ever find again.
"""

import os
from pathlib import Path


class FilesGone(Exception):
    """A file was removed or replaced while it was held open; the text says which."""


class Watch:
    """Paths with the file that was there when it was opened: device and inode.

    Neither can come back for another file, since whoever watches holds the file open.
    """

    def __init__(self, *paths: Path) -> None:
        """Note the files that stand at these paths now; a path without a file is not watched."""
        self._known: dict[str, tuple[int, int]] = {}
        for path in paths:
            found = _identity(path)
            if found is not None:
                self._known[str(path)] = found

    def include(self, other: "Watch") -> None:
        """Watch what the other watches too."""
        self._known |= other._known

    def holds(self, path: Path, descriptor: int) -> bool:
        """Whether the file noted at the path is the one behind the descriptor."""
        mine = os.fstat(descriptor)
        return self._known.get(str(path)) == (mine.st_dev, mine.st_ino)

    @property
    def gone(self) -> bool:
        """Whether `look` would raise."""
        try:
            self.look()
        except FilesGone:
            return True
        return False

    def look(self) -> None:
        """Costs some microseconds. Raises FilesGone."""
        for path, known in self._known.items():
            try:
                found = os.stat(path)
            except FileNotFoundError as error:
                raise FilesGone(f"{path} was removed while it was in use") from error
            except OSError as error:
                raise FilesGone(f"{path}: {error.strerror}") from error
            if (found.st_dev, found.st_ino) != known:
                raise FilesGone(f"{path} was replaced by another file while it was in use")


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
