"""What is uploaded to a province, round after round on the same data, while everything on the way fails: nothing may be lost
or be there twice.

    python -m bench.province [rounds]

Two provinces are told, one of cases and one of ratings. In each round cases are taken in, accepted and withdrawn, visits and
cases are rated and some ratings corrected, while the access points answer late, cut the line before or after they have taken
a record, refuse, break down, say that they had it already, answer garbage, go by a wrong clock, or are away altogether;
then the server is killed (`kill -9`) and started again. Somebody presses "send again" for whatever is late. At the end
everything that was acknowledged has to be there once, of each case in order.
"""

import asyncio
import contextlib
import itertools
import random
import signal
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import msgspec

from bench.server import Run, end, make_token, program, start
from server.outbox.emulated_province import EmulatedProvince, Held, ProvinceFault

HALL = "/api/v1/halls/main"
MATTER, MATERIALS = "property-transfer", ["m1", "m2", "m3", "m4", "m5"]
WINDOWS = ("1", "2", "3", "4", "5", "6")
DEPARTMENT = "11370403MB2857833X"
CODE = DEPARTMENT + "4370715001000"
CONSTANTS: Mapping[str, Mapping[str, str]] = {
    "shandong": {"areacode": "370403", "areaname": "A", "deptcode": DEPARTMENT, "deptname": "D"},
    "zhejiang": {
        "areaCode": "370403", "areaName": "A", "deptCode": DEPARTMENT, "deptName": "D", "dataSource": "S",
    },
}  # fmt: skip
FAULTS = tuple(fault for fault in ProvinceFault if fault is not ProvinceFault.NONE)
CASES, TOO_SLOW_EVERY = 3, 5
ANSWERED_S, TOO_SLOW_S = 0.05, 11.0
"""A late answer; one for which nobody waits any more, in every fifth round."""
DONE_S = 300.0
ORDER = ("/basic", "/material", "/process", "/done")


@dataclass
class Uploaded:
    """What the clients know: acknowledged acts that a province has to hear of."""

    cases: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    """number → what was acknowledged: received, accepted, withdrawn"""
    ratings: dict[str, int] = field(default_factory=dict[str, int])
    """number and stage, or ticket → level"""
    kills: int = 0
    again: int = 0
    """How often somebody pressed "send again"."""
    requests: Counter[str] = field(default_factory=Counter[str])
    held: int = 0
    sent_again: int = 0
    lost: list[str] = field(default_factory=list[str])
    doubled: list[str] = field(default_factory=list[str])
    disordered: list[str] = field(default_factory=list[str])

    @property
    def faults(self) -> list[str]:
        return [*self.lost, *self.doubled, *self.disordered]


class Weather:
    """How an access point fares: `away` for a while, else a fault for every other message."""

    def __init__(self, province: EmulatedProvince, dice: random.Random) -> None:
        self._dice, self.calm, self.away, self.too_slow = dice, False, False, 0
        province.fault, province.late = self.next, self.late

    def next(self) -> ProvinceFault:
        if self.calm:
            return ProvinceFault.NONE
        if self.away:
            return ProvinceFault.CUT_BEFORE
        return self._dice.choice(FAULTS) if self._dice.random() < 0.5 else ProvinceFault.NONE

    async def late(self) -> None:
        if self.too_slow:
            self.too_slow -= 1
            await asyncio.sleep(TOO_SLOW_S)
        else:
            await asyncio.sleep(self._dice.random() * ANSWERED_S)


