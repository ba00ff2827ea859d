"""From a call to the sound of its announcement: clips in a row, short gaps between them."""

from array import array
from typing import NamedTuple

from display.voice.pack import BREATH, CHIME, Pack
from display.voice.sound import Sound, encode_wav, silence
from display.voice.spelling import Spoken, spell_number, spell_window
from server.domain.language import Language, language_of


class Saying(NamedTuple):
    """What is announced; two equal ones sound the same."""

    number: str
    window: str
    language: str
    """The ticket's: it follows the Mandarin."""
    category: str = ""
    """Whose name is said too, if the pack has it; empty for none."""
    times: int = 1
    """How often the whole is said."""


def languages(pack: Pack, saying: Saying) -> list[Spoken]:
    """Mandarin always, the ticket's own language after it where the pack has it."""
    return [
        "zh",
        *(one for one in pack.file.sentence if one != "zh" and one == language_of(saying.language).key),
    ]


def mute(pack: Pack) -> list[Language]:
    """The languages in which a ticket's call is not said: it is said in Mandarin alone."""
    return [one for one in Language if one.key not in pack.file.sentence]


def clip_names(pack: Pack, saying: Saying, language: Spoken) -> list[str]:
    """The clips of one sentence in order, "," for a breath."""
    names: list[str] = []
    for word in pack.file.sentence[language]:
        match word:
            case "{number}":
                names += spell_number(saying.number, language)
            case "{window}":
                names += spell_window(saying.window, language)
            case "{category}":
                clip = f"{language}/category-{saying.category}"
                names += [clip] if saying.category and clip in pack.clips else []
            case ",":
                names.append(BREATH)
            case _:
                names.append(f"{language}/{word}")
    while names and names[0] == BREATH:  # what stood before it was left out
        names.pop(0)
    return names


def announce(pack: Pack, saying: Saying) -> bytes:
    """The announcement as a WAV file, 16-bit PCM mono: chime, then every sentence `times` times."""
    rate = pack.file.sample_rate
    pause = silence(rate, pack.file.pause_ms)
    sentences = [_sentence(pack, clip_names(pack, saying, language)) for language in languages(pack, saying)]
    joined = array("h", pack.clips[CHIME])
    for sentence in sentences * saying.times:
        joined += pause
        joined += sentence
    return encode_wav(Sound(rate, joined))


def _sentence(pack: Pack, names: list[str]) -> "array[int]":
    rate = pack.file.sample_rate
    gap, breath = silence(rate, pack.file.gap_ms), silence(rate, pack.file.breath_ms)
    joined = array("h")
    for before, name in zip([BREATH, *names], names, strict=False):
        if name == BREATH:
            joined += breath
            continue
        if before != BREATH:
            joined += gap
        joined += pack.clips[name]
    return joined
