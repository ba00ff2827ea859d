"""The frames of a resident identity card reader (SDT, with a SAM module after GA 450), without I/O.

Source: "SAM_V 通信协议" as several makers publish it. Serial, 115200 8N1 unless the reader was set otherwise:

    AA AA AA 96 69 LEN2 CMD PARA DATA… XOR          to the reader
    AA AA AA 96 69 LEN2 SW1 SW2 SW3 DATA… XOR       from the reader

LEN, high byte first, counts everything after itself; XOR is taken over everything from LEN to the last data byte.
"""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from devices.framing import BROKEN, MORE, NOT_HERE, Bad, Found, More, Scanner
from devices.sdt.record import TEXT_BYTES

PREAMBLE: Final = b"\xaa\xaa\xaa\x96\x69"
HEAD: Final = len(PREAMBLE) + 2
PHOTO_BYTES: Final = 1024
LONGEST: Final = HEAD + 1300
"""The longest answer that is ever asked for, text and photo, has 1295 bytes."""
LENGTHS: Final = 4
"""A read's data begin with the lengths of text and photo, two bytes each."""

OK, FOUND, NO_CARD = 0x90, 0x9F, 0x80
STATUS: Final = {
    0x10: "bad_checksum",
    0x11: "bad_length",
    0x21: "bad_command",
    0x23: "bad_command",
    0x24: "error",
    0x31: "card_refused",
    0x32: "card_not_genuine",
    0x33: "card_not_genuine",
    0x40: "wrong_card",
    0x41: "read_failed",
    0x47: "read_failed",
    0x60: "self_test",
    0x66: "unauthorised",
    NO_CARD: "no_card",
    0x81: "select_failed",
    0x91: "empty",
}
"""The status SW3 of what did not succeed, as a stable cause. 31: the card does not trust the reader; 32: the reader
does not trust the card."""
READER_FAULTS: Final = frozenset({0x60, 0x66})
"""No card will be read until the reader itself is well again."""


class Request(NamedTuple):
    """A command, the status of its success and how many bytes of data come with that at least and at most."""

    command: int
    parameter: int
    success: int = OK
    least: int = 0
    most: int = 32

    def answered_by(self, reply: "SdtReply") -> bool:
        """Whether this can be the answer: a late success of another command has another status or length."""
        if reply.status in (OK, FOUND):
            return reply.status == self.success and self.least <= len(reply.data) <= self.most
        return True


KEPT: Final = LENGTHS + TEXT_BYTES
"""Bytes of data that are kept of an answer: a photo goes no further than the check of its frame."""
RESET = Request(0x10, 0xFF)
SAM_STATUS = Request(0x11, 0xFF)
FIND = Request(0x20, 0x01, FOUND)
SELECT = Request(0x20, 0x02)
READ = Request(0x30, 0x01, OK, LENGTHS, KEPT)


@dataclass(frozen=True)
class SdtReply:
    """The status SW3 and the data without a photo; its text never shows the data, which may be a citizen's."""

    status: int
    data: bytes = field(default=b"", repr=False)

    @property
    def cause(self) -> str:
        """Why it did not succeed; empty for a success."""
        return "" if self.status in (OK, FOUND) else STATUS.get(self.status, "error")

    @property
    def text(self) -> bytes:
        """The text record of a read, or nothing when its length is not that of a text record."""
        if int.from_bytes(self.data[:2], "big") != TEXT_BYTES or len(self.data) < KEPT:
            return b""
        return self.data[LENGTHS:KEPT]


def checksum(data: bytes) -> int:
    """XOR of all bytes."""
    total = 0
    for byte in data:
        total ^= byte
    return total


def frame(payload: bytes) -> bytes:
    """The bytes of a frame, either way, around what stands between LEN and XOR."""
    body = (len(payload) + 1).to_bytes(2, "big") + payload
    return PREAMBLE + body + bytes((checksum(body),))


def encode(request: Request) -> bytes:
    return frame(bytes((request.command, request.parameter)))


def encode_reply(status: int, data: bytes = b"") -> bytes:
    """The reader's side of it, for its emulator."""
    return frame(bytes((0, 0, status)) + data)


def read_data(text: bytes, photo: bytes) -> bytes:
    """The data of a successful read."""
    return len(text).to_bytes(2, "big") + len(photo).to_bytes(2, "big") + text + photo


def parse(buffer: bytes) -> Found[SdtReply] | Bad | More:
    """The answer at the start of `buffer`."""
    found = _payload(buffer, 3)
    if not isinstance(found, Found):
        return found
    payload, size = found
    return Found(SdtReply(payload[2], payload[3 : 3 + KEPT]), size)


def parse_request(buffer: bytes) -> Found[tuple[int, int]] | Bad | More:
    """Command and parameter at the start of `buffer`, for the emulator."""
    found = _payload(buffer, 2)
    if not isinstance(found, Found):
        return found
    payload, size = found
    return Found((payload[0], payload[1]), size)


def scanner() -> Scanner[SdtReply]:
    """A reader of answers in chunks of any size."""
    return Scanner(parse, LONGEST, PREAMBLE[:1])


def request_scanner() -> Scanner[tuple[int, int]]:
    """A reader of requests in chunks of any size."""
    return Scanner(parse_request, LONGEST, PREAMBLE[:1])


def _payload(buffer: bytes, shortest: int) -> Found[bytes] | Bad | More:
    head = buffer[: len(PREAMBLE)]
    if head != PREAMBLE[: len(head)]:
        return NOT_HERE
    if len(buffer) < HEAD:
        return MORE
    length = int.from_bytes(buffer[HEAD - 2 : HEAD], "big")
    if not shortest < length <= LONGEST - HEAD:
        return BROKEN
    size = HEAD + length
    if len(buffer) < size:
        return MORE
    if checksum(buffer[HEAD - 2 : size]):  # the checksum cancels itself
        return BROKEN
    return Found(buffer[HEAD : size - 1], size)