class Clients:
    """Whoever works on cases and whoever rates, on one address of the server. A request whose answer is lost is sent again
    with its key, to the server that comes after."""

    def __init__(self, http: aiohttp.ClientSession, token: str, ledger: Uploaded) -> None:
        self._http, self._ledger, self._staff = http, ledger, {"Authorization": f"Bearer {token}"}
        self._keys = itertools.count()
        self.url = ""
        self.up = asyncio.Event()

    async def post(self, path: str, body: object, *, staff: bool = True) -> tuple[int, Any]:
        key = f"province-{next(self._keys)}"
        headers = {"Idempotency-Key": key} | (self._staff if staff else {})
        while True:
            await self.up.wait()
            url = self.url
            try:
                async with self._http.post(url + path, json=body, headers=headers) as answer:
                    return answer.status, await answer.json(content_type=None)
            except (aiohttp.ClientError, ConnectionError, TimeoutError):
                await asyncio.sleep(0.05)

    async def get(self, path: str) -> Any:
        while True:
            await self.up.wait()
            with contextlib.suppress(aiohttp.ClientError, ConnectionError, TimeoutError):
                async with self._http.get(self.url + path, headers=self._staff) as answer:
                    return await answer.json(content_type=None)
            await asyncio.sleep(0.05)

    async def hook(self, pack: str, url: str) -> tuple[str, str]:
        """(id, secret)."""
        body = {"name": pack, "kind": "province", "url": url, "pack": pack, "constants": CONSTANTS[pack]}
        status, made = await self.post("/api/v1/hooks", body)
        if status != 201:
            raise RuntimeError(f"{status}: {made}")
        return made["hook"]["id"], made["secret"]

    async def code(self) -> None:
        """The matter gets a national code, without which nothing of its cases is sent."""
        async with self._http.get(f"{self.url}/api/v1/catalogue.toml", headers=self._staff) as answer:
            (own,) = [one for one in tomllib.loads(await answer.text())["matter"] if one["id"] == MATTER]
        file = msgspec.toml.encode({"matter": [own | {"task_code": CODE}]})
        async with self._http.post(f"{self.url}/api/v1/catalogue", data=file, headers=self._staff) as answer:
            if answer.status != 200:
                raise RuntimeError(f"{answer.status}: {await answer.text()}")

    async def case(self, *, withdrawn: bool) -> None:
        body = {"matter": MATTER, "applicant": {"name": "a", "id_number": "b"}, "brought": MATERIALS}
        status, case = await self.post(f"{HALL}/cases", body)
        if status != 201:
            raise RuntimeError(f"{status}: {case}")
        number = case["case"]
        self._ledger.cases[number] = ["received"]
        for act in ("accept", "withdraw") if withdrawn else ("accept",):
            status, case = await self.post(f"/api/v1/cases/{number}/{act}", {"seen": case["seen"]})
            if status != 200:
                raise RuntimeError(f"{status}: {case}")
            self._ledger.cases[number].append(act)
            code = (await self.get(f"/api/v1/cases/{number}/person"))["code"]
            path = f"/api/v1/public/cases/{number}.{code}/rating"
            status, _ = await self.post(path, {"level": 5}, staff=False)
            if status in (200, 201):
                self._ledger.ratings[f"{number} {2 if act == 'accept' else 3}"] = 5

    async def visit(self, window: str, *, corrected: bool) -> None:
        status, ticket = await self.post(f"{HALL}/tickets", {"category": "enterprise", "window": window})
        if status != 201:
            raise RuntimeError(f"{status}: {ticket}")
        for action in ("call-next", "start", "finish"):
            await self.post(f"{HALL}/windows/{window}/{action}", {})
        shown = str(ticket["url"]).rpartition("/")[2]
        for level in (4, 5) if corrected else (4,):
            body = {"level": level, "channel": "phone"}
            status, _ = await self.post(f"{HALL}/tickets/{shown}/rating", body, staff=False)
            if status in (200, 201):
                self._ledger.ratings[f"{ticket['id']} 3"] = level

    async def press(self, hooks: Sequence[str]) -> int:
        """Send again whatever is late; returns how much is still to be sent."""
        left = 0
        for hook in hooks:
            view = await self.get(f"/api/v1/hooks/{hook}/deliveries")
            left += view["hook"]["waiting"] + view["hook"]["stuck"]
            for line in view["late"]:
                await self.post(f"/api/v1/hooks/{hook}/deliveries/{line['delivery']}/again", {})
                self._ledger.again += 1
        return left


