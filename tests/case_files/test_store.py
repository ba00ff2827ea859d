"""Files of cases on the disk: there before anybody speaks of them, checked when read, swept when nobody does."""

import os
import time
from pathlib import Path

import pytest

from server.case_files.kinds import kind_of
from server.case_files.store import LOOSE_S, FileDamaged, FileStore, is_file
from server.domain.cases.words import FileKind

PDF = b"%PDF-1.7\n..."


def test_what_is_put_is_read_again_and_nothing_else(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    one, other = store.put(PDF), store.put(PDF)
    assert store.read(one.id, one.salt, one.sum) == PDF
    assert (one.size, is_file(one.id), one.sum == other.sum) == (len(PDF), True, False), (
        "the same content has other sums"
    )
    with pytest.raises(FileDamaged):
        store.read(one.id, other.salt, one.sum)
    (path,) = tmp_path.glob(f"files/{one.id[:2]}/{one.id}")
    assert path.stat().st_mode & 0o777 == 0o600
    path.write_bytes(PDF + b"x")
    with pytest.raises(FileDamaged):
        store.read(one.id, one.salt, one.sum)
    assert store.read(other.id, other.salt, other.sum) == PDF, "one bad file blocks no other"
    path.unlink()
    with pytest.raises(FileDamaged):
        store.read(one.id, one.salt, one.sum)


@pytest.mark.parametrize("id", ["", "..", "../../etc/passwd", "a" * 31, "A" * 32, "../" + "a" * 29])
def test_no_path_is_an_id(tmp_path: Path, id: str) -> None:
    store = FileStore(tmp_path)
    with pytest.raises(FileDamaged):
        store.read(id, "aa", "bb")
    assert store.delete([id]) == 0


def test_what_a_cut_left_is_found_after_a_day(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    young, old = store.put(PDF), store.put(PDF)
    folder = tmp_path / "files" / old.id[:2]
    (folder / ".half.1234").write_bytes(b"%PD")
    past = time.time() - LOOSE_S - 60
    for path in (folder / old.id, folder / ".half.1234"):
        os.utime(path, (past, past))
    assert store.loose() == [old.id]
    assert not (folder / ".half.1234").exists()
    assert store.delete([old.id, "0" * 32, young.id]) == 2


def test_a_kind_is_told_by_the_first_bytes() -> None:
    assert kind_of(PDF) is FileKind.PDF
    assert kind_of(b"\xff\xd8\xff\xe0") is FileKind.JPEG
    assert kind_of(b"\x89PNG\r\n\x1a\n..") is FileKind.PNG
    assert kind_of(b"PK\x03\x04....OFD.xml") is FileKind.OFD
    for none in (b"", b"PK\x03\x04word/document.xml", b"MZ", b"<html>", b"<svg xmlns=", b"#!/bin/sh"):
        assert kind_of(none) is None
