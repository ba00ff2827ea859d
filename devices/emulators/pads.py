"""Call pads and rating pads under somebody's fingers: on the FF 68 bus, as Modbus boxes, as a keypad."""

import asyncio
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from devices.emulators.words import Misused, Word, keys_in, number
from devices.ff68 import codec
from devices.ff68.driver import FIRST_RATING_PAD
from devices.ff68.emulator import CODES, Ff68Emulator
from devices.keypad.emulator import CODES as KEYPAD_CODES
from devices.keypad.emulator import KeypadEmulator
from devices.modbus.emulator import ModbusEmulator
from devices.modbus.options import ModbusOptions

ECHO_S: Final = 1.0
"""How long a pad waits for its frame to come back."""
TOUCH_S: Final = 0.15
"""Between two touches of the same key; what comes again sooner is a frame sent twice."""
READ_S: Final = 3.0
"""How long a button box is given until its buttons are read, and a third of it for every one of them."""
BUS_HALF: Final = codec.encode(codec.Ff68Frame(1, codec.KEY, bytes((CODES["call"],))))[:5]
MODBUS_HALF: Final = b"\x01\x02\x02"
"""Unit 1 answers with its inputs, of which two bytes and the checksum are missing."""
MODBUS_UNITS: Final = tuple(range(1, 9))
MODBUS_OPTIONS: Final[Mapping[str, Any]] = {
    "pads": [1],
    "keys": [*map(str, range(10)), "call", "recall", "start", "finish", "miss", "ok"],
    "pad_digits": 4,
}
KEYPAD_HALF: Final = bytes(12)


class EmulatedPads(Ff68Emulator):
    """Pads that are touched as a finger does it."""

    echo_s = ECHO_S

    def __init__(self, **place: Any) -> None:
        super().__init__(**place)
        self._touched: dict[int, tuple[str, float]] = {}

    async def touch(self, address: int, key: str) -> None:
        """Press a key and wait for its echo. Raises `TimeoutError`."""
        clock, pad = asyncio.get_running_loop().time, self.pad(address)
        before, at = self._touched.get(address, ("", 0.0))
        if key == before:
            await asyncio.sleep(at + TOUCH_S - clock())
        self._touched[address] = key, clock()
        pad.echoed.clear()
        self.press(address, key)
        await self.until(lambda: bool(pad.echoed), self.echo_s)


async def _bus_press(bus: EmulatedPads, address: str, key: str, *more: str) -> str:
    at = number(address, 1, FIRST_RATING_PAD - 1, "呼叫器地址", "the address of a call pad")
    for each in keys_in((key, *more), CODES):
        try:
            await bus.touch(at, each)
        except TimeoutError:
            raise Misused(f"按键 {each} 无人应答 nobody answered the key {each}") from None
    return ""


async def _bus_rate(bus: EmulatedPads, address: str, value: str) -> str:
    at = number(address, FIRST_RATING_PAD, 255, "评价器地址", "the address of a rating pad")
    bus.rate(at, number(value, 0, 255, "评价值", "the value"))
    return ""


def bus_shown(bus: EmulatedPads) -> dict[str, str]:
    """The displays that are not dark, in brackets so that dark digits count."""
    pads = sorted(bus.pads.items())
    return {f"{at}号呼叫器 pad {at}": f"[{pad.shown}]" for at, pad in pads if pad.shown.strip()}


def bus_happened(bus: EmulatedPads) -> list[str]:
    """Beeps, invitations to rate and thanks."""
    said: list[str] = []
    for at, pad in sorted(bus.pads.items()):
        said += [f"{at}号呼叫器 pad {at}: 鸣叫 beeps"] * pad.beeps
        said += [f"{at}号评价器 rating pad {at}: 请评价 asks for a rating"] * pad.asked
        said += [f"{at}号评价器 rating pad {at}: 谢谢 thanks"] * pad.thanked
        pad.beeps = pad.asked = pad.thanked = 0
    return said


BUS_WORDS: Final[Mapping[str, Word[EmulatedPads]]] = {
    "press": Word(_bus_press, "按键，如 press 1 023 call  press keys of a call pad", "ADDRESS KEY…"),
    "rate": Word(_bus_rate, "评价，如 rate 129 4  touch a rating pad; its raw value", "ADDRESS VALUE"),
}


class Boxes(ModbusEmulator):
    """A line with eight units, each a box with 16 buttons and a display."""

    read_s = READ_S

    def __init__(self, **place: Any) -> None:
        super().__init__(msgspec.convert(dict(MODBUS_OPTIONS), ModbusOptions), MODBUS_UNITS, **place)


async def _modbus_press(units: Boxes, unit: str, key: str, *more: str) -> str:
    at = number(unit, MODBUS_UNITS[0], MODBUS_UNITS[-1], "单元", "the unit")
    keys, box = keys_in((key, *more), MODBUS_OPTIONS["keys"]), units.boxes[at]
    for each in keys:
        units.press(at, each)
    try:
        await units.until(lambda: not box.struck, units.read_s + len(keys) * units.read_s / 3)
    except TimeoutError:
        box.struck.clear()  # a finger does not stay on the button until somebody looks
        raise Misused(f"无人读取{at}号单元的按键 nobody reads the buttons of unit {at}") from None
    return ""


def modbus_shown(units: Boxes) -> dict[str, str]:
    """The displays that are not dark."""
    return {f"{at}号单元 unit {at}": f"[{text}]" for at in units.boxes if (text := units.shown(at))}


MODBUS_WORDS: Final[Mapping[str, Word[Boxes]]] = {
    "press": Word(_modbus_press, "按键，如 press 1 call  press buttons of a unit", "UNIT KEY…")
}


class MutableKeypad(KeypadEmulator):
    """A keypad whose keys can be made to do nothing."""

    def __init__(self, *, host: str = "", port: int = 0, pty: bool = False, path: str = "") -> None:
        """Only `path` counts: a keypad is on no network."""
        del host, port, pty
        super().__init__(path=path)
        self.mute = False

    def send(self, data: bytes) -> None:
        if not self.mute:
            super().send(data)


async def _keypad_press(keypad: MutableKeypad, key: str, *more: str) -> str:
    for each in keys_in((key, *more), KEYPAD_CODES):
        try:
            keypad.press(each)
        except BlockingIOError:
            raise Misused("无人读取键盘 nobody reads the keypad") from None
    return ""


def keypad_shown(keypad: MutableKeypad) -> dict[str, str]:
    """Nothing: it has no display."""
    del keypad
    return {}


KEYPAD_WORDS: Final[Mapping[str, Word[MutableKeypad]]] = {
    "press": Word(_keypad_press, "按键，如 press 023 call  press keys", "KEY…")
}
