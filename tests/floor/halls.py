"""Halls of the example configuration with devices on emulated lines."""

import contextlib
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

from msgspec import structs

from server.config.schema import ConfigFile, DeviceSection, UnitSection
from tests.serving import House, example, house

CODES = {"c01": "101", "c02": "102", "c03": "103"}


def bus(url: str, **more: Any) -> DeviceSection:
    """A line with a call pad (1) and a rating pad (0x81) at window 1, and a call pad (2) at window 2."""
    units = (
        UnitSection(use="call-pad", at=1, window="1"),
        UnitSection(use="rating-pad", at=0x81, window="1"),
        UnitSection(use="call-pad", at=2, window="2"),
    )
    return DeviceSection(id="bus", driver="ff68", url=url, unit=units, **more)


def with_devices(*devices: DeviceSection, **rules: Any) -> ConfigFile:
    """The example with these devices in its main hall, codes for three clerks, and other rules."""
    config = example()
    main = config.hall[0]
    main = structs.replace(
        main,
        device=devices,
        clerk=tuple(structs.replace(c, code=CODES.get(c.id, "")) for c in main.clerk),
        rules=structs.replace(main.rules, **rules),
    )
    return structs.replace(config, hall=(main, *config.hall[1:]))


@contextlib.asynccontextmanager
async def hall_with(data: Path, *devices: DeviceSection, **rules: Any) -> AsyncGenerator[House]:
    async with house(data, with_devices(*devices, **rules)) as running:
        yield running
