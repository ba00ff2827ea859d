"""The window strip (窗口条屏) of one hall product, without I/O. RS-485, 9600 8N1:

    A0 90 ADDR A5 LENH LENL DATA… XOR

The length counts DATA in base 255: LENH x 255 + LENL. XOR runs from ADDR to the end of DATA. DATA holds each
character and its colour: ASCII as one byte and a colour, a Hanzi as the two bytes of its GBK code and a colour. The
strip answers `A0 90 ADDR … A5 AA`; what stands between differs and bears no meaning for the host.

Source: frames and code of that product. That colour 0 is red, 1 green and 2 yellow is its habit, not its manual's.
"""

from typing import Final, NamedTuple

from devices.framing import BROKEN, MORE, NOT_HERE, Bad, Found, More, Scanner
from devices.hanzi import LONGEST_TEXT, MISSING, Charset, characters

LEAD: Final = b"\xa0\x90"
SHOW: Final = 0xA5
DONE: Final = b"\xa5\xaa"
BASE: Final = 255
LONGEST_DATA: Final = 3 * LONGEST_TEXT
LONGEST: Final = 7 + LONGEST_DATA
LONGEST_GAP: Final = 16
"""Bytes between the address and the end of an answer; more of them are no answer."""


class StripFrame(NamedTuple):
    """What a strip is sent: `data` is characters with their colours."""

    address: int
    data: bytes


class Answer(NamedTuple):
    """A strip has taken what it was sent."""

    address: int


def checksum(data: bytes) -> int:
    """The exclusive or of all bytes."""
    total = 0
    for byte in data:
        total ^= byte
    return total


def encode(frame: StripFrame) -> bytes:
    """The bytes of a frame."""
    high, low = divmod(len(frame.data), BASE)
    body = bytes((frame.address, SHOW, high, low)) + frame.data
    return LEAD + body + bytes((checksum(body),))


def encode_answer(address: int) -> bytes:
    """The shortest answer."""
    return LEAD + bytes((address,)) + DONE


def show(address: int, text: str, colour: int, charset: Charset = "gbk") -> StripFrame:
    """A line of text in one colour, 0 to 2."""
    tail = bytes((colour,))
    return StripFrame(address, b"".join(character + tail for character in characters(text, charset)))


def read(data: bytes) -> tuple[str, tuple[int, ...]]:
    """The text in a frame's data and the colour of each character; a code that is none reads as 〓."""
    text: list[str] = []
    colours: list[int] = []
    at = 0
    while at < len(data):
        size = 1 if data[at] < 0x80 else 2
        character = data[at : at + size].decode("gbk", "ignore") or MISSING.decode("gbk")
        text.append(character)
        colours.append(data[at + size] if at + size < len(data) else 0)
        at += size + 1
    return "".join(text), tuple(colours)


def parse_frame(buffer: bytes) -> Found[StripFrame] | Bad | More:
    """The host's frame at the start of `buffer`, as a strip looks for it."""
    if not (LEAD + buffer[2:3] + bytes((SHOW,))).startswith(buffer[:4]):
        return NOT_HERE
    if len(buffer) < 6:
        return MORE
    length = buffer[4] * BASE + buffer[5]
    if buffer[5] >= BASE or length > LONGEST_DATA:
        return BROKEN
    size = 7 + length
    if len(buffer) < size:
        return MORE
    if checksum(buffer[2:size]):  # with its own checksum a whole frame comes to nothing
        return BROKEN
    return Found(StripFrame(buffer[2], buffer[6 : size - 1]), size)


def parse(buffer: bytes) -> Found[StripFrame | Answer] | Bad | More:
    """The answer at the start of `buffer`, or the host's own frame where the adapter brings it back."""
    if not LEAD.startswith(buffer[:2]):
        return NOT_HERE
    own = parse_frame(buffer)
    if isinstance(own, Found):
        return Found(own.frame, own.size)
    end = buffer.find(DONE, 3, 3 + LONGEST_GAP + len(DONE))
    if end >= 0:
        return Found(Answer(buffer[2]), end + len(DONE))
    if own is MORE or len(buffer) < 3 + LONGEST_GAP + len(DONE):
        return MORE
    return BROKEN


def scanner() -> Scanner[StripFrame | Answer]:
    """A reader of what comes from a line of strips, in chunks of any size."""
    return Scanner(parse, LONGEST, LEAD[:1])


def strip_scanner() -> Scanner[StripFrame]:
    """A reader of what a strip is sent."""
    return Scanner(parse_frame, LONGEST, LEAD[:1])
