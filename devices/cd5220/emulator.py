"""A customer display that shows what it is sent; it has nothing to say."""

from devices.cd5220 import codec
from devices.emulated import EmulatedDevice

DARK = " " * codec.WIDTH


class Cd5220Emulator(EmulatedDevice):
    """`shown[1]` is both lines, without the spaces at their ends and a line break between; `rows` are the bare lines."""

    def __init__(self, *, host: str = "127.0.0.1", port: int = 0, pty: bool = False, path: str = "") -> None:
        super().__init__(host=host, port=port, pty=pty, path=path)
        self.rows = [DARK, DARK]
        self.cleared = 0
        self.written = 0
        """How many lines were written since it was made."""
        self._scanner = codec.scanner()

    @property
    def shown(self) -> dict[int, str]:
        return {1: "\n".join(row.rstrip() for row in self.rows)}

    async def shows(self, text: str, timeout_s: float = 10) -> None:
        """Wait until both lines read `text`. Raises `TimeoutError`."""
        await self.until(lambda: self.shown[1] == text, timeout_s)

    def switch_off_and_on(self) -> None:
        """As after a power cut: dark, and knowing nothing."""
        self.rows = [DARK, DARK]

    def received(self, data: bytes) -> None:
        for command in self._scanner.feed(data):
            if isinstance(command, codec.DisplayLine):
                self.rows[command.row] = command.text
                self.written += 1
            else:
                self.rows = [DARK, DARK]
                self.cleared += 1
