"""An ESC/POS printer on a port or a pseudo-terminal, with the faults of a real one.

As in a real printer, DLE EOT is found in the raw stream the moment it arrives, even inside a picture or
while the printer is stopped; everything else goes through a buffer that is worked off command by command,
so that the bytes of a GS r inside a picture or a QR code are data. Answers are those of an Epson printer:
see the table in the tests.
"""

import asyncio
import re
from typing import Final

from devices.emulated import EmulatedDevice
from devices.escpos.codec import ASB_ONLINE, ASB_PAPER
from devices.escpos.commands import command_length
from devices.escpos.paper import Paper, read_paper

REAL_TIME: Final = re.compile(rb"\x10\x04[\x01-\x04]")
ACKNOWLEDGE: Final = re.compile(rb"\x1d\x72[\x01\x02\x31\x32]")
REPORTS: Final = b"\x1da"
RESET: Final = b"\x1b@"


class SensorFault:
    """A sensor as an attribute of the emulator; setting it is noticed by the printer at once."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, printer: "EscposEmulator", owner: type) -> bool:
        return self._name in printer.faults

    def __set__(self, printer: "EscposEmulator", value: bool) -> None:
        (printer.faults.add if value else printer.faults.discard)(self._name)
        printer.sense()


class EscposEmulator(EmulatedDevice):
    """`async with EscposEmulator() as printer: EscposPrinter(printer.url)`; set faults as attributes.

    `paper_low`, `paper_out`, `cover_open`, `offline`: as sensed, and the last three stop the printing until they
    are set back. `mute`: takes bytes and answers nothing. `ack=False`: prints but never answers GS r.
    `drop_after=n`: hangs up once, when n bytes without DLE EOT have come in all. `out_of_paper_after=n`:
    `paper_out` comes by itself n bytes into the next job. `close_now`: hangs up on every new connection. What an
    unfinished job left is forgotten with its connection. `columns` is 48 for 80 mm paper and 32 for 58 mm.
    """

    paper_low = SensorFault()
    paper_out = SensorFault()
    cover_open = SensorFault()
    offline = SensorFault()

    def __init__(
        self, *, host: str = "127.0.0.1", port: int = 0, pty: bool = False, path: str = "", columns: int = 48
    ) -> None:
        super().__init__(host=host, port=port, pty=pty, path=path)
        self.faults: set[str] = set()
        """The names of the sensors that are set; to be set as attributes."""
        self.close_now = False
        self.ack = True
        self.drop_after: int | None = None
        self.out_of_paper_after: int | None = None
        self.jobs: list[bytes] = []
        """The jobs printed to their end, that is up to a GS r, which is left out as GS a is."""
        self.unfinished = b""
        """What has been printed since."""
        self.printed = asyncio.Event()
        """Set when a job has been printed to its end; a test may clear it."""
        self.taken = b""
        """All bytes but DLE EOT, printed or not."""
        self.queries: list[int] = []
        """The n of every DLE EOT so far."""
        self._columns = columns
        self._seen = b""  # what may be the start of a DLE EOT
        self._buffer = b""
        self._dropped = False
        self._reporting = 0
        self._reported = self._report()

    @property
    def reporting(self) -> int:
        """The kinds of changes that are reported unasked, as in GS a; 0 for none."""
        return self._reporting

    def paper(self, job: int = -1) -> Paper:
        """A printed job as it came out of the slot, by default the last. Raises `IndexError`."""
        return read_paper(self.jobs[job], self._columns)

    def hang_up(self) -> None:
        """Close every connection, as printers do after a while of silence."""
        for writer in self._writers:
            writer.close()

    def sense(self) -> None:
        """A sensor changed: report it if that was asked for, and go on printing if nothing forbids it."""
        report = self._report()
        watched = (
            0x28 if self._reporting & ASB_ONLINE else 0,
            0,
            0x0F if self._reporting & ASB_PAPER else 0,
            0,
        )
        if any((old ^ new) & mask for old, new, mask in zip(self._reported, report, watched, strict=True)):
            self.send(report)
        self._reported = report
        self._work()

    def received(self, data: bytes) -> None:
        if self._dropped:
            return
        self._seen += data
        end = 0
        for query in REAL_TIME.finditer(self._seen):
            self.send(bytes((self._status(query[0][2]),)))
            self.queries.append(query[0][2])
            self._accept(self._seen[end : query.start()])
            end = query.end()
        kept = next((n for n in (2, 1) if self._seen.endswith(b"\x10\x04"[:n], end)), 0)
        rest, self._seen = self._seen[end : len(self._seen) - kept], self._seen[len(self._seen) - kept :]
        self._accept(rest)
        if self.drop_after is not None and len(self.taken) >= self.drop_after:
            self.taken, self.drop_after = self.taken[: self.drop_after], None
            self._dropped = True
            self.hang_up()
        else:
            self._work()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._seen = self._buffer = self.unfinished = b""
        self._dropped, self._reporting = False, 0
        if self.close_now:
            self.links += 1
            writer.close()
        else:
            await super()._serve(reader, writer)

    def _accept(self, data: bytes) -> None:
        self.taken += data
        self._buffer += data

    def _work(self) -> None:
        """Print what is complete in the buffer."""
        at = 0
        while at < len(self._buffer) and not self._stopped():
            length = command_length(self._buffer[at:])
            if at + length > len(self._buffer):
                break
            command = self._buffer[at : at + length]
            at += length
            if ACKNOWLEDGE.match(command):
                self.jobs.append(self.unfinished)
                self.unfinished = b""
                self.printed.set()
                if self.ack:
                    self.send(b"\x03" if self.paper_low else b"\x00")
            elif command.startswith(REPORTS):
                self._reporting = command[2]
                if self._reporting:
                    self.send(self._report())
            else:
                self._reporting = 0 if command == RESET else self._reporting
                self.unfinished += command
            if self.out_of_paper_after is not None and len(self.unfinished) >= self.out_of_paper_after:
                self.out_of_paper_after = None
                self.paper_out = True
        self._buffer = self._buffer[at:]

    def _stopped(self) -> bool:
        return self.paper_out or self.cover_open or self.offline

    def _report(self) -> bytes:
        """The present state as an automatic report."""
        state = 0x10 | (0x08 if self._stopped() else 0) | (0x20 if self.cover_open else 0)
        return bytes((state, 0, 0x0F if self.paper_out else 0x03 if self.paper_low else 0, 0))

    def _status(self, query: int) -> int:
        match query:
            case 1:
                return 0x12 | (0x08 if self._stopped() else 0)
            case 2:
                return 0x12 | (0x04 if self.cover_open else 0) | (0x20 if self.paper_out else 0)
            case 4:
                return 0x12 | (0x6C if self.paper_out else 0x0C if self.paper_low else 0)
            case _:
                return 0x12
