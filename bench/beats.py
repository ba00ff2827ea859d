"""What it costs to tell 300 quiet boards every two seconds that the line lives, against bare aiohttp telling them nothing.

    python -m bench.beats [boards] [seconds]

The server's own processor time, read from the system, while nothing happens in the hall.
"""

import asyncio
import statistics
import sys
import tempfile
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from urllib.parse import urlsplit

import psutil

from bench.server import ROOT, running
from bench.sockets import Boards

TARGET = 0.01
ROUNDS = 3


async def cost(process: Process, seconds: float) -> float:
    """Share of one core that the process used meanwhile."""
    watched = psutil.Process(process.pid)
    before = watched.cpu_times()
    await asyncio.sleep(seconds)
    after = watched.cpu_times()
    return (after.user + after.system - before.user - before.system) / seconds


async def measure(boards: int, seconds: float) -> list[tuple[float, float, float]]:
    """(ours with boards, ours without, bare with boards), round by round."""
    found: list[tuple[float, float, float]] = []
    with tempfile.TemporaryDirectory(dir=".") as folder:
        async with running(Path(folder)) as (process, url):
            bare = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bench.fan", cwd=ROOT, stdin=PIPE, stdout=PIPE
            )
            assert bare.stdout is not None
            assert bare.stdin is not None
            bare_url = f"http://127.0.0.1:{int(await bare.stdout.readline())}"
            theirs = await Boards.connect(urlsplit(bare_url), "/", boards)
            for _ in range(ROUNDS):
                alone = await cost(process, seconds)
                ours = await Boards.connect(urlsplit(url), "/live/halls/main/board", boards)
                await asyncio.sleep(3)
                found.append((await cost(process, seconds), alone, await cost(bare, seconds)))
                ours.close()
                await asyncio.sleep(3)
            theirs.close()
            bare.stdin.close()
            await bare.wait()
    return found


def main() -> None:
    boards = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 20.0
    rounds = asyncio.run(measure(boards, seconds))
    ours, alone, bare = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(f"{boards} quiet boards, {ROUNDS} rounds of {seconds:.0f} s, share of one core")
    print(f"  ours, with boards     {ours:.2%}")
    print(f"  ours, without boards  {alone:.2%}")
    print(f"  bare aiohttp, silent  {bare:.2%}")
    print(f"  the beats alone       {ours - alone:.2%}; to reach: <= {TARGET:.0%}")


if __name__ == "__main__":
    main()
