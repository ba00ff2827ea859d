"""A paper as it is read, in one language: what draws it (browser, PDF, slip printer) adds no word of its own to its body."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct


class BlockKind(StrEnum):
    WORDS = "words"
    HEADING = "heading"
    ROWS = "rows"
    ITEMS = "items"


class SheetRow(Struct, frozen=True):
    """A line of a table. `blank`: to be filled in by hand."""

    name: str
    value: str
    blank: bool = False


class SheetBlock(Struct, frozen=True):
    """A part of the body: a paragraph or a heading (`text`), a table (`rows`), or a numbered list (`items`)."""

    kind: BlockKind
    text: str = ""
    rows: list[SheetRow] = []
    items: list[str] = []


class Sheet(Struct, frozen=True):
    """A paper. `date`: as it is written on it. `link`: the path of the citizen's page; `find`: the paper tells of it,
    with the code. `signs`: who signs; `copies`: how many are needed."""

    paper: str
    title: str
    hall: str
    number: str
    date: str
    blocks: list[SheetBlock]
    link: str
    code: str
    find: bool = True
    signs: list[str] = []
    copies: int = 1


class Labels(Struct, frozen=True):
    """What a paper says around its body, in its language."""

    number: str
    seal: str
    follow: str
    code: str
    keep: str


class LabelledSheet(Struct, frozen=True):
    """A paper with its labels; `url`: what its code leads to."""

    sheet: Sheet
    labels: Labels
    url: str
    language: str
    """BCP 47."""


def words(text: str) -> SheetBlock:
    return SheetBlock(BlockKind.WORDS, text)


def heading(text: str) -> SheetBlock:
    return SheetBlock(BlockKind.HEADING, text)


def items(lines: Iterable[str]) -> SheetBlock:
    return SheetBlock(BlockKind.ITEMS, items=list(lines))


def table(*rows: tuple[str, str]) -> SheetBlock:
    """Without the rows of which nothing is known."""
    return SheetBlock(BlockKind.ROWS, rows=[SheetRow(name, value) for name, value in rows if value])
