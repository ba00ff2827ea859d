"""A line of window strips that show what they are sent and say so."""

from devices.emulated import EmulatedDevice
from devices.strip import codec


class StripEmulator(EmulatedDevice):
    """`shown[3]` is what the strip with address 3 reads, `colours[3]` the colour of each of its characters.

    Every address has a strip, save those in `off`: these show nothing and answer nothing. `gap` is what stands
    between address and end in an answer.
    """

    def __init__(
        self, *, host: str = "127.0.0.1", port: int = 0, pty: bool = False, path: str = "", gap: bytes = b""
    ) -> None:
        super().__init__(host=host, port=port, pty=pty, path=path)
        self.shown: dict[int, str] = {}
        self.colours: dict[int, tuple[int, ...]] = {}
        self.frames: list[bytes] = []
        """Every frame that was understood, in order."""
        self.off: set[int] = set()
        self.gap = gap
        self._scanner = codec.strip_scanner()

    async def shows(self, address: int, text: str, timeout_s: float = 10) -> None:
        """Wait until a strip reads `text`. Raises `TimeoutError`."""
        await self.until(lambda: self.shown.get(address) == text, timeout_s)

    def switch_off(self, address: int) -> None:
        self.off.add(address)
        self.shown.pop(address, None)
        self.colours.pop(address, None)

    def received(self, data: bytes) -> None:
        for frame in self._scanner.feed(data):
            self.frames.append(codec.encode(frame))
            if frame.address in self.off:
                continue
            self.shown[frame.address], self.colours[frame.address] = codec.read(frame.data)
            self.send(codec.LEAD + bytes((frame.address,)) + self.gap + codec.DONE)
