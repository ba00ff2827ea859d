"""What a durable ticket costs the server, part by part, in processor time; beside a bare aiohttp echo of the same requests.

    python -m bench.ticket_cost [tickets]

The server is looked at once in a millisecond of its own processor time (`bench.sampled`), so that other work on the machine
does not count. µs a ticket: a part's share of the looks, times what the process spent.
"""

import asyncio
import json
import os
import signal
import sys
import tempfile
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from urllib.parse import urlsplit

import psutil

from bench.load import load
from bench.server import ROOT, echoing, make_token, running
from bench.tickets import requests

PARTS_SHOWN = 20


async def looked_at(total: int, folder: Path) -> tuple[float, float, dict[str, int]]:
    """(processor seconds, of which threads beside the loop, looks by part) of `total` tickets."""
    out = folder / "looks.json"

    async def run(*words: str) -> Process:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bench.sampled", str(out), *words, cwd=ROOT, stdout=PIPE, stderr=PIPE
        )

    data = folder / "data"
    token = await make_token(data)
    async with running(data, run=run) as (process, url):
        await tickets(urlsplit(url).port or 0, token, 0, total // 4)
        os.kill(process.pid, signal.SIGUSR1)
        await tickets(urlsplit(url).port or 0, token, 1, total)
        os.kill(process.pid, signal.SIGUSR2)
        await tickets(urlsplit(url).port or 0, token, 2, 1)  # answered after the looks are written
    spent, beside, seen = json.loads(out.read_text())
    return spent, beside, seen


async def tickets(port: int, token: str, run: int, total: int) -> None:
    _, refused = await load("127.0.0.1", port, requests(token, run), total)
    assert refused == 0, refused


async def bare(total: int) -> float:
    """Processor seconds of the echo."""
    async with echoing() as (process, port):
        await tickets(port, "x", 0, total // 4)
        before = psutil.Process(process.pid).cpu_times()
        await tickets(port, "x", 1, total)
        after = psutil.Process(process.pid).cpu_times()
    return after.user + after.system - before.user - before.system


def main() -> None:
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory(dir=".") as folder:
        spent, beside, seen = asyncio.run(looked_at(total, Path(folder)))
    echoed = asyncio.run(bare(total))
    looks = sum(seen.values())
    micro = spent / total * 1e6
    print(f"{total} durable tickets, {looks} looks: {micro:.0f} µs of processor time each,")
    print(f"{beside / total * 1e6:.0f} of them in threads beside the loop")
    for part, count in sorted(seen.items(), key=lambda row: -row[1])[:PARTS_SHOWN]:
        print(f"  {part:32} {micro * count / looks:6.1f} µs {100 * count / looks:5.1f} %")
    print(f"bare echo: {echoed / total * 1e6:.0f} µs each; {echoed / spent:.2f} of ours")


if __name__ == "__main__":
    main()
