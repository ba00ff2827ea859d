"""The bare baseline of a fan-out: aiohttp that sends what is posted to every socket. Prints its port."""

import asyncio

from aiohttp import web

from bench.bare import serve


async def main() -> None:
    sockets: list[web.WebSocketResponse] = []

    async def listen(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        sockets.append(socket)
        async for _ in socket:
            pass
        return socket

    async def send(request: web.Request) -> web.Response:
        text = (await request.read()).decode()
        for socket in sockets:
            await socket.send_str(text)
        return web.Response()

    application = web.Application(client_max_size=1 << 20)
    application.add_routes([web.get("/", listen), web.post("/send", send)])
    await serve(application)


if __name__ == "__main__":
    asyncio.run(main())
