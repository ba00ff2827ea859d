"""The default voice pack, spoken by espeak-ng (Debian: apt install espeak-ng).

    python -m tools.voice_pack [DIR]          make every clip of display/voice/packs/default (or DIR)
    python -m tools.voice_pack [DIR] --check  make them in memory and compare; ends with 1 when one differs

The same version of espeak-ng gives the same bytes. Mandarin is given as pinyin: 1.51 reads characters of its own
choosing and `-v cmn` takes pinyin for English. Clips are 16 kHz mono, 8-bit μ-law.
"""

import io
import math
import subprocess
import sys
import wave
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import mul
from pathlib import Path
from string import ascii_uppercase
from typing import NamedTuple

from display.voice.pack import CHIME, DEFAULT
from display.voice.sound import MU_LAW, MU_LAW_VALUES, wav_file

RATE = 16000
VERSION = "1.51"
"""Of espeak-ng, for the clips in the repository."""
MANDARIN, ENGLISH = "cmn-latn-pinyin", "en"
SLOW, FLUENT = 175, 185
"""Words a minute: for what is listened to, one by one; and for what runs along."""
DIGITS = ["ling2", "yi1", "er4", "san1", "si4", "wu3", "liu4", "qi1", "ba1", "jiu3"]
TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
CATEGORIES = {
    "enterprise": ("qi3ye4 zhu4ce4 deng1ji4", "Enterprise registration"),
    "construction": ("tou2zi1 jian4she4 xiang4mu4 shen3pi1", "Construction project approval"),
    "real-estate": ("bu2dong4chan3 deng1ji4 jiao1yi4", "Real estate registration and transfer"),
    "housing-fund": ("gong1ji1jin1 ye4wu4", "Housing fund"),
    "exit-entry": ("chu1ru4jing4 ye4wu4", "Exit and entry"),
    "departmental": ("bu4men2 zhuan1ye4lei4", "Departmental services"),
    "comprehensive": ("zong1he2 ye4wu4lei4", "Comprehensive services"),
    "issuing": ("tong3yi1 chu1jian4", "Collect a result"),
}
"""Pinyin and English of the example hall's categories."""
GROUPS = {
    "ordinary": ("pu3tong1", "Ordinary"),
    "elderly": ("lao3nian2ren2", "Elderly"),
    "disabled": ("can2ji2ren2", "Disabled"),
    "military": ("jun1ren2 you1xian1", "Military"),
    "appointment": ("yu4yue1", "Appointment"),
    "returning": ("bu3jian4 fan3hui2", "Returning"),
}
GUIDANCE = {
    "again": ("qing3 zai4 chu4mo1 yi1ci4", "Please touch once more."),
    "back": ("fan3hui2", "Back"),
    "basis": ("fa3lv4 yi1ju4", "Legal basis"),
    "choose": (
        "qing3 xuan3ze2 yao4 ban4li3 de5 ye4wu4, chu4mo1 yi1xia4, jiu4 qu3hao4",
        "Please choose your business. One touch gives you a number.",
    ),
    "booked": ("qing3 shu1ru4 yu4yue1ma3", "Please enter the code of your appointment."),
    "clear": ("qing1kong1", "Clear"),
    "closed": ("xian4zai4 bu4 qu3hao4", "No numbers are given out now."),
    "done": ("wan2cheng2", "Done"),
    "end": ("jie2shu4", "End now"),
    "english": ("ying1yu3", "English"),
    "erase": ("shan1chu2", "Delete a letter"),
    "found": ("ge4 shi4xiang4", "matters found."),
    "go-on": ("ji4xu4", "Continue"),
    "guide": ("ban4shi4 zhi3nan2", "Guide"),
    "guide-home": (
        "qing3 an4 pin1yin1 shou3zi4mu3 cha2zhao3, huo4 xuan3ze2 lei4bie2",
        "Please touch the letters of what you look for, or choose a category.",
    ),
    "guide-list": ("qing3 xuan3ze2 yao4 cha2kan4 de5 shi4xiang4", "Please choose a matter."),
    "large-text": ("da4zi4ban3", "Large text"),
    "mandarin": ("zhong1wen2", "Chinese"),
    "matter": ("qing3 he2dui4 yao4 dai4 de5 cai2liao4, gong4", "Please check what to bring. Items:"),
    "next-page": ("xia4 yi1ye4", "Next page"),
    "no-number": (
        "bao4qian4, xian4zai4 qu3 bu4 liao3 hao4, qing3 kan4 ping2mu4",
        "Sorry, no number can be taken now. Please see the screen.",
    ),
    "nothing-found": (
        "mei2you3 zhao3dao4, qing3 huan4 zi4mu3, huo4 dao4 zi1xun2tai2 xun2wen4",
        "Nothing found. Please try other letters, or ask at the desk.",
    ),
    "people": ("ren2", "people"),
    "people-ahead": ("qian2mian4 hai2you3", "people ahead of you."),
    "phone-slip": (
        "qing3 yong4 shou3ji1 sao3ma3, zai4 da4ting1 deng3hou4 jiao4hao4",
        "Please scan the code with your phone, and wait in the hall for your call.",
    ),
    "previous-page": ("shang4 yi1ye4", "Previous page"),
    "ready": ("xiang4 yi3 bei4hao3", "ready."),
    "search": ("sou1suo3", "Search"),
    "still-there": (
        "nin2 hai2 zai4 ma5, yao4 ji4xu4, qing3 chu4mo1 ping2mu4",
        "Are you still there? To go on, please touch the screen.",
    ),
    "take-number": ("qu3hao4", "Take a number"),
    "take-slip": (
        "qing3 qu3zou3 hao4piao4, zai4 da4ting1 deng3hou4 jiao4hao4",
        "Please take your slip, and wait in the hall for your call.",
    ),
    "talk": ("yu3yin1", "Read aloud"),
    "then-take": ("xiang4, bei4qi2 hou4, qing3 qu3hao4", "When all is ready, please take a number."),
    "tick": ("cai2liao4", "Item"),
    "two": ("liang3", "two"),
    "waiting": ("ren2 deng3hou4", "waiting."),
    "your-number": ("nin2de5 hao4ma3 shi4", "Your number is"),
}
"""What a kiosk says to those who want it read aloud: pinyin and English; `display/voice/guidance.py` joins them."""


