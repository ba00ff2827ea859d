"""Keeps a flood from filling the log: so many lines in so long, what is beyond them is counted and said with the next."""

from collections.abc import Callable


class Sparing:
    """At most `most` lines within `within_s` seconds of `steady`, which only goes forward."""

    def __init__(self, steady: Callable[[], float], most: int, within_s: float) -> None:
        self._steady, self._most, self._within_s = steady, most, within_s
        self._since, self._said, self._unsaid = 0.0, 0, 0

    def more(self) -> dict[str, int] | None:
        """What to add to the line that is to be written now; None when it is only counted."""
        now = self._steady()
        if now - self._since > self._within_s:
            self._said, self._since = 0, now
        if self._said >= self._most:
            self._unsaid += 1
            return None
        self._said += 1
        unsaid, self._unsaid = self._unsaid, 0
        return {"not_said": unsaid} if unsaid else {}
