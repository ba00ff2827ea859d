"""The catalogue as TOML."""

import re
import tomllib
from collections.abc import Iterable
from typing import cast

import msgspec

from server.catalogue_files.faults import CatalogueFault, FaultyFile, remedy_of
from server.catalogue_files.matters import FEES, MATERIALS, MATTERS, TASKS, matters_of_file, to_file
from server.catalogue_files.shapes import CatalogueFile, FileMatter
from server.domain.cases.catalogue.matter import Matter
from server.language.catalogues import text_of

PLACE = re.compile(r"\$\.matter\[(\d+|\.\.\.)\](?:\.(material|flow|fee)\[(\d+|\.\.\.)\])?(?:\.(\w+))?")
FIELD = re.compile(r"field `(\w+)`")
SHEETS = {"material": MATERIALS, "flow": TASKS, "fee": FEES}


def write_toml(matters: Iterable[Matter]) -> bytes:
    return msgspec.toml.encode(CatalogueFile(tuple(map(to_file, matters))))


def read_toml(data: bytes, origin: str) -> list[Matter]:
    """Raises FaultyFile."""
    try:
        raw = tomllib.loads(data.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        remedy = text_of("This is no TOML file. Please compare it with an exported one.")
        raise FaultyFile([CatalogueFault("", int(line[1]) if line else 1, "", remedy)]) from error
    rows: object = raw.get("matter", [])
    faults: list[CatalogueFault] = []
    files: list[FileMatter] = []
    for number, row in enumerate(cast(list[object], rows) if isinstance(rows, list) else [], 1):
        try:
            files.append(msgspec.convert(row, FileMatter))
        except msgspec.ValidationError as error:
            faults.append(_fault(str(error), number))
    if not files and not faults:
        faults = [CatalogueFault(MATTERS, 1, "", text_of("No matter stands in this file."))]
    if faults:
        raise FaultyFile(faults)
    return matters_of_file(files, range(1, len(files) + 1), origin)


def _fault(message: str, row: int) -> CatalogueFault:
    """Of "… - at `$.material[0].page_num`": the matter's own number, and the table within it."""
    place = PLACE.search(message.replace("`$", "`$.matter[0]"))
    named = FIELD.search(message)
    sheet = SHEETS.get(place[2] or "", MATTERS) if place else MATTERS
    column = (place[4] if place and place[4] else "") or (named[1] if named else "")
    return CatalogueFault(sheet, row, column, remedy_of(message))
