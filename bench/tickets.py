"""Durable tickets per second over HTTP, 32 keep-alive connections, against a bare aiohttp handler that echoes the body.

    python -m bench.tickets [tickets per run] [runs]

Both servers are processes of their own, both get the same bytes from the same client, in turn; median of the runs.
"""

import asyncio
import statistics
import sys
import tempfile
from asyncio.subprocess import PIPE
from pathlib import Path
from urllib.parse import urlsplit

from bench.load import load, post
from bench.server import ROOT, make_token, running

PATH = "/api/v1/halls/main/tickets"
TARGET = 0.55
CATEGORIES = ("enterprise", "construction", "housing-fund", "departmental", "comprehensive")


def requests(token: str, run: int) -> "dict[str, bytes]":
    return {
        category: post(
            PATH,
            b'{"category":"%s"}' % category.encode(),
            f"Authorization: Bearer {token}",
            f"Idempotency-Key: {run}-@@@@@@@@",
        )
        for category in CATEGORIES
    }


async def measure(total: int, runs: int) -> list[tuple[float, float]]:
    """(ours, bare) in answers per second for each run."""
    with tempfile.TemporaryDirectory(dir=".") as folder:
        data = Path(folder)
        token = await make_token(data)
        async with running(data) as (_, url):
            bare = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bench.echo", cwd=ROOT, stdin=PIPE, stdout=PIPE
            )
            assert bare.stdout is not None
            assert bare.stdin is not None
            bare_port = int(await bare.stdout.readline())
            port = urlsplit(url).port
            assert port is not None
            pairs: list[tuple[float, float]] = []
            for run in range(-1, runs):  # the first is a warm-up
                shapes = list(requests(token, run).values())

                def make(n: int, shapes: list[bytes] = shapes) -> bytes:
                    return shapes[n % len(shapes)].replace(b"@@@@@@@@", b"%08d" % n)

                ours, refused = await load("127.0.0.1", port, make, total)
                echoed, failed = await load("127.0.0.1", bare_port, make, total)
                assert refused == failed == 0, (refused, failed)
                if run >= 0:
                    pairs.append((ours, echoed))
            bare.stdin.close()
            await bare.wait()
    return pairs


def main() -> None:
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    pairs = asyncio.run(measure(total, runs))
    ratios = [a / b for a, b in pairs]
    print(f"durable tickets/s, 32 connections, {runs} runs of {total}")
    print(f"  ours  median {statistics.median(a for a, _ in pairs):8.0f}/s")
    print(f"  bare  median {statistics.median(b for _, b in pairs):8.0f}/s")
    print(
        f"  ratio median {statistics.median(ratios):.3f} ({min(ratios):.3f} to {max(ratios):.3f}); to reach: >= {TARGET}"
    )


if __name__ == "__main__":
    main()
