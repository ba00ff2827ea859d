"""The words that a window is told of in."""

from enum import StrEnum


class WindowState(StrEnum):
    """Of a window; and of several together: open while one is at work, paused while all that have a clerk are paused."""

    OPEN = "open"
    PAUSED = "paused"
    """A clerk is signed in and away for a while."""
    CLOSED = "closed"
