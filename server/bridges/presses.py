"""The last orders of pads by window, for the console beside them and the manager."""

from collections import deque
from collections.abc import Mapping
from typing import NamedTuple

from server.api.problems import PROBLEMS
from server.domain.views.presses import PressLine
from server.hub import Stamp

KEPT_PER_WINDOW, KEPT_PER_HALL = 6, 60


class Press(NamedTuple):
    at: float
    window: str
    keys: str
    action: str
    number: str
    code: str = ""


class Presses:
    """`add` what a pad asked for; `lines` are newest first."""

    def __init__(self, stamps: Mapping[str, Stamp]) -> None:
        self._stamps = stamps
        self._halls: dict[str, deque[Press]] = {}
        self._windows: dict[tuple[str, str], deque[Press]] = {}

    def add(self, hall: str, press: Press) -> None:
        self._halls.setdefault(hall, deque(maxlen=KEPT_PER_HALL)).appendleft(press)
        key = (hall, press.window)
        self._windows.setdefault(key, deque(maxlen=KEPT_PER_WINDOW)).appendleft(press)

    def lines(self, hall: str, window: str = "") -> list[PressLine]:
        """Of one window, or of the whole hall."""
        kept = self._windows.get((hall, window)) if window else self._halls.get(hall)
        return [self._line(hall, press) for press in kept or ()]

    def _line(self, hall: str, press: Press) -> PressLine:
        return PressLine(
            at=self._stamps[hall](press.at),
            window=press.window,
            keys=press.keys,
            action=press.action,
            number=press.number,
            code=press.code,
            message=PROBLEMS[press.code].title if press.code else "",
        )
