"""A voice pack: a folder with `pack.toml` and one WAV file for each thing that is said.

chime.wav            before the words
letters/A.wav … Z    letters of a number or window, in both languages
zh/0.wav … 10, 100   零 to 十, 百;   zh/WORD.wav every word of the sentence
en/0.wav … 19, 20, 30 … 90, 100;    en/WORD.wav every word of the sentence
zh/category-ID.wav   a category's name, by its id in the configuration (optional), and en/category-ID.wav
"""

from array import array
from dataclasses import dataclass
from pathlib import Path

import msgspec

from display.voice.sound import NotASound, decode_wav
from display.voice.spelling import LETTERS, NUMBERS, Spoken
from server.data_folder import FolderUnusable

DEFAULT = Path(__file__).parent / "packs" / "default"
CHIME = "chime"
BREATH = ","
PLACES = ("{number}", "{window}", "{category}")
MOST_BYTES = 1_000_000
"""Of a single clip: half a minute is no clip."""


class PackUnusable(FolderUnusable):
    """The pack cannot be used; the text names the folder and what is missing or wrong in it."""


class PackFile(msgspec.Struct, forbid_unknown_fields=True):
    """`pack.toml`. A sentence is a list of clips, of the places {number}, {window} and {category}, and of "," for a
    breath. Chinese is needed; without a sentence in English nothing is said in English."""

    name: str
    licence: str
    source: str
    sentence: dict[Spoken, list[str]]
    sample_rate: int = 16000
    gap_ms: int = 30
    """Between two clips."""
    breath_ms: int = 200
    """For a ","."""
    pause_ms: int = 500
    """Between chime and sentence, and between two sentences."""


@dataclass(frozen=True)
class Pack:
    """A pack in memory; every clip has the pack's sample rate."""

    file: PackFile
    clips: "dict[str, array[int]]"


def needed(file: PackFile) -> list[str]:
    """The clips that the pack cannot speak without."""
    names = [CHIME, *LETTERS]
    for language, sentence in file.sentence.items():
        names += NUMBERS[language]
        names += [f"{language}/{word}" for word in sentence if word not in (*PLACES, BREATH)]
    return names


def load_pack(folder: Path) -> Pack:
    """The pack of a folder; raises PackUnusable."""
    try:
        file = msgspec.toml.decode((folder / "pack.toml").read_bytes(), type=PackFile)
        clips = {
            str(path.relative_to(folder).with_suffix("").as_posix()): _clip(folder, path, file)
            for path in sorted(folder.rglob("*.wav"))
        }
    except OSError as error:
        raise PackUnusable(f"voice pack {folder}: {error.strerror}: {error.filename}") from error
    except (msgspec.DecodeError, ValueError) as error:
        raise PackUnusable(f"voice pack {folder}: pack.toml: {error}") from error
    if fault := _fault(file):
        raise PackUnusable(f"voice pack {folder}: pack.toml: {fault}")
    missing = [f"{name}.wav" for name in dict.fromkeys(needed(file)) if name not in clips]
    if missing:
        raise PackUnusable(f"voice pack {folder}: missing {', '.join(missing)}")
    return Pack(file, clips)


def _clip(folder: Path, path: Path, file: PackFile) -> "array[int]":
    name = path.relative_to(folder).as_posix()
    if path.stat().st_size > MOST_BYTES:
        raise PackUnusable(f"voice pack {folder}: {name} is larger than {MOST_BYTES} bytes")
    try:
        sound = decode_wav(path.read_bytes())
    except NotASound as error:
        raise PackUnusable(f"voice pack {folder}: {name} {error}") from error
    if sound.rate != file.sample_rate:
        raise PackUnusable(
            f"voice pack {folder}: {name} has {sound.rate} samples a second, pack.toml says {file.sample_rate}"
        )
    return sound.samples


def _fault(file: PackFile) -> str:
    """What a well-formed pack.toml can still get wrong; empty when nothing is."""
    if "zh" not in file.sentence:
        return "a sentence in Chinese is needed at $.sentence.zh"
    for language, sentence in file.sentence.items():
        for place in PLACES[:2]:
            if place not in sentence:
                return f"{place} must be said at $.sentence.{language}"
    if not 8000 <= file.sample_rate <= 48000:
        return f"sample_rate {file.sample_rate} is not between 8000 and 48000 at $.sample_rate"
    for field in ("gap_ms", "breath_ms", "pause_ms"):
        if not 0 <= getattr(file, field) <= 5000:
            return f"{field} must be between 0 and 5000 at $.{field}"
    return ""
