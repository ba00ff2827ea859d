"""A card reader on which cards are laid, with the manners and the faults of a real one."""

from typing import Literal

from devices.emulated import EmulatedDevice
from devices.protocols import CardData
from devices.sdt import codec, record

Break = Literal["select", "read", "checksum", "silent"]
PHOTO = bytes(range(1, 256)) * 4 + b"\xaa\xaa\xaa\x96"
"""1024 bytes that no test must meet again on this side of the line."""


class SdtEmulator(EmulatedDevice):
    """`lay(card)`, then the driver reads it; `lift()` before the same card is found again, as with most readers."""

    def __init__(self, *, host: str = "127.0.0.1", port: int = 0, pty: bool = False, path: str = "") -> None:
        super().__init__(host=host, port=port, pty=pty, path=path)
        self.sam_status = codec.OK
        """What the security module answers: 0x60 and 0x66 are its faults."""
        self.finds_again = False
        """Some readers find a card again that they have read."""
        self.lose = 0
        """How many of the next answers are lost on the way."""
        self.asked: list[tuple[int, int]] = []
        """Command and parameter of every request."""
        self.reads = 0
        """How many records were handed over."""
        self._scanner = codec.request_scanner()
        self._text = b""
        self._read = False
        self._selected = False
        self._broken: Break | None = None

    def lay(self, card: CardData) -> None:
        """Lay a resident card on the reader."""
        self.lay_text(record.write(card))

    def lay_text(self, text: bytes) -> None:
        """Lay a card with this text record, whatever it says."""
        self._text, self._read, self._broken = text, False, None

    def lift(self) -> None:
        """Take the card away."""
        self._text, self._broken, self._selected = b"", None, False

    def break_card(self, how: Break) -> None:
        """From now on the card that lies there cannot be selected or read, or its answer is garbled or missing."""
        self._broken = how

    def count(self, request: codec.Request) -> int:
        """How often this was asked."""
        return self.asked.count((request.command, request.parameter))

    def received(self, data: bytes) -> None:
        for command, parameter in self._scanner.feed(data):
            self.asked.append((command, parameter))
            if self.lose:
                self.lose -= 1
            else:
                self.send(self._answer(command, parameter))

    def _answer(self, command: int, parameter: int) -> bytes:
        if self.sam_status != codec.OK:
            return codec.encode_reply(self.sam_status)
        match (command, parameter):
            case (codec.SAM_STATUS.command | codec.RESET.command, 0xFF):
                return codec.encode_reply(codec.OK)
            case (codec.FIND.command, codec.FIND.parameter):
                self._selected = False
                lies = self._text and (self.finds_again or not self._read)
                return (
                    codec.encode_reply(codec.FOUND, bytes(4)) if lies else codec.encode_reply(codec.NO_CARD)
                )
            case (codec.SELECT.command, codec.SELECT.parameter):
                if not self._text or self._broken == "select":
                    return codec.encode_reply(0x81)
                self._selected = True
                return codec.encode_reply(codec.OK, bytes(8))
            case (codec.READ.command, codec.READ.parameter):
                return self._record()
            case _:
                return codec.encode_reply(0x21)

    def _record(self) -> bytes:
        if not self._text or not self._selected or self._broken == "read":
            return codec.encode_reply(0x41)
        if self._broken == "silent":
            return b""
        answer = codec.encode_reply(codec.OK, codec.read_data(self._text, PHOTO))
        if self._broken == "checksum":
            return answer[:-1] + bytes((answer[-1] ^ 1,))
        self._read = True
        self.reads += 1
        return answer
