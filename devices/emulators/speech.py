"""A speech chip that says its sentences in writing and speaks until it is told that it has finished."""

from collections.abc import Mapping
from typing import Any, Final

from devices.emulators.words import Misused, Word
from devices.speech.codec import ChipName
from devices.speech.emulator import SpeechEmulator

CHIP: Final[ChipName] = "syn6288"
OPTIONS: Final[Mapping[str, Any]] = {"chip": CHIP}


def speech(**place: Any) -> SpeechEmulator:
    """The chip."""
    return SpeechEmulator(CHIP, **place)


async def _finish(chip: SpeechEmulator) -> str:
    if not chip.busy:
        raise Misused("没有在说话 it is not speaking")
    chip.finish()
    return ""


def shown(chip: SpeechEmulator) -> dict[str, str]:
    """Whether it is speaking."""
    chip.queries = 0
    return {"语音 speech": "正在说 speaking" if chip.busy else "空闲 idle"}


def happened(chip: SpeechEmulator) -> list[str]:
    """Sentences begun, broken off and stopped."""
    said = ["被下一句打断 broken off by the next sentence"] * chip.interrupted
    said += ["被叫停 told to stop"] * chip.stopped
    said += [
        f"说 says: {sentence} {mark}".rstrip() for sentence, mark in zip(chip.spoken, chip.marks, strict=True)
    ]
    chip.interrupted = chip.stopped = 0
    chip.spoken.clear()
    chip.marks.clear()
    return said


WORDS: Final[Mapping[str, Word[SpeechEmulator]]] = {
    "finish": Word(_finish, "说完了 come to the end of the sentence")
}
