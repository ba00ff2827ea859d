"""The driver that docs/devices.md builds as an example, at work."""

import asyncio
import re
from pathlib import Path
from types import ModuleType
from typing import Any

from msgspec import Struct

from devices.driver import Driver
from devices.emulated import EmulatedDevice
from devices.framing import Bad, Found, More, Scanner
from devices.linked import PATIENCE, Patience
from devices.protocols import DeviceTraits, SignContent
from devices.signline import SignLine
from tests.patience import PATIENCE_S

PAGE = Path(__file__).parents[2] / "docs" / "devices.md"


def blocks() -> list[str]:
    """The page's Python, unindented."""
    found = re.findall(r"^   ```python\n(.*?)^   ```", PAGE.read_text(encoding="utf-8"), re.S | re.M)
    return [re.sub(r"^   ", "", text, flags=re.M) for text in found]


def example() -> dict[str, Any]:
    """The names that the blocks define, run as they stand on the page."""
    codec_text, options_text, driver_text = blocks()
    names: dict[str, Any] = {"Scanner": Scanner, "Found": Found, "Bad": Bad, "More": More}
    exec(codec_text, names)
    codec = ModuleType("codec")
    codec.__dict__.update(names)
    names |= {
        "codec": codec, "SignLine": SignLine, "DeviceTraits": DeviceTraits, "Struct": Struct,
        "SignContent": SignContent, "Patience": Patience, "PATIENCE": PATIENCE,
    }  # fmt: skip
    exec(options_text, names)
    exec(driver_text, names)
    return names


class Shout(EmulatedDevice):
    """The sign of the example."""

    shown = b""

    def received(self, data: bytes) -> None:
        self.shown += data
        if data.endswith(b"\r"):
            self.send(b"K")


async def test_the_worked_example_of_the_device_guide_is_a_driver_that_works() -> None:
    names = example()
    driver = Driver(names["ShoutSign"], names["ShoutOptions"], names["TRAITS"])
    async with Shout() as sign:
        device: Any = driver.make(sign.url, names["ShoutOptions"]())
        well = asyncio.Event()
        device.changed = well.set
        task = asyncio.create_task(device.run())
        device.show_sign(1, SignContent("1", "called", "A023"))
        await sign.until(lambda: sign.shown == b"SA023\r")
        await asyncio.wait_for(well.wait(), PATIENCE_S)
        assert device.health.state == "ok"
        task.cancel()
        await asyncio.wait([task])
        await device.close()
