"""What every driver brings to the registry, as `DRIVER` at the end of its module."""

from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from devices.links.opening import LINKS
from devices.protocols import Device, DeviceTraits
from devices.room import Room


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
