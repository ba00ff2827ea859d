"""Cost of call-next with 20,000 waiting against 100 waiting: decide and apply, engine and journal excluded.

    python -m bench.call_next [runs]

Every call is followed by a new ticket, so that as many wait at the end as at the start; both halls in turn.
"""

import statistics
import sys
import time

from server.domain.queue import commands as c
from server.domain.queue.apply import apply
from server.domain.queue.decide import decide
from server.domain.queue.state import HallState
from tests.halls import DAY, small_hall

MANY, FEW, CALLS = 20_000, 100, 2_000
TARGET = 1.1
GROUPS = ("ordinary", "elderly", "returning")
CATEGORIES = ("enterprise", "construction", "enterprise")


class Hall:
    """A hall with `waiting` tickets over two categories and three groups, and one window that calls."""

    def __init__(self, waiting: int) -> None:
        self.state = HallState(small_hall())
        self.at, self.drawn = 0.0, 0
        self.do(c.OpenDay(DAY))
        self.do(c.OpenWindow("1", "c01"))
        for _ in range(waiting):
            self.take()

    def do(self, command: c.AnyCommand) -> None:
        for event in decide(self.state, command, self.at):
            apply(self.state, event, self.at)

    def take(self) -> None:
        self.at += 0.5
        self.drawn += 1
        n = self.drawn
        self.do(c.TakeTicket(f"t{n}", CATEGORIES[n % 3], group=GROUPS[n % 7 % 3]))

    def calls(self, count: int) -> float:
        """Seconds that `count` calls take, nothing else counted."""
        took = 0.0
        for _ in range(count):
            begin = time.perf_counter()
            self.do(c.CallNext("1"))
            took += time.perf_counter() - begin
            self.do(c.Start("1"))
            self.do(c.Finish("1", "done"))
            self.take()
        return took


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    many, few = Hall(MANY), Hall(FEW)
    many.calls(CALLS)
    few.calls(CALLS)
    pairs = [(many.calls(CALLS), few.calls(CALLS)) for _ in range(runs)]
    ratios = [a / b for a, b in pairs]
    print(f"call-next, {runs} runs of {CALLS} calls")
    print(f"  {MANY} waiting  median {statistics.median(a for a, _ in pairs) / CALLS * 1e6:.2f} us")
    print(f"  {FEW} waiting    median {statistics.median(b for _, b in pairs) / CALLS * 1e6:.2f} us")
    print(
        f"  ratio median {statistics.median(ratios):.3f} ({min(ratios):.3f} to {max(ratios):.3f}); to reach: <= {TARGET}"
    )


if __name__ == "__main__":
    main()
