"""What a kiosk reads aloud: named clips in their order, everything else refused."""

import io
import wave
from array import array
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from display.voice.guidance import CLIPS, Guidance, NotSaid, can_guide, clip_names, read_aloud
from display.voice.pack import DEFAULT, load_pack
from display.voice.sound import PCM, wav_file
from server.config.schema import VoiceSection
from tests.display.packs import RATE, write_pack
from tests.display.test_voice_route import sound, with_voice
from tests.serving import House, house
from tools.voice_pack import GUIDANCE

PACK = load_pack(DEFAULT)
NAMED = {"category-enterprise", "category-seal", "group-elderly"}


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncGenerator[House]:
    async with house(tmp_path / "data") as running:
        yield running


def clips(language: str, words: str) -> list[str]:
    return clip_names(PACK, Guidance("en" if language == "en" else "zh", words), NAMED)


def test_words_numbers_and_counts_are_clips_in_their_order():
    assert clips("zh", "your-number,number:A012,.,people-ahead,count:12,people") == [
        "zh/your-number",
        "letters/A",
        "zh/0",
        "zh/1",
        "zh/2",
        ",",
        "zh/people-ahead",
        "zh/10",
        "zh/2",
        "zh/people",
    ]
    assert clips("en", "category:enterprise,count:2,waiting,letter:q") == [
        "en/category-enterprise",
        "en/2",
        "en/waiting",
        "letters/Q",
    ]


def test_two_of_something_is_not_the_digit_two():
    assert clips("zh", "count:2,people") == ["zh/two", "zh/people"]
    assert clips("zh", "tick,number:2") == ["zh/tick", "zh/2"]


def test_a_name_of_the_hall_without_a_clip_is_left_out():
    assert clips("zh", "category:seal,count:3,waiting") == ["zh/3", "zh/waiting"]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "hello",
        "choose,,waiting",
        "../zh/0",
        "zh/0",
        "category:nowhere",
        "group:../elderly",
        "count:1000",
        "count:-1",
        "number:ABCDEFGHI",
        "letter:AB",
        "letter:1",
        ",".join(["two"] * 41),
    ],
)
def test_what_is_no_guidance_is_refused(words: str):
    with pytest.raises(NotSaid):
        clips("zh", words)


def test_a_sentence_longer_than_a_minute_is_refused():
    with pytest.raises(NotSaid, match="too long"):
        read_aloud(PACK, Guidance("zh", ",".join(["guide-home"] * 40)), NAMED)


def test_the_pack_that_comes_along_has_every_clip_and_the_tool_makes_them_all():
    assert can_guide(PACK)
    assert set(GUIDANCE) == set(CLIPS)


async def test_a_kiosk_hears_the_clips_one_after_the_other(hall: House):
    status, body, answer = await sound(hall, "main/say.wav?language=zh&say=two,.,people")
    assert (status, answer.content_type) == (200, "audio/wav")
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
    gap, breath = array("h", bytes(2 * 320)), array("h", bytes(2 * 4800))
    with wave.open(io.BytesIO(body)) as file:
        heard = array("h", file.readframes(file.getnframes()))
    assert heard == PACK.clips["zh/two"] + gap + breath + PACK.clips["zh/people"] + gap


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("nowhere/say.wav?language=zh&say=two", 404),
        ("main/say.wav?language=fr&say=two", 422),
        ("main/say.wav?say=two", 422),
        ("main/say.wav?language=zh", 422),
        ("main/say.wav?language=zh&say=chime", 422),
        ("main/say.wav?language=zh&say=category:nowhere", 422),
        ("main/say.wav?language=zh&say=" + "two," * 300, 413),
    ],
)
async def test_what_cannot_be_said_is_a_problem(hall: House, path: str, status: int):
    found, _, answer = await sound(hall, path)
    assert (found, answer.content_type) == (status, "application/problem+json")
    assert answer.headers["Cache-Control"] == "no-store"


async def test_a_hall_without_a_board_voice_reads_aloud_all_the_same(tmp_path: Path):
    async with house(tmp_path / "data", with_voice(VoiceSection(enabled=False))) as hall:
        assert (await sound(hall, "main/say.wav?language=en&say=back"))[0] == 200


async def test_a_pack_without_the_guidance_leaves_it_to_the_voice_that_comes_along(tmp_path: Path):
    folder = write_pack(tmp_path / "pack")
    async with house(tmp_path / "data", with_voice(VoiceSection(pack=str(folder)))) as hall:
        _, body, _ = await sound(hall, "main/say.wav?language=en&say=back")
        assert body == read_aloud(PACK, Guidance("en", "back"), ())
        for clip in CLIPS:
            for language in ("zh", "en"):
                (folder / language / f"{clip}.wav").write_bytes(wav_file(PCM, RATE, 16, bytes(20)))
    async with house(tmp_path / "more", with_voice(VoiceSection(pack=str(folder)))) as hall:
        _, body, _ = await sound(hall, "main/say.wav?language=en&say=back")
        assert body == read_aloud(load_pack(folder), Guidance("en", "back"), ())
