"""A paper as PDF on A4: its text can be searched and read aloud, its code scanned.

Run as a program of its own (`python -m server.papers.pdf`: a `LabelledSheet` as JSON in, the PDF out): a font of 20 MB takes
a third of a second of nothing but Python, in which no hall should wait.
"""

# pyright: reportUnknownMemberType=false
# fpdf2 and segno are typed in part only.

import logging
import sys

import msgspec
import segno
from fpdf import FPDF, FontFace
from fpdf.enums import Align, TextEmphasis, WrapMode, XPos, YPos

from server.fonts import FontFile
from server.papers.font import NO_FONT, hanzi_font
from server.papers.sheet import BlockKind, LabelledSheet, SheetBlock

MARGIN, TOP = 20.0, 18.0
"""Millimetres, as those of the browser's print."""
LINE, SIZE = 7.0, 11.5
CODE = 30.0
QUIET = 4
"""Modules of white around a code (ISO/IEC 18004)."""
FAMILY = "hanzi"


class _A4(FPDF):
    """A4 with one font: what is stressed is larger, not bold."""

    def __init__(self, font: FontFile, printed: LabelledSheet) -> None:
        super().__init__(format="A4")
        self.set_margins(MARGIN, TOP, MARGIN)
        self.set_auto_page_break(True, TOP)
        self.add_font(FAMILY, fname=font.path, collection_font_number=font.face)
        self.set_lang(printed.language)
        self.set_title(f"{printed.sheet.title} {printed.sheet.number}")
        self.write_size(SIZE)

    def write_size(self, size: float) -> None:
        self.set_font(FAMILY, size=size)

    def words(self, text: str, size: float = SIZE, align: Align = Align.L) -> None:
        self.write_size(size)
        self.multi_cell(
            0,
            LINE * size / SIZE,
            text,
            align=align,
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
            wrapmode=_wrap(text),
        )
        self.write_size(SIZE)


def _wrap(text: str) -> WrapMode:
    """Hanzi break anywhere, letters between words."""
    hanzi = sum(character > "\u2e80" for character in text)
    return WrapMode.CHAR if hanzi * 2 > len(text) else WrapMode.WORD


def write_pdf(printed: LabelledSheet, font: FontFile) -> bytes:
    sheet = printed.sheet
    page = _A4(font, printed)
    for _ in range(sheet.copies):
        page.add_page()
        page.words(sheet.hall, 12, Align.C)
        page.words(sheet.title, 20, Align.C)
        page.words(printed.labels.number, 10, Align.C)
        page.ln(3)
        for block in sheet.blocks:
            _block(page, block)
        if sheet.find:
            _find(page, printed)
        _signs(page, sheet.signs)
        _foot(page, printed)
    return bytes(page.output())


def _block(page: _A4, block: SheetBlock) -> None:
    match block.kind:
        case BlockKind.WORDS:
            page.words(block.text)
        case BlockKind.HEADING:
            page.ln(2)
            page.words(block.text, 13)
        case BlockKind.ITEMS:
            for number, text in enumerate(block.items, 1):
                page.words(f"{number}. {text}")
        case BlockKind.ROWS:
            _rows(page, block)
    page.ln(1.5)


def _rows(page: _A4, block: SheetBlock) -> None:
    if not block.rows:
        return
    plain = FontFace(family=FAMILY, emphasis=TextEmphasis.NONE)
    with page.table(
        first_row_as_headings=False, col_widths=(30, 70), line_height=LINE, padding=1.2, headings_style=plain,
        text_align=Align.L, wrapmode=_wrap("".join(row.value for row in block.rows)),
    ) as table:  # fmt: skip
        for one in block.rows:
            row = table.row()
            row.cell(one.name)
            row.cell("\n" if one.blank else one.value)


def _find(page: _A4, printed: LabelledSheet) -> None:
    """The code that leads a phone to the case, with what it is for beside it."""
    labels, left = printed.labels, MARGIN + CODE + 6
    if page.will_page_break(CODE + 6):
        page.add_page()
    page.ln(3)
    top = page.get_y()
    _code(page, printed.url, MARGIN, top)
    page.set_left_margin(left)
    page.set_xy(left, top)
    page.words(labels.follow)
    page.words(f"{labels.code}  {printed.sheet.code}", 15)
    page.words(labels.keep, 10)
    page.set_left_margin(MARGIN)
    page.set_xy(MARGIN, max(page.get_y(), top + CODE) + 3)


def _code(page: _A4, url: str, x: float, y: float) -> None:
    matrix = tuple(segno.make(url, error="m", micro=False).matrix_iter(border=QUIET))
    module = CODE / len(matrix)
    page.set_fill_color(0)
    for down, line in enumerate(matrix):
        for right, dark in enumerate(line):
            if dark:
                page.rect(x + right * module, y + down * module, module, module, style="F")


def _signs(page: _A4, signs: list[str]) -> None:
    if not signs:
        return
    if page.will_page_break(24):
        page.add_page()
    page.ln(8)
    each = page.epw / len(signs)
    top = page.get_y()
    for number, name in enumerate(signs):
        x = MARGIN + number * each
        page.set_xy(x, top)
        page.multi_cell(each - 6, LINE, name, align=Align.L, wrapmode=_wrap(name))
        page.line(x, top + 20, x + each - 6, top + 20)
    page.set_xy(MARGIN, top + 24)


def _foot(page: _A4, printed: LabelledSheet) -> None:
    if page.will_page_break(3 * LINE):
        page.add_page()
    page.ln(6)
    page.words(f"{printed.sheet.hall} {printed.labels.seal}", SIZE, Align.R)
    page.words(printed.sheet.date, SIZE, Align.R)


def main() -> None:
    logging.getLogger("fpdf").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    printed = msgspec.json.decode(sys.stdin.buffer.read(), type=LabelledSheet)
    font = hanzi_font()
    if font is None:
        sys.exit(NO_FONT)
    sys.stdout.buffer.write(write_pdf(printed, font))


if __name__ == "__main__":
    main()
