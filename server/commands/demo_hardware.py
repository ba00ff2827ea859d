"""Hardware for the demo: a bus of pads, a line of signs, a voice and a card reader, emulated and reached like real ones."""

import contextlib
from collections.abc import AsyncGenerator

from msgspec import structs

from devices.ff68.emulator import Ff68Emulator
from devices.sdt.emulator import SdtEmulator
from devices.speech.emulator import SpeechEmulator
from devices.strip.emulator import StripEmulator
from server.config.schema import ConfigFile, DeviceSection, UnitSection

WINDOWS = 8
"""So many windows of the first hall have a pad, a rating pad and a sign."""
FIRST_RATING_PAD = 0x81


@contextlib.asynccontextmanager
async def emulated_hardware(config: ConfigFile) -> AsyncGenerator[ConfigFile]:
    """The configuration with emulated devices in its first hall, for as long as the block lasts."""
    async with (
        Ff68Emulator() as pads,
        StripEmulator() as signs,
        SpeechEmulator("syn6288", auto=True) as voice,
        SdtEmulator() as reader,
    ):
        hall = config.hall[0]
        windows = [window.id for window in hall.window[:WINDOWS]]
        bus = tuple(
            unit
            for n, window in enumerate(windows)
            for unit in (
                UnitSection(use="call-pad", at=n + 1, window=window),
                UnitSection(use="rating-pad", at=FIRST_RATING_PAD + n, window=window),
            )
        )
        line = tuple(UnitSection(use="sign", at=n + 1, window=window) for n, window in enumerate(windows))
        speaker = (UnitSection(use="speaker", zone=hall.window[0].zone),)
        card = tuple(UnitSection(use="card-reader", kiosk=kiosk.id) for kiosk in hall.kiosk[:1])
        devices = (
            DeviceSection(id="pads", driver="ff68", url=pads.url, unit=bus),
            DeviceSection(id="signs", driver="strip", url=signs.url, unit=line),
            DeviceSection(
                id="voice", driver="speech", url=voice.url, options={"chip": "syn6288"}, unit=speaker
            ),
            *(DeviceSection(id="reader", driver="sdt", url=reader.url, unit=card) for _ in card),
        )
        first = structs.replace(hall, device=devices)
        yield structs.replace(config, hall=(first, *config.hall[1:]))
