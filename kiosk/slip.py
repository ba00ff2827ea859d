"""The paper slip: what a citizen holds, as one ESC/POS job.

Text goes out as raw GB18030 in Kanji mode (FS &), never through a code page guessed by the library: that
turns a line of Chinese punctuation into question marks. A character's bytes are then also its columns: one
for ASCII, two for a Hanzi. Known limit: characters of four bytes (rare Hanzi, Uyghur, Tibetan, Mongolian)
are not in printers' fonts and come out as 〓 until slips can be drawn as pictures.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal, Protocol, cast

from escpos.printer import Dummy

KANJI_MODE: Final = b"\x1c\x26"
GETA: Final = "〓"  # the printer's sign for a missing character
SAME: Final = {"¥": "￥", "\u2212": "-"}  # only the right-hand ones have two bytes or fewer
LARGEST: Final = 6  # times 24 dots: a number 18 mm high
QR_MODULE_DOTS: Final = 6
QR_LEVEL_M: Final = 1
# A Latin word, or one other character, with the punctuation that must not begin a line; the rest is space.
WORD: Final = re.compile(r"[!-~]+[，。、：；！？）》」』”’]*|[^ -~][，。、：；！？）》」』”’]*")

LABELS: Final = {
    "zh_CN": {
        "number": "您的号码",
        "ahead": "前面还有 {ahead} 人",
        "wait": "预计等候：{wait}",
        "time": "取号时间：{time}",
        "materials": "请携带：",
        "scan": "扫码查看排队进度",
        "stay": "请在大厅等候叫号",
    },
    "en": {
        "number": "Your number",
        "ahead": "People ahead of you: {ahead}",
        "wait": "Expected wait: {wait}",
        "time": "Taken at: {time}",
        "materials": "Please bring:",
        "scan": "Scan to follow the queue",
        "stay": "Please wait in the hall for your call",
    },
}


@dataclass(frozen=True)
class Slip:
    """What stands on a slip; `service`, `wait`, `url` and `materials` are left out when empty.

    `ahead` counts the people before this one; `wait` and `time` are texts ready to print; `url` is the
    ticket's page for the phone; `materials` is what to bring; `language` is that of the labels.
    """

    hall: str
    number: str
    category: str
    service: str
    ahead: int
    wait: str
    time: str
    url: str
    materials: tuple[str, ...] = ()
    language: Literal["zh_CN", "en"] = "zh_CN"


class _Builder(Protocol):
    """The part of python-escpos's `Dummy` used here; the library carries no types of its own."""

    @property
    def output(self) -> bytes: ...
    def hw(self, hw: str) -> None: ...
    def set(
        self,
        *,
        align: Literal["left", "center"] | None = None,
        bold: bool | None = None,
        custom_size: bool | None = None,
        width: int | None = None,
        height: int | None = None,
    ) -> None: ...
    def qr(self, content: str, ec: int, size: int, *, native: bool) -> None: ...
    def cut(self) -> None: ...


class _Bytes(Dummy):
    """The library's byte builder, with Chinese text."""

    def chinese(self, text: bytes) -> None:
        """Add `text` as it is."""
        self._raw(text)


def encode(text: str) -> bytes:
    """`text` in GB18030 as a printer's font has it: no control characters, no four-byte characters."""
    encoded = bytearray()
    for character in text:
        character = " " if character.isspace() else SAME.get(character, character)
        code = character.encode("gb18030", "replace")
        if len(code) == 4:
            code = GETA.encode("gb18030")
        # A control character from outside could start a printer command.
        if code[0] >= 0x20 and code != b"\x7f":
            encoded += code
    return bytes(encoded)


def wrap(text: str, columns: int) -> list[str]:
    """`text` in lines of at most `columns` printer columns, broken at spaces and around Hanzi."""
    lines = [""]
    used = end = 0
    for word in WORD.finditer(text := encode(text).decode("gb18030")):
        space = word.start() > end and used > 0
        end = word.end()
        if used + space + len(encode(word[0])) <= columns:
            lines[-1] += " " * space + word[0]
            used += space + len(encode(word[0]))
            continue
        if used:
            lines.append("")
            used = 0
        for character in word[0]:  # of which only what is longer than a line is broken inside
            width = len(encode(character))
            if used + width > columns:
                lines.append("")
                used = 0
            lines[-1] += character
            used += width
    return lines


def slip_bytes(slip: Slip, columns: int = 48) -> bytes:
    """The whole job for one slip, from reset to cut; `columns` is 48 for 80 mm paper and 32 for 58 mm."""
    raw = _Bytes()
    paper = cast(_Builder, raw)
    labels = LABELS[slip.language]

    def line(text: str, size: int = 1, bold: bool = False) -> None:
        paper.set(custom_size=True, width=size, height=size, bold=bold)  # GS !, which scales Hanzi too
        for part in wrap(text, columns // size):
            raw.chinese(encode(part) + b"\n")

    def item(number: int, text: str) -> None:
        mark = f"{number}. "
        for part in wrap(text, columns - len(mark)):
            raw.chinese(encode(mark + part) + b"\n")
            mark = " " * len(mark)

    paper.hw("INIT")
    raw.chinese(KANJI_MODE)
    paper.set(align="center")
    line(slip.hall, bold=True)
    line(labels["number"])
    line(slip.number, size=max(1, min(LARGEST, columns // max(1, len(encode(slip.number))))), bold=True)
    line(slip.category, size=2)
    if slip.service:
        line(slip.service)
    line("-" * columns)
    paper.set(align="left")
    line(labels["ahead"].format(ahead=slip.ahead), bold=True)
    if slip.wait:
        line(labels["wait"].format(wait=slip.wait))
    line(labels["time"].format(time=slip.time))
    if slip.materials:
        line(labels["materials"], bold=True)
        paper.set(bold=False)
        for number, text in enumerate(slip.materials, 1):
            item(number, text)
    line("-" * columns)
    paper.set(align="center")
    if slip.url:
        line("")  # the code needs four modules of white around it (ISO/IEC 18004)
        paper.qr(slip.url, QR_LEVEL_M, QR_MODULE_DOTS, native=True)
        line("")
        line(labels["scan"])
    line(labels["stay"])
    paper.cut()
    return raw.output
