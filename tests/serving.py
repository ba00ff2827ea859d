"""A whole server in the test's own loop, on loopback and a free port."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from functools import cache
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web_app
from argon2 import PasswordHasher

from server.access.passwords import Passwords
from server.api.doors import Limits
from server.app import Options, RunningServer, serving
from server.clock import COMPUTER, Clock
from server.config.load import load_config
from server.config.schema import ConfigFile
from server.outbox.sender import SendingPace
from tests.patience import PATIENCE_S

CONFIG = Path(__file__).parent.parent / "config.toml"
PASSWORD = "a password for tests"


CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Sign-ins that cost no time."""


@cache
def example() -> ConfigFile:
    """The repository's own example halls."""
    return load_config(CONFIG)


class Client:
    """Calls the API with one token; `call` answers (status, body)."""

    def __init__(self, http: aiohttp.ClientSession, base: str, token: str = "") -> None:
        self.http, self.base = http, base
        self.headers = {"Authorization": f"Bearer {token}"} if token else {}

    async def call(
        self, method: str, path: str, body: object = None, key: str = "", **headers: str
    ) -> tuple[int, Any]:
        sent = self.headers | ({"Idempotency-Key": key} if key else {}) | headers
        options: dict[str, Any] = {} if body is None else {"json": body}
        if body is None and method != "GET":
            options = {"json": {}}
        async with self.http.request(method, f"{self.base}/api/v1{path}", headers=sent, **options) as answer:
            return answer.status, await answer.json(content_type=None)

    async def post(self, path: str, body: object = None, key: str = "") -> Any:
        """The body of an answer that must be a success."""
        status, answer = await self.call("POST", path, body, key)
        assert status in (200, 201), answer
        return answer

    async def get(self, path: str) -> Any:
        status, answer = await self.call("GET", path)
        assert status == 200, answer
        return answer


async def news(socket: aiohttp.ClientWebSocketResponse, timeout_s: float = 30.0) -> Any:
    """The next message of a live view that brings one: a word without news is passed over."""
    async with asyncio.timeout(timeout_s):
        while "view" not in (message := await socket.receive_json()):
            pass
        return message


class House:
    """A running server and clients for every role."""

    def __init__(self, running: RunningServer, http: aiohttp.ClientSession) -> None:
        self.running, self.http = running, http
        self.url = running.url

    async def client(self, role: str, hall: str = "main", window: str = "", name: str = "") -> Client:
        token = await self.running.access.create_token(role, hall, window, name)
        return Client(self.http, self.url, token)

    async def watch(self, path: str, client: Client) -> AsyncGenerator[Any]:
        """The views of a live path, as they come; ends after a minute."""
        async with (
            asyncio.timeout(PATIENCE_S),
            self.http.ws_connect(f"{self.url}{path}", headers=client.headers) as socket,
        ):
            async for message in socket:
                view = message.json().get("view")
                if view is not None:
                    yield view

    def anyone(self) -> Client:
        return Client(self.http, self.url)

    async def person(self, id: str = "admin", hall: str = "") -> tuple[str, str]:
        """(name, password) of somebody who can sign in."""
        await self.running.access.set_password(hall, id, PASSWORD)
        return id, PASSWORD


def shown(taken: Any) -> str:
    """What a citizen shows for the ticket that was taken: its id and proof, as on the slip."""
    return str(taken["url"]).rpartition("/")[2]


@contextlib.asynccontextmanager
async def house(
    data: Path,
    config: ConfigFile | None = None,
    port: int = 0,
    limits: Limits | None = None,
    *,
    always_open: bool = True,
    pace: SendingPace | None = None,
    clock: Clock = COMPUTER,
) -> AsyncGenerator[House]:
    """Serve the configuration (the example by default), always open or by its hours."""
    options = Options(
        config=config or example(),
        data=data,
        port=port,
        always_open=always_open,
        passwords=Passwords(CHEAP),
        limits=limits,
        pace=pace or SendingPace(),
        clock=clock,
    )
    try:
        async with serving(options) as running, aiohttp.ClientSession() as http:
            yield House(running, http)
    finally:
        _let_go()


def _let_go() -> None:
    """aiohttp remembers the handlers of a thousand routes, and with them whole servers that ended long ago: after some
    hundred tests each start would wait a second for the collector to look at all of them."""
    web_app._cached_build_middleware.cache_clear()  # pyright: ignore[reportPrivateUsage]
