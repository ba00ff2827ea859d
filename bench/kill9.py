"""kill -9 of the server under load, round after round on the same data: nothing acknowledged may be missing.

    python -m bench.kill9 [rounds]

The load is mixed: numbers are taken, called and served, and cases are taken in and accepted. After every kill: each
acknowledged ticket is there with its number, each acknowledged case as it was left; each request whose answer was lost is
sent again with its key and gives one ticket, or one case; no number was given twice; `verify` finds no fault.
"""

import asyncio
import random
import signal
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from bench.server import Run, end, make_token, program, start
from server.journal.verify import verify

CLIENTS = 16
CATEGORIES = ("enterprise", "construction", "housing-fund", "departmental", "comprehensive")
SAMPLE, NEW = 150, 300
"""How many tickets each round looks at again; the last round looks at all. A round makes fewer new ones than NEW."""
HALL = "/api/v1/halls/main"
MATTER, MATERIALS = "property-transfer", ["m1", "m2", "m3", "m4", "m5"]
CASE_EVERY = 3
"""After so many tickets a client works on a case."""


@dataclass
class Ledger:
    """What the clients know: acknowledged tickets, and requests whose answer never came."""

    acknowledged: dict[str, str] = field(default_factory=dict[str, str])
    """id → number"""
    lost: dict[str, str] = field(default_factory=dict[str, str])
    """idempotency key → category"""
    cases: dict[str, str] = field(default_factory=dict[str, str])
    """number → the last acknowledged state"""
    lost_cases: set[str] = field(default_factory=set[str])
    """Idempotency keys."""
    calls: int = 0
    faults: list[str] = field(default_factory=list[str])


async def take(http: aiohttp.ClientSession, url: str, key: str, category: str) -> tuple[str, str]:
    """(id, number) of the ticket."""
    headers = {"Idempotency-Key": key}
    async with http.post(f"{url}{HALL}/tickets", json={"category": category}, headers=headers) as answer:
        body = await answer.json(content_type=None)
        if answer.status != 201:
            raise RuntimeError(f"{answer.status}: {body}")
        return body["id"], body["number"]


async def receive(http: aiohttp.ClientSession, url: str, key: str) -> tuple[str, int]:
    """(number, version) of a new case."""
    body = {"matter": MATTER, "applicant": {"name": "a"}, "brought": MATERIALS}
    async with http.post(f"{url}{HALL}/cases", json=body, headers={"Idempotency-Key": key}) as answer:
        case = await answer.json(content_type=None)
        if answer.status != 201:
            raise RuntimeError(f"{answer.status}: {case}")
        return case["case"], case["seen"]


async def work_on_a_case(http: aiohttp.ClientSession, url: str, key: str, ledger: Ledger) -> None:
    """Taken in, then accepted."""
    ledger.lost_cases.add(key)
    number, seen = await receive(http, url, key)
    ledger.lost_cases.discard(key)
    ledger.cases[number] = "received"
    async with http.post(f"{url}/api/v1/cases/{number}/accept", json={"seen": seen}) as answer:
        body = await answer.json(content_type=None)
        if answer.status == 200:
            ledger.cases[number] = body["state"]
        else:
            ledger.faults.append(f"case {number}: {answer.status} {body}")


async def client(
    http: aiohttp.ClientSession,
    url: str,
    name: str,
    ledger: Ledger,
    enough: asyncio.Event,
    dice: random.Random,
) -> None:
    """Take tickets until the server is gone, and let a window call and serve in between."""
    window = f"{url}{HALL}/windows/{dice.randrange(1, 25)}"
    count = 0
    while True:
        count += 1
        key, category = f"{name}-{count}", dice.choice(CATEGORIES)
        ledger.lost[key] = category
        try:
            ticket, number = await take(http, url, key, category)
        except (aiohttp.ClientError, ConnectionError, TimeoutError):
            return
        del ledger.lost[key]
        ledger.acknowledged[ticket] = number
        if len(ledger.acknowledged) >= ledger.calls:
            enough.set()
        try:
            if count % CASE_EVERY == 0:
                await work_on_a_case(http, url, f"case-{name}-{count}", ledger)
            for action in ("call-next", "start", "finish"):
                async with http.post(f"{window}/{action}", json={}) as answer:
                    await answer.read()
                    if answer.status >= 500:
                        ledger.faults.append(f"{action}: {answer.status}")
        except (aiohttp.ClientError, ConnectionError, TimeoutError):
            return


