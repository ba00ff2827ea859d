"""The folder that a server keeps everything in, and the lock that keeps a second server out."""

import fcntl
import os
import secrets
from pathlib import Path


class FolderUnusable(Exception):
    """The folder cannot be used; the text says why and what to do."""


class DataFolder:
    """Made by `claim`; holds the lock until `release` or the end of the process."""

    def __init__(self, path: Path, lock: int) -> None:
        self.path, self._lock = path, lock

    @classmethod
    def claim(cls, path: Path, program: str = "server") -> "DataFolder":
        """Make the folder if need be and lock it for one `program`; raises FolderUnusable."""
        try:
            path.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = os.open(path / f"{program}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise FolderUnusable(
                f"{path}: {error.strerror}. The {program} needs a folder that it may write."
            ) from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(lock)
            raise FolderUnusable(f"{path}: another {program} is running on this folder") from error
        return cls(path, lock)

    def secret(self) -> bytes:
        """Random bytes of this installation, from which the links of its screens are made."""
        path = self.path / "secret.key"
        if not path.exists():
            file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(file, "wb") as out:
                out.write(secrets.token_bytes(32))
        return path.read_bytes()

    def release(self) -> None:
        os.close(self._lock)
