"""A numeric keypad on USB as a clerk's buttons, on Linux.

Its keys are read where the kernel gives them and, unless told otherwise, taken away from everybody else: digits for
the queue must not end up in the form that the clerk is filling in.
"""

import time
from collections.abc import Callable
from typing import Final

from devices.driver import Driver
from devices.keypad import codec
from devices.keypad.options import KeypadOptions
from devices.linked import PATIENCE, LinkedDevice, Patience
from devices.links.evdev import EvdevLink
from devices.protocols import KEYS, DeviceTraits, PadDisplay, Pressed

TRAITS: Final = DeviceTraits(frozenset({"call-pad"}))
SCHEMES: Final = frozenset({"evdev"})
NAMES: Final = (*map(str, range(10)), *KEYS)
UNIT: Final = 1


def key_names(options: KeypadOptions) -> dict[int, str]:
    """Code → name of every key that means something. `ValueError` for a code or a name that there is not."""
    names = dict(codec.KEY_NAMES)
    for code, name in options.keys.items():
        if not (code.isascii() and code.isdigit() and 0 < int(code) <= codec.LAST_KEY):
            raise ValueError(f"key code '{code}' must be a number from 1 to {codec.LAST_KEY}")
        if name and name not in NAMES:
            raise ValueError(f"key {code}: unknown key name '{name}', one of {', '.join(NAMES)}")
        names[int(code)] = name
    return {code: name for code, name in names.items() if name}


class Keypad(LinkedDevice):
    """A `CallPad` without a display; its unit is 1."""

    ANSWERS = False

    def __init__(
        self,
        url: str,
        options: KeypadOptions,
        *,
        patience: Patience = PATIENCE,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(url, link=EvdevLink(url, grab=options.grab), patience=patience, clock=clock)
        self._keys = key_names(options)
        self._scanner = codec.scanner()

    def show_pad(self, unit: int, display: PadDisplay) -> None:
        """Nothing: it has no display."""

    def beep(self, unit: int) -> None:
        """Nothing: it has no sounder."""

    async def _talk(self) -> None:
        self._scanner.reset()
        while True:
            events = self._scanner.feed(await self._listen())
            lost = sum(event.type == codec.SYN and event.code == codec.DROPPED for event in events)
            self._scanner.bad += lost
            self._heard(len(events), self._scanner.bad, self._scanner.skipped)
            for event in events:
                self._take(event)

    def _take(self, event: codec.KeypadEvent) -> None:
        """A key that goes down; one that is held repeats itself and one that goes up means nothing."""
        if event.type == codec.KEY and event.value == codec.PRESSED and event.code in self._keys:
            self.report(Pressed(UNIT, self._keys[event.code]))


DRIVER: Final = Driver(Keypad, KeypadOptions, TRAITS, SCHEMES)
