"""How numbers and windows are said, clip by clip."""

from string import ascii_uppercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.voice.spelling import LETTERS, NUMBERS, Spoken, spell_number, spell_window

CHARACTERS = {**{str(n): c for n, c in enumerate("零一二三四五六七八九")}, "10": "十", "100": "百"}
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
ONES = "zero one two three four five six seven eight nine"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ENGLISH = {
    **{str(n): word for n, word in enumerate(f"{ONES} {TEENS}".split())},
    **{str(n * 10): word for n, word in enumerate(TENS.split(), 2)},
    "100": "hundred",
}


def zh(clips: list[str]) -> str:
    """The clips as Chinese characters; a letter as itself."""
    return "".join(CHARACTERS.get(c.removeprefix("zh/"), c.removeprefix("letters/")) for c in clips)


def en(clips: list[str]) -> str:
    return " ".join(ENGLISH.get(c.removeprefix("en/"), c.removeprefix("letters/")) for c in clips)


def test_a_number_is_said_digit_by_digit_in_both_languages():
    assert spell_number("A023", "zh") == ["letters/A", "zh/0", "zh/2", "zh/3"]
    assert zh(spell_number("A023", "zh")) == "A零二三"
    assert en(spell_number("A023", "en")) == "A zero two three"
    assert zh(spell_number("QZ10199", "zh")) == "QZ一零一九九"


@pytest.mark.parametrize("letter", ascii_uppercase)
def test_every_letter_has_its_clip(letter: str):
    assert spell_number(letter, "zh") == [f"letters/{letter}"]
    assert spell_window(letter.lower(), "en") == [f"letters/{letter}"]


@pytest.mark.parametrize(
    ("window", "chinese", "english"),
    [
        ("0", "零", "zero"),
        ("1", "一", "one"),
        ("9", "九", "nine"),
        ("10", "十", "ten"),
        ("12", "十二", "twelve"),
        ("19", "十九", "nineteen"),
        ("20", "二十", "twenty"),
        ("21", "二十一", "twenty one"),
        ("99", "九十九", "ninety nine"),
        ("100", "一百", "one hundred"),
        ("101", "一百零一", "one hundred one"),
        ("110", "一百一十", "one hundred ten"),
        ("112", "一百一十二", "one hundred twelve"),
        ("120", "一百二十", "one hundred twenty"),
        ("199", "一百九十九", "one hundred ninety nine"),
        ("999", "九百九十九", "nine hundred ninety nine"),
        ("1024", "一零二四", "one zero two four"),
        ("07", "零七", "zero seven"),
        ("A12", "A十二", "A twelve"),
        ("3-b", "三B", "three B"),
    ],
)
def test_a_window_is_said_as_a_number(window: str, chinese: str, english: str):
    assert zh(spell_window(window, "zh")) == chinese
    assert en(spell_window(window, "en")) == english


def chinese_value(text: str) -> int:
    """The number that a Chinese reader hears."""
    value, digit = 0, 1 if text[0] == "十" else 0
    for c in text:
        if c in "十百":
            value, digit = value + digit * (10 if c == "十" else 100), 0
        else:
            digit = "零一二三四五六七八九".index(c)
    return value + digit


def english_value(text: str) -> int:
    values = {word: int(n) for n, word in ENGLISH.items()}
    value = 0
    for word in text.split():
        value = value * 100 if word == "hundred" else value + values[word]
    return value


def test_windows_1_to_999_are_heard_as_what_they_are():
    for n in range(1, 1000):
        assert chinese_value(zh(spell_window(str(n), "zh"))) == n
        assert english_value(en(spell_window(str(n), "en"))) == n


def test_windows_1_to_199_all_sound_different():
    for language in ("zh", "en"):
        assert len({tuple(spell_window(str(n), language)) for n in range(1, 200)}) == 199


@given(st.text(), st.sampled_from(["zh", "en"]))
def test_nothing_needs_a_clip_that_a_pack_need_not_have(text: str, language: Spoken):
    known = {*LETTERS, *NUMBERS[language]}
    assert set(spell_window(text, language)) <= known
    assert set(spell_number(text, language)) <= known


@given(st.from_regex(r"[A-Z]{1,2}[0-9]{2,5}", fullmatch=True))
def test_a_number_has_as_many_clips_as_characters(number: str):
    for language in ("zh", "en"):
        spelled = spell_number(number, language)
        assert [c.rpartition("/")[2] for c in spelled] == list(number)
