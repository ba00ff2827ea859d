"""From a call to the last of 300 boards that shows it, against bare aiohttp sending the same bytes to 300 sockets.

    python -m bench.boards [boards] [calls]

Ours is a server process as `serve` runs it: HTTP, engine, SQLite with fsync, hub. For each call both are timed: ours from
the moment the call's entry is durable (its answer is on the way) until the last board has the message; bare from the order
to send. The whole way, from the button on, is printed as well. The 300 clients are one process beside the servers.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from asyncio.subprocess import PIPE
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp

from bench.server import ROOT, make_token, running
from bench.sockets import Boards

TARGET, LARGE, OF_LARGE = 1.1, 1000, 1.2
"""… and for so many boards."""
MAIN = "/api/v1/halls/main"


async def measure(boards: int, calls: int) -> list[tuple[float, float]]:
    """(ours from the button on, bare from the order on) in seconds, call by call in turn."""
    with tempfile.TemporaryDirectory(dir=".") as folder:
        data = Path(folder)
        token = await make_token(data)
        headers = {"Authorization": f"Bearer {token}"}
        async with running(data) as (_, url), aiohttp.ClientSession(headers=headers) as http:
            bare = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bench.fan", cwd=ROOT, stdin=PIPE, stdout=PIPE
            )
            assert bare.stdout is not None
            assert bare.stdin is not None
            bare_url = f"http://127.0.0.1:{int(await bare.stdout.readline())}"

            async def post(path: str, body: object) -> None:
                async with http.post(f"{url}{MAIN}{path}", json=body) as answer:
                    assert answer.status in (200, 201), await answer.text()
                    await answer.read()

            await post("/windows/1/open", {"clerk": "c01"})
            for _ in range(calls + 5):
                await post("/tickets", {"category": "enterprise"})
            ours = await Boards.connect(urlsplit(url), "/live/halls/main/board", boards)
            theirs = await Boards.connect(urlsplit(bare_url), "/", boards)
            await ours.quiet()
            message = ours.newest
            pairs: list[tuple[float, float]] = []
            for turn in range(calls):
                last = ours.await_all(b'"call":%d,' % (turn + 1))
                begin = time.perf_counter()
                await post("/windows/1/call-next", {})
                mine = await last - begin
                await post("/windows/1/start", {})
                await post("/windows/1/finish", {})
                await ours.quiet()
                message = ours.newest
                mark = b'{"n":%d,"was":' % turn
                last = theirs.await_all(mark)
                begin = time.perf_counter()
                async with http.post(f"{bare_url}/send", data=mark + message + b"}") as answer:
                    await answer.read()
                pairs.append((mine, await last - begin))
            ours.close()
            theirs.close()
            bare.stdin.close()
            await bare.wait()
    return pairs[5:]


def main() -> None:
    boards = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    calls = int(sys.argv[2]) if len(sys.argv) > 2 else 105
    pairs = asyncio.run(measure(boards, calls))
    ratios = [a / b for a, b in pairs]
    ours, bare = sorted(a for a, _ in pairs), sorted(b for _, b in pairs)
    print(f"button -> last of {boards} boards, {len(pairs)} calls")
    print(
        f"  ours  median {statistics.median(ours) * 1e3:.2f} ms, p99 {ours[int(len(ours) * 0.99)] * 1e3:.2f} ms"
    )
    print(
        f"  bare  median {statistics.median(bare) * 1e3:.2f} ms, p99 {bare[int(len(bare) * 0.99)] * 1e3:.2f} ms"
    )
    target = OF_LARGE if boards >= LARGE else TARGET
    print(
        f"  ratio median {statistics.median(ratios):.3f} ({min(ratios):.3f} to {max(ratios):.3f}); to reach: <= {target}"
    )


if __name__ == "__main__":
    main()
