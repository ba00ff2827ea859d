"""Onbon BX-5K and BX-6K font cards (仰邦字库卡) and their real-time areas, without I/O.

    A5 x 8, then escaped: DST2 SRC2 RSV3 BARCODE1 CHECK1 DISPLAY1 DEVICE1 VERSION1 LEN2 DATA… CRC2, then 5A

Numbers of several bytes come low byte first. A5 and A6 are escaped as A6 02 and A6 01, 5A and 5B as 5B 02 and 5B 01,
so A5 and 5A never stand inside a frame. LEN counts DATA; the CRC-16/ARC (begin 0) runs over all before it, unescaped.
A card answers in the same frame; its DATA is command group, command, status (0 is good), two reserved bytes.

Source: the vendor's "BX-5K/6K通讯协议用户版本" 1.4, its example of a real-time text (A3 06), its ping (A2 00) and its
ACK (A0 00). That A0 01 is a refusal is from the older BX-4K manual.
"""

import re
from typing import Final, Literal, NamedTuple

from devices.framing import BROKEN, MORE, NOT_HERE, Bad, Found, More, Scanner
from devices.hanzi import Charset, characters

LEAD: Final = 0xA5
END: Final = 0x5A
LONGEST: Final = 8 + 2 * 1024 + 1
"""A card's buffer holds 1024 bytes; escaping at most doubles them. Fewer than eight A5 are taken for a beginning too."""
HOST: Final = 0x8000
ANY_DEVICE, VERSION = 0xFE, 0x02
SHOW_NOW: Final = b"\xa3\x06"
ACK: Final = b"\xa0\x00"
NACK: Final = b"\xa0\x01"
ESCAPES: Final = {0xA5: b"\xa6\x02", 0xA6: b"\xa6\x01", 0x5A: b"\x5b\x02", 0x5B: b"\x5b\x01"}
PLAIN: Final = {escaped: bytes((byte,)) for byte, escaped in ESCAPES.items()}
ESCAPED: Final = re.compile(rb"[\xa6\x5b].?", re.DOTALL)
IN_PIXELS: Final = 0x8000

Mode = Literal["static", "at_once", "left", "right", "up", "down"]
MODES: Final[tuple[Mode, ...]] = ("static", "at_once", "left", "right", "up", "down")
Colour = Literal["own", "red", "green", "yellow"]
COLOURS: Final[tuple[Colour, ...]] = ("own", "red", "green", "yellow")
Align = Literal["left", "right", "centre"]
ALIGNS: Final[tuple[Align, ...]] = ("left", "right", "centre")


def _crc_of(byte: int) -> int:
    for _ in range(8):
        byte = byte >> 1 ^ (0xA001 if byte & 1 else 0)
    return byte


CRC_TABLE: Final = tuple(map(_crc_of, range(256)))


def crc16(data: bytes) -> int:
    """CRC-16/ARC: polynomial 8005, reflected, begin 0."""
    crc = 0
    for byte in data:
        crc = crc >> 8 ^ CRC_TABLE[(crc ^ byte) & 0xFF]
    return crc


class OnbonFrame(NamedTuple):
    """One frame, either way; addresses have 16 bits and the host's is `HOST`."""

    destination: int
    source: int
    data: bytes


def encode(frame: OnbonFrame) -> bytes:
    """The bytes of a frame."""
    body = (
        _two(frame.destination)
        + _two(frame.source)
        + bytes((0, 0, 0, 0, 0, 0, ANY_DEVICE, VERSION))
        + _two(len(frame.data))
        + frame.data
    )
    body += _two(crc16(body))
    return bytes((LEAD,)) * 8 + b"".join(ESCAPES.get(byte) or bytes((byte,)) for byte in body) + bytes((END,))


def parse(buffer: bytes) -> Found[OnbonFrame] | Bad | More:
    """The frame at the start of `buffer`."""
    if buffer[0] != LEAD:
        return NOT_HERE
    end = buffer.find(END)
    begin = len(buffer) - len(buffer.lstrip(b"\xa5"))
    if LEAD in buffer[begin : end if end >= 0 else None]:  # the next frame has begun, so this one was cut off
        return BROKEN
    if end < 0:
        return MORE
    body = unescape(buffer[begin:end])
    if body is None or len(body) < 16 or len(body) != 16 + _number(body, 12):
        return BROKEN
    if crc16(body[:-2]) != _number(body, len(body) - 2):
        return BROKEN
    return Found(OnbonFrame(_number(body, 0), _number(body, 2), body[14:-2]), end + 1)


