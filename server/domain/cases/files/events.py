"""Scans and electronic materials that belong to a case. What they say lies in files of their own, never here."""

from server.domain.cases.about import AboutCase
from server.domain.cases.words import FileKind, FileUse


class FileAttached(AboutCase, frozen=True, tag=True):
    """`file` is its random id, `size` in bytes, `material` what it is of (empty: of none); `sum` is SHA-256 over salt and
    content, both as hexadecimal digits: without the salt's file nobody can try what the content might be."""

    file: str
    material: str
    kind: FileKind
    size: int
    salt: str
    sum: str
    by: str
    use: FileUse = FileUse.MATERIAL


class FileStruck(AboutCase, frozen=True, tag=True):
    """It counts no more. `reason` is the id of words that are kept apart."""

    file: str
    by: str
    reason: str = ""


FileEvent = FileAttached | FileStruck
