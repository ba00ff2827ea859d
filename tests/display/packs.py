"""A voice pack small enough to count its samples: every clip is a constant of a length of its own."""

from array import array
from pathlib import Path

import msgspec

from display.voice.pack import PackFile, needed
from display.voice.sound import PCM, wav_file

RATE = 8000
TOML = """name = "test"
licence = "none"
source = "made by the test"
sample_rate = 8000
gap_ms = 1
breath_ms = 2
pause_ms = 3

[sentence]
zh = ["please", "{category}", "{number}", "number", ",", "to", "{window}", "window"]
en = ["{category}", ",", "number", "{number}", "go", "{window}"]
"""
GAP, BREATH, PAUSE = [0] * 8, [0] * 16, [0] * 24
"""1, 2 and 3 ms of silence."""


def clips() -> dict[str, list[int]]:
    """Clip → its samples: the n-th needed clip is n times the value n, and two names of categories."""
    file = msgspec.toml.decode(TOML, type=PackFile)
    names = [*dict.fromkeys(needed(file)), "zh/category-tax", "en/category-tax"]
    return {name: [n] * n for n, name in enumerate(names, 1)}


def write_pack(folder: Path, pause_ms: int = 3) -> Path:
    """The pack as files, 16-bit PCM; nearly all of a call is its pauses."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.toml").write_text(
        TOML.replace("pause_ms = 3", f"pause_ms = {pause_ms}"), encoding="utf-8"
    )
    for name, samples in clips().items():
        path = folder / f"{name}.wav"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(wav_file(PCM, RATE, 16, array("h", samples).tobytes()))
    return folder
