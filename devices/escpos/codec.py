"""ESC/POS status bytes, without I/O. Source: Epson, "ESC/POS Command Reference", DLE EOT, GS a, GS r.

Three kinds of reply share one line. Fixed bits tell them apart (`x` is free):

    0xx1xx10  answer to DLE EOT n; it does not carry n, so the asker must know which question it answers
    0xx1xx00  first byte of an automatic status (ASB), three more bytes 0xx0xxxx follow
    0xx0xxxx  answer to GS r 1, unless it continues an automatic status

A report may come at any moment once GS a has switched it on, also by a switch of the printer's own, and an
answer to DLE EOT may stand inside it.
"""

from dataclasses import dataclass
from typing import ClassVar, Self

ACKNOWLEDGE = b"\x1d\x72\x01"
"""GS r 1: answered in buffer order, so the answer says that everything sent before it was reached."""

ASB_ONLINE = 0x02
ASB_ERROR = 0x04
ASB_PAPER = 0x08


def enable_asb(kinds: int = ASB_ONLINE | ASB_ERROR | ASB_PAPER) -> bytes:
    """GS a: the changes that the printer shall report by itself, the present state at once; 0 switches the reports off.

    Carried out in buffer order, so not while the printer is stopped; in force until ESC @.
    """
    return bytes((0x1D, 0x61, kinds))


def is_status(byte: int) -> bool:
    """Whether `byte` can be an answer to DLE EOT."""
    return byte & 0x93 == 0x12


@dataclass(frozen=True)
class PrinterStatus:
    """DLE EOT 1."""

    QUERY: ClassVar[bytes] = b"\x10\x04\x01"
    offline: bool
    waiting: bool
    feed_button: bool

    @classmethod
    def parse(cls, byte: int) -> Self | None:
        """The status in an answer, or None for a byte that is no answer."""
        return cls(bool(byte & 0x08), bool(byte & 0x20), bool(byte & 0x40)) if is_status(byte) else None


@dataclass(frozen=True)
class OfflineStatus:
    """DLE EOT 2: why the printer is offline."""

    QUERY: ClassVar[bytes] = b"\x10\x04\x02"
    cover_open: bool
    feeding: bool
    paper_end: bool
    error: bool

    @classmethod
    def parse(cls, byte: int) -> Self | None:
        """The status in an answer, or None for a byte that is no answer."""
        if not is_status(byte):
            return None
        return cls(bool(byte & 0x04), bool(byte & 0x08), bool(byte & 0x20), bool(byte & 0x40))


@dataclass(frozen=True)
class ErrorStatus:
    """DLE EOT 3: which error."""

    QUERY: ClassVar[bytes] = b"\x10\x04\x03"
    recoverable: bool
    cutter: bool
    unrecoverable: bool
    auto_recoverable: bool

    @classmethod
    def parse(cls, byte: int) -> Self | None:
        """The status in an answer, or None for a byte that is no answer."""
        if not is_status(byte):
            return None
        return cls(bool(byte & 0x04), bool(byte & 0x08), bool(byte & 0x20), bool(byte & 0x40))


@dataclass(frozen=True)
class PaperStatus:
    """DLE EOT 4: the paper roll."""

    QUERY: ClassVar[bytes] = b"\x10\x04\x04"
    near_end: bool
    out: bool

    @classmethod
    def parse(cls, byte: int) -> Self | None:
        """The status in an answer, or None for a byte that is no answer."""
        return cls(bool(byte & 0x0C), bool(byte & 0x60)) if is_status(byte) else None


@dataclass(frozen=True)
class StatusByte:
    """An answer to some DLE EOT: `PaperStatus.parse(value)` and its like, according to the question."""

    value: int


@dataclass(frozen=True)
class Acknowledgement:
    """The answer to GS r 1, with the paper sensors as they were then."""

    near_end: bool
    out: bool


@dataclass(frozen=True)
class AsbStatus:
    """One automatic status report (four bytes)."""

    offline: bool
    cover_open: bool
    error: bool
    near_end: bool
    out: bool


Reply = StatusByte | Acknowledgement | AsbStatus


def parse_asb(report: bytes) -> AsbStatus | None:
    """The report in four bytes, or None when their number or their fixed bits are wrong."""
    if len(report) != 4 or report[0] & 0x93 != 0x10 or any(byte & 0x90 for byte in report[1:]):
        return None
    state, errors, paper, _ = report
    return AsbStatus(
        offline=bool(state & 0x08),
        cover_open=bool(state & 0x20),
        error=bool(errors & 0x6C),
        near_end=bool(paper & 0x03),
        out=bool(paper & 0x0C),
    )


class Reader:
    """Cuts what a printer sends, in chunks of any size, into replies; never raises.

    A report that lost bytes swallows the bytes after it: better to miss an acknowledgement than to invent
    one.
    """

    def __init__(self) -> None:
        self.skipped = 0
        """Bytes so far that fit no reply."""
        self._report = b""

    def feed(self, chunk: bytes) -> list[Reply]:
        """The replies that `chunk` completes, in order."""
        return [reply for byte in chunk if (reply := self._take(byte)) is not None]

    def reset(self) -> None:
        """Forget a half-received report, as after a reconnect."""
        self.skipped += len(self._report)
        self._report = b""

    def _take(self, byte: int) -> Reply | None:
        if is_status(byte):  # real-time answers may cut into a report, which goes on after them
            return StatusByte(byte)
        if byte & 0x93 == 0x10:
            self.reset()
            self._report = bytes((byte,))
            return None
        if byte & 0x90:
            self.skipped += 1
            return None
        if not self._report:
            return Acknowledgement(bool(byte & 0x03), bool(byte & 0x0C))
        self._report += bytes((byte,))
        if len(self._report) < 4:
            return None
        report, self._report = self._report, b""
        return parse_asb(report)
