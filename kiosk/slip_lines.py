"""The paper slip: what a citizen holds, as one ESC/POS job.

Text goes out as raw GB18030 in Kanji mode (FS &), never through a code page guessed by the library: that
turns a line of Chinese punctuation into question marks. A character's bytes are then also its columns: one
for ASCII, two for a Hanzi. Characters of four bytes (rare Hanzi, Uyghur, Tibetan, Mongolian) are not in
printers' fonts: a line that has one is drawn as a picture, and where no font here has it either it comes out
as 〓. A picture is forty times the bytes of its text, so all other lines stay text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, Literal, Protocol, cast

from escpos.printer import Dummy

from kiosk import words
from kiosk.slip_picture import FOLDERS, Pen, is_beyond, raster
from server.domain.language import Language

KANJI_MODE: Final = b"\x1c\x26"
GETA: Final = "〓"  # the printer's sign for a missing character
SAME: Final = {"¥": "￥", "\u2212": "-"}  # only the right-hand ones have two bytes or fewer
NARROW: Final = 32
"""Columns of 58 mm paper: a number has room there too, whatever the paper was thought to be."""
LARGEST: Final = 6  # times 24 dots: a number 18 mm high
QR_MODULE_DOTS: Final = 6
QR_LEVEL_M: Final = 1
# A Latin word, or one other character, with the punctuation that must not begin a line; the rest is space.
WORD: Final = re.compile(r"[!-~]+[，。、：；！？）》」』”’]*|[^ -~][，。、：；！？）》」』”’]*")
JOINER: Final = "\u202f"  # the space inside a Mongolian word
# The same for lines to be drawn: a Tibetan syllable, or a word in letters, is kept whole too.
DRAWN_WORD: Final = re.compile(
    r"[\u0f00-\u0f0a\u0f0c\u0f0e-\u0fff]+[\u0f0b\u0f0d]*"
    r"|[!-~\u00c0-\u052f\u0590-\u08ff\u1800-\u18af\u1e00-\u1eff\u200b-\u200f\u202f\ufb50-\ufdff\ufe70-\ufefe]+"
    + WORD.pattern.removeprefix("[!-~]+")
)

NOBODY_CALLS: Final = {
    "closed": "No window is open for it right now. The staff have been told.",
    "paused": "The window for it is paused right now. You keep your place.",
}
"""By how the windows are staffed."""


@dataclass(frozen=True)
class Slip:
    """What stands on a slip; `service`, `wait`, `url` and `materials` are left out when empty.

    `ahead` counts the people before this one; `wait` and `time` are texts ready to print; `url` is the
    ticket's page for the phone; `materials` is what to bring; `language` is that of the labels. On an
    `offline` slip, taken while the network was down, `ahead` and `wait` are unknown and left out. `priority` is the group
    or the booked time; `staffed` "closed" or "paused" says so instead of a place that nobody moves up from.
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
    language: Language = Language.CHINESE
    offline: bool = False
    priority: str = ""
    staffed: str = "open"


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


def legible(text: str, pen: Pen | None = None) -> str:
    """`text` as a printer or `pen` has it: no control characters, no strange spaces, 〓 for what neither has."""
    kept: list[str] = []
    for character in text:
        if character.isspace() and not (pen and character == JOINER):
            character = " "
        character = SAME.get(character, character)
        # A control character from outside could start a printer command.
        if character < " " or character == "\x7f":
            continue
        if "\ud800" <= character <= "\udfff":
            character = "?"
        elif is_beyond(character) and not (pen and pen.has(character)):
            character = GETA
        kept.append(character)
    return "".join(kept)


def unprintable(
    text: str, font: str | Path | None = None, folders: Sequence[Path] = FOLDERS
) -> tuple[str, ...]:
    """The characters of `text` that come out as 〓, here: neither printers nor a font of this machine have them."""
    beyond = sorted({character for character in text if is_beyond(character)})
    pen = Pen(font, folders)
    return tuple(character for character in beyond if not pen.has(character))


def encode(text: str) -> bytes:
    """`text` in GB18030 as a printer's font has it: no control characters, no four-byte characters."""
    return legible(text).encode("gb18030")


