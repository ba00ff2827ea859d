"""From a key of a call pad to the sign over the window and to the last board, with 61 windows: `python3 run.py bench press`.

    python -m bench.press [seconds] [rate]

61 pads on eight RS-485 lines and 61 strip signs on eight more, all emulated in this process and reached over TCP; 5 boards;
5 kiosks that take numbers over HTTP. The load is ten times that of a day in which every window serves 100 citizens
in eight hours: 6.4 presses (call, start, finish) and 2.1 new tickets a second. Beside ours runs a bare hall on
plain asyncio (bench/bare_hall.py) with the same bytes, a row in SQLite with fsync for every press, and the same number
of boards; the two are pressed in turn. Times are from the press leaving the pad until the sign has the whole frame and
until the last of the boards has the message. Wires are not in it: at 9600 baud a press takes 10 ms and a sign's line
30 to 60 ms by themselves.
"""

import asyncio
import json
import random
import statistics
import sys
import tempfile
import time
from asyncio.subprocess import PIPE
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp

from bench.hall61 import CATEGORIES, PER_LINE, WINDOWS, place, toml
from bench.server import ROOT, make_token, running
from bench.sockets import Boards
from devices.ff68.emulator import Ff68Emulator, typed
from devices.strip.emulator import StripEmulator

TO_SIGN, TO_BOARD = 1.5, 1.6
"""What the p99 of ours may be, against the bare side's."""
BOARDS, KIOSKS = 5, 5
STEPS = ("call", "start", "finish")
LINES = -(-WINDOWS // PER_LINE)


class Hardware:
    """The lines of one hall."""

    def __init__(self) -> None:
        self.pads = [Ff68Emulator() for _ in range(LINES)]
        self.signs = [TimedStrip() for _ in range(LINES)]

    async def open(self, stack: AsyncExitStack) -> None:
        for device in (*self.pads, *self.signs):
            await stack.enter_async_context(device)

    def urls(self) -> tuple[list[str], list[str]]:
        return [p.url for p in self.pads], [s.url for s in self.signs]

    def press(self, window: int, key: str) -> float:
        """Press; returns the moment."""
        line, unit = place(window)
        now = time.perf_counter()
        self.pads[line].press(unit, key)
        return now

    def changed(self, window: int) -> "asyncio.Future[float]":
        """Done, with the moment, when the sign of a window has its next frame with another text."""
        line, unit = place(window)
        return self.signs[line].wait(unit)


class TimedStrip(StripEmulator):
    """Notes when a strip's text changes."""

    def __init__(self) -> None:
        super().__init__()
        self._waits: dict[int, tuple[str, asyncio.Future[float]]] = {}

    def wait(self, unit: int) -> "asyncio.Future[float]":
        done: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self._waits[unit] = (self.shown.get(unit, ""), done)
        return done

    def received(self, data: bytes) -> None:
        super().received(data)
        now = time.perf_counter()
        for unit, (before, done) in list(self._waits.items()):
            if self.shown.get(unit, "") != before:
                del self._waits[unit]
                if not done.done():
                    done.set_result(now)


class Side:
    """One of the two halls under test."""

    def __init__(self, hardware: Hardware, boards: Boards, mark: Callable[[int], bytes]) -> None:
        self.hardware, self.boards, self._mark = hardware, boards, mark
        self.to_sign: list[float] = []
        self.to_board: list[float] = []
        self._step: dict[int, int] = {}
        self._calls = 0

    async def next(self, window: int) -> None:
        """The window's next key, until sign and (for a call) boards have it."""
        key = STEPS[self._step.get(window, 0)]
        self._step[window] = (self._step.get(window, 0) + 1) % len(STEPS)
        sign = self.hardware.changed(window)
        board = None
        if key == "call":
            self._calls += 1
            board = self.boards.await_all(self._mark(self._calls))
        began = self.hardware.press(window, key)
        async with asyncio.timeout(10):
            self.to_sign.append(await sign - began)
            if board is not None:
                self.to_board.append(await board - began)


async def take(http: aiohttp.ClientSession, url: str, rate: float, draw: random.Random) -> None:
    """Citizens at the kiosks, for ever."""
    while True:
        await asyncio.sleep(draw.expovariate(rate))
        await ticket(http, url, draw.choice(CATEGORIES)[0], draw.randrange(KIOSKS) + 1)


async def ticket(http: aiohttp.ClientSession, url: str, category: str, kiosk: int) -> None:
    body = {"category": category, "kiosk": f"k{kiosk}"}
    async with http.post(f"{url}/api/v1/halls/main/tickets", json=body) as answer:
        assert answer.status == 201, await answer.text()
        await answer.read()


def per_second(load: float) -> float:
    """Citizens a second, of so many days' loads."""
    return load * WINDOWS * 100 / (8 * 3600)


async def our_hall(stack: AsyncExitStack, more: str = "") -> tuple[Side, str, aiohttp.ClientSession]:
    """61 windows that are open, 490 people that wait, boards that watch; with `more` in its configuration. With its address
    and a session that may do everything."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=".")))
    mine = Hardware()
    await mine.open(stack)
    config = folder / "config.toml"
    config.write_text(toml(*mine.urls(), KIOSKS) + more)
    token = await make_token(folder / "data")
    _, url = await stack.enter_async_context(running(folder / "data", config=config))
    headers = {"Authorization": f"Bearer {token}"}
    http = await stack.enter_async_context(aiohttp.ClientSession(headers=headers))
    for n in range(7 * 70):
        await ticket(http, url, CATEGORIES[n % 7][0], 1)
    for window in range(1, WINDOWS + 1):
        line, unit = place(window)
        opened = mine.changed(window)
        await typed(mine.pads[line], unit, f"{' '.join(str(100 + window))} ok")
        await asyncio.wait_for(opened, 10)
    boards = await Boards.connect(urlsplit(url), "/live/halls/main/board", BOARDS)
    await boards.quiet()
    return Side(mine, boards, lambda call: b'"call":%d,' % call), url, http


async def measure(seconds: float, load: float) -> tuple[Side, Side]:
    """Ours and the bare hall, pressed in turn for `seconds`; `load` is in days' loads."""
    draw = random.Random(61)
    per_s = per_second(load)
    async with AsyncExitStack() as stack:
        ours, url, http = await our_hall(stack)
        boards, theirs = ours.boards, Hardware()
        await theirs.open(stack)
        bare = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bench.bare_hall", cwd=ROOT, stdin=PIPE, stdout=PIPE
        )
        assert bare.stdin is not None
        assert bare.stdout is not None
        pads, signs = theirs.urls()
        message = '{"call":CALL,"view":"%s"}' % ("x" * len(boards.newest))
        bare.stdin.write(json.dumps({"pads": pads, "signs": signs, "message": message}).encode() + b"\n")
        port = int(await bare.stdout.readline())
        bare_boards = await Boards.connect(urlsplit(f"http://127.0.0.1:{port}"), "/", BOARDS)
        base = Side(theirs, bare_boards, lambda call: b'"call":%d,' % call)
        citizens = asyncio.create_task(take(http, url, per_s, draw))
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            window = draw.randrange(WINDOWS) + 1
            for side in (ours, base) if draw.random() < 0.5 else (base, ours):
                await side.next(window)
            await asyncio.sleep(draw.expovariate(3 * per_s))
        citizens.cancel()
        boards.close()
        bare_boards.close()
        bare.stdin.close()
        await bare.wait()
    return ours, base


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))] * 1e3


def report(name: str, ours: list[float], bare: list[float], target: float) -> None:
    print(f"{name}, {len(ours)} presses")
    for who, values in (("ours", ours), ("bare", bare)):
        print(f"  {who}  median {percentile(values, 0.5):.2f} ms, p99 {percentile(values, 0.99):.2f} ms")
    medians = statistics.median(ours) / statistics.median(bare)
    p99 = percentile(ours, 0.99) / percentile(bare, 0.99)
    print(f"  ratio median {medians:.2f}, p99 {p99:.2f}; to reach: p99 <= {target}")


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 300.0
    load = float(sys.argv[2]) if len(sys.argv) > 2 else 10.0
    ours, bare = asyncio.run(measure(seconds, load))
    report("press -> sign", ours.to_sign, bare.to_sign, TO_SIGN)
    report(f"press -> last of {BOARDS} boards", ours.to_board, bare.to_board, TO_BOARD)


if __name__ == "__main__":
    main()
