"""Customer displays of two lines with 20 characters (顾客显示屏) that take the CD5220 commands, without I/O.

`0C` clears the display and ends its string mode, `1B 51 41 <20 characters> 0D` writes the upper line and
`1B 51 42 <20 characters> 0D` the lower. 9600 8N1; the display never answers. Source: the CD5220 manual, "Command".
"""

from typing import Final, NamedTuple

from devices.framing import BROKEN, MORE, NOT_HERE, Bad, Found, More, Scanner
from devices.room import shortened

WIDTH: Final = 20
CUT: Final = "..."
CLEAR: Final = 0x0C
WRITE: Final = b"\x1bQ"
ROWS: Final = b"AB"
END: Final = 0x0D
LONGEST: Final = len(WRITE) + 1 + WIDTH + 1


class DisplayLine(NamedTuple):
    """A line to write: `row` 0 is the upper one; `text` has 20 characters."""

    row: int
    text: str


class Clear(NamedTuple):
    """Darken the display."""


def ascii_line(text: str) -> str:
    """Exactly 20 characters of ASCII, filled with spaces or cut with three dots; a question mark for what has no picture."""
    shown = "".join(c if " " <= c <= "~" else "?" for c in text)
    return shortened(shown, WIDTH, cut=CUT).ljust(WIDTH)


def write(row: int, text: str) -> bytes:
    """One line."""
    return WRITE + ROWS[row : row + 1] + ascii_line(text).encode("ascii") + bytes((END,))


def show(upper: str, lower: str) -> bytes:
    """Both lines on a cleared display."""
    return bytes((CLEAR,)) + write(0, upper) + write(1, lower)


def parse(buffer: bytes) -> Found[DisplayLine | Clear] | Bad | More:
    """The command at the start of `buffer`, as a display looks for it."""
    if buffer[0] == CLEAR:
        return Found(Clear(), 1)
    if not WRITE.startswith(buffer[:2]):
        return NOT_HERE
    if len(buffer) < 3:
        return MORE
    text = buffer[3 : LONGEST - 1]
    if buffer[2] not in ROWS or any(not 0x20 <= byte <= 0x7E for byte in text):
        return BROKEN
    if len(buffer) < LONGEST:
        return MORE
    if buffer[LONGEST - 1] != END:
        return BROKEN
    return Found(DisplayLine(ROWS.index(buffer[2]), text.decode("ascii")), LONGEST)


def scanner() -> Scanner[DisplayLine | Clear]:
    """A reader of what a display is sent, in chunks of any size."""
    return Scanner(parse, LONGEST, bytes((CLEAR, WRITE[0])))
