"""What the service guide shows: the list with its spellings, and one matter in full."""

from msgspec import Struct

from server.domain.language import Text
from server.domain.queue.settings import Material, Source


class AliasLine(Struct, frozen=True):
    """What a matter is also called, spelt as its name is."""

    name: str
    initials: str
    pinyin: str
    alternatives: tuple[str, ...]


class MatterLine(Struct, frozen=True):
    """A matter, findable by its names."""

    id: str
    category: str
    name: Text
    initials: str
    """First letters of the Chinese name's syllables: "qysldj"."""
    pinyin: str
    alternatives: tuple[str, ...]
    """The initials if a character is given its other reading."""
    also: list[AliasLine]


class ElsewhereLine(MatterLine, frozen=True, kw_only=True):
    """A matter that another hall does and this one does not."""

    hall: str
    hall_name: Text
    address: Text | None = None
    """Where that hall is; null where nobody has written it."""


class GuideView(Struct, frozen=True):
    """Everything that a hall offers, and what other halls of the server offer besides."""

    hall: str
    name: Text
    matters: list[MatterLine]
    """Every service of the hall that has not been withdrawn, by category and then as in the configuration."""
    elsewhere: list[ElsewhereLine] = []
    """By hall; a matter that several other halls do is there once for each."""


class MatterView(Struct, frozen=True):
    """One matter. Without a published guide only names, departments and materials are known."""

    id: str
    hall: str
    category: str
    category_name: Text
    name: Text
    departments: tuple[Text, ...]
    conditions: tuple[Text, ...]
    materials: tuple[Material, ...]
    time_limit: Text | None
    legal_time_limit: Text | None
    fee: Text | None
    legal_basis: tuple[Text, ...]
    source: Source | None
    checked: str
    """Month of the last comparison with the source, "2026-11"; "" without a guide."""
    withdrawn: bool = False
    """Nothing is told of it any more; a number for it can still be taken."""
