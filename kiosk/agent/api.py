"""The server's HTTP side, as this kiosk's token sees it."""

import asyncio
from typing import NamedTuple, TypeVar

import aiohttp
import msgspec
from msgspec import Struct

T = TypeVar("T")
TIMEOUT_S = 10.0
LONGEST_ANSWER = 4 << 20


class NoAnswer(Exception):
    """The server was not reached, or what came is no answer of ours."""


class AnyAnswer(Struct, frozen=True):
    """What is read of every answer: that it is an object, and the code of a problem."""

    code: str = ""


class ServerAnswer(NamedTuple):
    """An answer as it came: what a page is told by the server is handed on byte for byte."""

    status: int
    code: str
    """Of a problem; empty for every other answer."""
    raw: bytes

    def read(self, kind: type[T]) -> T:
        """As its type. Fields that this version does not know are passed over; raises ValidationError for missing ones."""
        return msgspec.json.decode(self.raw, type=kind)


def understood(status: int, raw: bytes) -> ServerAnswer:
    """Raises MsgspecError or RecursionError for what is no JSON object."""
    return ServerAnswer(status, msgspec.json.decode(raw, type=AnyAnswer).code, raw)


class Api:
    """Asks the server. `base` is its address."""

    def __init__(self, session: aiohttp.ClientSession, server: str, token: str) -> None:
        self.session, self.base = session, server.rstrip("/")
        self.headers = {"Authorization": f"Bearer {token}"}

    async def call(
        self, method: str, path: str, body: object = None, *, key: str = "", timeout_s: float = TIMEOUT_S
    ) -> ServerAnswer:
        """Raises `NoAnswer` when there is none, or what came is not from our server.

        Between here and there may be a gateway with pages of its own: redirects are not followed, and what is no object
        or too large is no answer.
        """
        headers = self.headers | ({"Idempotency-Key": key} if key else {})
        url = f"{self.base}/api/v1{path}"
        try:
            async with (
                asyncio.timeout(timeout_s),
                self.session.request(
                    method, url, json=body, headers=headers, allow_redirects=False
                ) as answer,
            ):
                raw = b""
                async for chunk in answer.content.iter_chunked(65536):
                    raw += chunk
                    if len(raw) > LONGEST_ANSWER:
                        raise NoAnswer("longer than any answer")
                return understood(answer.status, raw)
        except (
            aiohttp.ClientError,
            TimeoutError,
            msgspec.MsgspecError,
            UnicodeDecodeError,
            RecursionError,
        ) as error:
            raise NoAnswer(repr(error)[:200]) from error
