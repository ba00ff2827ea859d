"""The bare baseline of `bench.press`: the same way on plain asyncio. Reads its lines from standard input, prints its port.

A press is echoed; the next number of a deque is called; one row goes into SQLite with fsync, in a thread; then the sign is
written and every board gets the message. No rule, no states, no health, no views: what a hall cannot do without in
bytes, and nothing else.
"""

import asyncio
import json
import sqlite3
import sys
import tempfile
from collections import deque
from pathlib import Path

from aiohttp import web

from bench.hall61 import windows_of
from devices.ff68 import codec as ff68
from devices.strip import codec as strip


class BareHall:
    def __init__(self, db: sqlite3.Connection, message: bytes) -> None:
        self._db, self._message = db, message
        self._waiting = deque(f"A{n:03d}" for n in range(1, 100_000))
        self._calls = 0
        self._at: dict[int, str] = {}
        self._signs: dict[int, asyncio.StreamWriter] = {}
        self.boards: list[web.WebSocketResponse] = []

    async def sign(self, line: int, url: str) -> None:
        host, port = url.removeprefix("tcp://").split(":")
        reader, self._signs[line] = await asyncio.open_connection(host, int(port))
        while await reader.read(4096):
            pass

    async def pads(self, line: int, url: str) -> None:
        host, port = url.removeprefix("tcp://").split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        scanner = ff68.scanner()
        while data := await reader.read(4096):
            for frame in scanner.feed(data):
                writer.write(ff68.encode(frame))
                await self._press(line, frame)

    async def _press(self, line: int, frame: ff68.Ff68Frame) -> None:
        window, unit = windows_of(line)[frame.address - 1], frame.address
        key = ff68.KEY_NAMES[frame.data[0]]
        if key == "call":
            self._at[window] = self._waiting.popleft()
            self._calls += 1
        number = self._at.get(window, "")
        await asyncio.to_thread(self._keep, window, key, number)
        words = {
            "call": f"{number}号 请到{window}号窗口",
            "start": f"{number}号 正在办理",
            "finish": "请等候叫号",
        }
        self._signs[line].write(strip.encode(strip.show(unit, words[key], 0)))
        text = self._message.replace(b"CALL", b"%d" % self._calls).decode()
        for board in self.boards:
            await board.send_str(text)

    def _keep(self, window: int, key: str, number: str) -> None:
        with self._db:
            self._db.execute("INSERT INTO entry (window, key, number) VALUES (?,?,?)", (window, key, number))


async def main() -> None:
    told = json.loads(sys.stdin.readline())
    with tempfile.TemporaryDirectory(dir=".") as folder:
        db = sqlite3.connect(Path(folder) / "bare.db", check_same_thread=False)
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        db.execute("CREATE TABLE entry (window INTEGER, key TEXT, number TEXT)")
        hall = BareHall(db, told["message"].encode())

        async def listen(request: web.Request) -> web.WebSocketResponse:
            socket = web.WebSocketResponse(compress=False)
            await socket.prepare(request)
            hall.boards.append(socket)
            async for _ in socket:
                pass
            return socket

        application = web.Application()
        application.add_routes([web.get("/", listen)])
        runner = web.AppRunner(application, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        tasks = [asyncio.create_task(hall.sign(i, url)) for i, url in enumerate(told["signs"])]
        tasks += [asyncio.create_task(hall.pads(i, url)) for i, url in enumerate(told["pads"])]
        print(runner.addresses[0][1], flush=True)
        await asyncio.to_thread(sys.stdin.read)
        for task in tasks:
            task.cancel()
        await runner.cleanup()
        db.close()


if __name__ == "__main__":
    asyncio.run(main())
