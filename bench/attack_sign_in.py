"""Made-up names and wrong passwords by the dozen, beside a kiosk that goes on taking numbers: what it waits.

The attack is a process of its own, so that only the server stands between it and the quiet client, and comes from
127.0.0.2, a stranger to the server.
"""

import asyncio
import itertools
import json
import sys
import tempfile
import time
from asyncio.subprocess import PIPE
from pathlib import Path
from typing import NamedTuple

import aiohttp

from bench.server import ROOT, make_token, running

QUIET_EVERY_S = 0.05
STRANGER = "127.0.0.2"
"""Where floods come from: 127.0.0.1 is the server's own machine, which has no limits but those in all."""


class Waits(NamedTuple):
    """Of the quiet client, in milliseconds."""

    p50_ms: float
    p99_ms: float
    worst_ms: float
    takes: int


async def flood(url: str, hall: str, side_by_side: int, seconds: float) -> dict[int, int]:
    """So many sign-ins at any moment, each with a name of its own; status → how often."""
    answers: dict[int, int] = {}
    names, end = itertools.count(), time.monotonic() + seconds

    async def one(http: aiohttp.ClientSession) -> None:
        while time.monotonic() < end:
            body = {"name": f"nobody{next(names)}", "password": "x", "hall": hall}
            async with http.post(f"{url}/api/v1/session", json=body) as answer:
                await answer.read()
                answers[answer.status] = answers.get(answer.status, 0) + 1

    connector = aiohttp.TCPConnector(limit=0, local_addr=(STRANGER, 0))
    async with aiohttp.ClientSession(connector=connector) as http:
        await asyncio.gather(*(one(http) for _ in range(side_by_side)))
    return answers


async def quiet(url: str, token: str, hall: str, seconds: float) -> Waits:
    """A kiosk's numbers, one after the other with a pause."""
    headers = {"Authorization": f"Bearer {token}"}
    waits: list[float] = []
    end = time.monotonic() + seconds
    async with aiohttp.ClientSession(headers=headers) as http:
        while time.monotonic() < end:
            began = time.perf_counter()
            path = f"{url}/api/v1/halls/{hall}/tickets"
            async with http.post(path, json={"category": "enterprise"}) as answer:
                await answer.read()
                assert answer.status == 201, answer.status
            waits.append((time.perf_counter() - began) * 1000)
            await asyncio.sleep(QUIET_EVERY_S)
    waits.sort()
    return Waits(waits[len(waits) // 2], waits[int(len(waits) * 0.99)], waits[-1], len(waits))


async def beside(
    url: str, token: str, hall: str, side_by_side: int, seconds: float
) -> tuple[Waits, dict[str, int]]:
    """The quiet client's waits and what the attack was answered; 0 side by side: no attack."""
    words = ("-m", "bench.attack_sign_in", url, hall, str(side_by_side), str(seconds))
    attack = await asyncio.create_subprocess_exec(sys.executable, *words, cwd=ROOT, stdout=PIPE)
    try:
        waits = await quiet(url, token, hall, seconds)
        said, _ = await attack.communicate()
    finally:
        if attack.returncode is None:
            attack.kill()
    return waits, json.loads(said)


async def main(seconds: float = 10.0) -> None:
    """The quiet client alone, then beside the attack, printed."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        token = await make_token(data, "kiosk", "main", "bench")
        async with running(data) as (_, url):
            for side_by_side in (0, 4, 60):
                waits, answers = await beside(url, token, "main", side_by_side, seconds)
                print(
                    f"{side_by_side:3} sign-ins side by side: p50 {waits.p50_ms:.1f} ms, p99 {waits.p99_ms:.1f} ms, "
                    f"worst {waits.worst_ms:.1f} ms of {waits.takes} takes; answers {answers}"
                )


if __name__ == "__main__":
    if len(sys.argv) == 5:
        print(json.dumps(asyncio.run(flood(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])))))
    else:
        asyncio.run(main())
