"""A kiosk cut off from its server for 300 numbers, with kill -9 of both programs in between: `python3 run.py bench offline`.

Prints what was lost, doubled or out of order (to reach: 0), how many slips came out, and how long handing in took.
"""

import asyncio
import contextlib
import re
import secrets
import signal
import tempfile
import time
from asyncio.subprocess import Process
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import aiosqlite

from bench import server
from devices.escpos.emulator import EscposEmulator
from server.config.load import all_settings, load_config
from server.domain.queue.stream import HallStream
from server.engine.replay import load
from server.journal.sqlite import SqliteJournal

ROOT = Path(__file__).parent.parent
CATEGORIES = ("enterprise", "construction", "comprehensive")
PAGE = re.compile(rb"(http://127\S+)/kiosk/")
AGENT_TOML = """hall = "main"
name = "k1"
data = "{data}"
[kiosk]
port = {port}
lease = {lease}
[[device]]
id = "printer"
driver = "printer"
url = "{printer}"
"""


class Cable:
    """The network between kiosk and server: a relay that can be cut. While cut, nobody gets through."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._relay: asyncio.Server | None = None
        self._ends: set[asyncio.StreamWriter] = set()
        self.address = ""
        self.lose_answers = False
        """Let requests through and no answers back: the worst moment for a cut."""

    async def plug(self) -> None:
        port = int(self.address.rsplit(":", 1)[1]) if self.address else 0
        self._relay = await asyncio.start_server(self._join, "127.0.0.1", port)
        self.address = f"http://127.0.0.1:{self._relay.sockets[0].getsockname()[1]}"

    async def cut(self) -> None:
        if self._relay is not None:
            self._relay.close()
            self._relay = None
        for end in list(self._ends):
            end.transport.abort()
        self._ends.clear()

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            far_reader, far_writer = await asyncio.open_connection(self._host, self._port)
        except OSError:
            writer.transport.abort()
            return
        self._ends |= {writer, far_writer}
        await asyncio.gather(self._pump(reader, far_writer), self._pump(far_reader, writer, answers=True))
        self._ends -= {writer, far_writer}

    async def _pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, answers: bool = False
    ) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(65536):
                if not (answers and self.lose_answers):
                    writer.write(data)
                    await writer.drain()
        writer.close()


@dataclass
class Ledger:
    """What the citizens were told, against what the server has."""

    given: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    """Answers to citizens, in the order in which they came."""
    lost: list[str] = field(default_factory=list[str])
    twice: list[str] = field(default_factory=list[str])
    disordered: list[str] = field(default_factory=list[str])
    ghosts: list[str] = field(default_factory=list[str])
    """Tickets that wait at the server and that nobody was told of."""
    kills: int = 0
    slips: int = 0
    handed_in_s: float = 0.0
    left_at_kill: int = 0
    """Numbers that had not been handed in when the agent was killed while handing in."""


class Trial:
    """One kiosk, one server, one cable, one printer."""

    def __init__(self, folder: Path, lease: int = 150, run: server.Run = server.program) -> None:
        self._folder, self._lease, self._run = folder, lease, run
        self.ledger = Ledger()
        self._agent: Process | None = None
        self._server: Process | None = None
        self._agent_port = self._server_port = 0
        self._token = ""

    async def run(self, count: int = 300) -> Ledger:
        """`count` numbers while the cable is cut; the agent is killed twice and the server once."""
        async with EscposEmulator() as paper, aiohttp.ClientSession() as http:
            self._http = http
            try:
                await self._begin(paper.url)
                await self._take_many(5)
                self._cable.lose_answers = True
                await self._take_many(1)
                await self._cable.cut()
                self._cable.lose_answers = False
                third = count // 3
                await self._take_many(third - 1)
                await _until(self._printed)
                await self._kill_agent(under_way=True)
                await self._take_many(third)
                await self._kill_server()
                await self._take_many(count - 2 * third)
                await _until(self._printed)
                await self._cable.plug()
                began = time.monotonic()
                await self._kill_while_handing_in()
                await self._settle()
                self.ledger.handed_in_s = time.monotonic() - began
                await self._take_many(3)
                await self._compare()
                self.ledger.slips = sum(b"\x1dV" in job for job in paper.jobs)
            finally:
                await self._end()
        return self.ledger

    async def _begin(self, printer: str) -> None:
        data = self._folder / "server"
        self._server, url = await server.start(data, run=self._run)
        self._server_port = int(url.rsplit(":", 1)[1])
        self._token = await server.make_token(data, "kiosk", "main", "k1")
        self._cable = Cable("127.0.0.1", self._server_port)
        await self._cable.plug()
        self._printer = printer
        await self._start_agent()
        await self._until_leased()

    async def _start_agent(self) -> None:
        settings = self._folder / "agent.toml"
        settings.write_text(
            AGENT_TOML.format(
                data=self._folder / "kiosk", port=self._agent_port, lease=self._lease, printer=self._printer
            )
        )
        self._agent = await self._run(
            "agent", "--server", self._cable.address, "--token", self._token, "--config", str(settings)
        )
        assert self._agent.stdout is not None
        while line := await self._agent.stdout.readline():
            if found := PAGE.search(line):
                self._page = found[1].decode()
                self._agent_port = int(self._page.rsplit(":", 1)[1])
                return
        raise server.ServerDied("the agent did not start")

    async def _view(self) -> dict[str, Any]:
        async with self._http.ws_connect(f"{self._page}/live/halls/main/kiosks/k1") as socket:
            while "view" not in (message := await socket.receive_json()):
                pass
            return message["view"]

    async def _until_leased(self) -> None:
        """Online, and with numbers for later."""
        await _until(self._leased)

    async def _leased(self) -> bool:
        online = (await self._view())["offline"] is None
        return online and await self._count("lease WHERE day != ''") > 0

    async def _printed(self) -> bool:
        """No slip is under way: numbers are taken here faster than any printer prints."""
        return await self._count("issued WHERE slip = 'wanted'") == 0

    async def _count(self, rows: str) -> int:
        """Rows in the kiosk's own file."""
        path = self._folder / "kiosk" / "kiosk.db"
        async with aiosqlite.connect(path) as db, db.execute(f"SELECT count(*) FROM {rows}") as cursor:
            row = await cursor.fetchone()
        return int(row[0]) if row else 0

    async def _take(self, category: str, key: str) -> dict[str, Any]:
        """A number, asked for again with the same key as a page does while the agent restarts."""
        async with asyncio.timeout(60):
            while True:
                try:
                    async with self._http.post(
                        f"{self._page}/api/v1/halls/main/tickets",
                        json={"category": category},
                        headers={"Idempotency-Key": key},
                    ) as answer:
                        body = await answer.json()
                        assert answer.status == 201, body
                        return body
                except (aiohttp.ClientError, OSError):
                    await asyncio.sleep(0.05)

    async def _take_many(self, count: int) -> None:
        for _ in range(count):
            category = CATEGORIES[len(self.ledger.given) % len(CATEGORIES)]
            self.ledger.given.append(await self._take(category, secrets.token_hex(12)))

    async def _kill_agent(self, *, under_way: bool = False) -> None:
        """kill -9, if wished while a citizen's request is under way, and a new start."""
        asking = None
        if under_way:
            asking = asyncio.create_task(self._take(CATEGORIES[0], secrets.token_hex(12)))
            await asyncio.sleep(0)
        assert self._agent is not None
        await _kill(self._agent)
        self.ledger.kills += 1
        await self._start_agent()
        if asking is not None:
            self.ledger.given.append(await asking)

    async def _kill_server(self) -> None:
        assert self._server is not None
        await server.end(self._server, signal.SIGKILL)
        self.ledger.kills += 1
        self._server, _ = await server.start(self._folder / "server", port=self._server_port, run=self._run)

    async def _settle(self) -> None:
        """Until nothing is left to hand in."""

        async def settled() -> bool:
            online = (await self._view())["offline"] is None
            return online and await self._count("issued WHERE state='new'") == 0

        await _until(settled)

    async def _kill_while_handing_in(self) -> None:
        """kill -9 of the agent as soon as the server has got a part."""

        async def begun() -> bool:
            return await self._count("issued WHERE state='handed'") > 0

        await _until(begun, every_s=0.002)
        assert self._agent is not None
        await _kill(self._agent)
        self.ledger.kills += 1
        self.ledger.left_at_kill = await self._count("issued WHERE state='new'")
        await self._start_agent()

    async def _compare(self) -> None:
        """Every citizen's number at the server, once, waiting in the order in which they were given out."""
        told, ledger = self.ledger.given, self.ledger
        assert self._server is not None
        await server.end(self._server)
        journal = await SqliteJournal.open(self._folder / "server")
        try:
            settings = all_settings(load_config(ROOT / "config.toml"))["main"]
            facts = (await load(journal, HallStream(settings))).facts
        finally:
            await journal.close()
        waiting = {t.id: t for t in facts.today.tickets.values() if t.state == "waiting"}
        ledger.lost = [t["number"] for t in told if t["id"] not in waiting]
        numbers = [t["number"] for t in told]
        ledger.twice = sorted({n for n in numbers if numbers.count(n) > 1})
        ledger.ghosts = [t.number for i, t in waiting.items() if i not in {x["id"] for x in told}]
        for category in CATEGORIES:
            mine = [t["id"] for t in told if t["category"] == category and t["id"] in waiting]
            line = sorted(mine, key=lambda i: (waiting[i].place.since, waiting[i].order))
            ledger.disordered += [waiting[a].number for a, b in zip(mine, line, strict=True) if a != b]

    async def _end(self) -> None:
        if self._agent is not None and self._agent.returncode is None:
            await _kill(self._agent)
        if self._server is not None and self._server.returncode is None:
            await server.end(self._server)


