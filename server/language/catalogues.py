"""The sentences in every language: the English one is the key, `ID/*.po` have the others. Read through Babel at start."""

from functools import cache, partial
from pathlib import Path

from babel.messages.pofile import read_po

from server.domain.language import Language, Text, language_of

FOLDER = Path(__file__).parent
NAMES = tuple(path.stem for path in sorted((FOLDER / Language.CHINESE).glob("*.po")))
"""The catalogues; a page names those that it needs, so that a phone does not load the words of a console."""


@cache
def catalogue(language: str, names: tuple[str, ...] = NAMES) -> dict[str, str]:
    """English sentence → sentence in `language`, of these catalogues; empty for English itself.

    What a language lacks is there in the one that stands in for it.
    """
    known = language_of(language)
    if known is Language.ENGLISH:
        return {}
    return catalogue(known.instead or Language.ENGLISH, names) | own(known, names)


def own(language: str, names: tuple[str, ...] = NAMES, folder: Path = FOLDER) -> dict[str, str]:
    """What the language itself has of these catalogues."""
    words: dict[str, str] = {}
    for name in names:
        words |= _read(folder / language / f"{name}.po")
    return words


@cache
def _read(path: Path) -> dict[str, str]:
    """One file, once: pages ask for a dozen combinations."""
    if not path.exists():
        return {}
    with path.open("rb") as file:
        # Without the name of its language, for which Babel would load what it knows of all languages: 2 MB.
        found = read_po(line for line in file if not line.startswith(b'"Language:'))
    return {str(m.id): str(m.string) for m in found if m.id and m.string}


def say_from(names: tuple[str, ...], language: str, sentence: str, **params: str | Text) -> str:
    """The sentence in `language` out of these catalogues, its {names} filled in; English where a translation is missing."""
    text = catalogue(language, names).get(sentence, sentence)
    if not params and "{" not in text:
        return text
    said = {k: v.in_(language) if isinstance(v, Text) else v for k, v in params.items()}
    return text.format_map(_Blank(said))


say = partial(say_from, NAMES)
"""Out of all catalogues."""


def text_of(sentence: str, **params: str | Text) -> Text:
    """The sentence in every language."""
    zh, en = (say(language, sentence, **params) for language in (Language.CHINESE, Language.ENGLISH))
    others = (one for one in Language if one.key not in ("zh", "en"))
    return Text(zh, en, {one.key: say(one, sentence, **params) for one in others})


class _Blank(dict[str, str]):
    """A parameter that a refusal did not bring leaves no {braces} on a citizen's screen."""

    def __missing__(self, key: str) -> str:
        return "—"


def negotiate(accept: str, asked: str = "") -> Language:
    """The language that was asked for by its id, or the first of ours in an Accept-Language header, or Chinese."""
    if asked in list(Language):
        return Language(asked)
    for part in accept.split(","):
        tag = part.split(";")[0].strip().lower()
        for language in Language:
            if tag == language.key or tag.startswith(f"{language.key}-"):
                return language
    return Language.CHINESE
