"""Which driver serves which device: one literal table. Adding a driver is a folder and a line here.

A driver's module is loaded when a device of it is looked at: a kiosk with a printer needs no other.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec

from devices.driver import Driver
from devices.loaded import Loaded
from devices.protocols import Device, TicketPrinter
from devices.room import Room

PRINTERS: Final = Loaded[Callable[[str], TicketPrinter]](
    {
        "tcp": "devices.escpos.driver:EscposPrinter",
        "socket": "devices.escpos.driver:EscposPrinter",
        "serial": "devices.escpos.driver:EscposPrinter",
        "memory": "devices.memory:MemoryPrinter",
    }
)

DRIVERS: Final = Loaded[Driver](
    {
        "ff68": "devices.ff68.driver:DRIVER",
        "modbus": "devices.modbus.driver:DRIVER",
        "keypad": "devices.keypad.driver:DRIVER",
        "onbon": "devices.onbon.driver:DRIVER",
        "strip": "devices.strip.driver:DRIVER",
        "cd5220": "devices.cd5220.driver:DRIVER",
        "speech": "devices.speech.driver:DRIVER",
        "sdt": "devices.sdt.driver:DRIVER",
    }
)


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
