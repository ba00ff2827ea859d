"""A table of figures to take along: as an XLSX workbook, and as CSV that Excel opens right (UTF-8 with its mark)."""

# pyright: reportUnknownMemberType=false
# XlsxWriter is typed in part only.

import csv
import io
from typing import NamedTuple

from xlsxwriter import Workbook

from server.language.catalogues import say
from server.program import PROGRAM
from server.reports.sheet import DECIMAL, NUMBER, OPTIONS, SHARE

Cells = list[int | float | None]


class TableLine(NamedTuple):
    called: str
    key: str
    cells: Cells


class FiguresTable(NamedTuple):
    """`kinds`: the number format of each column."""

    caption: str
    heads: list[str]
    kinds: list[str]
    lines: list[TableLine]

    def as_csv(self, language: str) -> bytes:
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow([say(language, "Of"), "id", *self.heads])
        for called, key, cells in self.lines:
            writer.writerow([_safe(called), _safe(key), *cells])
        return b"\xef\xbb\xbf" + out.getvalue().encode()

    def as_workbook(self, language: str) -> bytes:
        out = io.BytesIO()
        book = Workbook(out, OPTIONS)
        book.set_properties({"title": say(language, "Figures"), "author": PROGRAM})
        sheet = book.add_worksheet(say(language, "Figures"))
        formats = {kind: book.add_format({"num_format": kind}) for kind in (NUMBER, SHARE, DECIMAL)}
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        sheet.write_string(0, 0, self.caption)
        heads = [say(language, "Of"), "id", *self.heads]
        for at, head in enumerate(heads):
            sheet.write_string(2, at, head, bold)
        sheet.set_column(0, 0, 28)
        sheet.set_column(1, len(heads) - 1, 11)
        for at, (called, key, cells) in enumerate(self.lines, 3):
            sheet.write_string(at, 0, called)
            sheet.write_string(at, 1, key)
            for place, (value, kind) in enumerate(zip(cells, self.kinds, strict=True), 2):
                if value is not None:
                    sheet.write_number(at, place, value, formats[kind])
        sheet.freeze_panes(3, 2)
        book.close()
        return out.getvalue()


def _safe(text: str) -> str:
    """A spreadsheet takes what begins like this for a formula."""
    return f"'{text}" if text and text[0] in "=+-@\t\r" else text
