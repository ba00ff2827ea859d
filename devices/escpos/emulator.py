"""An ESC/POS printer on a loopback port, with the faults of a real one.

As in a real printer, DLE EOT is found in the raw stream the moment it arrives, even inside a picture or
while the printer is stopped; everything else goes through a buffer that is worked off command by command,
so that the bytes of a GS r inside a picture or a QR code are data. Answers are those of an Epson printer:
see the table in the tests.
"""

import asyncio
import re
from types import TracebackType
from typing import Final, Self

REAL_TIME: Final = re.compile(rb"\x10\x04[\x01-\x04]")
ACKNOWLEDGE: Final = re.compile(rb"\x1d\x72[\x01\x02\x31\x32]")
SHORT: Final = (b"\x1b@", b"\x1b2", b"\x1c&", b"\x1c.")
FIXED: Final = (
    (3, re.compile(rb"\x10\x04|\x1b[!aEJdtM\-{R3GrV]|\x1d[!BbHhwfarI/]|\x1c[!\-WC]|\x1dV[\x00\x01\x30\x31]")),
    (4, re.compile(rb"\x1dV|\x1d[LWP]|\x1b[$\\B]|\x1c[Sp]")),
    (5, re.compile(rb"\x10\x14|\x1bp")),
    (2, re.compile(rb"[\x1b\x1c\x1d]")),
)


def command_length(buffer: bytes) -> int:
    """The length of the command or character at the start of `buffer`; beyond its end while incomplete."""
    head, size = buffer[:2], len(buffer)
    if buffer[:1] in b"\x10\x1b\x1c\x1d" and size < 3 and head not in SHORT:
        return size + 1
    if head in (b"\x1d(", b"\x1c("):  # function, pL pH, data
        return 5 + int.from_bytes(buffer[3:5], "little") if size >= 5 else size + 1
    if head == b"\x1dv":  # raster picture: 0 m xL xH yL yH, then x bytes in each of y rows
        across, down = int.from_bytes(buffer[4:6], "little"), int.from_bytes(buffer[6:8], "little")
        return 8 + across * down if size >= 8 else size + 1
    if head == b"\x1b*":  # column picture: m nL nH, one byte a column, three in the 24-dot modes
        columns = int.from_bytes(buffer[3:5], "little")
        return 5 + columns * (3 if buffer[2] >= 32 else 1) if size >= 5 else size + 1
    return next((length for length, known in FIXED if known.match(buffer)), 1)


class EscposEmulator:
    """`async with EscposEmulator() as printer: EscposPrinter(printer.url)`; set faults as attributes.

    `paper_low`, `paper_out`, `cover_open`, `offline`: as sensed, and the last three stop the printing.
    `mute`: takes bytes and answers nothing. `ack=False`: prints but never answers GS r. `drop_after=n`:
    hangs up once, when n bytes of jobs have come in all. `out_of_paper_after=n`: `paper_out` comes by itself n
    bytes into the next job. `close_now`: hangs up on every new connection.
    """

    def __init__(self) -> None:
        self.paper_low = self.paper_out = self.cover_open = self.offline = False
        self.mute = self.close_now = False
        self.ack = True
        self.drop_after: int | None = None
        self.out_of_paper_after: int | None = None
        self.jobs: list[bytes] = []
        """The jobs printed to their end, that is up to a GS r, which is left out."""
        self.printed = asyncio.Event()
        """Set when a job has been printed to its end; a test may clear it."""
        self.received = b""
        """All bytes but DLE EOT, printed or not."""
        self.queries: list[int] = []
        """The n of every DLE EOT so far."""
        self.connections = 0
        self.port = 0
        self._server: asyncio.Server | None = None
        self._clients: set[asyncio.StreamWriter] = set()

    @property
    def url(self) -> str:
        """Where it listens, once entered."""
        return f"tcp://127.0.0.1:{self.port}"

    async def __aenter__(self) -> Self:
        """Listen on the port used before, or a free one at first."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up and stop listening."""
        if self._server is not None:
            self._server.close()
            self.hang_up()
            await asyncio.gather(*(client.wait_closed() for client in self._clients), return_exceptions=True)
            await self._server.wait_closed()

    def hang_up(self) -> None:
        """Close every connection, as printers do after a while of silence."""
        for client in self._clients:
            client.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._clients.add(writer)
        seen = buffer = job = b""  # `seen` holds what may be the start of a DLE EOT
        try:
            while not self.close_now and (chunk := await reader.read(4096)):
                seen += chunk
                end = 0
                for query in REAL_TIME.finditer(seen):
                    self._answer(writer, self._status(query[0][2]))
                    self.queries.append(query[0][2])
                    self.received += seen[end : query.start()]
                    buffer += seen[end : query.start()]
                    end = query.end()
                kept = next((n for n in (2, 1) if seen.endswith(b"\x10\x04"[:n], end)), 0)
                rest, seen = seen[end : len(seen) - kept], seen[len(seen) - kept :]
                self.received += rest
                buffer += rest
                if self.drop_after is not None and len(self.received) >= self.drop_after:
                    self.received, self.drop_after = self.received[: self.drop_after], None
                    return
                buffer, job = self._work(writer, buffer, job)
        except ConnectionError:
            pass
        finally:
            self._clients.discard(writer)
            writer.close()

    def _work(self, writer: asyncio.StreamWriter, buffer: bytes, job: bytes) -> tuple[bytes, bytes]:
        """Print what is complete in `buffer`; what is left of it, and of the unfinished job."""
        at = 0
        while at < len(buffer) and not self._stopped():
            length = command_length(buffer[at:])
            if at + length > len(buffer):
                break
            if ACKNOWLEDGE.match(buffer, at):
                self.jobs.append(job)
                self.printed.set()
                job = b""
                if self.ack:
                    self._answer(writer, 0x03 if self.paper_low else 0x00)
            else:
                job += buffer[at : at + length]
            at += length
            if self.out_of_paper_after is not None and len(job) >= self.out_of_paper_after:
                self.paper_out, self.out_of_paper_after = True, None
        return buffer[at:], job

    def _stopped(self) -> bool:
        return self.paper_out or self.cover_open or self.offline

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

    def _answer(self, writer: asyncio.StreamWriter, byte: int) -> None:
        if not self.mute:
            writer.write(bytes((byte,)))
