"""Reads a workbook back with nothing but zip and XML."""

import io
import re
import zipfile
from typing import NamedTuple
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Book(NamedTuple):
    """Sheet name → rows of cells, texts and numbers; and how many formulas and links there are in all."""

    sheets: dict[str, list[dict[str, str | float]]]
    formulas: int
    links: int

    def column(self, sheet: str, head: str, heads_at: int = 0) -> list[str | float]:
        """What stands under a head."""
        rows = self.sheets[sheet]
        letter = next(letter for letter, text in rows[heads_at].items() if text == head)
        return [row[letter] for row in rows[heads_at + 1 :] if letter in row]


def read_book(body: bytes) -> Book:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert archive.testzip() is None
        parts = {name: archive.read(name) for name in archive.namelist()}
    shared = [
        "".join(t.text or "" for t in item.iter(f"{MAIN}t"))
        for item in ElementTree.fromstring(parts["xl/sharedStrings.xml"])
    ]
    names = [s.attrib["name"] for s in ElementTree.fromstring(parts["xl/workbook.xml"]).iter(f"{MAIN}sheet")]
    sheets = [parts[f"xl/worksheets/sheet{n}.xml"] for n in range(1, len(names) + 1)]
    return Book(
        {name: _rows(sheet, shared) for name, sheet in zip(names, sheets, strict=True)},
        sum(len(re.findall(rb"<f[ >]", sheet)) for sheet in sheets),
        sum(sheet.count(b"<hyperlink") for sheet in sheets),
    )


def _rows(sheet: bytes, shared: list[str]) -> list[dict[str, str | float]]:
    """Rows in order, column letter → value."""
    found: list[dict[str, str | float]] = []
    for row in ElementTree.fromstring(sheet).iter(f"{MAIN}row"):
        cells: dict[str, str | float] = {}
        for cell in row.iter(f"{MAIN}c"):
            value = cell.find(f"{MAIN}v")
            if value is not None and value.text is not None:
                letter = cell.attrib["r"].rstrip("0123456789")
                text = cell.attrib.get("t") == "s"
                cells[letter] = shared[int(value.text)] if text else float(value.text)
        found.append(cells)
    return found
