"""What every section of the configuration is: nothing in it may be unknown; names are there in every language."""

from msgspec import Struct

from server.domain.language import Language, Text

OTHERS = tuple(one.key for one in Language if one.key not in ("zh", "en"))
"""Keys of the languages that a name may be in besides the two that it must be in."""


class Strict(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of all sections."""


class Label(Strict, frozen=True):
    zh: str
    en: str
    more: dict[str, str] = {}
    """By the key of every other language."""

    def __post_init__(self) -> None:
        for key in self.more:
            if key not in OTHERS:
                raise ValueError(f"unknown language {key!r}, one of {', '.join(OTHERS) or 'zh, en'}")

    def text(self) -> Text:
        return Text(self.zh, self.en, self.more)