class Words(NamedTuple):
    """What one clip says, and the voice that says it."""

    text: str
    voice: str

    @property
    def speed(self) -> int:
        return FLUENT if " " in self.text else SLOW


def script() -> dict[str, Words]:
    """Clip → words: everything that the pack says."""
    zh = {str(n): word for n, word in enumerate(DIGITS)}
    zh |= {"10": "shi2", "100": "bai3", "please": "qing3", "number": "hao4", "go-to": "dao4"}
    zh |= {"window": "hao4 chuang1kou3"}
    en = {str(n): word for n, word in enumerate(ONES + TEENS)}
    en |= {str(n * 10): word for n, word in enumerate(TENS, 2)}
    en |= {"100": "hundred", "number": "Number", "go-to-window": "please go to window"}
    for id, (pinyin, english) in CATEGORIES.items():
        zh[f"category-{id}"], en[f"category-{id}"] = pinyin, english
    for id, (pinyin, english) in GROUPS.items():
        zh[f"group-{id}"], en[f"group-{id}"] = pinyin, english
    for clip, (pinyin, english) in GUIDANCE.items():
        zh[clip], en[clip] = pinyin, english
    return (
        {f"letters/{letter}": Words(letter, ENGLISH) for letter in ascii_uppercase}
        | {f"zh/{clip}": Words(text, MANDARIN) for clip, text in zh.items()}
        | {f"en/{clip}": Words(text, ENGLISH) for clip, text in en.items()}
    )


def speak(words: Words) -> tuple[int, list[float]]:
    """(rate, samples) as espeak-ng says it, samples within ±1."""
    command = ["espeak-ng", "-v", words.voice, "-s", str(words.speed), "--stdout", words.text]
    said = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    # The header of a stream has no length: read what is there.
    with wave.open(io.BytesIO(said.stdout)) as file:
        if (file.getnchannels(), file.getsampwidth()) != (1, 2):
            raise SystemExit("espeak-ng: 16-bit mono was expected")
        samples = array("h", file.readframes(len(said.stdout)))
        return file.getframerate(), [s / 32768 for s in samples]


