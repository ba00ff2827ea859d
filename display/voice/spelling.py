"""How a ticket's number and a window are said: the names of the clips, in order.

A number is said character by character (A023 → A 零 二 三). In a window's id every run of digits is one number
(12 → 十二, twelve); longer than three digits, or with a zero in front, it is said digit by digit. Marks are silent.
"""

import re
from string import ascii_uppercase
from typing import Literal

Spoken = Literal["zh", "en"]
"""Languages, by their keys, whose numbers it can count: any other has to be added here before a pack can have it."""
LETTERS = tuple(f"letters/{letter}" for letter in ascii_uppercase)
"""Letters have the same clips in both languages."""
NUMBERS: dict[Spoken, tuple[str, ...]] = {
    "zh": tuple(f"zh/{n}" for n in (*range(11), 100)),
    "en": tuple(f"en/{n}" for n in (*range(20), *range(20, 100, 10), 100)),
}
"""Every clip that numbers up to 999 are made of."""
RUNS = re.compile(r"[0-9]+|[A-Za-z]")


def spell_number(number: str, language: Spoken) -> list[str]:
    """A ticket's number, one clip a character."""
    return [clip for run in RUNS.findall(number) for clip in _characters(run, language)]


def spell_window(window: str, language: Spoken) -> list[str]:
    """A window's id."""
    clips: list[str] = []
    for run in RUNS.findall(window):
        if len(run) > 3 or not run.isdigit() or (run[0] == "0" and run != "0"):
            clips += _characters(run, language)
        else:
            clips += [f"{language}/{word}" for word in _words(int(run), language)]
    return clips


def _characters(run: str, language: Spoken) -> list[str]:
    return [f"{language}/{c}" if c.isdigit() else f"letters/{c.upper()}" for c in run]


def _words(number: int, language: Spoken) -> list[int]:
    """0 to 999 as the numbers that it is made of: 112 is 1 100 1 10 2 in Chinese and 1 100 12 in English."""
    hundreds, rest = divmod(number, 100)
    words = [hundreds, 100] if hundreds else []
    if not rest:
        return words or [0]
    tens, ones = divmod(rest, 10)
    if language == "en":
        parts = [rest] if rest < 20 else [tens * 10, ones]
    elif tens:
        parts = [tens, 10, ones] if tens > 1 or hundreds else [10, ones]
    else:
        parts = [0, ones] if hundreds else [ones]
    if parts[-1] == 0:
        parts.pop()
    return words + parts
