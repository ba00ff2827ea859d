"""What screens show of the catalogue of matters."""

from msgspec import Struct

from server.domain.cases.words import MatterKind
from server.domain.language import Text


class CatalogueRow(Struct, frozen=True):
    """A matter in its newest version. Limits of 0 days are not known; `origin` is "config" or who published it."""

    matter: str
    version: int
    name: Text
    kind: MatterKind
    promise_days: int
    law_days: int
    departments: list[Text]
    materials: int
    offered: bool
    origin: str
    published_at: str


class CatalogueView(Struct, frozen=True):
    """All of it, by id."""

    matters: list[CatalogueRow]


class ComparedView(Struct, frozen=True):
    """What publishing a file does, or did: ids of matters."""

    new: list[str]
    changed: list[str]
    same: int
