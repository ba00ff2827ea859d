"""The frames of two speech chips, SYN6288 (宇音天下) and XFS5152CE (科大讯飞), without I/O.

Sources: the SYN6288 data sheet as published with several open drivers, and open drivers of the XFS5152CE. Serial,
9600 8N1; LEN has two bytes, high byte first, and counts what follows it:

    SYN6288    FD LEN2 CMD [PARA TEXT…] XOR     XOR over everything before it
    XFS5152CE  FD LEN2 CMD [PARA TEXT…]         no checksum

The parameter of "speak" has the encoding in its low three bits (0 GB2312, 1 GBK, 2 Big5, 3 Unicode) and, on the
SYN6288, a background tune above them; here it is always 1: GBK without a tune. The chip answers with single bytes:
41 to every command, then 4F by itself when it has spoken. To a query the SYN6288 answers 41 and 4E or 4F, the
XFS5152CE 4E or 4F alone. A SYN6288 that is given a new text while it speaks breaks off and speaks that.
"""

import re
from collections.abc import Callable
from enum import IntEnum
from typing import Final, Literal, NamedTuple

from devices.framing import BROKEN, MORE, NOT_HERE, Bad, Found, More, Scanner
from devices.room import IN_A_NUMBER, before_number

HEAD: Final = 0xFD
SPEAK, STOP, QUERY = 0x01, 0x02, 0x21
COMMANDS: Final = frozenset({SPEAK, STOP, 0x03, 0x04, QUERY, 0x31, 0x88, 0xFF})
GBK: Final = 0x01
STOPS: Final = "。！？；，、：.!?;, "
"""Where a text that is too long may be parted."""
MARKS: Final = re.compile(r"(\[[a-z][0-9]{0,2}\])*")


class SpeechReply(IntEnum):
    """What the chip says."""

    READY = 0x4A
    """It was switched on or reset."""
    ACCEPTED = 0x41
    REFUSED = 0x45
    BUSY = 0x4E
    IDLE = 0x4F


FOUND: Final = {int(reply): Found(reply, 1) for reply in SpeechReply}


class Chip(NamedTuple):
    """Whether frames end with a checksum, the longest text in bytes, and the loudest volume."""

    checksum: bool
    longest: int
    loudest: int


ChipName = Literal["syn6288", "xfs5152"]
CHIPS: Final[dict[ChipName, Chip]] = {
    "syn6288": Chip(checksum=True, longest=200, loudest=16),
    "xfs5152": Chip(checksum=False, longest=4000, loudest=10),
}


class SpeechCommand(NamedTuple):
    """A command and what follows it; for `SPEAK` the parameter and the text."""

    code: int
    data: bytes = b""


class SpeechPiece(NamedTuple):
    """As much of a text as one frame takes, and that frame."""

    text: str
    frame: bytes


def encode(chip: Chip, command: SpeechCommand) -> bytes:
    body = bytes((command.code,)) + command.data
    data = bytes((HEAD,)) + (len(body) + chip.checksum).to_bytes(2, "big") + body
    return data + bytes((_xor(data),)) if chip.checksum else data


def speak(chip: Chip, text: str) -> bytes:
    """The frame that speaks `text`, which must not be too long; characters outside GBK are left out."""
    return encode(chip, SpeechCommand(SPEAK, bytes((GBK,)) + text.encode("gbk", "ignore")))


def pieces(chip: Chip, text: str, volume: float, marks: str = "") -> list[SpeechPiece]:
    """The frames that speak `text` at a volume of 0 to 1, in order; none for a text without anything to say.

    `marks` are the chip's own, such as "[n1]". Brackets in the text itself become spaces: it holds no marks.
    """
    level = round(min(max(volume, 0.0), 1.0) * chip.loudest)
    lead = f"[v{level}]{marks}"
    spoken = "".join(" " if char in "[]" or not char.isprintable() else char for char in text)
    spoken = spoken.encode("gbk", "ignore").decode("gbk").strip()
    return [SpeechPiece(part, speak(chip, lead + part)) for part in split(spoken, chip.longest - len(lead))]


def split(text: str, longest: int) -> list[str]:
    """The text in parts of at most `longest` bytes of GBK, parted after punctuation where there is any, not in a number."""
    parts: list[str] = []
    while text:
        end = size = 0
        for char in text:
            size += len(char.encode("gbk"))
            if size > longest:
                break
            end += 1
        if end < len(text):
            end = max(text.rfind(stop, 0, end) for stop in STOPS) + 1 or _outside_number(text, end)
        parts.append(text[:end])
        text = text[end:].lstrip()
    return parts


def _outside_number(text: str, end: int) -> int:
    """`end`, or the beginning of the number that it stands in."""
    return (len(before_number(text[:end])) or end) if IN_A_NUMBER.match(text, end) else end


def parse(buffer: bytes) -> Found[SpeechReply] | Bad | More:
    """The answer at the start of `buffer`: each is one byte, and any other byte is garbage."""
    return FOUND.get(buffer[0], BROKEN)


def scanner() -> Scanner[SpeechReply]:
    """A reader of answers in chunks of any size."""
    return Scanner(parse, 1, bytes(range(256)))


def command_parser(chip: Chip) -> Callable[[bytes], Found[SpeechCommand] | Bad | More]:
    """What finds the chip's commands, for its emulator."""

    def parse_command(buffer: bytes) -> Found[SpeechCommand] | Bad | More:
        if buffer[0] != HEAD:
            return NOT_HERE
        if len(buffer) < 3:
            return MORE
        length = int.from_bytes(buffer[1:3], "big")
        if not 1 + chip.checksum <= length <= 2 + chip.longest + chip.checksum:
            return BROKEN
        size = 3 + length
        if len(buffer) > 3 and buffer[3] not in COMMANDS:
            return BROKEN
        if len(buffer) < size:
            return MORE
        if chip.checksum and _xor(buffer[:size]):  # the checksum cancels itself
            return BROKEN
        return Found(SpeechCommand(buffer[3], buffer[4 : size - chip.checksum]), size)

    return parse_command


def command_scanner(chip: Chip) -> Scanner[SpeechCommand]:
    """A reader of commands in chunks of any size."""
    return Scanner(command_parser(chip), 6 + chip.longest, bytes((HEAD,)))


def _xor(data: bytes) -> int:
    total = 0
    for byte in data:
        total ^= byte
    return total
