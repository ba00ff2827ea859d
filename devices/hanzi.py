"""Chinese text for signs that take the two-byte codes of GB 2312 or GBK."""

from typing import Final, Literal

from devices.protocols import SignContent
from devices.room import shortened, whole

Charset = Literal["gb2312", "gbk"]
LONGEST_TEXT: Final = 200
"""Characters; no sign over a window shows more, and cards have buffers of about a kilobyte."""
MISSING: Final = "〓".encode("gb2312")
"""What is shown for a character that the sign has no picture of."""
ALIKE: Final = str.maketrans("·—", "・―")
"""The names that Python's table of GB 2312 has for two of its marks are not those that people type."""


def characters(text: str, charset: Charset) -> list[bytes]:
    """One entry for each character, of one byte (ASCII) or two; a control character becomes a space."""
    alike = text.translate(ALIKE) if charset == "gb2312" else text
    return [_character(character, charset) for character in shortened(alike, LONGEST_TEXT)]


def columns(text: str) -> int:
    """How many columns a text takes on a sign: a Hanzi two, a letter one."""
    return sum(1 if character.isascii() else 2 for character in text)


def line(content: SignContent, shows: Literal["text", "latin", "number"], room: int) -> str:
    """What a sign of `room` columns (0: not known) shows of a content.

    Where the line is too long the number alone, for half a window's number leads to another window; where that is too long
    too, a mark that is no number.
    """
    text: str = getattr(content, shows)
    if not room or columns(text) <= room:
        return text
    return whole(content.number, room) if content.number else shortened(text, room, columns)


def _character(character: str, charset: Charset) -> bytes:
    if character < " " or character == "\x7f":
        return b" "
    try:
        return character.encode(charset)
    except UnicodeEncodeError:
        return MISSING
