"""Links over a serial port, a USB adapter or a pseudo-terminal: `serial:///dev/ttyUSB0?baud=9600&parity=none`."""

import asyncio
from typing import Final, Literal, NamedTuple
from urllib.parse import parse_qsl, urlsplit

import serialx

from devices.links.link import LinkDown
from devices.links.stream import StreamLink

BAUD: Final = (1200, 2400, 4800, 9600, 14400, 19200, 38400, 57600, 115200, 230400, 460800)
PARITY: Final = ("none", "even", "odd")
Parity = Literal["none", "even", "odd"]


class SerialSettings(NamedTuple):
    """A port and how its bytes are framed; stop bits are always one, data bits eight."""

    port: str
    baud: int = 9600
    parity: Parity = "none"


def serial_settings(url: str) -> SerialSettings:
    """The port and settings in a serial URL; `ValueError` with a sentence that names the bad part."""
    parts = urlsplit(url)
    if parts.netloc or len(parts.path) < 2 or parts.fragment:
        raise ValueError(f"{url}: a device file is expected, as in serial:///dev/ttyUSB0?baud=9600")
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    baud, parity = options.pop("baud", "9600"), options.pop("parity", "none")
    if options:
        raise ValueError(f"{url}: unknown option '{min(options)}', known are 'baud' and 'parity'")
    if not baud.isascii() or not baud.isdigit() or int(baud) not in BAUD:
        raise ValueError(f"{url}: 'baud' must be one of {', '.join(map(str, BAUD))}")
    if parity not in PARITY:
        raise ValueError(f"{url}: 'parity' must be one of {', '.join(PARITY)}")
    return SerialSettings(parts.path, int(baud), parity)


def byte_s(url: str, baud: int = 9600) -> float:
    """Seconds that one byte takes on the line: as a serial URL says, else at `baud`; 0 for a `baud` of 0."""
    bits = 10  # with its start and its stop bit
    if urlsplit(url).scheme == "serial":
        _, baud, parity = serial_settings(url)
        bits += parity != "none"
    return bits / baud if baud else 0.0


class SerialLink(StreamLink):
    """A `Link` to a serial URL. A port that is pulled out raises `LinkDown` at the next read."""

    GONE = "the port has gone"

    def __init__(self, url: str) -> None:
        super().__init__()
        self.settings = serial_settings(url)

    async def open(self, timeout_s: float) -> None:
        """Open the port, dropping an earlier opening first. Raises `LinkDown`."""
        await self.close()
        port, baud, parity = self.settings
        try:
            async with asyncio.timeout(timeout_s):
                self._streams = await serialx.open_serial_connection(
                    port, baudrate=baud, parity=serialx.Parity[parity.upper()], exclusive=True
                )
        except (OSError, ValueError) as error:  # no such port, in use, or one that refuses the settings
            raise LinkDown(f"{port}: {error or 'not opened in time'}") from error
