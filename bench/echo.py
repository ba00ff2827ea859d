"""The bare baseline: an aiohttp handler that echoes the body. Prints its port."""

import asyncio
import sys

from aiohttp import web


async def echo(request: web.Request) -> web.Response:
    return web.Response(body=await request.read(), status=201, content_type="application/json")


async def main() -> None:
    application = web.Application()
    application.router.add_post("/api/v1/halls/{hall}/tickets", echo)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main())
