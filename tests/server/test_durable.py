"""Small files of the data folder: whole or not at all, and never believed half."""

import os
import stat
from pathlib import Path

import pytest

from server.data_folder import KEY, KEY_BYTES, DataFolder, FolderUnusable, read_secret
from server.durable import write_whole


def test_a_file_is_written_whole_and_nobody_else_may_read_it(tmp_path: Path):
    path = tmp_path / "key"
    write_whole(path, b"first")
    write_whole(path, b"second")
    assert path.read_bytes() == b"second"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["key"]


def test_a_file_that_is_there_is_not_written_over_unless_asked(tmp_path: Path):
    path = tmp_path / "key"
    path.write_bytes(b"there")
    with pytest.raises(FileExistsError):
        write_whole(path, b"other", replace=False)
    assert path.read_bytes() == b"there"
    assert os.listdir(tmp_path) == ["key"]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "key"
    path.write_bytes(b"there")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"other")
    assert path.read_bytes() == b"there"
    assert os.listdir(tmp_path) == ["key"]


def test_a_disk_that_is_full_while_the_key_is_made_leaves_no_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = DataFolder.claim(tmp_path / "data")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as m:
        m.setattr(os, "fsync", full)
        with pytest.raises(FolderUnusable, match=r"secret\.key: No space left on device"):
            folder.secret()
    assert not (tmp_path / "data" / KEY).exists()
    assert len(folder.secret()) == KEY_BYTES
    assert folder.secret() == folder.secret()
    folder.release()


@pytest.mark.parametrize("length", [0, 1, 31, 33])
def test_a_key_that_is_not_whole_is_refused_and_not_made_anew(tmp_path: Path, length: int):
    folder = DataFolder.claim(tmp_path)
    (tmp_path / KEY).write_bytes(b"x" * length)
    for read in (folder.secret, lambda: read_secret(tmp_path)):
        with pytest.raises(FolderUnusable, match=rf"secret\.key: {length} bytes instead of 32.*backup"):
            read()
    assert (tmp_path / KEY).read_bytes() == b"x" * length
    folder.release()


def test_a_lock_that_was_removed_between_opening_and_locking_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    lock = tmp_path / "server.lock"
    real, opened = os.open, 0

    def open_and_lose(path: os.PathLike[str], *more: int) -> int:
        nonlocal opened
        handle = real(path, *more)
        opened += 1
        if opened == 1:
            lock.unlink()
        return handle

    monkeypatch.setattr(os, "open", open_and_lose)
    folder = DataFolder.claim(tmp_path)
    assert opened == 2
    folder.watch.look()
    folder.release()
