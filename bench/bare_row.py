"""The bare baseline of one durable press: aiohttp, one row in SQLite with fsync, the body back. Prints its port."""

import asyncio
import sqlite3
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from aiohttp import web


async def main() -> None:
    with tempfile.TemporaryDirectory(dir=".") as folder:
        db = sqlite3.connect(Path(folder) / "bare.db", check_same_thread=False, isolation_level=None)
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        db.execute("CREATE TABLE entries (id INTEGER PRIMARY KEY, body BLOB)")
        thread, loop = ThreadPoolExecutor(1), asyncio.get_running_loop()

        async def keep(request: web.Request) -> web.Response:
            body = await request.read()
            await loop.run_in_executor(thread, db.execute, "INSERT INTO entries (body) VALUES (?)", (body,))
            return web.Response(body=body, content_type="application/json")

        application = web.Application()
        application.router.add_post("/api/v1/cases/{case}/accept", keep)
        runner = web.AppRunner(application, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        print(runner.addresses[0][1], flush=True)
        await asyncio.to_thread(sys.stdin.read)
        await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main())
