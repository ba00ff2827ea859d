"""The bare baseline of one durable press: aiohttp, one row in SQLite with fsync, the body back. Prints its port."""

import asyncio
import sqlite3
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from aiohttp import web

from bench.bare import serve


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
        await serve(application)


if __name__ == "__main__":
    asyncio.run(main())
