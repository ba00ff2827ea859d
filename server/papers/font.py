"""A font of this machine with Hanzi, to be put into a PDF."""

from typing import Final

from server.fonts import FOLDERS, FontFile, fonts_among

NO_FONT: Final = 3
"""Exit code of the program that makes a PDF: this machine has no such font."""
KNOWN: Final = (
    ("NotoSansCJK-Regular.ttc", 2),
    ("NotoSansCJKsc-Regular.otf", 0),
    ("SourceHanSansSC-Regular.otf", 0),
    ("NotoSerifCJK-Regular.ttc", 2),
    ("wqy-microhei.ttc", 0),
    ("wqy-zenhei.ttc", 0),
    ("DroidSansFallbackFull.ttf", 0),
)
"""File → which of its faces is the one for mainland China; the first that is there."""


def hanzi_font() -> FontFile | None:
    return next(iter(fonts_among(KNOWN, FOLDERS)), None)