async def _until(done: Callable[[], Awaitable[bool]], every_s: float = 0.1) -> None:
    for _ in range(round(60 / every_s)):
        if await done():
            return
        await asyncio.sleep(every_s)
    raise TimeoutError


async def _kill(process: Process) -> None:
    process.kill()
    await process.wait()


async def main() -> None:
    with tempfile.TemporaryDirectory(prefix="yichuang-offline-") as folder:
        ledger = await Trial(Path(folder)).run()
    offline = sum(bool(t.get("offline")) for t in ledger.given)
    print(f"numbers given to citizens  {len(ledger.given)}, of them without the server {offline}")
    print(
        f"kill -9                    {ledger.kills}, one while {ledger.left_at_kill} were still to be handed in"
    )
    print(f"lost                       {len(ledger.lost)}  (to reach: 0)")
    print(f"given twice                {len(ledger.twice)}  (to reach: 0)")
    print(f"out of order               {len(ledger.disordered)}  (to reach: 0)")
    print(f"waiting for nobody         {len(ledger.ghosts)}  (to reach: 0)")
    print(f"slips printed              {ledger.slips}")
    print(f"all handed in after        {ledger.handed_in_s:.1f} s, a restart of the agent in it")


if __name__ == "__main__":
    asyncio.run(main())
