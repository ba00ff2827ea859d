"""How far long work is, for the person at the terminal: one line on standard error that is written over."""

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TextIO

from server.clock import COMPUTER

REWRITTEN_S = 0.1
SILENT_S = 2.0
"""Where nobody sits at the terminal, shorter work leaves no trace in the log."""
LINE_S = 10.0


class ProgressLine:
    """Called with (done, total) as often as the work likes; `close` leaves the line as it stands.

    On a terminal one line is written over; elsewhere a line comes after two seconds and then every ten.
    """

    def __init__(
        self, words: str, stream: TextIO | None = None, clock: Callable[[], float] = COMPUTER.steady
    ) -> None:
        self._words, self._clock = words, clock
        self._stream = sys.stderr if stream is None else stream
        self._live = self._stream.isatty()
        self._next = clock() + (0.0 if self._live else SILENT_S)
        self._shown = False

    def __call__(self, done: int, total: int) -> None:
        now = self._clock()
        ended = done >= total
        if total <= 0 or (now < self._next and not (ended and self._shown)):
            return
        self._next = now + (REWRITTEN_S if self._live else LINE_S)
        self._shown = not ended
        share = min(100, done * 100 // total)
        text = f"{self._words}: {share} % ({done:,} / {total:,})"
        self._stream.write(f"\r{text}\x1b[K" if self._live else f"{text}\n")
        if self._live and ended:
            self._stream.write("\n")
        self._stream.flush()

    def close(self) -> None:
        """The work ended before it was whole: what is written next begins on a line of its own."""
        if self._live and self._shown:
            self._shown = False
            self._stream.write("\n")
            self._stream.flush()


@contextmanager
def progress_line(words: str) -> Generator[ProgressLine]:
    """A line for the length of the block, closed however the block ends."""
    line = ProgressLine(words)
    try:
        yield line
    finally:
        line.close()
