"""Memory of the agent on a kiosk, at work and after the server has gone.

    python -m bench.agent_memory

A real agent with its page and a printer in memory against a real server on loopback: the page is fetched with
every module, a number is taken; then the server ends and a number comes from the lease. Resident set and
proportional set of the agent's process, and how many modules it has loaded, beside a bare interpreter with asyncio
and aiohttp. Once as a developer has it and once as a kiosk does: where `rich` is installed the log loads it, which
no kiosk needs.
"""

import asyncio
import re
import sys
import tempfile
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from typing import Any, NamedTuple

import aiohttp
import aiosqlite
import psutil

from bench import server
from bench.offline import AGENT_TOML, PAGE

TARGET = 1.56
"""0.7 of the 2.22 times that it was while the agent loaded most of the server."""
WITHOUT_RICH = "import sys; sys.modules['rich'] = None\n"
AGENT = """
import atexit, sys
atexit.register(lambda: print("modules", len(sys.modules), sum(
    name.split(".")[0] in ("server", "kiosk", "display", "devices", "web") for name in sys.modules), file=sys.stderr))
from server.__main__ import main
main()
"""
BARE = "import asyncio, aiohttp, sys; print(len(sys.modules), flush=True); sys.stdin.read()"
MODULE = re.compile(r'(?:href|src)="(/static/[^"]+)"')


class Memory(NamedTuple):
    """Of one process, in MB of 10^6 bytes."""

    resident: float
    proportional: float

    @classmethod
    def of(cls, process: Process) -> "Memory":
        found = psutil.Process(process.pid).memory_full_info()
        return cls(found.rss / 1e6, found.pss / 1e6)

    def __str__(self) -> str:
        return f"{self.resident:6.1f} MB resident, {self.proportional:6.1f} MB proportional"


class Measured(NamedTuple):
    working: Memory
    alone: Memory
    """After the server has gone and a slip of the lease was printed."""
    modules: int
    ours: int


async def _view(http: aiohttp.ClientSession, page: str) -> dict[str, Any]:
    async with http.ws_connect(f"{page}/live/halls/main/kiosks/k1") as socket:
        while "view" not in (message := await socket.receive_json()):
            pass
        return message["view"]


async def _take(http: aiohttp.ClientSession, page: str, key: str) -> dict[str, Any]:
    path = f"{page}/api/v1/halls/main/tickets"
    async with http.post(path, json={"category": "comprehensive"}, headers={"Idempotency-Key": key}) as got:
        assert got.status == 201, await got.text()
        return await got.json()


async def _until(http: aiohttp.ClientSession, page: str, *, online: bool) -> None:
    """The server reached or gone, and numbers for later there."""
    for _ in range(300):
        offline = (await _view(http, page))["offline"]
        if offline is None if online else offline and offline["left"]:
            return
        await asyncio.sleep(0.1)
    raise TimeoutError


async def _leased(folder: Path) -> None:
    """Until the kiosk's file has a lease."""
    for _ in range(300):
        async with (
            aiosqlite.connect(folder / "kiosk" / "kiosk.db") as db,
            db.execute("SELECT count(*) FROM lease WHERE day != ''") as rows,
        ):
            row = await rows.fetchone()
        if row and row[0]:
            return
        await asyncio.sleep(0.1)
    raise TimeoutError


async def _printed(http: aiohttp.ClientSession, page: str, shown: str) -> None:
    """Once the slip of a ticket of the lease is out."""
    async with http.ws_connect(f"{page}/live/tickets/{shown}") as socket:
        while (await socket.receive_json()).get("view", {}).get("slip", "wanted") == "wanted":
            pass


async def agent(folder: Path, before: str) -> Measured:
    """`before` is run in the agent's interpreter first of all."""
    async with server.running(folder / "server") as (process, url):
        token = await server.make_token(folder / "server", "kiosk", "main", "k1")
        settings = folder / "agent.toml"
        settings.write_text(
            AGENT_TOML.format(data=folder / "kiosk", port=0, lease=20, printer="memory://slips")
        )
        here = await asyncio.create_subprocess_exec(
            sys.executable, "-c", before + AGENT,
            "agent", "--server", url, "--token", token, "--config", str(settings),
            cwd=server.ROOT, stdout=PIPE, stderr=PIPE,
        )  # fmt: skip
        assert here.stdout is not None
        assert here.stderr is not None
        page = ""
        while not page and (line := await here.stdout.readline()):
            page = found[1].decode() if (found := PAGE.search(line)) else ""
        async with aiohttp.ClientSession() as http:
            await _until(http, page, online=True)
            await _leased(folder)
            async with http.get(f"{page}/kiosk/main/k1") as got:
                addresses = MODULE.findall(await got.text())
            for address in addresses:
                async with http.get(f"{page}{address}") as got:
                    assert got.status == 200, address
                    await got.read()
            taken = await _take(http, page, "a" * 24)
            assert not taken.get("offline")
            async with http.get(f"{page}{taken['url'].partition(url)[2]}/qr.svg") as got:
                assert got.status == 200, taken["url"]
            working = Memory.of(here)
            await server.end(process)
            await _until(http, page, online=False)
            taken = await _take(http, page, "b" * 24)
            assert taken["offline"]
            await _printed(http, page, taken["url"].rpartition("/t/")[2])
            alone = Memory.of(here)
        here.terminate()
        _, said = await here.communicate()
    counted = re.search(rb"modules (\d+) (\d+)", said)
    assert counted is not None, said.decode()
    return Measured(working, alone, int(counted[1]), int(counted[2]))


async def bare() -> tuple[Memory, int]:
    """(memory, modules) of an interpreter with asyncio and aiohttp."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", BARE, stdin=PIPE, stdout=PIPE)
    assert process.stdout is not None
    modules = int(await process.stdout.readline())
    memory = Memory.of(process)
    assert process.stdin is not None
    process.stdin.close()
    await process.wait()
    return memory, modules


async def main() -> None:
    base, modules = await bare()
    print(f"bare asyncio and aiohttp      {base}, {modules} modules")
    for name, before, goal in (
        ("with rich, as developers have", "", ""),
        ("without, as a kiosk has it", WITHOUT_RICH, f"; to reach: <= {TARGET}"),
    ):
        with tempfile.TemporaryDirectory(prefix="yichuang-agent-") as folder:
            found = await agent(Path(folder), before)
        print(f"agent {name}: {found.modules} modules, {found.ours} of them ours")
        ratio = found.working.resident / base.resident
        print(f"  at work                     {found.working}; ratio {ratio:.2f}{goal}")
        print(f"  the server gone             {found.alone}")


if __name__ == "__main__":
    asyncio.run(main())
