"""Two languages: the English sentence is the key, `zh_CN/*.po` have the Chinese. Read through Babel at start."""

from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

LANGUAGES = ("zh_CN", "en")
FOLDER = Path(__file__).parent


NAMES = tuple(path.stem for path in sorted((FOLDER / "zh_CN").glob("*.po")))
"""The catalogues; a page names those that it needs, so that a phone does not load the words of a console."""


@cache
def catalogue(language: str, names: tuple[str, ...] = NAMES) -> dict[str, str]:
    """English sentence → sentence in `language`, of these catalogues; empty for English itself."""
    words: dict[str, str] = {}
    for name in names:
        path = FOLDER / language / f"{name}.po"
        if not path.exists():
            continue
        with path.open("rb") as file:
            # Without the name of its language, for which Babel would load what it knows of all languages: 2 MB.
            found = read_po(line for line in file if not line.startswith(b'"Language:'))
        words |= {str(m.id): str(m.string) for m in found if m.id and m.string}
    return words


def say(language: str, sentence: str, **params: str) -> str:
    """The sentence in `language`, its {names} filled in; English where a translation is missing."""
    text = catalogue(language).get(sentence, sentence)
    return text.format_map(_Blank(params)) if params or "{" in text else text


class _Blank(dict[str, str]):
    """A parameter that a refusal did not bring leaves no {braces} on a citizen's screen."""

    def __missing__(self, key: str) -> str:
        return "—"


def negotiate(accept: str) -> str:
    """The first of our languages in an Accept-Language header; Chinese when there is none."""
    for part in accept.split(","):
        tag = part.split(";")[0].strip().lower()
        if tag.startswith("zh"):
            return "zh_CN"
        if tag.startswith("en"):
            return "en"
    return "zh_CN"