async def check(http: aiohttp.ClientSession, url: str, ledger: Ledger, *, everything: bool) -> None:
    """Hold the restarted server against the ledger: all of it, or what is new and a sample of what was looked at before."""
    for key, category in list(ledger.lost.items()):
        first = await take(http, url, key, category)
        again = await take(http, url, key, category)
        if first != again:
            ledger.faults.append(f"{key}: {first} and then {again}")
        ledger.acknowledged[first[0]] = first[1]
        del ledger.lost[key]
    await check_cases(http, url, ledger)
    numbers = list(ledger.acknowledged.values())
    if len(numbers) != len(set(numbers)):
        ledger.faults.append("a number was given twice")
    looked_at = list(ledger.acknowledged.items())
    if not everything:
        looked_at = looked_at[:: max(1, len(looked_at) // SAMPLE)] + looked_at[-NEW:]
    for ticket, number in looked_at:
        async with http.get(f"{url}{HALL}/tickets/{ticket}") as answer:
            body = await answer.json(content_type=None)
            if answer.status != 200 or body["number"] != number:
                ledger.faults.append(f"ticket {number}: {answer.status} {body}")


async def check_cases(http: aiohttp.ClientSession, url: str, ledger: Ledger) -> None:
    """Every case is there; one that was only known to be received may have been accepted when the answer was lost."""
    for key in list(ledger.lost_cases):
        first, again = await receive(http, url, key), await receive(http, url, key)
        if first[0] != again[0] or first[0] in ledger.cases:
            ledger.faults.append(f"{key}: {first} and then {again}")
        ledger.cases[first[0]] = "received"
        ledger.lost_cases.discard(key)
    for number, state in list(ledger.cases.items())[-NEW:]:
        async with http.get(f"{url}/api/v1/cases/{number}") as answer:
            body = await answer.json(content_type=None)
            fits = answer.status == 200 and body["state"] in {state, "accepted"}
            if not fits:
                ledger.faults.append(f"case {number}, {state}: {answer.status} {body}")


async def rounds(count: int, data: Path, seed: int = 9, run: Run = program) -> Ledger:
    """Run `count` kills on one data folder; the ledger's faults are empty when all is well."""
    dice, ledger = random.Random(seed), Ledger()
    headers = {"Authorization": f"Bearer {await make_token(data)}"}
    timeout = aiohttp.ClientTimeout(total=30)
    async with aiohttp.ClientSession(headers=headers, timeout=timeout) as http:
        process, url = await start(data, run=run)
        for window in range(1, 25):
            async with http.post(
                f"{url}{HALL}/windows/{window}/open", json={"clerk": f"c{window:02}"}
            ) as answer:
                await answer.read()
        for turn in range(count):
            enough = asyncio.Event()
            ledger.calls = len(ledger.acknowledged) + dice.randrange(1, 120)
            clients = [
                asyncio.create_task(
                    client(http, url, f"{turn}-{i}", ledger, enough, dice), name=f"client-{i}"
                )
                for i in range(CLIENTS)
            ]
            await enough.wait()
            await end(process, signal.SIGKILL)
            await asyncio.gather(*clients)
            ledger.faults += verify(data).faults
            process, url = await start(data, run=run)
            await check(http, url, ledger, everything=turn == count - 1)
            if ledger.faults:
                break
        await end(process)
    ledger.faults += verify(data).faults
    return ledger


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        ledger = asyncio.run(rounds(count, Path(folder)))
        entries = verify(Path(folder)).entries["main"]
    print(
        f"kill -9 rounds: {count}, acknowledged tickets: {len(ledger.acknowledged)}, journal entries: {entries}"
    )
    print(f"acknowledged cases: {len(ledger.cases)}")
    print(f"lost or doubled: {len(ledger.faults)}")
    for fault in ledger.faults[:20]:
        print(f"  {fault}")
    sys.exit(1 if ledger.faults else 0)


if __name__ == "__main__":
    main()
