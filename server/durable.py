"""Small files that are there whole or not at all, also after a power cut or on a full disk."""

import contextlib
import os
import secrets
from collections.abc import Generator
from pathlib import Path


def write_whole(path: Path, data: bytes, *, mode: int = 0o600, replace: bool = True) -> None:
    """Put the bytes at `path`; what stood there stays until they are on the disk.

    Raises OSError, and FileExistsError where a file stands and `replace` is false; then nothing has changed.
    """
    with written_beside(path, mode) as made:
        made.write_bytes(data)
        put(made, path, replace=replace)


@contextlib.contextmanager
def written_beside(path: Path, mode: int = 0o600) -> Generator[Path]:
    """A new, empty neighbour of `path` to write into and then to `put` in its place; it goes when the block ends."""
    made = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        os.close(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode))
        yield made
    finally:
        made.unlink(missing_ok=True)


def put(made: Path, path: Path, *, replace: bool = True) -> None:
    """Give a finished file its name: content first, then the name, each on the disk. Raises as `write_whole`."""
    settle(made)
    if replace or not _linked(made, path):
        made.replace(path)
    settle(path.parent)


def settle(path: Path) -> None:
    """What stands in a file is on the disk; of a folder, its names."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _linked(made: Path, path: Path) -> bool:
    """A name that appeared a moment ago is not written over either; False where a file system has no hard links."""
    try:
        path.hardlink_to(made)
    except FileExistsError:
        raise
    except OSError:
        if path.exists():
            raise FileExistsError(path) from None
        return False
    return True
