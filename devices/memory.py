"""A printer made of memory: for the demo, and for tests of what stands above the drivers."""

import asyncio
import math
import time
from collections import deque
from collections.abc import Callable
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from devices.protocols import Counters, Health, PrintOutcome, PrintResult

KEPT_SLIPS: Final = 50
FAILING: Final = frozenset({"paper_out", "cover_open", "offline", "error", "unreachable"})
FAULTS: Final = FAILING | {"paper_low", "no_answer"}


def _delay(url: str) -> float:
    """The delay in `memory://name?delay=0.2`, in seconds; `ValueError` with a sentence for any other URL."""
    parts = urlsplit(url)
    if not parts.netloc or parts.path.strip("/") or parts.fragment:
        raise ValueError(f"{url}: a name and nothing else is expected, as in memory://kiosk-1")
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    text = options.pop("delay", "0")
    if options:
        raise ValueError(f"{url}: unknown option '{min(options)}', only 'delay' is known")
    try:
        delay_s = float(text)
    except ValueError:
        delay_s = -1
    if not 0 <= delay_s < math.inf:
        raise ValueError(f"{url}: 'delay' must be a number of seconds")
    return delay_s


class MemoryPrinter:
    """A `TicketPrinter` for `memory://name?delay=seconds`, the delay being the time that one slip takes.

    `slips` holds the last 50 jobs that came out. Set `fault` to a code of `FAULTS` or None: `no_answer`
    prints the slip but never confirms it, `paper_low` prints with a warning, every other one prints
    nothing.
    """

    def __init__(self, url: str, *, clock: Callable[[], float] = time.time) -> None:
        self.url = url
        self.slips: deque[bytes] = deque(maxlen=KEPT_SLIPS)
        self._delay_s = _delay(url)
        self._clock = clock
        self._fault: str | None = None
        self.changed: Callable[[], None] = lambda: None
        self._health = Health("ok", "", clock())
        self._counters = Counters()
        self._lock = asyncio.Lock()

    @property
    def fault(self) -> str | None:
        """What is wrong with the printer now; setting an unknown code raises `ValueError`."""
        return self._fault

    @fault.setter
    def fault(self, fault: str | None) -> None:
        if fault is not None and fault not in FAULTS:
            raise ValueError(f"unknown fault '{fault}', known are {', '.join(sorted(FAULTS))}")
        if fault != self._fault:
            self._fault = fault
            state = "ok" if fault is None else "warning" if fault == "paper_low" else "down"
            self._health = Health(state, fault or "", self._clock())
            self.changed()

    @property
    def health(self) -> Health:
        """The present health."""
        return self._health

    @property
    def counters(self) -> Counters:
        """A slip counts as one frame, heard when it was confirmed."""
        return self._counters

    async def print(self, job: bytes) -> PrintResult:
        """Keep `job` as a slip, unless the fault forbids it."""
        async with self._lock:
            if self._fault in FAILING:
                return PrintResult(PrintOutcome.FAILED, self._fault or "")
            if self._delay_s:
                await asyncio.sleep(self._delay_s)
                if self._fault in FAILING:  # it came half-way through the slip
                    return PrintResult(PrintOutcome.UNKNOWN, self._fault or "")
            self.slips.append(job)
            self._counters.sent_at = self._clock()
            if self._fault == "no_answer":
                return PrintResult(PrintOutcome.UNKNOWN, "no_answer")
            self._counters.frames += 1
            self._counters.heard_at = self._counters.sent_at
            return PrintResult(PrintOutcome.PRINTED)

    async def check(self) -> Health:
        """The present health."""
        return self._health

    async def watch(self) -> None:
        """Nothing to hear: `changed` is called by whoever sets the fault."""
        await asyncio.Event().wait()

    async def close(self) -> None:
        """Nothing to release."""
