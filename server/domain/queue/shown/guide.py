"""What the service guide shows: the list with its spellings, and one matter in full."""

from msgspec import Struct

from server.domain.queue.settings import Material, Name, Source


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
    name: Name
    initials: str
    """First letters of the Chinese name's syllables: "qysldj"."""
    pinyin: str
    alternatives: tuple[str, ...]
    """The initials if a character is given its other reading."""
    also: list[AliasLine]


class GuideView(Struct, frozen=True):
    """Everything that a hall offers."""

    hall: str
    name: Name
    matters: list[MatterLine]
    """Every service of the hall, by category and then as in the configuration."""


class MatterView(Struct, frozen=True):
    """One matter. Without a published guide only names, departments and materials are known."""

    id: str
    hall: str
    category: str
    category_name: Name
    name: Name
    departments: tuple[Name, ...]
    conditions: tuple[Name, ...]
    materials: tuple[Material, ...]
    time_limit: Name | None
    legal_time_limit: Name | None
    fee: Name | None
    legal_basis: tuple[Name, ...]
    source: Source | None
    checked: str
    """Month of the last comparison with the source, "2026-11"; "" without a guide."""
