"""What the signs show, in a line each."""

from typing import Final

from devices.cd5220.emulator import Cd5220Emulator
from devices.onbon import codec as onbon_codec
from devices.onbon.emulator import OnbonEmulator
from devices.strip import codec as strip_codec
from devices.strip.emulator import StripEmulator

STRIP_COLOURS: Final = ("红 red", "绿 green", "黄 yellow")
ONBON_COLOURS: Final = {
    "own": "本色 its own colour",
    "red": "红 red",
    "green": "绿 green",
    "yellow": "黄 yellow",
}
STRIP_HALF: Final = strip_codec.encode_answer(1)[:3]
ONBON_HALF: Final = onbon_codec.encode(
    onbon_codec.answer(onbon_codec.OnbonFrame(1, onbon_codec.HOST, onbon_codec.SHOW_NOW))
)[:16]


def onbon_shown(line: OnbonEmulator) -> dict[str, str]:
    """Each card's text and colour."""
    line.frames.clear()  # kept for tests, and never ending
    return {
        f"{at}号屏 sign {at}": f"{text} ({ONBON_COLOURS[line.colours[at]]})"
        for at, text in sorted(line.shown.items())
    }


def strip_shown(line: StripEmulator) -> dict[str, str]:
    """Each strip's text and the colours in it."""
    line.frames.clear()
    return {
        f"{at}号屏 sign {at}": f"{text} ({_colours(line.colours[at])})"
        for at, text in sorted(line.shown.items())
    }


def _colours(colours: tuple[int, ...]) -> str:
    known = (STRIP_COLOURS[c] if c < len(STRIP_COLOURS) else str(c) for c in dict.fromkeys(colours))
    return ", ".join(known) or "空 blank"


def display_shown(display: Cd5220Emulator) -> dict[str, str]:
    """Both lines."""
    upper, lower = (row.rstrip() for row in display.rows)
    return {"显示 display": f"[{upper}] [{lower}]"} if upper or lower else {}
