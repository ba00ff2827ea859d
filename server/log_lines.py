"""The lines of the log: key=value, one line an event, whatever is in the values.

Values hold what strangers sent: paths, names, versions, the texts of errors about them. So each character that a terminal
or a reader of logs might obey or not show (controls, line ends of all kinds, marks that turn the direction of writing,
invisible ones, halves of characters) is written as its escape, and what is too long is cut and says by how much.
"""

import logging
import re
import traceback
from collections.abc import Mapping, MutableMapping
from datetime import datetime
from typing import Any, Final, TextIO

import structlog

from server.clock import COMPUTER

LONGEST_VALUE: Final = 300
"""Characters of one value."""
LONGEST_TRACE: Final = 3000
"""Characters of a traceback, counted from its end: what went wrong stands there."""
LONGEST_LINE: Final = 8000
"""Bytes of a line in UTF-8, with its end."""
FIRST: Final = ("timestamp", "level", "event")
TRACE: Final = "exception"
BARE: Final = re.compile(r'[^\s="\\]+')
"""What needs no quotes: no second key can be made up in it."""
UNKEYED: Final = re.compile(r"[^A-Za-z0-9_.]")
ESCAPES: Final = {"\n": r"\n", "\r": r"\r", "\t": r"\t", "\\": r"\\", '"': r"\""}


def escaped(text: str) -> str:
    """The text with an escape for whatever is not printable, for quotes and for backslashes."""
    if text.isprintable() and '"' not in text and "\\" not in text:
        return text
    return "".join(_escape(character) for character in text)


def _escape(character: str) -> str:
    known = ESCAPES.get(character)
    if known is not None:
        return known
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def value_text(value: object) -> str:
    """One value, in quotes where it needs them."""
    if value is None:
        return ""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    left_out = len(text) - LONGEST_VALUE
    if left_out > 0:
        text = f"{text[:LONGEST_VALUE]}…(+{left_out})"
    shown = escaped(text)
    return shown if not shown or BARE.fullmatch(text) else f'"{shown}"'


def _trace_text(value: object) -> str:
    text = escaped(str(value))
    left_out = len(text) - LONGEST_TRACE
    return f'"(+{left_out})…{text[left_out:]}"' if left_out > 0 else f'"{text}"'


def line_of(facts: Mapping[str, Any]) -> str:
    """The line of an event without its end: time, level and event first, a traceback last."""
    keys = [k for k in FIRST if k in facts] + [k for k in facts if k not in FIRST and k != TRACE]
    parts = [f"{UNKEYED.sub('_', k[:40])}={value_text(facts[k])}" for k in keys]
    if TRACE in facts:
        parts.append(f"{TRACE}={_trace_text(facts[TRACE])}")
    line = " ".join(parts)
    data = line.encode()
    if len(data) < LONGEST_LINE:
        return line
    return data[: LONGEST_LINE - 10].decode(errors="ignore") + "…"


def now() -> str:
    """The time with its zone."""
    return datetime.fromtimestamp(COMPUTER.wall()).astimezone().isoformat(timespec="milliseconds")


def render(logger: object, method: str, facts: MutableMapping[str, Any]) -> str:
    """The last of structlog's processors."""
    del logger, method
    return line_of(facts)


def stamp(logger: object, method: str, facts: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A processor that adds the time."""
    del logger, method
    facts["timestamp"] = now()
    return facts


class LibraryLines(logging.Handler):
    """What libraries say through `logging`, in the same form; without it Python writes their words as they come."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(logging.WARNING)
        self._stream = stream

    def emit(self, record: logging.LogRecord) -> None:
        try:
            facts: dict[str, Any] = {
                "timestamp": now(),
                "level": record.levelname.lower(),
                "event": record.getMessage(),
                "logger": record.name,
            }
            if record.exc_info and record.exc_info[0] is not None:
                facts[TRACE] = "".join(traceback.format_exception(*record.exc_info))
            print(line_of(facts), file=self._stream, flush=True)
        except Exception:
            self.handleError(record)


def log_to(stream: TextIO, level: str = "info") -> None:
    """Write our own events of at least `level`, and libraries' warnings, to a stream."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            stamp,
            structlog.processors.format_exc_info,
            render,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()
    for handler in [h for h in root.handlers if isinstance(h, LibraryLines)]:
        root.removeHandler(handler)
    root.addHandler(LibraryLines(stream))
    logging.captureWarnings(True)
