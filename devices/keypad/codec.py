"""The input events of the Linux kernel, without I/O.

Source: linux/input.h and linux/input-event-codes.h. A `struct input_event` is two native longs of time (seconds and
microseconds), a 16-bit type, a 16-bit code and a 32-bit value: 24 bytes where a long has eight. The codes of a keypad
are those of the keys' places, whether NumLock is on or off.
"""

import struct
from typing import Final, NamedTuple

from devices.framing import BROKEN, MORE, Bad, Found, More, Scanner

RECORD: Final = struct.Struct("llHHi")
SYN, KEY, LED = 0x00, 0x01, 0x11
RELEASED, PRESSED, REPEATED = 0, 1, 2
DROPPED: Final = 3
"""The code of a SYN event: the kernel's buffer was full and events are lost."""
LAST_KEY: Final = 0x2FF
HIGHEST_CODE: Final = {
    SYN: 0x0F,
    KEY: LAST_KEY,
    0x02: 0x0F,
    0x03: 0x3F,
    0x04: 0x07,
    0x05: 0x10,
    LED: 0x0F,
    0x14: 0x01,
}
"""By type: synchronising, keys, relative and absolute axes, scan codes, switches, lamps, repeat rate."""
SWITCHED: Final = {KEY: (RELEASED, PRESSED, REPEATED), SYN: (0, 1), LED: (0, 1)}
"""Types with few possible values."""
LATEST_S: Final = 1 << 33
"""Later than any clock's seconds: larger ones were read from the wrong place."""
KEY_NAMES: Final = {
    14: "cancel",  # Backspace
    55: "start",  # *
    71: "7",
    72: "8",
    73: "9",
    74: "miss",  # −
    75: "4",
    76: "5",
    77: "6",
    78: "recall",  # +
    79: "1",
    80: "2",
    81: "3",
    82: "0",
    83: "ok",  # .
    96: "call",  # Enter
    98: "finish",  # /
}


class KeypadEvent(NamedTuple):
    """One event; `seconds` and `micros` are the kernel's clock."""

    type: int
    code: int
    value: int
    seconds: int = 0
    micros: int = 0


def encode(event: KeypadEvent) -> bytes:
    """The record of an event."""
    return RECORD.pack(event.seconds, event.micros, event.type, event.code, event.value)


def parse(buffer: bytes) -> Found[KeypadEvent] | Bad | More:
    """The record at the start of `buffer`; one that the kernel cannot have written is none."""
    if len(buffer) < RECORD.size:
        return MORE
    seconds, micros, kind, code, value = RECORD.unpack_from(buffer)
    if not (0 <= seconds < LATEST_S and 0 <= micros < 1_000_000):
        return BROKEN
    if code > HIGHEST_CODE.get(kind, -1) or (kind in SWITCHED and value not in SWITCHED[kind]):
        return BROKEN
    return Found(KeypadEvent(kind, code, value, seconds, micros), RECORD.size)


def scanner() -> Scanner[KeypadEvent]:
    """A reader of records in chunks of any size."""
    return Scanner(parse, RECORD.size, bytes(range(256)))
