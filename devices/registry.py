"""Which driver serves which device: one literal table. Adding a driver is a folder and a line here."""

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

import msgspec

from devices.cd5220 import driver as cd5220
from devices.escpos.driver import EscposPrinter
from devices.ff68 import driver as ff68
from devices.keypad import driver as keypad
from devices.links import LINKS
from devices.memory import MemoryPrinter
from devices.modbus import driver as modbus
from devices.onbon import driver as onbon
from devices.protocols import Device, DeviceTraits, TicketPrinter
from devices.room import Room
from devices.sdt import driver as sdt
from devices.speech import driver as speech
from devices.strip import driver as strip

PRINTERS: Final[dict[str, Callable[[str], TicketPrinter]]] = {
    "tcp": EscposPrinter,
    "socket": EscposPrinter,
    "serial": EscposPrinter,
    "memory": MemoryPrinter,
}


def no_display(options: Any, use: str) -> Room | None:
    """Of devices that show no numbers."""
    del options, use
    return None


class Driver(NamedTuple):
    """How a driver is made, what its table of options is, which links it runs over and what it is good for."""

    make: Callable[[str, Any], Device]
    """(url, options) → the device, without I/O. `ValueError` with a sentence for what cannot be."""
    options: type[msgspec.Struct]
    traits: DeviceTraits
    schemes: frozenset[str] = frozenset(LINKS)
    room: Callable[[Any, str], Room | None] = no_display
    """(options, use) → what there is room for on its display; None for no display or no limit."""


DRIVERS: Final[dict[str, Driver]] = {
    "ff68": Driver(ff68.Ff68Bus, ff68.Ff68Options, ff68.TRAITS, room=ff68.room),
    "modbus": Driver(modbus.ModbusUnits, modbus.ModbusOptions, modbus.TRAITS, modbus.SCHEMES, modbus.room),
    "keypad": Driver(keypad.Keypad, keypad.KeypadOptions, keypad.TRAITS, keypad.SCHEMES),
    "onbon": Driver(onbon.OnbonCards, onbon.OnbonOptions, onbon.TRAITS, room=onbon.room),
    "strip": Driver(strip.StripLine, strip.StripOptions, strip.TRAITS, room=strip.room),
    "cd5220": Driver(cd5220.Cd5220Display, cd5220.Cd5220Options, cd5220.TRAITS, room=cd5220.room),
    "speech": Driver(speech.make, speech.SpeechOptions, speech.TRAITS),
    "sdt": Driver(sdt.SdtReader, sdt.SdtOptions, sdt.TRAITS),
}


def open_printer(url: str) -> TicketPrinter:
    """The printer behind `url`, without I/O yet. Raises `ValueError` with a sentence naming the bad part."""
    scheme = _scheme(url)
    if scheme not in PRINTERS:
        known = ", ".join(f"{name}://" for name in sorted(PRINTERS))
        raise ValueError(f"{url}: unknown scheme '{scheme}', a printer's URL starts with one of {known}")
    return PRINTERS[scheme](url)


def open_device(driver: str, url: str, options: Mapping[str, Any]) -> Device:
    """The device of a driver behind `url`, without I/O yet. Raises `ValueError` with a sentence naming the bad part."""
    known = DRIVERS.get(driver)
    if known is None:
        raise ValueError(f"unknown driver '{driver}', one of {', '.join(sorted(DRIVERS))}")
    if _scheme(url) not in known.schemes:
        schemes = ", ".join(f"{name}://" for name in sorted(known.schemes))
        raise ValueError(
            f"{url}: a device of the driver '{driver}' has a URL that starts with one of {schemes}"
        )
    try:
        return known.make(url, msgspec.convert(dict(options), known.options))
    except msgspec.ValidationError as error:
        raise ValueError(f"options of driver '{driver}': {error}") from None


def device_fault(driver: str, url: str, options: Mapping[str, Any]) -> str | None:
    """What is wrong with a configured device, in a sentence, or None."""
    try:
        open_device(driver, url, options)
    except ValueError as error:
        return str(error)
    return None


def room_of(driver: str, options: Mapping[str, Any], use: str) -> Room | None:
    """What there is room for on the displays of a configured device that has no fault."""
    known = DRIVERS[driver]
    return known.room(msgspec.convert(dict(options), known.options), use)


def check_printer_url(url: str) -> str | None:
    """What is wrong with a configured printer's URL, in a sentence, or None."""
    try:
        open_printer(url)
    except ValueError as error:
        return str(error)
    return None


def _scheme(url: str) -> str:
    try:
        return urlsplit(url).scheme
    except ValueError:
        raise ValueError(f"{url}: this is not a URL") from None
