"""A line of Onbon font cards that show what they are sent and answer."""

from devices.emulated import EmulatedDevice
from devices.onbon import codec


class OnbonEmulator(EmulatedDevice):
    """`shown[3]` is what the card with address 3 reads; `areas[3]` and `colours[3]` are how.

    Every address has a card, save those in `off`: these show nothing and answer nothing. With `status` above 0 every
    card refuses with that number, and `bad_crc` spoils what they answer.
    """

    def __init__(self, *, host: str = "127.0.0.1", port: int = 0, pty: bool = False, path: str = "") -> None:
        super().__init__(host=host, port=port, pty=pty, path=path)
        self.shown: dict[int, str] = {}
        self.areas: dict[int, codec.Area] = {}
        self.colours: dict[int, codec.Colour] = {}
        self.frames: list[bytes] = []
        """Every frame that was understood, in order."""
        self.off: set[int] = set()
        self.status = 0
        self.bad_crc = False
        self._scanner = codec.scanner()

    async def shows(self, address: int, text: str, timeout_s: float = 10) -> None:
        """Wait until a card reads `text`. Raises `TimeoutError`."""
        await self.until(lambda: self.shown.get(address) == text, timeout_s)

    def switch_off(self, address: int) -> None:
        self.off.add(address)
        self.shown.pop(address, None)
        self.areas.pop(address, None)
        self.colours.pop(address, None)

    def received(self, data: bytes) -> None:
        for frame in self._scanner.feed(data):
            self.frames.append(codec.encode(frame))
            if frame.destination not in self.off:
                self._obey(frame)

    def _obey(self, frame: codec.OnbonFrame) -> None:
        area = codec.read_area(frame.data)
        if area is not None and not self.status:
            self.areas[frame.destination] = area
            self.shown[frame.destination], self.colours[frame.destination] = codec.read_text(area.text)
        if frame.data[2:3] == b"\1":
            answer = codec.encode(codec.answer(frame, self.status))
            self.send(answer[:-2] + bytes((answer[-2] ^ 1, answer[-1])) if self.bad_crc else answer)
