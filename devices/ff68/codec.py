"""The `FF 68 … 16` bus of counter call pads (呼叫器) and rating pads (评价器), without I/O.

Source: a vendor's "21键点阵液晶呼叫器通讯协议", in the same form in three independent hall systems. RS-485, 9600 8N1:

    FF 68 L L 68 ADDR CMD DATA… SUM 16

L counts the bytes from ADDR to the end of DATA; SUM is the low byte of their sum. A pad repeats a frame until the
host has sent the same frame back. Some products leave the leading FF out.
"""

from typing import Final, NamedTuple

from devices.framing import BROKEN, MORE, NOT_HERE, Bad, Found, More, Scanner

LONGEST: Final = 7 + 32
"""No product sends more than a line of text; a longer length is a garbled one."""
KEY, SHOW, BEEP, STARS, RESULT = 0x01, 0x02, 0x03, 0x02, 0x11
EVALUATE, THANKS = 0x0B, 0x00
BLANK: Final = 0x0A
DIGITS: Final = 6
NUMBER_DIGITS: Final = DIGITS // 2
KEY_NAMES: Final = {
    **{n: str(n) for n in range(10)},
    0x0A: "start",
    0x0B: "finish",
    0x0C: "call",
    0x0D: "recall",
    0x0E: "cancel",
    0x0F: "ok",
    0x11: "line",
    0x12: "pause",
    0x13: "transfer",
}


class Ff68Frame(NamedTuple):
    """One frame, either way."""

    address: int
    command: int
    data: bytes = b""


def encode(frame: Ff68Frame, *, lead: bool = True) -> bytes:
    """The bytes of a frame; `lead=False` leaves the leading FF out."""
    body = bytes((frame.address, frame.command)) + frame.data
    return (
        b"\xff\x68"[not lead :] + bytes((len(body), len(body), 0x68)) + body + bytes((sum(body) & 0xFF, 0x16))
    )


def parse(buffer: bytes) -> Found[Ff68Frame] | Bad | More:
    """The frame at the start of `buffer`, with or without its leading FF."""
    at = 1 if buffer[0] == 0xFF else 0
    head = buffer[at : at + 4]
    if len(head) < 4:
        plausible = head[:1] in (b"", b"\x68") and (len(head) < 3 or head[1] == head[2])
        return MORE if plausible else NOT_HERE
    length = head[1]
    if head[0] != 0x68 or head[2] != length or head[3] != 0x68:
        return NOT_HERE
    if not 2 <= length <= LONGEST - 7:
        return BROKEN
    size = at + 4 + length + 2
    if len(buffer) < size:
        return MORE
    body = buffer[at + 4 : size - 2]
    if buffer[size - 2] != sum(body) & 0xFF or buffer[size - 1] != 0x16:
        return BROKEN
    return Found(Ff68Frame(body[0], body[1], body[2:]), size)


def scanner() -> Scanner[Ff68Frame]:
    """A reader of frames in chunks of any size."""
    return Scanner(parse, LONGEST, b"\xff\x68")


def digits(text: str, width: int) -> bytes:
    """The digits in `text`, blank on the left: "A023" in three is 0 2 3. Zeros, which are no number, when there are more."""
    found = digits_in(text)
    if len(found) > width:
        return bytes(width)
    return bytes([BLANK] * (width - len(found)) + found)


def digits_in(text: str) -> list[int]:
    """The digits of a number, which is all that these displays show of it."""
    return [int(c) for c in text if c.isascii() and c.isdigit()]


def show(address: int, waiting: int | None, number: str) -> Ff68Frame:
    """The display's six digits: how many wait on the left (999 is that many or more), the number on the right.

    None leaves the left blank; a number of more than three digits, as after A999, is 000.
    """
    left = b"" if waiting is None else digits(f"{min(waiting, 999):03d}", DIGITS // 2)
    return Ff68Frame(address, SHOW, (left or bytes([BLANK] * (DIGITS // 2))) + digits(number, DIGITS // 2))


def show_code(address: int, code: int) -> Ff68Frame:
    """A refusal's number alone, on the left: three digits where otherwise the waiting stand."""
    return Ff68Frame(address, SHOW, digits(f"{code:03d}", DIGITS // 2) + bytes([BLANK] * (DIGITS // 2)))


def beep(address: int) -> Ff68Frame:
    return Ff68Frame(address, BEEP)


def evaluate(address: int) -> Ff68Frame:
    """Ask a rating pad for a rating."""
    return Ff68Frame(address, KEY, bytes((EVALUATE,)))


def thanks(address: int, *, short: bool) -> bytes:
    """Confirm a rating; `short` is the form of the other product."""
    return encode(Ff68Frame(address, KEY, b"" if short else bytes((THANKS,))), lead=not short)