def unescape(data: bytes) -> bytes | None:
    """The bytes behind the escapes; None when one of them is none."""
    try:
        return ESCAPED.sub(lambda found: PLAIN[found[0]], data)
    except KeyError:
        return None


def scanner() -> Scanner[OnbonFrame]:
    """A reader of frames in chunks of any size."""
    return Scanner(parse, LONGEST, bytes((LEAD,)))


class Area(NamedTuple):
    """A real-time area and its text; `x`, `y`, `width`, `height` in pixels, `stay` in half seconds.

    `speed` is 0 (fastest) to 24. With `timeout_s` above 0 the area goes dark when nothing was sent for so long.
    """

    text: bytes
    width: int
    height: int
    x: int
    y: int
    mode: Mode
    speed: int
    stay: int
    align: Align
    single_line: bool
    timeout_s: int


def show(area: Area, *, answer: bool = True, process: int | None = None) -> bytes:
    """The data of the command that shows one area, number 0, at once.

    `answer` asks the card for one. The byte after that is the length of what follows in the vendor's example and a
    `process` mode in later manuals (0 keeps the area, 1 clears it first); None leaves it as in the example.
    """
    record = (
        b"\0"
        + _two(_columns(area.x))
        + _two(area.y)
        + _two(_columns(area.width))
        + _two(area.height)
        + bytes((0, 0, 2 if area.timeout_s else 0))
        + _two(area.timeout_s or 2)
        + bytes((0, 0, ALIGNS.index(area.align), 1 if area.single_line else 2, 1 if area.single_line else 2))
        + bytes((MODES.index(area.mode) + 1, 0, area.speed, area.stay))
        + len(area.text).to_bytes(4, "little")
        + area.text
    )
    areas = b"\0\1" + _two(len(record)) + record
    how = _two(len(areas)) if process is None else bytes((process, 0))
    return SHOW_NOW + bytes((1 if answer else 2,)) + how + areas


def read_area(data: bytes) -> Area | None:
    """The area in the data of such a command, as a card reads it; None when it is another one or cannot be."""
    record = data[9:]
    if data[:2] != SHOW_NOW or data[5:7] != b"\0\1" or len(record) < 27 or _number(data, 7) != len(record):
        return None
    align, single, _, mode, _, speed, stay = record[16:23]
    if int.from_bytes(record[23:27], "little") != len(record) - 27:
        return None
    if align >= len(ALIGNS) or not 1 <= mode <= len(MODES):
        return None
    return Area(
        record[27:],
        _pixels(_number(record, 5)),
        _number(record, 7),
        _pixels(_number(record, 1)),
        _number(record, 3),
        MODES[mode - 1],
        speed,
        stay,
        ALIGNS[align],
        single == 1,
        _number(record, 12) if record[11] == 2 else 0,
    )


def written(text: str, colour: Colour = "own", charset: Charset = "gb2312") -> bytes:
    r"""Text as a card takes it; `\C1` to `\C3` before it set the colour, so a backslash in it becomes a wide one."""
    prefix = rb"\C%d" % COLOURS.index(colour) if colour != "own" else b""
    return prefix + b"".join(characters(text.replace("\\", "＼"), charset))


def read_text(text: bytes) -> tuple[str, Colour]:
    """What a card shows of an area's text, and its colour."""
    found = re.match(rb"\\C([1-3])", text)
    colour = COLOURS[int(found[1])] if found else "own"
    return text[found.end() if found else 0 :].decode("gbk", "replace"), colour


def answer(frame: OnbonFrame, status: int = 0) -> OnbonFrame:
    """A card's answer to a frame, good or with the number of its refusal."""
    data = (NACK if status else ACK) + bytes((status, 0, 0))
    return OnbonFrame(frame.source, frame.destination, data)


def confirms(frame: OnbonFrame) -> bool:
    """Whether a card's answer is no refusal; one in another form than the known ones is taken as a good one."""
    return frame.data[:2] != NACK and (frame.data[:2] != ACK or frame.data[2:3] in (b"", b"\0"))


def _two(number: int) -> bytes:
    return number.to_bytes(2, "little")


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "little")


def _columns(pixels: int) -> int:
    """Widths are in bytes of eight pixels, or in pixels with the highest bit set."""
    return pixels // 8 if pixels % 8 == 0 else pixels | IN_PIXELS


def _pixels(columns: int) -> int:
    return columns & ~IN_PIXELS if columns & IN_PIXELS else columns * 8