def wrap(text: str, columns: int, pen: Pen | None = None) -> list[str]:
    """`text` in lines of at most `columns` printer columns, broken at spaces and around Hanzi.

    With a `pen` they keep what it can draw, and are measured by it when there is such a thing.
    """
    text = legible(text, pen)
    drawn = pen if pen and _is_drawn(text) else None

    def columns_of(word: str) -> int:
        return drawn.columns(word) if drawn else len(word.encode("gb18030"))

    lines = [""]
    used = end = 0
    for word in (DRAWN_WORD if drawn else WORD).finditer(text):
        space = word.start() > end and used > 0
        end = word.end()
        if used + space + columns_of(word[0]) <= columns:
            lines[-1] += " " * space + word[0]
            used += space + columns_of(word[0])
            continue
        if used:
            lines.append("")
            used = 0
        for character in word[0]:  # of which only what is longer than a line is broken inside
            width = columns_of(character)
            if used + width > columns:
                lines.append("")
                used = 0
            lines[-1] += character
            used += width
    return lines


def _is_drawn(text: str) -> bool:
    return any(is_beyond(character) for character in text)


class SlipJob:
    """A job that grows line by line."""

    def __init__(self, columns: int, pen: Pen) -> None:
        self._columns, self._pen = columns, pen
        self._center = False
        self.raw = _Bytes()
        self.paper = cast(_Builder, self.raw)
        self.paper.hw("INIT")
        self.raw.chinese(KANJI_MODE)

    def align(self, where: Literal["left", "center"]) -> None:
        self._center = where == "center"
        self.paper.set(align=where)

    def line(self, text: str, size: int = 1, bold: bool = False) -> None:
        """A paragraph; letters and Hanzi grow alike."""
        self.paper.set(custom_size=True, width=size, height=size, bold=bold)  # GS !, which scales Hanzi too
        for part in wrap(text, self._columns // size, self._pen):
            self._put(part, size, bold)

    def item(self, number: int, text: str) -> None:
        """An entry of a list, its further lines indented."""
        mark = f"{number}. "
        for part in wrap(text, self._columns - len(mark), self._pen):
            self._put(mark + part)
            mark = " " * len(mark)

    def _put(self, text: str, size: int = 1, bold: bool = False) -> None:
        if _is_drawn(text):
            image = self._pen.draw(text, self._columns, size=size, bold=bold, center=self._center)
            self.raw.chinese(raster(image))
        else:
            self.raw.chinese(text.encode("gb18030") + b"\n")


def slip_bytes(
    slip: Slip, columns: int = 48, *, font: str | Path | None = None, folders: Sequence[Path] = FOLDERS
) -> bytes:
    """The whole job for one slip, from reset to cut; `columns` is 48 for 80 mm paper and 32 for 58 mm.

    Lines that printers have no letters for are drawn, 12 dots a column, with `font` (a file) or else a known font
    below `folders`.
    """
    sheet = SlipJob(columns, Pen(font, folders))
    paper, line = sheet.paper, sheet.line
    say = partial(words.say, slip.language)
    sheet.align("center")
    line(slip.hall, bold=True)
    line(say("Your number"))
    widest = min(columns, NARROW) // max(1, len(encode(slip.number)))
    line(slip.number, size=max(1, min(LARGEST, widest)), bold=True)
    if slip.offline:
        line(say("Taken while the network was down; it joins the queue by itself"), bold=True)
    line(slip.category, size=2)
    if slip.priority:
        line(slip.priority, bold=True)
    if slip.service:
        line(slip.service)
    line("-" * columns)
    sheet.align("left")
    if slip.staffed != "open":
        line(say(NOBODY_CALLS[slip.staffed]), bold=True)
    elif not slip.offline:
        line(say("People ahead of you: {ahead}", ahead=str(slip.ahead)), bold=True)
        if slip.wait:
            line(say("Estimated wait: {wait}", wait=slip.wait))
    line(say("Taken at: {time}", time=slip.time))
    if slip.materials:
        line(say("Please bring:"), bold=True)
        paper.set(bold=False)
        for number, text in enumerate(slip.materials, 1):
            sheet.item(number, text)
    line("-" * columns)
    sheet.align("center")
    if slip.url:
        line("")  # the code needs four modules of white around it (ISO/IEC 18004)
        paper.qr(slip.url, QR_LEVEL_M, QR_MODULE_DOTS, native=True)
        line("")
        line(say("Scan to follow the queue"))
    line(say("Please wait in the hall until you are called"))
    paper.cut()
    return sheet.raw.output
