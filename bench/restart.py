"""How long a hall stands still after `kill -9`: from the start of the program to `/readyz`, after a day of whole visits.

    python -m bench.restart [visits] [runs]

Every run kills the server and starts it again on the same data. Beside it a bare aiohttp program: from its start to a first
answer. The visits (number, call, start, finish) go over HTTP and are the same day's.
"""

import asyncio
import signal
import statistics
import sys
import tempfile
import time
from pathlib import Path

import aiohttp

from bench.server import echoing, end, make_token, start

TARGET_S = 1.5
HALL = "/api/v1/halls/main"
SIDE_BY_SIDE = 8
ASKED_AGAIN_S = 0.01


async def visit(http: aiohttp.ClientSession, url: str, category: str) -> None:
    async with http.post(f"{url}{HALL}/tickets", json={"category": category}) as answer:
        assert answer.status == 201, await answer.text()


async def serve(http: aiohttp.ClientSession, url: str, window: str) -> bool:
    """The next citizen of the window, from the call to the end; whether there was one."""
    for act in ("call-next", "start", "finish"):
        async with http.post(f"{url}{HALL}/windows/{window}/{act}", json={}) as answer:
            if answer.status == 409:
                return False
            assert answer.status < 300, await answer.text()
    return True


async def day(url: str, token: str, visits: int) -> None:
    async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {token}"}) as http:
        async with http.get(f"{url}{HALL}") as answer:
            hall = await answer.json()
        windows = {w["id"]: w["categories"][0] for w in hall["windows"]}
        clerks = [f"c{n:02}" for n in range(1, SIDE_BY_SIDE + 1)]
        chosen = list(windows.items())[:SIDE_BY_SIDE]
        for (window, _), clerk in zip(chosen, clerks, strict=True):
            async with http.post(f"{url}{HALL}/windows/{window}/open", json={"clerk": clerk}) as answer:
                assert answer.status < 300, await answer.text()

        async def one(window: str, category: str) -> None:
            for _ in range(visits // SIDE_BY_SIDE):
                await visit(http, url, category)
                await serve(http, url, window)

        await asyncio.gather(*(one(*place) for place in chosen))


async def until_ready(url: str) -> None:
    async with aiohttp.ClientSession() as http:
        while True:
            try:
                async with http.get(f"{url}/readyz") as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientConnectionError:
                pass
            await asyncio.sleep(ASKED_AGAIN_S)


async def bare() -> float:
    """Seconds from the start of an aiohttp program to its first answer."""
    began = time.perf_counter()
    async with echoing() as (_, port), aiohttp.ClientSession() as http:
        async with http.post(f"http://127.0.0.1:{port}{HALL}/tickets", json={}) as answer:
            assert answer.status == 201
        return time.perf_counter() - began


async def measure(visits: int, runs: int) -> list[tuple[float, float]]:
    """(ours, bare) in seconds for each run."""
    with tempfile.TemporaryDirectory(dir=".") as folder:
        data = Path(folder)
        token = await make_token(data)
        process, url = await start(data)
        await day(url, token, visits)
        pairs: list[tuple[float, float]] = []
        for _ in range(runs):
            await end(process, signal.SIGKILL)
            began = time.perf_counter()
            process, url = await start(data)
            await until_ready(url)
            pairs.append((time.perf_counter() - began, await bare()))
        await end(process)
    return pairs


def main() -> None:
    visits = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    pairs = asyncio.run(measure(visits, runs))
    ours, others = [a for a, _ in pairs], [b for _, b in pairs]
    ratios = [a / b for a, b in pairs]
    print(f"ready again after kill -9, a day of {visits} visits, {runs} runs")
    print(
        f"  ours  median {statistics.median(ours):.2f} s ({min(ours):.2f} to {max(ours):.2f}); to reach: <= {TARGET_S}"
    )
    print(f"  bare  median {statistics.median(others):.2f} s; ratio {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
