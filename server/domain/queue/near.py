"""Whose turn it almost is: who is asked to come to the windows."""

from server.domain.queue.forecast import PlaceInLine

NEAR_AHEAD, NEAR_S = 3, 600
"""Whoever has so few ahead and will probably be called within so many seconds is asked to come to the windows."""


def near(line: PlaceInLine) -> bool:
    """Almost its turn: few ahead and soon. Three ahead at one slow window are half an hour."""
    return line.ahead <= NEAR_AHEAD and line.wait is not None and line.wait.p50 <= NEAR_S
