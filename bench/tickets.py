"""Durable tickets per second over HTTP, 32 keep-alive connections, against a bare aiohttp handler that echoes the body.

    python -m bench.tickets [tickets per run] [runs]

Both servers are processes of their own, both get the same bytes from the same client, in turn; median of the runs.
"""

import asyncio
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from bench.load import load, post
from bench.server import echoing, make_token, running

PATH = "/api/v1/halls/main/tickets"
TARGET = 0.55
CATEGORIES = ("enterprise", "construction", "housing-fund", "departmental", "comprehensive")


def requests(token: str, run: int) -> Callable[[int], bytes]:
    """n → the nth request of a run: another category and a key of its own each."""
    shapes = [
        post(
            PATH,
            b'{"category":"%s"}' % category.encode(),
            f"Authorization: Bearer {token}",
            f"Idempotency-Key: {run}-@@@@@@@@",
        )
        for category in CATEGORIES
    ]
    return lambda n: shapes[n % len(shapes)].replace(b"@@@@@@@@", b"%08d" % n)


async def measure(total: int, runs: int) -> list[tuple[float, float]]:
    """(ours, bare) in answers per second for each run."""
    with tempfile.TemporaryDirectory(dir=".") as folder:
        data = Path(folder)
        token = await make_token(data)
        async with running(data) as (_, url), echoing() as (_, bare_port):
            port = urlsplit(url).port
            assert port is not None
            pairs: list[tuple[float, float]] = []
            for run in range(-1, runs):  # the first is a warm-up
                make = requests(token, run)
                ours, refused = await load("127.0.0.1", port, make, total)
                echoed, failed = await load("127.0.0.1", bare_port, make, total)
                assert refused == failed == 0, (refused, failed)
                if run >= 0:
                    pairs.append((ours, echoed))
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
