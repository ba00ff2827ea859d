"""The bare baseline: an aiohttp handler that echoes the body. Prints its port."""

import asyncio

from aiohttp import web

from bench.bare import serve


async def echo(request: web.Request) -> web.Response:
    return web.Response(body=await request.read(), status=201, content_type="application/json")


async def main() -> None:
    application = web.Application()
    application.router.add_post("/api/v1/halls/{hall}/tickets", echo)
    await serve(application)


if __name__ == "__main__":
    asyncio.run(main())
