"""Full replay of 200,000 entries against merely reading and decoding them.

    python -m bench.replay [entries] [runs]

The journal is written by the engine itself, from days of whole visits. Both sides read the same SQLite file; ours checks
the chain and applies every event as well.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from server.domain.queue import commands as c
from server.domain.queue.codec import decode_command, decode_events
from server.domain.queue.events import AnyEvent
from server.domain.queue.state import HallState
from server.domain.queue.stream import HallStream
from server.engine.clock import HallClock
from server.engine.replay import load
from server.halls import driven
from server.journal.sqlite import CHUNK, COLUMNS, SqliteJournal
from tests.halls import small_hall

TARGET = 2.4
VISITS_A_DAY = 2_000
WINDOWS = (("1", "enterprise"), ("2", "construction"), ("3", "comprehensive"))


def answer(state: HallState, events: Sequence[AnyEvent], at: float) -> bytes:
    """An answer as long as a real one."""
    del state, events, at
    return b"{" + b" " * 300 + b"}"


async def write(journal: SqliteJournal, entries: int) -> None:
    """Days of visits (take, call, start, finish, some ratings) until the journal is long enough."""
    wall = [1_000_000.0]
    engine = driven(journal, [small_hall()], HallClock(lambda: wall[0], lambda: wall[0]))
    await engine.start()

    async def do(command: c.AnyCommand, key: str = "") -> None:
        await engine.submit(
            "main", command, actor="bench", key=key, request=b"0123456789abcdef", answer=answer
        )

    day = 0
    while await journal.last("main") < entries:
        day += 1
        wall[0] += 40_000
        await do(c.OpenDay(f"day {day}"))
        for window, _ in WINDOWS:
            await do(c.OpenWindow(window, f"c0{window}"))
        for first in range(0, VISITS_A_DAY, 60):
            names = [(f"{day}-{first + i}", *WINDOWS[i % 3]) for i in range(60)]
            await asyncio.gather(*(do(c.TakeTicket(t, category), key=t) for t, _, category in names))
            for at in range(0, 60, 3):
                three = names[at : at + 3]
                wall[0] += 60
                for made in (c.CallNext, c.Start):
                    await asyncio.gather(*(do(made(window)) for _, window, _ in three))
                await asyncio.gather(*(do(c.Finish(window, "done")) for _, window, _ in three))
                await asyncio.gather(*(do(c.RateTicket(t, 5)) for t, _, _ in three[:1]))
    await engine.stop()


async def merely_read(journal: SqliteJournal) -> int:
    """Rows out of SQLite, commands and events decoded, nothing else."""
    seq = count = 0
    sql = f"SELECT {COLUMNS} FROM entries WHERE hall=? AND seq>? ORDER BY seq LIMIT {CHUNK}"
    db = journal._db  # pyright: ignore[reportPrivateUsage]
    while True:
        async with db.execute(sql, ("main", seq)) as cursor:
            rows = list(await cursor.fetchall())
        for row in rows:
            decode_command(row[6])
            count += len(decode_events(row[7]))
        if len(rows) < CHUNK:
            return count
        seq = rows[-1][1]


async def measure(entries: int, runs: int) -> None:
    with tempfile.TemporaryDirectory(dir=".") as folder:
        journal = await SqliteJournal.open(Path(folder))
        await write(journal, entries)
        length = await journal.last("main")
        pairs: list[tuple[float, float]] = []
        for run in range(-1, runs):
            begin = time.perf_counter()
            state = await load(journal, HallStream(small_hall()), whole=True)
            middle = time.perf_counter()
            await merely_read(journal)
            end = time.perf_counter()
            assert state.seq == length
            if run >= 0:
                pairs.append((middle - begin, end - middle))
        await journal.close()
    ratios = [a / b for a, b in pairs]
    print(f"full replay of {length} entries, {runs} runs")
    print(f"  replay           median {statistics.median(a for a, _ in pairs):.2f} s")
    print(f"  read and decode  median {statistics.median(b for _, b in pairs):.2f} s")
    print(
        f"  ratio median {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}); to reach: <= {TARGET}"
    )


def main() -> None:
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    asyncio.run(measure(entries, runs))


if __name__ == "__main__":
    main()
