"""Lines that printers have no letters for, drawn as pictures with a font of this machine.

Rare Hanzi of names, and Uyghur, Tibetan and Mongolian, take four bytes in GB18030, which printers' own fonts stop
short of. Fonts by their Debian packages: fonts-noto-cjk has the Hanzi of the 通用规范汉字表, fonts-hanazono most
others, fonts-noto-core the other scripts. Joined and stacked letters need Pillow with Raqm (its wheels have it) and
libfribidi. Mongolian is written horizontally, as on a telephone.
"""

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from server.fonts import FOLDERS, FontFile, fonts_among

COLUMN_DOTS: Final = 12
HANZI_DOTS: Final = 24
SPACING_DOTS: Final = 6
"""White below a line: with it a drawn line is as high as a printed one."""
ASCENT: Final = 0.88
"""The part of a Hanzi's square that is above the base line."""
KNOWN: Final = (
    ("NotoSansCJK-Regular.ttc", 7),  # Mono SC: a Latin letter is half a Hanzi, as on the printer
    ("NotoSansMonoCJKsc-Regular.otf", 0),
    ("NotoSansCJKsc-Regular.otf", 0),
    ("NotoSerifCJK-Regular.ttc", 2),
    ("HanaMinA.ttf", 0),
    ("HanaMinB.ttf", 0),
    ("NotoNaskhArabic-Regular.ttf", 0),
    ("NotoSansArabic-Regular.ttf", 0),
    ("NotoSerifTibetan-Regular.ttf", 0),
    ("NotoSansMongolian-Regular.ttf", 0),
    ("NotoSans-Regular.ttf", 0),
    ("DejaVuSans.ttf", 0),
)
"""File and face, the best first."""
NO_CHARACTER: Final = "\U0010ffff"  # no font has it: it looks like whatever a font has not


def fonts_in(folders: tuple[Path, ...]) -> tuple[FontFile, ...]:
    """The known fonts that lie somewhere below `folders`, best first; looked for once."""
    return fonts_among(KNOWN, folders)


def is_beyond(character: str) -> bool:
    """Whether printers' fonts lack it: it takes four bytes in GB18030."""
    return len(character.encode("gb18030", "replace")) == 4


class Pen:
    """Draws lines; `font` is tried before the known fonts in `folders`. Nothing is read before it is needed.

    One that finds no font has no characters; a font that cannot be read counts as absent. For one thread.
    """

    def __init__(self, font: str | Path | None = None, folders: Sequence[Path] = FOLDERS) -> None:
        self._font, self._folders = font, tuple(folders)
        self._open: dict[int, list[ImageFont.FreeTypeFont]] = {}
        self._plain: list[ImageFont.FreeTypeFont] = []
        self._known: dict[tuple[int, str], bool] = {}

    def has(self, character: str) -> bool:
        """Whether some font has it."""
        return self._font_of(character) is not None

    def columns(self, text: str) -> int:
        """How many printer columns a text takes, rounded up."""
        dots = sum(self._faces(1)[font].getlength(run) for font, run in self._runs(text))
        return math.ceil(round(dots / COLUMN_DOTS, 2))

    def draw(
        self, text: str, columns: int, *, size: int = 1, bold: bool = False, center: bool = False
    ) -> Image.Image:
        """One line as an image of mode "1" (1 is black), as wide as the paper: 12 dots a column.

        Leading spaces are columns. A line that begins in a script from right to left stands on the right.
        """
        faces, indent = self._faces(size), len(text) - len(text.lstrip(" "))
        runs = [(faces[font], run) for font, run in self._runs(text.strip(" "))]
        boxes = [font.getbbox(run, anchor="ls") for font, run in runs]
        above = max(round(ASCENT * HANZI_DOTS * size), *(math.ceil(-box[1]) for box in boxes), 0)
        below = max(HANZI_DOTS * size - above, *(math.ceil(box[3]) for box in boxes), 0)
        width = columns * COLUMN_DOTS
        image = Image.new("1", (width, above + below + SPACING_DOTS), 0)
        pencil = ImageDraw.Draw(image)
        long = sum(font.getlength(run) for font, run in runs)
        x = float(indent * COLUMN_DOTS)
        if center:
            x = max(0, (width - long) // 2)
        elif _from_right(text):
            x = max(0, width - long)
        for font, run in runs:
            for again in range(size + 1 if bold else 1):  # as printers do it: struck twice, a little apart
                pencil.text((round(x) + again, above), run, fill=1, font=font, anchor="ls")
            x += font.getlength(run)
        return image

    def _files(self) -> tuple[FontFile, ...]:
        first = (FontFile(Path(self._font)),) if self._font else ()
        return first + fonts_in(self._folders)

    def _faces(self, size: int) -> list[ImageFont.FreeTypeFont]:
        if size not in self._open:
            self._open[size] = list(_opened(self._files(), HANZI_DOTS * size))
        return self._open[size]

    def _font_of(self, character: str) -> int | None:
        return next((n for n in range(len(self._faces(1))) if self._in(n, character)), None)

    def _in(self, font: int, character: str) -> bool:
        key = (font, character)
        if key not in self._known:
            # Without the shaping, which hides that a vowel sign is missing.
            self._plain = self._plain or list(_opened(self._files(), HANZI_DOTS, ImageFont.Layout.BASIC))
            face = self._plain[font]
            self._known[key] = _shape(face, character) != _shape(face, NO_CHARACTER)
        return self._known[key]

    def _runs(self, text: str) -> list[tuple[int, str]]:
        """(font, text) in one font if there is one with all its characters, or else in as few as follow each other."""
        whole = next((n for n in range(len(self._faces(1))) if all(self._in(n, c) for c in text)), None)
        if whole is not None:
            return [(whole, text)] if text else []
        fonts: list[int] = []
        for character in text:
            before = fonts[-1] if fonts else None
            if before is not None and self._in(before, character):
                fonts.append(before)
            else:
                fonts.append(self._font_of(character) or 0)
        pairs = groupby(zip(fonts, text, strict=True), key=lambda pair: pair[0])
        return [(font, "".join(character for _, character in run)) for font, run in pairs]


def raster(image: Image.Image) -> bytes:
    """GS v 0: the image as it is; its width must be a multiple of 8. Source: Epson, "ESC/POS Command Reference"."""
    across, down = image.width // 8, image.height
    return b"\x1dv0\x00" + across.to_bytes(2, "little") + down.to_bytes(2, "little") + image.tobytes()


def _opened(
    files: Iterable[FontFile], dots: int, layout: ImageFont.Layout | None = None
) -> Iterator[ImageFont.FreeTypeFont]:
    for path, face in files:
        try:
            yield ImageFont.truetype(path, dots, index=face, layout_engine=layout)
        except OSError:
            continue


def _shape(font: ImageFont.FreeTypeFont, character: str) -> bytes:
    image = Image.new("1", (3 * HANZI_DOTS, 3 * HANZI_DOTS), 0)
    ImageDraw.Draw(image).text((HANZI_DOTS, 2 * HANZI_DOTS), character, fill=1, font=font, anchor="ls")
    return image.tobytes()


def _from_right(text: str) -> bool:
    strong = (unicodedata.bidirectional(character) for character in text)
    return next((kind in ("R", "AL") for kind in strong if kind in ("L", "R", "AL")), False)