@contextlib.asynccontextmanager
async def pressing(clients: Clients, hooks: Sequence[str]) -> AsyncGenerator[None]:
    async def run() -> None:
        while True:
            await clients.press(hooks)
            await asyncio.sleep(0.2)

    task = asyncio.create_task(run(), name="presses")
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def rounds(count: int, data: Path, seed: int = 9, run: Run = program) -> Uploaded:
    """Run `count` rounds on one data folder; the ledger's faults are empty when all is well."""
    dice, ledger = random.Random(seed), Uploaded()
    token = await make_token(data)
    of_cases, of_ratings = EmulatedProvince(), EmulatedProvince()
    timeout = aiohttp.ClientTimeout(total=30)
    async with of_cases.serving(), of_ratings.serving(), aiohttp.ClientSession(timeout=timeout) as http:
        weathers = [Weather(one, dice) for one in (of_cases, of_ratings)]
        process, url = await start(data, run=run)
        clients = Clients(http, token, ledger)
        clients.url = url
        clients.up.set()
        for window in WINDOWS:
            await clients.post(f"{HALL}/windows/{window}/open", {"clerk": f"c{int(window):02}"})
        await clients.code()
        hooks: list[str] = []
        for pack, province in (("shandong", of_cases), ("zhejiang", of_ratings)):
            hook, province.secret = await clients.hook(pack, province.url)
            hooks.append(hook)
        async with pressing(clients, hooks):
            for turn in range(count):
                for weather in weathers:
                    weather.away = dice.random() < 0.2
                weathers[turn % 2].too_slow = turn % TOO_SLOW_EVERY == TOO_SLOW_EVERY - 1
                work = asyncio.gather(
                    *(clients.case(withdrawn=n == 0) for n in range(CASES)),
                    *(clients.visit(window, corrected=dice.random() < 0.3) for window in WINDOWS),
                )
                await asyncio.sleep(0.2 + dice.random() * 1.5)
                clients.up.clear()
                await end(process, signal.SIGKILL)
                ledger.kills += 1
                process, clients.url = await start(data, run=run)
                clients.up.set()
                await work
        for weather in weathers:
            weather.calm = True
        async with asyncio.timeout(DONE_S):
            while await clients.press(hooks):
                pass
        await end(process)
    compare(ledger, of_cases, of_ratings)
    return ledger


def compare(ledger: Uploaded, of_cases: EmulatedProvince, of_ratings: EmulatedProvince) -> None:
    """Hold what the provinces have against what was acknowledged."""
    for province in (of_cases, of_ratings):
        ledger.held += len(province.held)
        ledger.requests += province.counted
        ledger.sent_again += sum(one.sent - 1 for one in province.held.values())
    by_case: dict[str, list[Held]] = {}
    for one in of_cases.held.values():
        by_case.setdefault(one.body["projectno"], []).append(one)
    for number, acts in ledger.cases.items():
        held = by_case.pop(number, [])
        wanted = Counter({"/basic": 1, "/material": len(MATERIALS)})
        wanted["/process"] += "accept" in acts
        wanted["/done"] += "withdraw" in acts
        found = Counter(one.path for one in held)
        ledger.lost += [f"case {number}: {path} {n}" for path, n in (wanted - found).items()]
        ledger.doubled += [f"case {number}: {path} {n}" for path, n in (found - wanted).items()]
        places = [ORDER.index(one.path) for one in held]
        if places != sorted(places):
            ledger.disordered.append(f"case {number}: {[one.path for one in held]}")
    ledger.doubled += [f"case {number}, which nobody made" for number in by_case]
    rated: dict[str, list[str]] = {}
    for one in of_ratings.held.values():
        rated.setdefault(f"{one.body['projectNo']} {one.body['proStatus']}", []).append(
            one.body["satisfaction"]
        )
    for rating, level in ledger.ratings.items():
        held_levels = rated.pop(rating, [])
        if str(level) not in held_levels:
            ledger.lost.append(f"rating {rating}: {level}, there is {held_levels}")
        if len(held_levels) > 1:
            ledger.doubled.append(f"rating {rating}: {held_levels}")
    ledger.doubled += [f"rating {rating}, which nobody gave" for rating in rated]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        ledger = asyncio.run(rounds(count, Path(folder)))
    print(f"rounds: {count}, kill -9: {ledger.kills}, {time.monotonic() - began:.0f} s")
    print(
        f"acknowledged cases: {len(ledger.cases)}, ratings: {len(ledger.ratings)}, records held: {ledger.held}"
    )
    print(f"requests: {', '.join(f'{how} {n}' for how, n in sorted(ledger.requests.items()))}")
    print(f'sent again after it had been taken: {ledger.sent_again}, "send again" pressed: {ledger.again}')
    print(f"lost: {len(ledger.lost)}, doubled: {len(ledger.doubled)}, out of order: {len(ledger.disordered)}")
    for fault in ledger.faults[:20]:
        print(f"  {fault}")
    sys.exit(1 if ledger.faults else 0)


if __name__ == "__main__":
    main()
