"""What Modbus button boxes and digit displays mean by their inputs and registers, without I/O and without frames.

Source: Modbus Application Protocol V1.1b3. Frames and checksums are pymodbus's. Digit displays keep their text in
holding registers, two ASCII characters each with the high byte first, from register 0x0070:

    01 10 00 70 00 02 04 41 30 32 33 B5 CD    unit 1 shows A023
"""

from collections.abc import Sequence
from typing import Final

from devices.room import whole

FIRST_REGISTER: Final = 0x0070
REGISTER_BITS: Final = 16
BLANK: Final = " "


def padded(text: str, digits: int) -> str:
    """A number on the right of so many characters, or "----" when it has more; what is not printable ASCII is blank."""
    shown = "".join(c if c.isascii() and c.isprintable() else BLANK for c in text)
    return whole(shown, digits).rjust(digits, BLANK)


def registers(text: str) -> list[int]:
    """The registers that hold an ASCII text; half of the last one is blank when its length is odd."""
    data = (text + BLANK * (len(text) % 2)).encode("ascii", "replace")
    return [high << 8 | low for high, low in zip(data[::2], data[1::2], strict=True)]


def text(values: Sequence[int]) -> str:
    """What registers show; a byte that is not printable ASCII is blank."""
    data = b"".join(bytes((value >> 8 & 0xFF, value & 0xFF)) for value in values)
    return "".join(chr(byte) if 0x20 <= byte < 0x7F else BLANK for byte in data)


def bits(register: int) -> list[bool]:
    """The bits of a register, the lowest first."""
    return [bool(register >> bit & 1) for bit in range(REGISTER_BITS)]


def rising(before: Sequence[bool] | None, now: Sequence[bool]) -> list[int]:
    """The inputs that went on since `before`, in order; none when there is nothing to compare with."""
    return (
        []
        if before is None
        else [at for at, (was, is_on) in enumerate(zip(before, now, strict=False)) if is_on > was]
    )
