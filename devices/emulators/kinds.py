"""Which kinds of hardware can be emulated: one literal table."""

from collections.abc import Mapping
from typing import Any, Final

from devices.cd5220.emulator import Cd5220Emulator
from devices.emulators import cards, pads, signs, slips, speech
from devices.emulators.words import EmulatedKind
from devices.onbon.emulator import OnbonEmulator
from devices.strip.emulator import StripEmulator

KINDS: Final[Mapping[str, EmulatedKind[Any]]] = {
    "printer": EmulatedKind(slips.SlipPrinter, "", slips.shown, slips.WORDS, slips.happened, slips.HALF),
    "bus": EmulatedKind(
        pads.EmulatedPads, "ff68", pads.bus_shown, pads.BUS_WORDS, pads.bus_happened, pads.BUS_HALF
    ),
    "onbon": EmulatedKind(OnbonEmulator, "onbon", signs.onbon_shown, half=signs.ONBON_HALF),
    "strip": EmulatedKind(StripEmulator, "strip", signs.strip_shown, half=signs.STRIP_HALF),
    "display": EmulatedKind(Cd5220Emulator, "cd5220", signs.display_shown),
    "modbus": EmulatedKind(
        pads.Boxes,
        "modbus",
        pads.modbus_shown,
        pads.MODBUS_WORDS,
        half=pads.MODBUS_HALF,
        options=pads.MODBUS_OPTIONS,
    ),
    "keypad": EmulatedKind(
        pads.MutableKeypad, "keypad", pads.keypad_shown, pads.KEYPAD_WORDS, half=pads.KEYPAD_HALF
    ),
    "card-reader": EmulatedKind(cards.CardTray, "sdt", cards.shown, cards.WORDS, cards.happened, cards.HALF),
    "speech": EmulatedKind(
        speech.speech, "speech", speech.shown, speech.WORDS, speech.happened, options=speech.OPTIONS
    ),
}
