"""How long a server with many cases takes to be ready: `python3 run.py bench case_start [open] [closed] [runs]`.

A folder is made with so many open cases in the journal (taken in and accepted, with their snapshot) and so many closed ones
in the book beside them; then the server is started on it, ended and started again. Beside it the same program on an empty
folder.
"""

import asyncio
import random
import signal
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bench.case_list import office
from bench.case_search import rows
from bench.restart import until_ready
from bench.server import end, start
from server.case_book.store import open_store, row_of
from server.domain.cases.commands import FollowTime
from server.domain.cases.stream import ID, SHAPE, CasesStream
from server.journal.entry import Record
from server.journal.sqlite import SqliteJournal
from tests.cases import Office

TARGET_S = 3.0
BATCH = 2000
DEPARTMENTS = 34


async def filled(folder: Path, open_cases: int, closed: int) -> None:
    made = office(open_cases, DEPARTMENTS, keep=True)
    await _journal(folder, made)
    store = open_store(folder)
    for part in rows(closed, random.Random(7)):
        store.save(part, 1, 0.0)
    cases = [row_of(case, 0.0) for case in made.state.facts.cases.values()]
    store.save(cases, made.state.seq, made.state.at)
    store.close()


async def _journal(folder: Path, made: Office) -> None:
    journal = await SqliteJournal.open(folder)
    stream = CasesStream(made.settings)
    looked = stream.encode_command(FollowTime())
    for first in range(0, len(made.happened), BATCH):
        records = [
            Record(ID, seq, at, "bench", "", b"", looked, stream.encode_events([event]), None)
            for seq, (event, at) in enumerate(made.happened[first : first + BATCH], first + 1)
        ]
        await journal.append(ID, records)
    made.state.seq = len(made.happened)
    await journal.save_snapshot(ID, made.state.seq, stream.facts(made.state), SHAPE)
    await journal.close()


async def ready_s(folder: Path) -> float:
    began = time.perf_counter()
    process, url = await start(folder)
    await until_ready(url)
    took = time.perf_counter() - began
    await end(process, signal.SIGKILL)
    return took


async def measure(open_cases: int, closed: int, runs: int) -> tuple[list[float], list[float]]:
    """Seconds, with the cases and on an empty folder."""
    with tempfile.TemporaryDirectory(dir=".") as full, tempfile.TemporaryDirectory(dir=".") as empty:
        await filled(Path(full), open_cases, closed)
        await ready_s(Path(full))  # publishes the configuration's matters
        await ready_s(Path(empty))
        pairs = [(await ready_s(Path(full)), await ready_s(Path(empty))) for _ in range(runs)]
    return [a for a, _ in pairs], [b for _, b in pairs]


def main() -> None:
    open_cases = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    closed = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    ours, empty = asyncio.run(measure(open_cases, closed, runs))
    print(f"ready with {open_cases} open and {closed} closed cases, {runs} runs")
    print(
        f"  ours   median {statistics.median(ours):.2f} s ({min(ours):.2f} to {max(ours):.2f}); to reach: <= {TARGET_S}"
    )
    print(f"  empty  median {statistics.median(empty):.2f} s")


if __name__ == "__main__":
    main()
