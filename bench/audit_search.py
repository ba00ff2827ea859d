"""The audit of a large journal: made anew, kept up to date, searched; and what the loop has of it meanwhile.

    python -m bench.audit_search [entries]

The journal: days of one hall, visit after visit (taken, called, started, finished, rated) at 20 windows.
"""

import asyncio
import contextlib
import statistics
import sys
import tempfile
import time
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any

from server.audit.follower import AuditTrail
from server.audit.search import TrailSearch
from server.domain.queue import commands as c
from server.domain.queue import events as e
from server.domain.queue.codec import encode_command, encode_events
from server.domain.queue.tickets.words import RatingChannel
from server.journal.entry import Record
from server.journal.sqlite import SqliteJournal

ENTRIES, WINDOWS, BATCH, RUNS, DAY_S = 1_000_000, 20, 2000, 200, 86_400
IDLE_S = 5.0
BEGAN = 1_700_000_000.0


def visits(entries: int) -> Iterator[Record]:
    """As the engine would hand them to the journal."""
    for n in range(entries // 5):
        ticket, window, at = f"m{n:015}", str(n % WINDOWS + 1), BEGAN + n * 20.0
        clerk = f"clerk:c{n % WINDOWS + 1:02}"
        steps: list[tuple[str, c.AnyCommand, e.AnyEvent]] = [
            ("kiosk:k1", c.TakeTicket(ticket, "a"), e.TicketTaken(ticket, f"A{n % 999}", n, "a", at)),
            (clerk, c.CallNext(window), e.TicketRecalled(ticket, window, 1)),
            (clerk, c.Start(window), e.ServiceStarted(ticket, window)),
            (clerk, c.Finish(window, "done"), e.TicketServed(ticket, window)),
            (
                f"display:pad-{window}",
                c.RateTicket(ticket, 5, channel=RatingChannel.PAD),
                e.TicketRated(ticket, 5, RatingChannel.PAD, window=window, clerk=clerk[6:]),
            ),
        ]
        for step, (actor, command, event) in enumerate(steps):
            seq = n * 5 + step + 1
            yield Record(
                "main", seq, at + step, actor, "", b"", encode_command(command), encode_events([event]), None
            )


def quantile(values: list[float], share: float) -> float:
    return statistics.quantiles(values, n=1000, method="inclusive")[round(share * 1000) - 1]


async def lags(found: list[float]) -> None:
    """How late the loop is for somebody who asks every 5 ms."""
    loop = asyncio.get_running_loop()
    while True:
        asked = loop.time()
        await asyncio.sleep(0.005)
        found.append((loop.time() - asked - 0.005) * 1000)


async def watched(work: Coroutine[Any, Any, object]) -> list[float]:
    """How late the loop is while something is done."""
    late: list[float] = []
    watching = asyncio.create_task(lags(late))
    await work
    watching.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await watching
    return late


async def searched(trail: AuditTrail, name: str, **wanted: str | float) -> None:
    took, found = list[float](), list[object]()
    for _ in range(RUNS):
        began = time.perf_counter()
        found = list[object](await trail.search(TrailSearch(most=51, **wanted)))  # pyright: ignore[reportArgumentType]
        took.append((time.perf_counter() - began) * 1000)
    print(
        f"  {name}: p50 {quantile(took, 0.5):.2f} ms, p99 {quantile(took, 0.99):.2f} ms, {len(found)} lines"
    )


async def measured(folder: Path, entries: int) -> None:
    journal = await SqliteJournal.open(folder)
    batch: list[Record] = []
    for record in visits(entries):
        batch.append(record)
        if len(batch) == BATCH:
            await journal.append("main", batch)
            batch = []
    if batch:
        await journal.append("main", batch)
    trail = await AuditTrail.open(folder, journal)
    idle = await watched(asyncio.sleep(IDLE_S))
    began = time.perf_counter()
    late = await watched(trail.catch_up())
    took = time.perf_counter() - began
    size = (folder / "audit.db").stat().st_size
    print(
        f"{entries} entries made anew in {took:.1f} s (half of it rest), {size / entries:.0f} bytes an entry"
    )
    for name, found in (("idle before", idle), ("meanwhile", late)):
        print(f"  the loop {name}: p50 {quantile(found, 0.5):.2f}, p99 {quantile(found, 0.99):.2f} ms late")
    middle = entries // 10
    end = BEGAN + middle * 20.0
    await searched(trail, "newest")
    await searched(trail, "a ticket", ticket=f"m{middle:015}")
    await searched(trail, "a person", person="c07")
    await searched(trail, "a window on a day", window="7", hall="main", since=end, until=end + DAY_S)
    await searched(trail, "a person at another's window", person="c07", window="8")
    await searched(trail, "a command of a hall", command="RateTicket", hall="main")
    await trail.close()
    await journal.close()


def main() -> None:
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measured(Path(folder), entries))


if __name__ == "__main__":
    main()
