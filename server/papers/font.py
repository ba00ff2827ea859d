"""A font of this machine with Hanzi, to be put into a PDF: none comes with the program, the ones for Hanzi have 20 MB."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

NO_FONT: Final = 3
"""Exit code of the program that makes a PDF: this machine has no such font."""
FOLDERS: Final = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("~/.local/share/fonts").expanduser(),
)
KNOWN: Final = (
    ("NotoSansCJK-Regular.ttc", 2),
    ("NotoSansCJKsc-Regular.otf", 0),
    ("SourceHanSansSC-Regular.otf", 0),
    ("NotoSerifCJK-Regular.ttc", 2),
    ("wqy-microhei.ttc", 0),
    ("wqy-zenhei.ttc", 0),
    ("DroidSansFallbackFull.ttf", 0),
)
"""File → which of its fonts is the one for mainland China; the first that is there."""


class Font(NamedTuple):
    """`number`: which font of the file."""

    path: Path
    number: int


@cache
def hanzi_font(folders: Sequence[Path] = FOLDERS) -> Font | None:
    there = {
        path.name: path
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in {".ttc", ".otf", ".ttf"}
    }
    return next((Font(there[name], number) for name, number in KNOWN if name in there), None)
