"""Chinese text for signs that take the two-byte codes of GB 2312 or GBK."""

from typing import Final, Literal

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
    return [_character(character, charset) for character in alike[:LONGEST_TEXT]]


def _character(character: str, charset: Charset) -> bytes:
    if character < " " or character == "\x7f":
        return b" "
    try:
        return character.encode(charset)
    except UnicodeEncodeError:
        return MISSING
