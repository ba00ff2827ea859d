"""Memory of a server with 300 boards that has given out the 5,000 tickets of a day.

    python -m bench.memory [boards] [tickets]

The resident set of the server process, beside that of bare aiohttp with as many sockets.
"""

import asyncio
import sys
import tempfile
from asyncio.subprocess import PIPE
from pathlib import Path
from urllib.parse import urlsplit

import psutil

from bench.load import load
from bench.server import ROOT, make_token, running
from bench.sockets import Boards
from bench.tickets import requests

TARGET_MB = 200


def resident_mb(pid: int) -> float:
    return psutil.Process(pid).memory_info().rss / 1e6


async def measure(boards: int, tickets: int) -> tuple[float, float, float]:
    """(ours, ours just started, bare) in MB."""
    with tempfile.TemporaryDirectory(dir=".") as folder:
        data = Path(folder)
        token = await make_token(data)
        async with running(data) as (process, url):
            empty = resident_mb(process.pid)
            listening = await Boards.connect(urlsplit(url), "/live/halls/main/board", boards)
            port = urlsplit(url).port
            assert port is not None
            _, refused = await load("127.0.0.1", port, requests(token, 0), tickets)
            assert refused == 0
            await listening.quiet()
            ours = resident_mb(process.pid)
            listening.close()
        bare = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bench.fan", cwd=ROOT, stdin=PIPE, stdout=PIPE
        )
        assert bare.stdout is not None
        assert bare.stdin is not None
        bare_url = f"http://127.0.0.1:{int(await bare.stdout.readline())}"
        listening = await Boards.connect(urlsplit(bare_url), "/", boards)
        theirs = resident_mb(bare.pid)
        listening.close()
        bare.stdin.close()
        await bare.wait()
    return ours, empty, theirs


def main() -> None:
    boards = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    tickets = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
    ours, empty, bare = asyncio.run(measure(boards, tickets))
    print(f"memory with {boards} boards and {tickets} tickets of a day")
    print(f"  ours {ours:.0f} MB (just started {empty:.0f} MB); to reach: <= {TARGET_MB} MB")
    print(f"  bare aiohttp with {boards} sockets {bare:.0f} MB; ratio {ours / bare:.2f}")


if __name__ == "__main__":
    main()