def resample(samples: Sequence[float], rate: int) -> list[float]:
    """To RATE, by a windowed sinc that lets nothing through above half of it."""
    common = math.gcd(rate, RATE)
    up, down = RATE // common, rate // common
    cut, half = 0.94 * min(1.0, RATE / rate), 24
    taps: list[list[float]] = []
    for phase in range(up):
        offset = phase / up
        row: list[float] = []
        for k in range(-half + 1, half + 1):
            x = k - offset
            window = 0.5 + 0.5 * math.cos(math.pi * x / half) if abs(x) < half else 0.0
            row.append(window * cut * (math.sin(math.pi * cut * x) / (math.pi * cut * x) if x else 1.0))
        taps.append(row)
    padded = [0.0] * half + list(samples) + [0.0] * half
    made: list[float] = []
    for n in range(len(samples) * up // down):
        at, phase = divmod(n * down, up)
        made.append(sum(map(mul, taps[phase], padded[at + 1 : at + 1 + 2 * half])))
    return made


def trim(samples: Sequence[float], quiet: float = 0.006, margin_ms: int = 12) -> list[float]:
    """Without the silence around it, with soft edges."""
    loud = [i for i, s in enumerate(samples) if abs(s) > quiet]
    margin = RATE * margin_ms // 1000
    cut = list(samples[max(0, loud[0] - margin) : loud[-1] + margin])
    fade = RATE * 5 // 1000
    for i in range(fade):
        cut[i] *= i / fade
        cut[-1 - i] *= i / fade
    return cut


def loudness(samples: Sequence[float]) -> float:
    """Root mean square of the louder half of its 20 ms pieces: pauses and consonants do not count."""
    size = RATE // 50
    pieces = [samples[i : i + size] for i in range(0, len(samples), size)]
    powers = sorted((sum(map(mul, p, p)) / len(p) for p in pieces), reverse=True)
    louder = powers[: max(1, len(powers) // 2)]
    return math.sqrt(sum(louder) / len(louder))


def level(samples: Sequence[float], target: float = 0.16, peak: float = 0.92) -> list[float]:
    """At the same loudness as every other clip, without a peak above `peak`."""
    gain = min(target / loudness(samples), peak / max(map(abs, samples)))
    return [s * gain for s in samples]


def chime() -> list[float]:
    """Two soft bells, E and then C, each dying away."""
    made = [0.0] * int(RATE * 1.2)
    for start_s, pitch in ((0.0, 659.26), (0.42, 523.25)):
        first = int(RATE * start_s)
        for i in range(len(made) - first):
            t = i / RATE
            rise = min(1.0, t / 0.008)
            for harmonic, share, decay in ((1, 1.0, 4.5), (2, 0.25, 7.0), (3, 0.08, 11.0)):
                tone = math.sin(2 * math.pi * pitch * harmonic * t)
                made[first + i] += 0.3 * rise * share * math.exp(-decay * t) * tone
    end = RATE // 10
    for i in range(end):
        made[-1 - i] *= i / end
    return made


def encode(samples: Sequence[float]) -> bytes:
    """8-bit μ-law in a WAV file, each sample the nearest value that there is."""
    values = sorted((value, byte) for byte, value in enumerate(MU_LAW_VALUES))
    known = [value for value, _ in values]
    body = bytearray()
    for sample in samples:
        wanted = round(sample * 32767)
        i = min(max(bisect_left(known, wanted), 1), len(known) - 1)
        nearer = i if known[i] - wanted < wanted - known[i - 1] else i - 1
        body.append(values[nearer][1])
    return wav_file(MU_LAW, RATE, 8, bytes(body))


def clip(words: Words) -> bytes:
    """One finished clip, as a file."""
    rate, samples = speak(words)
    return encode(level(trim(resample(samples, rate))))


def pack() -> Iterator[tuple[str, bytes]]:
    """(file, bytes) of every clip."""
    yield f"{CHIME}.wav", encode(chime())
    for name, words in script().items():
        yield f"{name}.wav", clip(words)


def main(arguments: list[str]) -> int:
    check = "--check" in arguments
    folder = Path(next((a for a in arguments if not a.startswith("-")), str(DEFAULT)))
    try:
        version = subprocess.run(
            ["espeak-ng", "--version"], capture_output=True, check=True, text=True
        ).stdout
    except FileNotFoundError:
        print("espeak-ng is not installed: apt install espeak-ng", file=sys.stderr)
        return 2
    if f": {VERSION} " not in version:
        print(f"not espeak-ng {VERSION}, the bytes may differ: {version.strip()}", file=sys.stderr)
    differing, size = 0, 0
    for name, data in pack():
        path = folder / name
        size += len(data)
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        elif not path.is_file() or path.read_bytes() != data:
            differing += 1
            print(f"differs: {path}")
    print(f"{folder}: {size:,} bytes of clips" + (f", {differing} differ" if check else ""))
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
