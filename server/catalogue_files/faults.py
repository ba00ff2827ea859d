"""What is wrong in a file of the catalogue, and how it is put right."""

from msgspec import Struct

from server.domain.language import Text
from server.language.catalogues import text_of


class CatalogueFault(Struct, frozen=True):
    """In `row` of `sheet` (a TOML file has one sheet a table; rows count from 1, in a workbook as it shows them), the field
    `column`; empty: the row as a whole."""

    sheet: str
    row: int
    column: str
    remedy: Text


class FaultyFile(Exception):
    """Nothing of it was taken over."""

    def __init__(self, faults: list[CatalogueFault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


MOST = 100
"""Faults that are told; who has more has another file in mind."""


def remedy_of(message: str) -> Text:
    """What to do about what msgspec says of a value."""
    if "missing required field" in message:
        return text_of("Please fill this in: it is needed.")
    if "unknown field" in message:
        return text_of("This field is not known here. Please take its name from an exported file.")
    if "`int`" in message:
        return text_of("Please enter a whole number, or nothing where it is not known.")
    if "`bool`" in message:
        return text_of("Please enter yes or no, as an exported file does.")
    if "enum value" in message:
        return text_of("Please take one of the words that an exported file uses.")
    return text_of("Please compare this with an exported file.")
