"""What a kiosk reads aloud where its browser has no voice: named clips joined, and nothing else.

A sentence is written as words with commas between them: `choose,category:enterprise,count:3,waiting`. A word is the name of
a clip in `CLIPS`, or `number:A001`, `count:12`, `letter:K`, `category:ID` or `group:ID`; `.` is a breath.
"""

import re
from array import array
from collections.abc import Collection
from typing import NamedTuple

from display.voice.pack import BREATH, Pack
from display.voice.sound import Sound, encode_wav, silence
from display.voice.spelling import Spoken, spell_number, spell_window

CLIPS = (
    "again",
    "back",
    "basis",
    "choose",
    "booked",
    "clear",
    "closed",
    "done",
    "end",
    "english",
    "erase",
    "found",
    "go-on",
    "guide",
    "guide-home",
    "guide-list",
    "large-text",
    "mandarin",
    "matter",
    "next-page",
    "no-number",
    "nothing-found",
    "people",
    "people-ahead",
    "phone-slip",
    "previous-page",
    "ready",
    "search",
    "still-there",
    "take-number",
    "take-slip",
    "talk",
    "then-take",
    "tick",
    "two",
    "waiting",
    "your-number",
)
"""Of each language; `tools/voice_pack.py` has what they say."""
MOST_WORDS = 40
LONGEST_S = 60
"""A longer sentence is refused: nobody listens to it, and it would fill the memory."""
WORD = re.compile(r"(?:([a-z-]{1,20})|(number|letter|count|category|group):([A-Za-z0-9-]{1,40})|(\.))")


class NotSaid(Exception):
    """Words that are no guidance: unknown, too many or too long."""


class Guidance(NamedTuple):
    """What is read; two equal ones sound the same."""

    language: Spoken
    words: str


def can_guide(pack: Pack) -> bool:
    """Whether a pack has every clip of the guidance, in both languages."""
    return all(f"{language}/{clip}" in pack.clips for language in ("zh", "en") for clip in CLIPS)


def clip_names(pack: Pack, guidance: Guidance, named: Collection[str]) -> list[str]:
    """The clips in order, "," for a breath. Raises NotSaid.

    `named` are the hall's categories and groups, as `category-ID` and `group-ID`; one without a clip is left out.
    """
    words = guidance.words.split(",")
    if len(words) > MOST_WORDS:
        raise NotSaid("too many words")
    return [clip for word in words for clip in _clips(pack, guidance.language, word, named)]


def _clips(pack: Pack, language: Spoken, word: str, named: Collection[str]) -> list[str]:
    found = WORD.fullmatch(word)
    if found is None:
        raise NotSaid(word)
    clip, kind, value, breath = found.groups()
    if breath:
        return [BREATH]
    if clip:
        if clip not in CLIPS:
            raise NotSaid(word)
        return [f"{language}/{clip}"]
    match kind:
        case "number" if len(value) <= 8:
            return spell_number(value, language)
        case "letter" if len(value) == 1 and value.isalpha():
            return spell_number(value, language)
        case "count" if value.isdigit() and len(value) <= 3:
            # Two of something is 两, not 二.
            return ["zh/two"] if (language, value) == ("zh", "2") else spell_window(str(int(value)), language)
        case "category" | "group" if f"{kind}-{value}" in named:
            own = f"{language}/{kind}-{value}"
            return [own] if own in pack.clips else []
        case _:
            raise NotSaid(word)


def read_aloud(pack: Pack, guidance: Guidance, named: Collection[str]) -> bytes:
    """The sentence as a WAV file, 16-bit PCM mono, without a chime. Raises NotSaid."""
    rate = pack.file.sample_rate
    gap, breath = silence(rate, pack.file.gap_ms), silence(rate, 2 * pack.file.breath_ms)
    joined = array("h")
    for name in clip_names(pack, guidance, named):
        joined += breath if name == BREATH else pack.clips[name] + gap
        if len(joined) > LONGEST_S * rate:
            raise NotSaid("too long")
    return encode_wav(Sound(rate, joined))
