"""Packs and the joiner: every sample where it belongs, and packs that cannot be used."""

import wave
from array import array
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.voice.announcement import Saying, announce, clip_names, languages
from display.voice.pack import DEFAULT, PackUnusable, load_pack
from display.voice.sound import MU_LAW, PCM, NotASound, Sound, decode_wav, encode_wav, wav_file
from tests.display.packs import BREATH, GAP, PAUSE, RATE, TOML, clips, write_pack
from tests.serving import example

CLIPS = clips()
COMING_ALONG = load_pack(DEFAULT)


def samples(sound: bytes) -> list[int]:
    """As another reader of WAV files sees them."""
    with wave.open(BytesIO(sound)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        return list(array("h", file.readframes(file.getnframes())))


def joined(*names: str) -> list[int]:
    """Clips with a gap between two; "," is a breath instead of the gap."""
    made: list[int] = []
    for before, name in zip([",", *names], names, strict=False):
        made += BREATH if name == "," else ([] if before == "," else GAP) + CLIPS[name]
    return made


ZH = (
    "zh/please",
    "letters/A",
    "zh/0",
    "zh/2",
    "zh/3",
    "zh/number",
    ",",
    "zh/to",
    "zh/10",
    "zh/2",
    "zh/window",
)
EN = ("en/number", "letters/A", "en/0", "en/2", "en/3", "en/go", "en/12")


def test_a_call_is_the_chime_and_then_the_sentence_sample_by_sample(tmp_path: Path):
    sound = announce(load_pack(write_pack(tmp_path)), Saying("A023", "12", "zh_CN"))
    assert samples(sound) == CLIPS["chime"] + PAUSE + joined(*ZH)


def test_a_call_is_said_as_often_as_asked_after_one_chime(tmp_path: Path):
    sound = announce(load_pack(write_pack(tmp_path)), Saying("A023", "12", "zh_CN", times=2))
    assert samples(sound) == CLIPS["chime"] + (PAUSE + joined(*ZH)) * 2


def test_a_ticket_in_english_is_called_in_mandarin_and_then_in_english(tmp_path: Path):
    sound = announce(load_pack(write_pack(tmp_path)), Saying("A023", "12", "en", times=2))
    assert samples(sound) == CLIPS["chime"] + (PAUSE + joined(*ZH) + PAUSE + joined(*EN)) * 2


def test_the_category_is_said_where_there_is_a_clip_of_it(tmp_path: Path):
    pack = load_pack(write_pack(tmp_path))
    named = Saying("A1", "1", "en", category="tax")
    assert clip_names(pack, named, "zh")[:3] == ["zh/please", "zh/category-tax", "letters/A"]
    assert clip_names(pack, named, "en")[:3] == ["en/category-tax", ",", "en/number"]
    unknown = Saying("A1", "1", "en", category="seal")
    assert clip_names(pack, unknown, "zh")[:2] == ["zh/please", "letters/A"]
    assert clip_names(pack, unknown, "en")[:2] == ["en/number", "letters/A"]


def test_a_pack_without_english_calls_everybody_in_mandarin(tmp_path: Path):
    write_pack(tmp_path)
    (tmp_path / "pack.toml").write_text(TOML[: TOML.index("en = ")], encoding="utf-8")
    for path in (tmp_path / "en").iterdir():
        path.unlink()
    pack = load_pack(tmp_path)
    assert languages(pack, Saying("A1", "1", "en")) == ["zh"]
    assert announce(pack, Saying("A1", "1", "en")) == announce(pack, Saying("A1", "1", "zh_CN"))


@given(st.from_regex(r"[A-Z]{1,2}[0-9]{2,5}", fullmatch=True), st.integers(1, 199), st.integers(1, 3))
def test_a_call_lasts_as_long_as_its_parts(number: str, window: int, times: int):
    pack = COMING_ALONG
    saying = Saying(number, str(window), "en", times=times)
    file, rate = pack.file, pack.file.sample_rate
    gap, breath, pause = (rate * ms // 1000 for ms in (file.gap_ms, file.breath_ms, file.pause_ms))
    length = len(pack.clips["chime"])
    for language in ("zh", "en"):
        names = clip_names(pack, saying, language)
        spoken = [name for name in names if name != ","]
        breaths = len(names) - len(spoken)
        sentence = sum(len(pack.clips[name]) for name in spoken) + breaths * breath
        length += times * (pause + sentence + (len(spoken) - 1 - breaths) * gap)
    assert len(announce(pack, saying)) == 44 + 2 * length


# Packs


def test_the_default_pack_is_complete_with_the_categories_of_the_example_and_small():
    pack = load_pack(DEFAULT)
    assert pack.file.sample_rate == 16000
    for category in example().hall[0].category:
        assert {f"zh/category-{category.id}", f"en/category-{category.id}"} <= pack.clips.keys()
    assert all(0.08 < len(clip) / 16000 < 5.0 for clip in pack.clips.values())
    assert sum(path.stat().st_size for path in DEFAULT.rglob("*") if path.is_file()) < 2_500_000


def test_the_default_clips_are_about_equally_loud_and_never_clip():
    for name, clip in load_pack(DEFAULT).clips.items():
        peak = max(map(abs, clip))
        assert 4000 < peak < 31500, name


def test_a_missing_clip_is_named(tmp_path: Path):
    write_pack(tmp_path)
    (tmp_path / "zh" / "3.wav").unlink()
    (tmp_path / "letters" / "Q.wav").unlink()
    with pytest.raises(PackUnusable) as caught:
        load_pack(tmp_path)
    assert str(caught.value) == f"voice pack {tmp_path}: missing letters/Q.wav, zh/3.wav"


def test_a_missing_category_is_no_fault(tmp_path: Path):
    write_pack(tmp_path)
    (tmp_path / "zh" / "category-tax.wav").unlink()
    assert "zh/category-tax" not in load_pack(tmp_path).clips


@pytest.mark.parametrize(
    ("clip", "fault"),
    [
        (wav_file(PCM, 44100, 16, b"\0\0"), "has 44100 samples a second, pack.toml says 8000"),
        (wav_file(PCM, 8000, 24, b"\0\0\0"), "is format 1 with 24 bits; 16-bit PCM or 8-bit μ-law is needed"),
        (b"ID3\x04 an mp3", "is no WAV file"),
        (wav_file(PCM, 8000, 16, b"")[:36], "has no samples"),
        (bytes(1_000_001), "is larger than 1000000 bytes"),
    ],
)
def test_a_clip_that_cannot_be_used_is_named_with_the_reason(tmp_path: Path, clip: bytes, fault: str):
    write_pack(tmp_path)
    (tmp_path / "zh" / "3.wav").write_bytes(clip)
    with pytest.raises(PackUnusable) as caught:
        load_pack(tmp_path)
    assert str(caught.value) == f"voice pack {tmp_path}: zh/3.wav {fault}"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("gap_ms = 1", "gap_ms = -1", "gap_ms must be between 0 and 5000 at $.gap_ms"),
        ('"{number}", "go"', '"go"', "{number} must be said at $.sentence.en"),
        ("zh = [", "fr = [", "Invalid enum value 'fr' - at `key` in `$.sentence`"),
        ("gap_ms = 1", "gab_ms = 1", "Object contains unknown field `gab_ms`"),
        ("zh = ", "# zh = ", "a sentence in Chinese is needed at $.sentence.zh"),
    ],
)
def test_a_pack_file_that_cannot_be_is_refused_with_the_place(tmp_path: Path, old: str, new: str, fault: str):
    write_pack(tmp_path)
    assert old in TOML
    (tmp_path / "pack.toml").write_text(TOML.replace(old, new), encoding="utf-8")
    with pytest.raises(PackUnusable) as caught:
        load_pack(tmp_path)
    assert str(caught.value) == f"voice pack {tmp_path}: pack.toml: {fault}"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(PackUnusable, match=r"No such file or directory: .*nowhere/pack\.toml"):
        load_pack(tmp_path / "nowhere")


