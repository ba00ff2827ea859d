"""The program that makes the default voice. Clips need espeak-ng of the version that made those in the repository."""

import math
import shutil
import subprocess

import pytest

from display.voice.pack import DEFAULT
from tools import voice_pack


def espeak() -> str:
    found = shutil.which("espeak-ng")
    return subprocess.run([found, "--version"], capture_output=True, text=True).stdout if found else ""


def test_the_chime_is_the_same_every_time():
    assert voice_pack.encode(voice_pack.chime()) == (DEFAULT / "chime.wav").read_bytes()


def test_the_pack_has_every_clip_of_the_script_and_no_other():
    there = {path.relative_to(DEFAULT).with_suffix("").as_posix() for path in DEFAULT.rglob("*.wav")}
    assert there == {"chime", *voice_pack.script()}


@pytest.mark.skipif(
    f": {voice_pack.VERSION} " not in espeak(), reason=f"espeak-ng {voice_pack.VERSION} is not here"
)
@pytest.mark.parametrize("name", ["zh/3", "zh/window", "letters/W", "en/12"])
def test_a_clip_made_again_is_the_same_byte_for_byte(name: str):
    assert voice_pack.clip(voice_pack.script()[name]) == (DEFAULT / f"{name}.wav").read_bytes()


def test_a_tone_keeps_its_pitch_when_resampled():
    tone = [math.sin(2 * math.pi * 1000 * i / 22050) for i in range(22050)]
    made = voice_pack.resample(tone, 22050)
    assert len(made) == 16000
    expected = [math.sin(2 * math.pi * 1000 * i / 16000) for i in range(16000)]
    worst = max(abs(a - b) for a, b in zip(made[100:-100], expected[100:-100], strict=True))
    assert worst < 0.002


def test_what_the_rate_cannot_carry_is_left_out():
    high = [math.sin(2 * math.pi * 9500 * i / 22050) for i in range(22050)]
    assert max(map(abs, voice_pack.resample(high, 22050)[100:-100])) < 0.01
