"""Links over a serial port, a USB adapter or a pseudo-terminal: `serial:///dev/ttyUSB0?baud=9600&parity=none`."""

import asyncio
from contextlib import suppress
from typing import Final, Literal, NamedTuple
from urllib.parse import parse_qsl, urlsplit

import serialx

from devices.links.link import LinkDown

BAUD: Final = (1200, 2400, 4800, 9600, 14400, 19200, 38400, 57600, 115200, 230400, 460800)
PARITY: Final = ("none", "even", "odd")
Parity = Literal["none", "even", "odd"]
CLOSE_TIMEOUT_S = 1.0


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


class SerialLink:
    """A `Link` to a serial URL. A port that is pulled out raises `LinkDown` at the next read."""

    def __init__(self, url: str) -> None:
        self.settings = serial_settings(url)
        self._streams: (
            tuple[asyncio.StreamReader, serialx.SerialStreamWriter[serialx.BaseSerialTransport]] | None
        ) = None

    @property
    def is_open(self) -> bool:
        """Whether `open` succeeded and `close` was not called."""
        return self._streams is not None

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

    async def write(self, data: bytes, timeout_s: float) -> None:
        """Hand `data` to the port. Raises `LinkDown` or `TimeoutError`."""
        _, writer = self._opened()
        try:
            writer.write(data)
            async with asyncio.timeout(timeout_s):
                await writer.drain()
        except TimeoutError:
            raise
        except OSError as error:
            raise LinkDown(str(error)) from error

    async def read(self, timeout_s: float) -> bytes:
        """Up to 4096 bytes. Raises `LinkDown` or `TimeoutError`."""
        reader, _ = self._opened()
        try:
            async with asyncio.timeout(timeout_s):
                data = await reader.read(4096)
        except TimeoutError:
            raise
        except OSError as error:
            raise LinkDown(str(error)) from error
        if not data:
            raise LinkDown("the port has gone")
        return data

    async def close(self) -> None:
        """Close the port, whatever its state."""
        if self._streams is None:
            return
        _, writer = self._streams
        self._streams = None
        writer.close()
        with suppress(OSError):
            async with asyncio.timeout(CLOSE_TIMEOUT_S):
                await writer.wait_closed()

    def _opened(
        self,
    ) -> tuple[asyncio.StreamReader, serialx.SerialStreamWriter[serialx.BaseSerialTransport]]:
        if self._streams is None:
            raise LinkDown("not open")
        return self._streams