# WAV


def test_mu_law_is_decoded_as_g_711_says():
    known = {0x00: -32124, 0x0F: -16764, 0x7F: 0, 0x80: 32124, 0x8F: 16764, 0xEF: 132, 0xFE: 8, 0xFF: 0}
    sound = decode_wav(wav_file(MU_LAW, 8000, 8, bytes(known)))
    assert sound == Sound(8000, array("h", known.values()))


@given(st.lists(st.integers(-32768, 32767)))
def test_pcm_comes_back_as_it_was(values: list[int]):
    sound = Sound(16000, array("h", values))
    assert decode_wav(encode_wav(sound)) == sound


def test_chunks_of_other_programs_and_an_extensible_header_are_understood():
    plain = wav_file(PCM, 8000, 16, b"\1\0\2\0")
    listed = plain[:12] + b"LIST\3\0\0\0abc\0" + plain[12:]
    assert decode_wav(listed).samples.tolist() == [1, 2]
    form = bytearray(plain[20:36])
    form[:2] = b"\xfe\xff"
    guid = bytes.fromhex("0100000000001000800000aa00389b71")
    extended = bytes(form) + b"\x16\0\x10\0\0\0\0\0" + guid
    wide = plain[:12] + b"fmt " + len(extended).to_bytes(4, "little") + extended + plain[36:]
    assert decode_wav(wide).samples.tolist() == [1, 2]


def test_a_file_cut_short_keeps_its_whole_samples():
    assert decode_wav(wav_file(PCM, 8000, 16, b"\1\0\2\0")[:-1]).samples.tolist() == [1]


@given(st.binary(max_size=120), st.binary(max_size=80))
def test_garbage_is_refused_and_never_more(start: bytes, rest: bytes):
    good = wav_file(PCM, 8000, 16, b"\1\0\2\0")
    for data in (start, good[: len(start)] + rest, b"RIFF\0\0\0\0WAVE" + start):
        try:
            decode_wav(data)
        except NotASound:
            continue
