"""The program, with a look at what it is doing after every millisecond of processor time that it spends.

    python -m bench.sampled OUT serve …

SIGUSR1 begins to look, SIGUSR2 ends it and writes OUT: [processor seconds, of which threads beside the loop, {part: looks}].
"""

import json
import signal
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Final

from bench.server import ROOT

EVERY_S: Final = 0.001
PARTS: Final = (
    ("server/api/", "routes, bodies, answers"),
    ("server/shell/", "routes, bodies, answers"),
    ("server/access/", "who asks"),
    ("server/engine/", "engine"),
    ("server/journal/", "journal"),
    ("server/domain/", "decide, apply, views"),
    ("server/hub/", "fan-out to screens"),
    ("server/reports/", "statistics"),
    ("server/bridges/slips", "slips"),
    ("kiosk/", "slips"),
    ("server/bridges/", "devices, day, plans"),
    ("server/", "the rest of ours"),
    ("aiohttp/", "aiohttp"),
    ("structlog/", "log"),
    ("logging/", "log"),
    ("aiosqlite/", "journal"),
    ("asyncio/", "the loop"),
    ("selectors.py", "the loop, waiting"),
)
"""The first part of a path that names whose work it is, innermost frame first."""


def part_of(frame: FrameType | None) -> str:
    """Whose work a stack is: that of the innermost frame which somebody owns."""
    while frame is not None:
        path = frame.f_code.co_filename.removeprefix(f"{ROOT}/")
        for piece, part in PARTS:
            if path.startswith(piece) or f"/{piece}" in path:
                return part
        frame = frame.f_back
    return "the rest"


class Looks:
    """Counts what the main thread does; where it waits, processor time went to another thread."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._seen: Counter[str] = Counter()
        self._began = (0.0, 0.0)

    def begin(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self._seen.clear()
        self._began = time.process_time(), time.thread_time()
        signal.setitimer(signal.ITIMER_PROF, EVERY_S, EVERY_S)

    def look(self, number: int, frame: FrameType | None) -> None:
        del number
        part = part_of(frame)
        if part == "the loop, waiting":
            main = threading.main_thread().ident
            others = [part_of(f) for id, f in sys._current_frames().items() if id != main]  # pyright: ignore[reportPrivateUsage]
            part = f"thread: {next((p for p in others if p != 'the rest'), 'the rest')}"
        self._seen[part] += 1

    def end(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        signal.setitimer(signal.ITIMER_PROF, 0.0)
        spent, in_loop = time.process_time() - self._began[0], time.thread_time() - self._began[1]
        made = self._out.with_suffix(".part")
        made.write_text(json.dumps([spent, spent - in_loop, self._seen]))
        made.rename(self._out)


def main() -> None:
    looks = Looks(Path(sys.argv[1]))
    signal.signal(signal.SIGUSR1, looks.begin)
    signal.signal(signal.SIGPROF, looks.look)
    signal.signal(signal.SIGUSR2, looks.end)
    sys.argv = ["server", *sys.argv[2:]]
    from server.__main__ import main as serve

    serve()


if __name__ == "__main__":
    main()
