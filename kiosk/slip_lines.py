"""The paper slip: what a citizen holds, as one ESC/POS job.

Text goes out as raw GB18030 in Kanji mode (FS &), never through a code page guessed by the library: that
turns a line of Chinese punctuation into question marks. A character's bytes are then also its columns: one
for ASCII, two for a Hanzi. Characters of four bytes (rare Hanzi, Uyghur, Tibetan, Mongolian) are not in
printers' fonts: a line that has one is drawn as a picture, and where no font here has it either it comes out
as 〓. A picture is forty times the bytes of its text, so all other lines stay text.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, Literal, Protocol, cast

from escpos.printer import Dummy

from kiosk import slip_and_sign_words as words
from kiosk.slip_letters import encode, is_drawn, wrap
from kiosk.slip_picture import Pen, raster
from kiosk.slip_values import Slip
from server.fonts import FOLDERS

KANJI_MODE: Final = b"\x1c\x26"
NARROW: Final = 32
"""Columns of 58 mm paper: a number has room there too, whatever the paper was thought to be."""
LARGEST: Final = 6  # times 24 dots: a number 18 mm high
QR_MODULE_DOTS: Final = 6
QR_LEVEL_M: Final = 1
NOBODY_CALLS: Final = {
    "closed": "No window is open for it right now. The staff have been told.",
    "paused": "The window for it is paused right now. You keep your place.",
}
"""By how the windows are staffed."""


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

    def items(self, texts: Iterable[str]) -> None:
        """A numbered list in plain letters."""
        self.paper.set(bold=False)
        for number, text in enumerate(texts, 1):
            self.item(number, text)

    def rule(self) -> None:
        self.line("-" * self._columns)

    def code(self, url: str) -> None:
        """With the four modules of white that it needs around it (ISO/IEC 18004)."""
        self.line("")
        self.paper.qr(url, QR_LEVEL_M, QR_MODULE_DOTS, native=True)
        self.line("")

    def finished(self) -> bytes:
        """Cut off."""
        self.paper.cut()
        return self.raw.output

    def _put(self, text: str, size: int = 1, bold: bool = False) -> None:
        if is_drawn(text):
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
    line = sheet.line
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
    sheet.rule()
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
        sheet.items(slip.materials)
    sheet.rule()
    sheet.align("center")
    if slip.url:
        sheet.code(slip.url)
        line(say("Scan to follow the queue"))
    if slip.code:
        line(say("Code for rating at a kiosk: {code}", code=slip.code))
    line(say("Please wait in the hall until you are called"))
    return sheet.finished()
