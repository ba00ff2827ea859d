"""What of a number and of a text there is room for on a display, without I/O.

A number is shown whole or not at all: what is left of "A1000" on four digits is somebody else's number. A text may be cut
where it can be seen to be cut, and never inside a number.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

INSTEAD: Final = "-"
"""Fills a display that has no room for its number: no number looks like it."""
CUT: Final = "…"
"""Ends a text that was cut."""
IN_A_NUMBER: Final = re.compile(r"[0-9A-Za-z]")


class Room(NamedTuple):
    """The longest number that a display shows whole, in characters, and the longest name of a window; 0 is no limit.

    Without `letters` a display shows the digits of a number alone.
    """

    number: int
    letters: bool = True
    window: int = 0

    def lacks(self, prefix: str, digits: int) -> int:
        """How long a number with this prefix and so many digits is on the display, if there is no room for it; else 0."""
        long = digits + len(prefix) * self.letters
        return long if 0 < self.number < long else 0


def whole(number: str, columns: int) -> str:
    """The number, or a mark of as many columns as there are: "----"."""
    return number if len(number) <= columns else INSTEAD * columns


def shortened(text: str, columns: int, width: Callable[[str], int] = len, cut: str = CUT) -> str:
    """The text in so many columns, with a mark at its end when it was cut; a number or word is left out whole.

    `width` is how many columns a text takes.
    """
    if width(text) <= columns:
        return text
    kept = text
    while kept and width(kept + cut) > columns:
        kept = kept[:-1]
    if kept and IN_A_NUMBER.match(text, len(kept)):
        kept = before_number(kept)
    return (kept.rstrip() + cut) if width(cut) <= columns else INSTEAD * columns


def before_number(text: str) -> str:
    """The text without the letters and digits at its end."""
    end = len(text)
    while end and IN_A_NUMBER.match(text, end - 1):
        end -= 1
    return text[:end]
