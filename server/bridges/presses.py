"""The last orders of pads by window, for the console beside them and the manager."""

from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

from server.domain.queue.shown.presses import PressLine
from server.hub.hub import Stamp
from server.shell.problem_sentences import PROBLEMS
from server.signal import Signal

TOGETHER_S = 3.0
KEPT_PER_WINDOW, KEPT_PER_HALL = 6, 60


class Press(NamedTuple):
    at: float
    window: str
    keys: str
    action: str
    number: str
    code: str = ""


class Presses:
    """`add` what a pad asked for; `lines` are newest first. `changed` tells the hall in which there is a new one."""

    def __init__(self, stamps: Mapping[str, Stamp]) -> None:
        self.changed = Signal[str]("presses")
        self._stamps = stamps
        self._halls: dict[str, deque[Press]] = {}
        self._windows: dict[tuple[str, str], deque[Press]] = {}
        self._lost: dict[tuple[str, str], tuple[Press, int]] = {}

    def lose(self, hall: str, window: str, at: float, count: int) -> None:
        """Presses of a window were lost; those lost together stand in one line."""
        key, lost = (hall, window), self._lost.get((hall, window))
        kept = self._windows.get(key)
        if lost is not None and kept and kept[0] is lost[0] and at - lost[0].at < TOGETHER_S:
            count += lost[1]
            kept.popleft()
            with suppress(ValueError):  # pushed out of the hall's longer list
                self._halls[hall].remove(lost[0])
        press = Press(at, window, f"× {count}", "", "", "press_dropped")
        self._lost[key] = press, count
        self.add(hall, press)

    def add(self, hall: str, press: Press) -> None:
        self._halls.setdefault(hall, deque(maxlen=KEPT_PER_HALL)).appendleft(press)
        key = (hall, press.window)
        self._windows.setdefault(key, deque(maxlen=KEPT_PER_WINDOW)).appendleft(press)
        self.changed.send(hall)

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
