"""The languages that a hall speaks to its citizens: one row each. With its catalogues in `server/language/`, that is all
that a further one needs."""

from enum import StrEnum
from typing import Self

from msgspec import Struct


class Language(StrEnum):
    """A language by the id that commands, events and folders of catalogues have for it (POSIX: "zh_CN").

    A ticket keeps the id alone, so that a journal can be read when a language is gone: `language_of` finds it again.
    """

    _value_: str
    own_name: str
    """What those who speak it call it."""
    key: str
    """The field of a text that is in it, and its folder in a voice pack: ISO 639."""
    tag: str
    """For browsers: BCP 47."""
    comma: str
    """Between the parts of a list."""
    stop: str
    """At the end of a sentence."""
    gap: str
    """Between two sentences."""
    instead: str
    """The id of the language whose texts stand in for those that are missing; "" for the English of the sources."""

    def __new__(
        cls, id: str, own_name: str, key: str, tag: str, comma: str, stop: str, gap: str, instead: str = ""
    ) -> Self:
        member = str.__new__(cls, id)
        member._value_ = id
        member.own_name, member.key, member.tag = own_name, key, tag
        member.comma, member.stop, member.gap, member.instead = comma, stop, gap, instead
        return member

    def traits(self) -> dict[str, str]:
        """The row as the pages have it."""
        return {"id": self.value, "own_name": self.own_name, "key": self.key, "tag": self.tag, "comma": self.comma,
                "stop": self.stop, "gap": self.gap, "instead": self.instead}  # fmt: skip

    CHINESE = "zh_CN", "中文", "zh", "zh-CN", "、", "。", ""
    ENGLISH = "en", "English", "en", "en", ", ", ".", " "


def language_of(id: str) -> Language:
    """The language with this id; Chinese where it is not known (any more)."""
    try:
        return Language(id)
    except ValueError:
        return Language.CHINESE


class Text(Struct, frozen=True, omit_defaults=True):
    """What the hall's own things are called, in its languages: two are always there, any other is in `more` by its key."""

    zh: str
    en: str
    more: dict[str, str] = {}

    def __hash__(self) -> int:
        return hash((self.zh, self.en))  # a dictionary has none of its own

    def in_(self, language: str) -> str:
        """In the language of this id; where it is not written, in the one that stands in for it."""
        row = language_of(language)
        return self.written(row.key) or self.written(language_of(row.instead or Language.ENGLISH).key)

    def written(self, key: str) -> str:
        """In the language of this key, or empty."""
        return {"zh": self.zh, "en": self.en}.get(key) or self.more.get(key, "")
