"""A strip of paper as an SVG document: one unit is one dot of the printer."""

import base64
import io
from collections.abc import Iterable
from itertools import groupby
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

import segno
from PIL import Image

COLUMN: Final = 12
ROW: Final = 24
SPACING: Final = 6
"""White between lines, as printers leave it by default."""
MARGIN: Final = 24
FONTS: Final = "'Noto Sans Mono CJK SC','Sarasa Mono SC',NSimSun,SimSun,monospace"
BLACK: Final = "#1a1a1a"
NOT_IN_XML: Final[dict[int, str]] = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")


class Face(NamedTuple):
    """How letters look; `width` and `height` count times the normal size."""

    width: int = 1
    height: int = 1
    bold: bool = False


def columns_of(text: str) -> int:
    """Printer columns: one for ASCII, two for everything else."""
    return sum(2 if _is_wide(character) else 1 for character in text)


def _is_wide(character: str) -> bool:
    return len(character.encode("gb18030", "replace")) > 1


class Drawing:
    """Things are drawn one below the other; `width` is what the head can print, in dots."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._y = MARGIN
        self._parts: list[str] = []

    def text(self, pieces: Iterable[tuple[str, Face]], align: str) -> None:
        """One line. Every letter stands in its own column, whatever fonts the looker has."""
        pieces = list(pieces)
        height = max((ROW * face.height for _, face in pieces), default=ROW)
        x = self._left(sum(columns_of(text) * COLUMN * face.width for text, face in pieces), align)
        baseline = self._y + height - height // 8
        for text, face in pieces:
            for wide, run in groupby(text, _is_wide):
                letters = "".join(run)
                across = len(letters) * COLUMN * face.width * (2 if wide else 1)
                shown = letters.strip(" ")
                if shown:
                    before = (len(letters) - len(letters.lstrip(" "))) * COLUMN * face.width
                    after = (len(letters) - len(letters.rstrip(" "))) * COLUMN * face.width
                    self._letters(shown, x + before, baseline, across - before - after, face)
                x += across
        self._y += height + SPACING

    def _letters(self, text: str, x: int, baseline: int, across: int, face: Face) -> None:
        weight = ' font-weight="bold"' if face.bold else ""
        self._parts.append(
            f'<text x="{x}" y="{baseline}" font-size="{ROW * face.height}"{weight} '
            f'textLength="{across}" lengthAdjust="spacingAndGlyphs">{escape(text.translate(NOT_IN_XML))}</text>'
        )

    def code(self, content: str, module: int, level: str, align: str) -> None:
        """A QR code, its modules as one path; without content nothing, as on a printer."""
        if not content:
            return
        try:
            matrix = segno.make_qr(content, error=level, boost_error=False).matrix
        except ValueError:  # more than a code can hold
            return
        left = self._left(len(matrix) * module, align)
        squares = "".join(
            f"M{left + x * module} {self._y + y * module}h{module}v{module}h-{module}z"
            for y, row in enumerate(matrix)
            for x, black in enumerate(row)
            if black
        )
        self._parts.append(f'<path class="qr" shape-rendering="crispEdges" d="{squares}"/>')
        self._y += len(matrix) * module

    def picture(self, size: tuple[int, int], rows: bytes, zoom: tuple[int, int], align: str) -> None:
        """A raster, 1 is black."""
        if not all(size):
            return
        width, height = size[0] * zoom[0], size[1] * zoom[1]
        image = Image.frombytes("1", size, bytes(byte ^ 0xFF for byte in rows))
        file = io.BytesIO()
        image.save(file, "PNG")
        self._parts.append(
            f'<image x="{self._left(width, align)}" y="{self._y}" width="{width}" height="{height}" '
            f'preserveAspectRatio="none" style="image-rendering:pixelated" '
            f'href="data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"/>'
        )
        self._y += height

    def feed(self, dots: int) -> None:
        """White paper."""
        self._y += dots

    def cut(self, *, full: bool) -> None:
        """A dashed line, with a gap in its middle when the knife leaves a bridge."""
        gap = "" if full else f'<path d="M{MARGIN + self._width // 2 - 8} {self._y}h16" stroke="#fff"/>'
        self._parts.append(
            f'<path class="cut" d="M0 {self._y}H{self._width + 2 * MARGIN}" stroke="#999" '
            f'stroke-dasharray="8 6"/>{gap}'
        )
        self._y += SPACING

    def svg(self) -> str:
        """The whole document."""
        width, height = self._width + 2 * MARGIN, self._y + MARGIN
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" font-family="{FONTS}" fill="{BLACK}">'
            f'<rect width="{width}" height="{height}" fill="#fff"/>{"".join(self._parts)}</svg>'
        )

    def _left(self, across: int, align: str) -> int:
        spare = max(0, self._width - across)
        return MARGIN + {"center": spare // 2, "right": spare}.get(align, 0)
