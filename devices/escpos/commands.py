"""Where one ESC/POS command ends and the next begins. Source: Epson, "ESC/POS Command Reference"."""

import re
from typing import Final

SHORT: Final = (b"\x1b@", b"\x1b2", b"\x1c&", b"\x1c.")
FIXED: Final = (
    (3, re.compile(rb"\x10\x04|\x1b[!aEJdtM\-{R3GrV]|\x1d[!BbHhwfarI/]|\x1c[!\-WC]|\x1dV[\x00\x01\x30\x31]")),
    (4, re.compile(rb"\x1dV|\x1d[LWP]|\x1b[$\\B]|\x1c[Sp]")),
    (5, re.compile(rb"\x10\x14|\x1bp")),
    (2, re.compile(rb"[\x1b\x1c\x1d]")),
)
INTRODUCERS: Final = b"\x10\x1b\x1c\x1d"


def command_length(buffer: bytes) -> int:
    """The length of the command or byte of text at the start of `buffer`; beyond its end while incomplete."""
    head, size = buffer[:2], len(buffer)
    if buffer[:1] in INTRODUCERS and size < 3 and head not in SHORT:
        return size + 1
    if head in (b"\x1d(", b"\x1c("):  # function, pL pH, data
        return 5 + int.from_bytes(buffer[3:5], "little") if size >= 5 else size + 1
    if head == b"\x1dv":  # raster picture: 0 m xL xH yL yH, then x bytes in each of y rows
        across, down = int.from_bytes(buffer[4:6], "little"), int.from_bytes(buffer[6:8], "little")
        return 8 + across * down if size >= 8 else size + 1
    if head == b"\x1b*":  # column picture: m nL nH, one byte a column, three in the 24-dot modes
        columns = int.from_bytes(buffer[3:5], "little")
        return 5 + columns * (3 if buffer[2] >= 32 else 1) if size >= 5 else size + 1
    return next((length for length, known in FIXED if known.match(buffer)), 1)
