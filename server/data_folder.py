"""The folder that a server keeps everything in, and the lock that keeps a second server out."""

import fcntl
import os
import secrets
from pathlib import Path

from server.durable import write_whole
from server.watch import Watch

KEY = "secret.key"
KEY_BYTES = 32
DEMO = "made-by-the-demo"
"""Stands in a folder of the demo, whose passwords everybody knows and whose citizens are invented."""
CLAIMS = 3


class FolderUnusable(Exception):
    """The folder cannot be used; the text says why and what to do."""


class DataFolder:
    """Made by `claim`; holds the lock until `release` or the end of the process."""

    def __init__(self, path: Path, lock: int, watch: Watch) -> None:
        self.path, self._lock = path, lock
        self.watch = watch
        """The lock's file: once it is gone, another program may have claimed the folder."""
        self.key_made = False
        """Whether `secret` had to make a key."""

    @classmethod
    def claim(cls, path: Path, program: str = "server") -> "DataFolder":
        """Make the folder if need be and lock it for one `program`; raises FolderUnusable."""
        file = path / f"{program}.lock"
        for _ in range(CLAIMS):
            try:
                path.mkdir(parents=True, exist_ok=True, mode=0o700)
                lock = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError as error:
                raise FolderUnusable(
                    f"{path}: {error.strerror}. The {program} needs a folder that it may write."
                ) from error
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                os.close(lock)
                raise FolderUnusable(f"{path}: another {program} is running on this folder") from error
            watch = Watch(file)
            if watch.holds(file, lock):
                return cls(path, lock, watch)
            os.close(lock)  # removed between opening and locking: what is locked there is nobody's
        raise FolderUnusable(f"{path}: {file.name} is being removed again and again")

    def dedicate(self, *, demo: bool) -> None:
        """A hall's folder is never the demo's, nor the other way round. Raises FolderUnusable."""
        mark = self.path / DEMO
        try:
            if not demo and mark.exists():
                raise FolderUnusable(
                    f"{self.path}: the demo made this folder, and everybody knows its passwords; choose another with --data"
                )
            if demo and not mark.exists():
                if any(not path.name.endswith(".lock") for path in self.path.iterdir()):
                    raise FolderUnusable(
                        f"{self.path}: this folder is not the demo's; give it an empty or a new one with --data"
                    )
                write_whole(mark, b"", replace=False)
        except OSError as error:
            raise FolderUnusable(f"{self.path}: {error.strerror}") from error

    def secret(self) -> bytes:
        """Random bytes of this installation, from which the links of its screens are made. Raises FolderUnusable."""
        path = self.path / KEY
        if not path.exists():
            try:
                write_whole(path, secrets.token_bytes(KEY_BYTES), replace=False)
                self.key_made = True
            except OSError as error:
                raise FolderUnusable(f"{path}: {error.strerror}") from error
        return read_secret(self.path)

    def release(self) -> None:
        os.close(self._lock)


def read_secret(folder: Path) -> bytes:
    """The key as it stands in the folder; raises FolderUnusable for one that is missing or not whole."""
    path = folder / KEY
    try:
        key = path.read_bytes()
    except OSError as error:
        raise FolderUnusable(f"{path}: {error.strerror}") from error
    if len(key) != KEY_BYTES:
        # Not made anew by itself: the links of all kiosks and pads would end without a word, and an empty key would let
        # anybody make a kiosk's token.
        raise FolderUnusable(
            f"{path}: {len(key)} bytes instead of {KEY_BYTES}. Put the file back from a backup; or remove it, and print "
            "the links of all screens again"
        )
    return key
