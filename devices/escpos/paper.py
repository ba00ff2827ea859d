"""What a printer would make of a job: lines, codes, pictures and cuts, to be looked at or drawn.

As on Chinese printers, text in Kanji mode (FS &) is GB18030 and outside it code page 437. Font A only: a column
is 12 dots, a line 24. What is not understood is kept in `unknown`, so that a test can ask for none.
"""

from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from devices.escpos.commands import INTRODUCERS, command_length
from devices.escpos.drawing import COLUMN, Drawing, Face, columns_of

Align = Literal["left", "center", "right"]
ALIGNMENTS: Final[dict[int, Align]] = {n + base: a for base in (0, 48) for n, a in enumerate(get_args(Align))}
LEVELS: Final = "LMQH"
KANJI: Final = "gb18030"
ALPHABET: Final = "cp437"
SPACED_ROW: Final = 30
"""Dots from one line to the next, by default."""


@dataclass(frozen=True)
class PaperPiece:
    """Text in one style; `width` and `height` count times the normal size, 1 to 8."""

    text: str
    width: int = 1
    height: int = 1
    bold: bool = False

    @property
    def columns(self) -> int:
        """How many columns of the paper it takes."""
        return columns_of(self.text) * self.width


@dataclass(frozen=True)
class PaperLine:
    """One line of text."""

    pieces: tuple[PaperPiece, ...]
    align: Align = "left"

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def size(self) -> int:
        """The height of its largest piece, times the normal one; 1 for an empty line."""
        return max((piece.height for piece in self.pieces), default=1)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return bool(self.pieces) and all(piece.bold for piece in self.pieces)


@dataclass(frozen=True)
class Code:
    """A QR code that the printer makes itself; `module` is in dots, `level` one of L M Q H."""

    content: str
    module: int
    level: str
    align: Align = "left"


