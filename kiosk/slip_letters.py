"""Text as the paper of a slip has it: which letters printers have, and where lines break."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kiosk.slip_picture import Pen, is_beyond
from server.fonts import FOLDERS

GETA: Final = "〓"  # the printer's sign for a missing character
SAME: Final = {"¥": "￥", "\u2212": "-"}  # only the right-hand ones have two bytes or fewer
# A Latin word, or one other character, with the punctuation that must not begin a line; the rest is space.
WORD: Final = re.compile(r"[!-~]+[，。、：；！？）》」』”’]*|[^ -~][，。、：；！？）》」』”’]*")
JOINER: Final = "\u202f"  # the space inside a Mongolian word
# The same for lines to be drawn: a Tibetan syllable, or a word in letters, is kept whole too.
DRAWN_WORD: Final = re.compile(
    r"[\u0f00-\u0f0a\u0f0c\u0f0e-\u0fff]+[\u0f0b\u0f0d]*"
    r"|[!-~\u00c0-\u052f\u0590-\u08ff\u1800-\u18af\u1e00-\u1eff\u200b-\u200f\u202f\ufb50-\ufdff\ufe70-\ufefe]+"
    + WORD.pattern.removeprefix("[!-~]+")
)


def legible(text: str, pen: Pen | None = None) -> str:
    """`text` as a printer or `pen` has it: no control characters, no strange spaces, 〓 for what neither has."""
    kept: list[str] = []
    for character in text:
        if character.isspace() and not (pen and character == JOINER):
            character = " "
        character = SAME.get(character, character)
        # A control character from outside could start a printer command.
        if character < " " or character == "\x7f":
            continue
        if "\ud800" <= character <= "\udfff":
            character = "?"
        elif is_beyond(character) and not (pen and pen.has(character)):
            character = GETA
        kept.append(character)
    return "".join(kept)


def unprintable(
    text: str, font: str | Path | None = None, folders: Sequence[Path] = FOLDERS
) -> tuple[str, ...]:
    """The characters of `text` that come out as 〓, here: neither printers nor a font of this machine have them."""
    beyond = sorted({character for character in text if is_beyond(character)})
    pen = Pen(font, folders)
    return tuple(character for character in beyond if not pen.has(character))


def encode(text: str) -> bytes:
    """`text` in GB18030 as a printer's font has it: no control characters, no four-byte characters."""
    return legible(text).encode("gb18030")


def wrap(text: str, columns: int, pen: Pen | None = None) -> list[str]:
    """`text` in lines of at most `columns` printer columns, broken at spaces and around Hanzi.

    With a `pen` they keep what it can draw, and are measured by it when there is such a thing.
    """
    text = legible(text, pen)
    drawn = pen if pen and is_drawn(text) else None

    def columns_of(word: str) -> int:
        return drawn.columns(word) if drawn else len(word.encode("gb18030"))

    lines = [""]
    used = end = 0
    for word in (DRAWN_WORD if drawn else WORD).finditer(text):
        space = word.start() > end and used > 0
        end = word.end()
        if used + space + columns_of(word[0]) <= columns:
            lines[-1] += " " * space + word[0]
            used += space + columns_of(word[0])
            continue
        if used:
            lines.append("")
            used = 0
        for character in word[0]:  # of which only what is longer than a line is broken inside
            width = columns_of(character)
            if used + width > columns:
                lines.append("")
                used = 0
            lines[-1] += character
            used += width
    return lines


def is_drawn(text: str) -> bool:
    return any(is_beyond(character) for character in text)
