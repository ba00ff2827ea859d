"""What a configuration can get wrong about devices, each fault with its place."""

import re
from collections.abc import Iterator

from devices.protocols import DeviceTraits
from devices.registry import DRIVERS, check_printer_url, device_fault, room_of
from server.config.schema import DeviceSection, HallSection, UnitSection
from server.domain.queue.pads import binding_fault
from server.domain.queue.settings import number_text

AGENT = re.compile(r"agent://([A-Za-z0-9][A-Za-z0-9._-]{0,31})/([A-Za-z0-9][A-Za-z0-9._-]{0,31})")
CODE = re.compile(r"[0-9]{2,6}")
ANYTHING = DeviceTraits(frozenset({"call-pad", "rating-pad", "sign", "speaker", "card-reader"}), (1, 65535))
NEEDS = {"call-pad": "window", "rating-pad": "window", "sign": "window"}
"""What a unit of each use must be bound to."""


def agent_device(url: str) -> tuple[str, str] | None:
    """(agent, device) of "agent://NAME/DEVICE", or None for another URL."""
    found = AGENT.fullmatch(url)
    return (found[1], found[2]) if found else None


def printer_fault(url: str) -> str | None:
    """What is wrong with a kiosk's printer URL, in a sentence, or None."""
    if url.startswith("agent://"):
        return None if agent_device(url) else f"{url}: expected agent://NAME/DEVICE"
    return check_printer_url(url)


def device_faults(hall: HallSection, place: str) -> Iterator[str]:
    """Sentences about the devices and sign-in codes of a hall."""
    bound: set[tuple[str, str, int]] = set()
    for i, device in enumerate(hall.device):
        here = f"{place}.device[{i}]"
        traits = ANYTHING
        if device.url.startswith("agent://"):
            if agent_device(device.url) is None:
                yield f"{device.url}: expected agent://NAME/DEVICE at {here}.url"
            if device.driver or device.options:
                yield f"driver and options of an agent's device belong in the agent's own file at {here}"
        elif fault := device_fault(device.driver, device.url, device.options):
            yield f"{fault} at {here}"
            continue
        else:
            traits = DRIVERS[device.driver].traits
        if not device.unit:
            yield f"a device needs at least one unit that says what it is used for at {here}.unit"
        for keys, action in device.keys.items():
            if fault := binding_fault(keys, action):
                yield f"{fault} at {here}.keys"
        for j, unit in enumerate(device.unit):
            yield from _unit(hall, device, unit, traits, f"{here}.unit[{j}]")
            if device.driver:
                yield from _room(hall, device, unit, f"{here}.unit[{j}]")
            # One address is one pad; a box of buttons with a digit display is two units.
            kind = "sign" if unit.use == "sign" else "other"
            if (device.id, kind, unit.at) in bound:
                yield f"address {unit.at} appears twice at {here}.unit[{j}]"
            bound.add((device.id, kind, unit.at))
    urls = [d.url for d in hall.device] + [k.printer for k in hall.kiosk if k.printer]
    for url in sorted({u for u in urls if urls.count(u) > 1}):
        yield f"{url} appears twice, but a link has one owner at {place}"
    codes: set[str] = set()
    for i, clerk in enumerate(hall.clerk):
        if clerk.code and (not CODE.fullmatch(clerk.code) or clerk.code in codes):
            yield f"code {clerk.code!r} must be 2 to 6 digits of the clerk's own at {place}.clerk[{i}].code"
        codes.add(clerk.code)


def _unit(
    hall: HallSection, device: DeviceSection, unit: UnitSection, traits: DeviceTraits, place: str
) -> Iterator[str]:
    low, high = traits.addresses(unit.use)
    if unit.use not in traits.uses:
        yield f"a device of the driver {device.driver!r} cannot be a {unit.use} at {place}.use"
    if not low <= unit.at <= high:
        yield f"the address of a {unit.use} is between {low} and {high}, not {unit.at} at {place}.at"
    if unit.window and unit.window not in {w.id for w in hall.window}:
        yield f"unknown window {unit.window!r} at {place}.window"
    if unit.kiosk and unit.kiosk not in {k.id for k in hall.kiosk}:
        yield f"unknown kiosk {unit.kiosk!r} at {place}.kiosk"
    if unit.zone and unit.zone not in {w.zone for w in hall.window}:
        yield f"no window is in the zone {unit.zone!r} at {place}.zone"
    if unit.use == "card-reader" and bool(unit.kiosk) == bool(unit.window):
        yield f"a card reader serves a kiosk or a window at {place}"
    needed = NEEDS.get(unit.use, "")
    if needed and not getattr(unit, needed):
        yield f"a {unit.use} needs a {needed} at {place}.{needed}"


def _room(hall: HallSection, device: DeviceSection, unit: UnitSection, place: str) -> Iterator[str]:
    """A display over any window may have to show a number of any category: managers move them."""
    room = room_of(device.driver, device.options, unit.use)
    if room is None:
        return
    digits = hall.rules.number_digits
    lacking = [c.prefix for c in hall.category if room.lacks(c.prefix, digits)]
    if lacking:
        prefix = max(lacking, key=len)
        number, long = number_text(prefix, 1, digits), room.lacks(prefix, digits)
        yield f"number {number} takes {long} characters, this display shows {room.number} at {place}"
    if 0 < room.window < len(unit.window):
        yield f"window {unit.window!r} has a longer name than the {room.window} characters of this display at {place}"
