"""Where time comes from, for everything that is not a hall's (a hall has its `HallClock`, which is built on this).

One is made for a server and given to whoever asks for the time; a test gives another. Nothing else may look at the
computer's clock: the linter refuses it.
"""

import time


class Clock:
    """The kinds of time that a computer has."""

    def wall(self) -> float:
        """Seconds since the epoch; somebody may set it forward or back."""
        return time.time()

    def steady(self) -> float:
        """Seconds that only go forward, from no particular moment."""
        return time.monotonic()

    def since_boot(self) -> float:
        """Steady seconds that a suspended machine counts too, where the system can tell."""
        clock = getattr(time, "CLOCK_BOOTTIME", None)
        return time.clock_gettime(clock) if clock is not None else time.monotonic()


COMPUTER = Clock()
