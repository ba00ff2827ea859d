"""An address outside, on loopback, that notes what it is told and answers as a test wants."""

import asyncio
import contextlib
import json
from collections.abc import AsyncGenerator, Callable
from typing import Any, NamedTuple

from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.patience import PATIENCE_S


class Got(NamedTuple):
    """One request as it came."""

    id: str
    event: str
    signature: str
    body: bytes

    @property
    def told(self) -> Any:
        return json.loads(self.body)

    @property
    def case(self) -> str:
        case = self.told["case"]
        return case if isinstance(case, str) else case["case"]


class Receiver:
    def __init__(self) -> None:
        self.got: list[Got] = []
        self.taken: list[Got] = []
        """Those that were answered with a success, whatever `status` says by now."""
        self.status: Callable[[Got], int] = lambda _: 204
        self._more = asyncio.Condition()
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        headers = request.headers
        got = Got(
            headers["X-Yichuang-Delivery"],
            headers["X-Yichuang-Event"],
            headers["X-Yichuang-Signature"],
            await request.read(),
        )
        status = self.status(got)
        async with self._more:
            self.got.append(got)
            self.taken += [got] if status < 300 else []
            self._more.notify_all()
        return web.Response(status=status)

    async def until(self, enough: Callable[[list[Got]], bool]) -> list[Got]:
        """What has come, once it is enough."""
        async with asyncio.timeout(PATIENCE_S), self._more:
            await self._more.wait_for(lambda: enough(self.got))
            return list(self.got)

    def events(self, case: str) -> list[str]:
        """What was told of a case and taken, in order."""
        return [one.event for one in self.taken if one.case == case]


@contextlib.asynccontextmanager
async def receiver() -> AsyncGenerator[Receiver]:
    one = Receiver()
    application = web.Application()
    application.router.add_post("/told", one.take)
    async with TestServer(application) as server:
        one.url = str(server.make_url("/told"))
        yield one
