"""From the press on “accept” until it is durable and answered: `python3 run.py bench case_accept [cases] [runs]`.

    python -m bench.case_accept [cases per run] [runs]

One clerk, one press after another, over HTTP on a connection that stays open; in turn with a bare aiohttp handler that
keeps the body as one row in SQLite with fsync. A case of three departments; the program answers with the whole case.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import aiohttp

from bench.kill9 import receive
from bench.server import bare, make_token, running

CASES, RUNS, TARGET = 300, 5, 2.0


async def pressed(http: aiohttp.ClientSession, url: str, body: Mapping[str, object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    async with http.post(url, json=body) as answer:
        await answer.read()
        assert answer.status == 200, await answer.text()
    return (time.perf_counter() - began) * 1e3


async def measure(cases: int, runs: int) -> list[tuple[list[float], list[float]]]:
    """(ours, bare), each with the time of every press, by runs."""
    with tempfile.TemporaryDirectory(dir=".") as folder:
        data = Path(folder)
        headers = {"Authorization": f"Bearer {await make_token(data)}"}
        async with (
            running(data) as (_, url),
            bare("bare_row") as (_, port),
            aiohttp.ClientSession(headers=headers) as http,
        ):
            found: list[tuple[list[float], list[float]]] = []
            for run in range(-1, runs):  # the first is a warm-up
                numbers = [await receive(http, url, f"{run}-{n}") for n in range(cases)]
                ours: list[float] = []
                theirs: list[float] = []
                for number, seen in numbers:
                    path, body = f"/api/v1/cases/{number}/accept", {"seen": seen}
                    ours.append(await pressed(http, url + path, body))
                    theirs.append(await pressed(http, f"http://127.0.0.1:{port}{path}", body))
                if run >= 0:
                    found.append((ours, theirs))
    return found


def main() -> None:
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else RUNS
    found = asyncio.run(measure(cases, runs))
    medians = [(statistics.median(ours), statistics.median(theirs)) for ours, theirs in found]
    ratios = [ours / theirs for ours, theirs in medians]
    print(f"accept -> durable, {runs} runs of {cases}")
    print(f"  ours  median {statistics.median(ours for ours, _ in medians):.2f} ms")
    print(f"  bare  median {statistics.median(theirs for _, theirs in medians):.2f} ms")
    spread = f"{min(ratios):.2f} to {max(ratios):.2f}"
    print(f"  ratio median {statistics.median(ratios):.2f} ({spread}); to reach: <= {TARGET}")


if __name__ == "__main__":
    main()
