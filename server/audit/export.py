"""The audit as a CSV file that can be taken along, and whether one that was taken along is still what it was.

The last line has where each stream of the journal stood (seq and hash, which by the chain stand for all before) and an
HMAC-SHA256 over every byte before it, under a key that only this installation has.
"""

import csv
import hmac
import io
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from typing import Final, NamedTuple
from urllib.parse import quote

from server.audit.book import TrailLine
from server.audit.store import TrailEnd
from server.audit.words import WORDS
from server.language.catalogues import say

BOM: Final = b"\xef\xbb\xbf"
"""By which a spreadsheet knows that the file is UTF-8."""
END: Final = "end"
MAC: Final = ",hmac="
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""With which a spreadsheet begins a formula; an apostrophe before it makes it a text."""
HEADS: Final = (
    "Time",
    "Kind",
    "Stream",
    "Entry",
    "Who",
    "What happened",
    "Command",
    "Hall",
    "Ticket number",
    "Case",
    "Window",
    "Item concerned",
    "Reason",
    "Source",
    "Times",
)
KINDS: Final = {"entry": "Entry of the journal", "look": "Look at personal data", "security": "At the doors"}


class ExportFault(Exception):
    """The file is not what was exported; the text says how that is seen."""


class ExportedFile(NamedTuple):
    """What the last line says: lines, and stream → (seq, hash in hex)."""

    lines: int
    ends: dict[str, tuple[int, str]]


class CsvExport:
    """Grows line by line; `finish` seals it."""

    def __init__(self, language: str, stamp: Callable[[str, float], str]) -> None:
        self._language, self._stamp = language, stamp
        self._out = io.StringIO()
        self._rows = csv.writer(self._out)
        self._rows.writerow(say(language, head) for head in HEADS)
        self.lines = 0

    def add(self, lines: Iterable[TrailLine]) -> None:
        for line in lines:
            self.lines += 1
            self._rows.writerow(map(_cell, self._values(line)))

    def _values(self, line: TrailLine) -> tuple[str | int, ...]:
        return (
            self._stamp(line.hall or line.stream, line.at),
            say(self._language, KINDS[line.kind]),
            line.stream,
            line.seq,
            line.actor,
            say(self._language, WORDS.get(line.what, line.what)),
            line.what,
            line.hall,
            line.ticket,
            line.case,
            line.window,
            line.item,
            line.reason,
            line.source,
            line.times,
        )

    def finish(self, ends: Mapping[str, TrailEnd], key: bytes, *, at: str, by: str, whole: bool) -> bytes:
        """The file. `whole`: no more was found than stands in it."""
        last = [
            END,
            f"at={at}",
            f"by={quote(by, safe=':')}",
            f"lines={self.lines}",
            f"whole={'yes' if whole else 'no'}",
        ]
        last += [f"head={stream}={end.seq}={end.hash.hex()}" for stream, end in ends.items()]
        self._out.write(",".join(last))
        body = BOM + self._out.getvalue().encode()
        return body + f"{MAC}{_mac(key, body)}\r\n".encode()


def read_export(data: bytes, key: bytes) -> ExportedFile:
    """What a file says of itself, once its seal holds. Raises ExportFault."""
    body, found, seal = data.rstrip(b"\r\n").rpartition(MAC.encode())
    start = body.rfind(b"\r\n") + 2
    if not found or not body[start:].startswith(f"{END},".encode()):
        raise ExportFault("the last line is missing: the file was cut off or is no export of the audit")
    if not hmac.compare_digest(seal, _mac(key, body).encode()):
        raise ExportFault("the seal does not fit: the file was altered, or another server exported it")
    said = [part.split("=") for part in body[start:].decode().split(",")[1:]]
    lines = next(int(parts[1]) for parts in said if parts[0] == "lines")
    return ExportedFile(lines, {p[1]: (int(p[2]), p[3]) for p in said if p[0] == "head"})


def _mac(key: bytes, body: bytes) -> str:
    return hmac.digest(key, body, sha256).hex()


def _cell(value: str | int) -> str | int:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
