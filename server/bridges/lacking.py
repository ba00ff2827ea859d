"""What slips and voices cannot say in a language: said at the start and by `languages`, not found out before a citizen."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import structlog

from display.voice.announcement import mute
from display.voice.pack import Pack
from kiosk.slip_and_sign_words import SLIP
from kiosk.slip_letters import unprintable
from server.domain.language import Language
from server.language.catalogues import catalogue, own

log = structlog.get_logger("languages")


class Lack(NamedTuple):
    """`what`: "slip" for sentences that stand there in another language, "letters" for characters that come out as 〓,
    "voice" for calls that are not said in it. `which`: the sentences, the characters, or the packs."""

    language: Language
    what: str
    which: tuple[str, ...]


def lacking(packs: Iterable[Pack]) -> Iterator[Lack]:
    """Of every language; `packs` are those that halls speak with."""
    packs = list(packs)
    for language in Language:
        sentences = missing(language, SLIP)
        if sentences:
            yield Lack(language, "slip", sentences)
        words = catalogue(language, SLIP)
        letters = unprintable(
            "".join(words.get(sentence, sentence) for sentence in catalogue(Language.CHINESE, SLIP))
        )
        if letters:
            yield Lack(language, "letters", letters)
        silent = tuple(pack.file.name for pack in packs if language in mute(pack))
        if silent:
            yield Lack(language, "voice", silent)


def missing(language: Language, names: tuple[str, ...]) -> tuple[str, ...]:
    """Sentences of these catalogues that the language has no words of its own for; English is what they are written in."""
    if language is Language.ENGLISH:
        return ()
    return tuple(sorted(catalogue(Language.CHINESE, names).keys() - own(language, names).keys()))


def warn(lacks: Iterable[Lack]) -> None:
    """A line for each."""
    for language, what, which in lacks:
        some = "; ".join(which[:5])
        log.warning("language incomplete", language=language.value, what=what, count=len(which), which=some)