@dataclass(frozen=True)
class Picture:
    """A raster of `width` times `height` dots; `rows` has eight dots a byte, 1 is black, the first bit on the left."""

    width: int
    height: int
    rows: bytes
    align: Align = "left"
    across: int = 1
    """How often each dot is printed, 1 or 2."""
    down: int = 1

    def black(self, x: int, y: int) -> bool:
        """Whether that dot is printed."""
        return bool(self.rows[y * (self.width // 8) + x // 8] & 0x80 >> x % 8)


@dataclass(frozen=True)
class PaperFeed:
    """White paper, in dots."""

    dots: int


@dataclass(frozen=True)
class Cut:
    """Where the knife fell."""

    full: bool


Item = PaperLine | Code | Picture | PaperFeed | Cut


@dataclass
class Paper:
    """A strip of paper; `columns` is 48 for 80 mm and 32 for 58 mm."""

    columns: int = 48
    items: list[Item] = field(default_factory=list[Item])
    unknown: list[bytes] = field(default_factory=list[bytes])
    """Commands that changed nothing here."""

    @property
    def lines(self) -> list[PaperLine]:
        return [item for item in self.items if isinstance(item, PaperLine)]

    @property
    def texts(self) -> list[str]:
        return [line.text for line in self.lines]

    @property
    def codes(self) -> list[str]:
        """What the QR codes say."""
        return [item.content for item in self.items if isinstance(item, Code)]

    @property
    def pictures(self) -> list[Picture]:
        return [item for item in self.items if isinstance(item, Picture)]

    @property
    def cuts(self) -> int:
        return sum(isinstance(item, Cut) for item in self.items)

    def svg(self) -> str:
        """The strip as an SVG document, one unit a dot (an eighth of a millimetre)."""
        drawing = Drawing(self.columns * COLUMN)
        for item in self.items:
            match item:
                case PaperLine(pieces, align):
                    drawing.text([(p.text, Face(p.width, p.height, p.bold)) for p in pieces], align)
                case Code(content, module, level, align):
                    drawing.code(content, module, level, align)
                case Picture(width, height, rows, align, across, down):
                    drawing.picture((width, height), rows, (across, down), align)
                case PaperFeed(dots):
                    drawing.feed(dots)
                case Cut(full):
                    drawing.cut(full=full)
        return drawing.svg()


def read_paper(job: bytes, columns: int = 48) -> Paper:
    """What a job looks like on paper; never raises. An unfinished command at the end is left out."""
    printer = _Printer(Paper(columns))
    at = 0
    while at < len(job):
        length = command_length(job[at:])
        if at + length > len(job):
            break
        printer.take(job[at : at + length])
        at += length
    printer.end_line(always=False)
    return printer.paper


class _Printer:
    """The settings of a printer while a job runs through it."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self._reset()

    def _reset(self) -> None:
        self._kanji = self._bold = False
        self._width = self._height = 1
        self._align: Align = "left"
        self._pieces: list[PaperPiece] = []
        self._raw = b""
        self._module, self._level, self._content = 3, "L", ""

    def take(self, command: bytes) -> None:
        """One whole command, or one byte of text."""
        if command[:1] not in INTRODUCERS:
            self._character(command)
            return
        self._end_piece()
        head, value = command[:2], command[-1]
        match head:
            case b"\x1b@":
                self._reset()
            case b"\x1c&" | b"\x1c.":
                self._kanji = head == b"\x1c&"
            case b"\x1ba" if value in ALIGNMENTS:
                self._align = ALIGNMENTS[value]
            case b"\x1bE":
                self._bold = bool(value & 1)
            case b"\x1d!":
                self._width, self._height = (value >> 4 & 7) + 1, (value & 7) + 1
            case b"\x1b!":
                self._width, self._height = 1 + bool(value & 0x20), 1 + bool(value & 0x10)
                self._bold = bool(value & 0x08)
            case b"\x1bd" | b"\x1bJ":
                self.end_line(always=False)
                self.paper.items.append(PaperFeed(value * SPACED_ROW if head == b"\x1bd" else value))
            case b"\x1d(" if command[2:3] == b"k" and command[5:6] == b"1":
                self._code(command[6:7], command[7:])
            case b"\x1dv":
                self._picture(command)
            case b"\x1dV":
                self.end_line(always=False)
                self.paper.items.append(Cut(full=command[2] in b"\x00\x30\x41\x61"))
            case _:
                self.paper.unknown.append(command)

    def _character(self, byte: bytes) -> None:
        if byte == b"\n":
            self._end_piece()
            self.end_line(always=True)
        elif byte >= b" ":
            self._raw += byte
        else:
            self.paper.unknown.append(byte)

    def _end_piece(self) -> None:
        """What was typed so far has its style; what is too long for the line goes to the next, as on a printer."""
        text, self._raw = self._raw.decode(KANJI if self._kanji else ALPHABET, "replace"), b""
        fits = ""
        for character in text:
            used = sum(piece.columns for piece in self._pieces) + columns_of(fits) * self._width
            if used + columns_of(character) * self._width > self.paper.columns and (fits or self._pieces):
                self._piece(fits)
                self.end_line(always=True)
                fits = ""
            fits += character
        self._piece(fits)

    def _piece(self, text: str) -> None:
        if text:
            self._pieces.append(PaperPiece(text, self._width, self._height, self._bold))

    def end_line(self, *, always: bool) -> None:
        """Put the line on the paper; an empty one only when asked for."""
        if self._raw:
            self._end_piece()
        if self._pieces or always:
            # An empty line is as high as the present letters.
            pieces = self._pieces or [PaperPiece("", self._width, self._height, self._bold)]
            self.paper.items.append(PaperLine(tuple(pieces), self._align))
            self._pieces = []

    def _code(self, function: bytes, data: bytes) -> None:
        match function:
            case b"A":  # model 1 or 2
                pass
            case b"C" if data:
                self._module = data[0]
            case b"E" if data and 0 <= data[0] - 0x30 < 4:
                self._level = LEVELS[data[0] - 0x30]
            case b"P":
                self._content = data[1:].decode(errors="replace")
            case b"Q":
                self.end_line(always=False)
                self.paper.items.append(Code(self._content, self._module, self._level, self._align))
            case _:
                self.paper.unknown.append(b"\x1d(k1" + function + data)

    def _picture(self, command: bytes) -> None:
        mode = command[3] & 3
        across, down = int.from_bytes(command[4:6], "little"), int.from_bytes(command[6:8], "little")
        self.end_line(always=False)
        self.paper.items.append(
            Picture(across * 8, down, command[8:], self._align, 1 + (mode & 1), 1 + (mode >> 1))
        )
