"""What opening a year's report costs the queue: taking a number and calling the next, with and without reports being opened.

    python -m bench.reports_beside [seconds] [days of history] [seconds between two reports]

A hall of 61 windows with a history of 1,200 visits a day, its server a process of its own. Numbers are taken and called at a
steady rate; in turn for five seconds each nobody looks at figures, and somebody opens the whole history by category, by
window or by hour every so often. One server, one run: what else the machine does meets both alike. To reach: the median
within 5 % of without.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

import aiohttp

from bench.figures import WINDOWS, hall61, iso, live
from bench.hall61 import toml
from bench.server import make_token, running
from server.journal.sqlite import SqliteJournal
from tests.reports.days import DAY_S, Kept

FIRST = 1_735_693_200.0
SLICE_S, REST_S, WITHIN = 5.0, 0.02, 1.05
VISITS = 1200
BY = ("category", "window", "hour")


async def history(folder: Path, days: int) -> None:
    """The hall's journal; the server counts it when it starts."""
    journal, hall, seq = await SqliteJournal.open(folder), Kept(hall61(), FIRST), 0
    try:
        for n in range(days):
            hall.at = FIRST + n * DAY_S
            live(hall, iso(n), VISITS)
            for first in range(0, len(hall.records), 1000):
                part = hall.records[first : first + 1000]
                await journal.append("main", [one._replace(seq=seq + i) for i, one in enumerate(part, 1)])
                seq += len(part)
            hall.records.clear()
    finally:
        await journal.close()


class Queue:
    """Numbers are taken and called; how long each took, with reports and without."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self._http, self._url = http, f"{url}/api/v1/halls/main"
        self.took: dict[bool, dict[str, list[float]]] = {
            busy: {"take": [], "call-next": []} for busy in (False, True)
        }
        self._windows = cycle(WINDOWS)

    async def _post(self, path: str, body: object = None) -> float:
        began = time.perf_counter()
        async with self._http.post(f"{self._url}{path}", json=body or {}) as answer:
            assert answer.status in (200, 201), await answer.text()
            await answer.read()
        return time.perf_counter() - began

    async def open(self) -> None:
        """Whoever sat there when the history ended has gone."""
        for window, _ in WINDOWS:
            async with self._http.post(f"{self._url}/windows/{window}/close", json={}) as answer:
                await answer.read()
            await self._post(f"/windows/{window}/open", {"clerk": f"c{int(window):02}"})

    async def visit(self, busy: bool) -> None:
        window, category = next(self._windows)
        took = self.took[busy]
        took["take"].append(await self._post("/tickets", {"category": category}))
        took["call-next"].append(await self._post(f"/windows/{window}/call-next"))
        await self._post(f"/windows/{window}/start")
        await self._post(f"/windows/{window}/finish", {"outcome": "done"})

    async def report(self, by: str, days: int) -> float:
        began = time.perf_counter()
        query = {"by": by, "since": iso(0), "until": iso(days)}
        async with self._http.get(f"{self._url}/figures", params=query) as answer:
            assert answer.status == 200, await answer.text()
            view = await answer.json()
        self.building = view["building"]
        return time.perf_counter() - began


async def measure(seconds: float, days: int, pause_s: float) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = folder / "data"
        data.mkdir(mode=0o700)
        await history(data, days)
        (folder / "config.toml").write_text(toml((), ()))
        token = await make_token(data)
        async with (
            running(data, config=folder / "config.toml") as (_, url),
            aiohttp.ClientSession(headers={"Authorization": f"Bearer {token}"}) as http,
        ):
            queue, opened = Queue(http, url), list[float]()
            while True:  # until all of the history is counted
                await queue.report("hour", days)
                if queue.building is None:
                    break
                await asyncio.sleep(2)

            await queue.open()

            async def look() -> None:
                for by in cycle(BY):
                    opened.append(await queue.report(by, days))
                    await asyncio.sleep(pause_s)

            end, busy = time.perf_counter() + seconds, False
            while time.perf_counter() < end:
                busy = not busy
                looking = asyncio.create_task(look()) if busy else None
                slice_end = time.perf_counter() + SLICE_S
                while time.perf_counter() < slice_end:
                    await queue.visit(busy)
                    await asyncio.sleep(REST_S)
                if looking:
                    looking.cancel()
            shown = statistics.median(opened) * 1000
            print(f"{days} days of {VISITS} visits; {len(opened)} reports opened, median {shown:.0f} ms")
            for what in ("take", "call-next"):
                without, beside = (queue.took[busy][what] for busy in (False, True))
                one, other = statistics.median(without) * 1000, statistics.median(beside) * 1000
                tails = [sorted(values)[int(len(values) * 0.99)] * 1000 for values in (without, beside)]
                print(
                    f"  {what}: median {one:.2f} ms alone ({len(without)}), {other:.2f} ms beside ({len(beside)}); "
                    f"ratio {other / one:.3f}; p99 {tails[0]:.1f} and {tails[1]:.1f} ms; to reach: <= {WITHIN}"
                )


if __name__ == "__main__":
    given = [float(word) for word in sys.argv[1:]] + [120.0, 250.0, 10.0][len(sys.argv) - 1 :]
    asyncio.run(measure(given[0], int(given[1]), given[2]))
