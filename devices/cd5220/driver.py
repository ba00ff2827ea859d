"""One customer display at a window."""

import textwrap
import time
from collections.abc import Callable
from typing import Final

from devices.cd5220 import codec
from devices.cd5220.options import Cd5220Options
from devices.driver import Driver
from devices.linked import PATIENCE, Patience
from devices.protocols import DeviceTraits, SignContent
from devices.room import Room, whole
from devices.signline import SignLine

TRAITS: Final = DeviceTraits(frozenset({"sign"}))


def room(options: Cd5220Options, use: str) -> Room:
    """The number has the upper line, the window the lower."""
    del options, use
    return Room(codec.WIDTH, window=codec.WIDTH)


class Cd5220Display(SignLine[None]):
    """`Sign` for a display that is alone on its line and never answers, so that only its link can be told to be well."""

    def __init__(
        self,
        url: str,
        options: Cd5220Options,
        *,
        patience: Patience = PATIENCE,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(
            url, None, answers=False, refresh_s=options.refresh_s, patience=patience, clock=clock
        )
        self._options = options

    def _encode(self, unit: int, content: SignContent) -> bytes:
        if unit != TRAITS.units[0]:
            raise ValueError(f"{self.url}: a display is alone on its line, there is no unit {unit}")
        self._fits(unit, content.number, len(content.number) <= codec.WIDTH)
        return codec.show(*lines(content, self._options.please))

    def _again(self, data: bytes) -> bytes:
        """Without clearing first: a display that is well must not blink."""
        return data[1:]

    def _takes(self, unit: int, frame: None) -> bool | None:
        return None


def lines(content: SignContent, please: str) -> tuple[str, str]:
    """The upper and lower line: the number and where to go, or a longer text on both.

    Words go before the window's name is cut: first the please, then the word before the name.
    """
    latin = " ".join(content.latin.split())
    if content.number and latin.startswith(content.number):
        rest = latin[len(content.number) :].strip()
        asked = f"{please} {rest}" if please and rest and content.state == "called" else rest
        lower = next((line for line in (asked, rest) if len(line) <= codec.WIDTH), content.window)
        return whole(content.number, codec.WIDTH), lower
    for text in (latin, latin.partition(" ")[2]):
        found = textwrap.wrap(text, codec.WIDTH, break_on_hyphens=False)
        if len(found) <= 2:
            break
    else:
        found = textwrap.wrap(latin, codec.WIDTH, max_lines=2, placeholder=codec.CUT)
    upper, lower, *_ = [*found, "", ""]
    return upper, lower


DRIVER: Final = Driver(Cd5220Display, Cd5220Options, TRAITS, room=room)
