"""A line with any number of call pads and rating pads that press, show and beep like real ones."""

import asyncio
from dataclasses import dataclass, field

from devices.emulated import EmulatedDevice
from devices.ff68 import codec
from devices.ff68.driver import FIRST_RATING_PAD
from devices.links.serial import byte_s

CODES = {name: code for code, name in codec.KEY_NAMES.items()}


@dataclass
class EmulatedPad:
    """What one pad shows and did; `shown` has a blank for every dark digit."""

    shown: str = " " * codec.DIGITS
    beeps: int = 0
    asked: int = 0
    """How often a rating pad was asked to rate."""
    thanked: int = 0
    echoed: list[bytes] = field(default_factory=list[bytes])


class Ff68Emulator(EmulatedDevice):
    """`press(1, "call")` sends a key and waits for nothing; `pads[1].shown` is what its display shows."""

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        pty: bool = False,
        path: str = "",
        lead: bool = True,
        baud: int = 9600,
    ) -> None:
        """`baud` is how fast the line is that the bytes come from at once."""
        super().__init__(host=host, port=port, pty=pty, path=path)
        self.pads: dict[int, EmulatedPad] = {}
        self.byte_s = byte_s("", baud)
        self._lead = lead
        self._scanner = codec.scanner()

    def pad(self, address: int) -> EmulatedPad:
        """The pad at an address, made when it is first spoken of."""
        return self.pads.setdefault(address, EmulatedPad())

    def press(self, address: int, key: str) -> bytes:
        """Press a key: "0" to "9", "call", "ok" …; returns the frame that was sent."""
        data = codec.encode(codec.Ff68Frame(address, codec.KEY, bytes((CODES[key],))), lead=self._lead)
        self.send(data)
        return data

    def rate(self, address: int, value: int) -> None:
        """Touch a rating pad's button with the raw value that it sends."""
        self.send(codec.encode(codec.Ff68Frame(address, codec.RESULT, bytes((value,))), lead=self._lead))

    async def shows(self, address: int, digits: str, timeout_s: float = 10) -> None:
        """Wait until a pad's display reads `digits`, blanks as spaces. Raises `TimeoutError`."""
        await self.until(lambda: self.pad(address).shown == digits, timeout_s)

    def received(self, data: bytes) -> None:
        for frame in self._scanner.feed(data):
            pad = self.pad(frame.address)
            if frame.address >= FIRST_RATING_PAD:
                pad.asked += frame.data == bytes((codec.EVALUATE,))
                pad.thanked += frame.data in (b"", bytes((codec.THANKS,)))
            elif frame.command == codec.SHOW:
                pad.shown = "".join(" " if d == codec.BLANK else str(d) for d in frame.data)
            elif frame.command == codec.BEEP:
                pad.beeps += 1
            else:
                pad.echoed.append(codec.encode(frame, lead=self._lead))


async def typed(emulator: Ff68Emulator, address: int, keys: str) -> None:
    """Press several keys, words separated by spaces, each after the echo of the one before: "0 2 3 call"."""
    last = ""
    for key in keys.split():
        pad = emulator.pad(address)
        if key == last:  # a pad has its echo when the last byte has come over the line
            await asyncio.sleep(len(pad.echoed[-1]) * emulator.byte_s)
        last, before = key, len(pad.echoed)
        emulator.press(address, key)
        await emulator.until(lambda b=before, p=pad: len(p.echoed) > b)
        await asyncio.sleep(0)
