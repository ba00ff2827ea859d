"""Finding frames in a stream of bytes that may begin anywhere, break off anywhere and hold anything."""

from collections.abc import Callable
from typing import Final, Generic, NamedTuple, TypeVar

F = TypeVar("F")
F_co = TypeVar("F_co", covariant=True)


class Found(NamedTuple, Generic[F_co]):
    """A frame that fills the first `size` bytes."""

    frame: F_co
    size: int


class Bad(NamedTuple):
    """No frame begins here; `counted` when it began like one and then was wrong."""

    counted: bool = False


class More(NamedTuple):
    """This may become a frame."""


Parse = Callable[[bytes], Found[F] | Bad | More]
"""Looks at the start of a buffer that is never empty."""
MORE: Final = More()
NOT_HERE: Final = Bad()
BROKEN: Final = Bad(counted=True)


class Scanner(Generic[F]):
    """Cuts chunks of any size into frames; never raises and never holds more than `longest` bytes.

    A frame that was cut off must not swallow the good one after it: while the beginning waits for more, a
    whole frame further on is taken at once and the beginning counted as bad.
    """

    def __init__(self, parse: Parse[F], longest: int, lead: bytes) -> None:
        """`lead` holds the bytes that a frame can begin with."""
        self._parse, self._longest, self._lead = parse, longest, frozenset(lead)
        self._buffer = b""
        self.bad = 0
        """Beginnings of frames that came to nothing."""
        self.skipped = 0
        """Bytes that belonged to no frame."""

    def feed(self, chunk: bytes) -> list[F]:
        """The frames that `chunk` completes, in order."""
        frames: list[F] = []
        buffer = self._buffer + chunk
        start = at = 0
        last_bad = -2
        waiting = -1
        """Where the first beginning is that may still become a frame."""
        while at < len(buffer):
            if buffer[at] not in self._lead:
                at += 1
                continue
            match self._parse(buffer[at : at + self._longest]):
                case Found(frame, size):
                    frames.append(frame)
                    self.bad += waiting >= 0
                    self.skipped += at - start
                    at = start = at + size
                    waiting = -1
                case Bad(counted):
                    # A frame with an optional first byte is bad once, not once for each of its beginnings.
                    self.bad += counted and waiting < 0 and at != last_bad + 1
                    last_bad = at if counted else last_bad
                    at += 1
                case More():
                    if waiting < 0:
                        waiting = at
                    at += 1
                    if len(buffer) - waiting >= self._longest:  # longer than any frame: it is none
                        self.bad += 1
                        at, waiting = waiting + 1, -1
        keep = waiting if waiting >= 0 else len(buffer)
        self.skipped += keep - start
        self._buffer = buffer[keep:]
        return frames

    @property
    def held(self) -> int:
        """Bytes kept of a frame that is not complete."""
        return len(self._buffer)

    def reset(self) -> None:
        """Forget a half-received frame, as after a reconnect."""
        self.bad += bool(self._buffer)
        self.skipped += len(self._buffer)
        self._buffer = b""
