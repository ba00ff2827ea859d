"""The queue while cases are handled, against the queue alone: from a key of a pad to the sign and to the last board.

    python -m bench.beside_cases [seconds] [cases an hour]

The hall of `bench press` at ten days' load. In turn for ten seconds each: nobody handles a case, and cases are taken in and
accepted, two commands each, 3,000 an hour unless told: as many commands as 1,000 cases have from the window to the owner's
hand (received, accepted, taken, decided, shelved, collected). One server, one run: what else the machine does meets both
alike. To reach: p99 within 10 % of without.
"""

import asyncio
import random
import sys
import time
from contextlib import AsyncExitStack

import aiohttp

from bench.hall61 import WINDOWS
from bench.press import Side, our_hall, per_second, percentile, take

SLICE_S = 10.0
WITHIN = 1.10
MATTER = """
[[hall.service]]
id = "permit"
category = "enterprise"
name = { zh = "许可", en = "Permit" }
departments = ["审批局"]
materials = [{ zh = "申请书", en = "Form" }]
"""
Times = tuple[list[float], list[float]]


async def one_case(http: aiohttp.ClientSession, url: str) -> None:
    async def post(path: str, **body: object) -> dict[str, object]:
        async with http.post(f"{url}/api/v1{path}", json=body) as answer:
            assert answer.status in (200, 201), await answer.text()
            return await answer.json()

    case = await post("/halls/main/cases", matter="permit", applicant={"name": "某某"}, brought=["m1"])
    number = case["case"]
    await post(f"/cases/{number}/accept", seen=case["seen"])


async def cases(http: aiohttp.ClientSession, url: str, an_hour: float, on: asyncio.Event) -> None:
    """At the rate while `on`, for ever."""
    draw = random.Random(3600)
    running: set[asyncio.Task[None]] = set()
    while True:
        await on.wait()
        await asyncio.sleep(draw.expovariate(an_hour / 3600))
        task = asyncio.create_task(one_case(http, url))
        running.add(task)
        task.add_done_callback(running.discard)


async def press(ours: Side, draw: random.Random, per_s: float, until: float) -> None:
    while time.perf_counter() < until:
        await ours.next(draw.randrange(WINDOWS) + 1)
        await asyncio.sleep(draw.expovariate(3 * per_s))


async def measure(seconds: float, an_hour: float) -> tuple[Times, Times]:
    """(to the sign, to the last board) without cases, and with them."""
    draw, per_s = random.Random(61), per_second(10.0)
    found: dict[bool, Times] = {False: ([], []), True: ([], [])}
    async with AsyncExitStack() as stack:
        ours, url, http = await our_hall(stack, MATTER)
        on = asyncio.Event()
        background = [
            asyncio.create_task(take(http, url, per_s, draw)),
            asyncio.create_task(cases(http, url, an_hour, on)),
        ]
        end, busy = time.perf_counter() + seconds, False
        while time.perf_counter() < end:
            busy = not busy
            if busy:
                on.set()
            else:
                on.clear()
            ours.to_sign, ours.to_board = found[busy]
            await press(ours, draw, per_s, time.perf_counter() + SLICE_S)
        for task in background:
            task.cancel()
        ours.boards.close()
    return found[False], found[True]


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 300.0
    an_hour = float(sys.argv[2]) if len(sys.argv) > 2 else 3000.0
    alone, beside = asyncio.run(measure(seconds, an_hour))
    print(f"beside {an_hour:.0f} cases an hour")
    for name, without, with_cases in zip(("sign", "last board"), alone, beside, strict=True):
        for who, values in (("alone", without), ("beside", with_cases)):
            print(
                f"  press -> {name}, {who}: {len(values)} presses, median {percentile(values, 0.5):.2f} ms, "
                f"p99 {percentile(values, 0.99):.2f} ms"
            )
        ratio = percentile(with_cases, 0.99) / percentile(without, 0.99)
        print(f"  ratio of p99 {ratio:.2f}; to reach: <= {WITHIN}")


if __name__ == "__main__":
    main()
