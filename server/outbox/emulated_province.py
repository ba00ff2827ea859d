"""A province's access point on one's own computer: it counts what it was sent by its id, and fails as it is told to."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable
from enum import StrEnum
from typing import Any, Final, NamedTuple

from aiohttp import web
from msgspec import DecodeError, json

from server.clock import COMPUTER, Clock
from server.outbox.signature import HEADER, verified

BODY: Final = 1 << 20
"""Bytes that a message may have."""
FRESH_S: Final = 300.0


class ProvinceFault(StrEnum):
    """How the access point fails; the rest it does as it should."""

    NONE = "ok"
    SLOW = "slow"
    """It takes the message and answers late."""
    CUT_BEFORE = "cut-before"
    """The line is cut before it has taken anything."""
    CUT_AFTER = "cut-after"
    """It has taken the message, and the line is cut before its answer."""
    REFUSES = "refuses"
    """HTTP 400, with words."""
    BROKEN = "broken"
    """HTTP 500."""
    THERE = "there"
    """It takes the message and says that it had it already."""
    GARBAGE = "garbage"
    """HTTP 200 and no answer; it has taken nothing."""
    CLOCK = "clock"
    """Its clock is an hour ahead: everything looks old to it."""


class Held(NamedTuple):
    """A record as it stands there now. `sent`: how often it came, whole and well formed."""

    id: str
    path: str
    body: dict[str, Any]
    sent: int
    amended: int


class EmulatedProvince:
    """`secret`: of the hook, if signatures are to be looked at. `fault` says how the next message is met."""

    def __init__(self, secret: str = "", slow_s: float = 15.0, clock: Clock = COMPUTER) -> None:
        self.secret, self._clock = secret, clock
        self.late: Callable[[], Awaitable[None]] = lambda: asyncio.sleep(slow_s)
        """How long a slow answer takes."""
        self.fault: Callable[[], ProvinceFault] = lambda: ProvinceFault.NONE
        self.held: dict[str, Held] = {}
        """By id, in the order in which they were first taken."""
        self.counted: Counter[str] = Counter()
        """Requests, by what became of them."""
        self.url = ""
        self._more = asyncio.Condition()

    async def until(self, enough: Callable[["EmulatedProvince"], bool]) -> None:
        """Once it holds enough; without an end."""
        async with self._more:
            await self._more.wait_for(lambda: enough(self))

    def of(self, number: str) -> list[Held]:
        """What it holds of one case or ticket, in the order in which it came."""
        return [one for one in self.held.values() if number in one.body.values()]

    def status(self) -> dict[str, Any]:
        """What there is to be seen, as JSON."""
        return {
            "held": len(self.held),
            "amended": sum(one.amended for one in self.held.values()),
            "sent_again": sum(one.sent - 1 for one in self.held.values()),
            "by_path": dict(Counter(one.path for one in self.held.values())),
            "requests": dict(self.counted),
        }

    @contextlib.asynccontextmanager
    async def serving(
        self, host: str = "127.0.0.1", port: int = 0, more: Callable[[web.Application], None] | None = None
    ) -> AsyncGenerator["EmulatedProvince"]:
        """Raises OSError for a port that is taken."""
        application = web.Application(client_max_size=BODY)
        if more is not None:
            more(application)
        application.router.add_post("/{path:.*}", self._take)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
            self.url = f"http://{host}:{runner.addresses[0][1]}"
            yield self
        finally:
            await runner.cleanup()

    async def _take(self, request: web.Request) -> web.Response:
        body, fault = await request.read(), self.fault()
        if fault is ProvinceFault.CUT_BEFORE:
            return self._cut(request, fault)
        if fault is ProvinceFault.BROKEN:
            return self._said(500, "500", "the database is away", fault.value)
        if fault is ProvinceFault.REFUSES:
            return self._said(400, "400", f"not wanted: {body.decode(errors='replace')[:200]}", fault.value)
        if fault is ProvinceFault.GARBAGE:
            self.counted[fault.value] += 1
            return web.Response(text="<html>It works!</html>", content_type="text/html")
        ahead = 3600.0 if fault is ProvinceFault.CLOCK else 0.0
        if (problem := self._strange(request, body, ahead)) is not None:
            return problem
        again = await self._hold(request, body)
        if fault is ProvinceFault.SLOW:
            await self.late()
        if fault is ProvinceFault.CUT_AFTER:
            return self._cut(request, fault)
        if again or fault is ProvinceFault.THERE:
            return self._said(200, "409", "there already", "there")
        return self._said(200, "0", "taken", "taken")

    def _strange(self, request: web.Request, body: bytes, ahead: float) -> web.Response | None:
        """What is refused whatever else it does."""
        signature = request.headers.get(HEADER, "")
        at = verified(self.secret, signature, body) if self.secret else _time(signature)
        if at is None:
            return self._said(401, "401", "the signature is wrong", "strange")
        if abs(self._clock.wall() + ahead - at) > FRESH_S:
            return self._said(401, "401", "the signature is too old", "clock")
        try:
            record = json.decode(body)
        except DecodeError:
            record = None
        if not isinstance(record, dict) or not request.headers.get("X-Yichuang-Delivery"):
            return self._said(400, "400", "this is no record", "strange")
        return None

    async def _hold(self, request: web.Request, body: bytes) -> bool:
        """Whether it held exactly this already."""
        id, record = request.headers["X-Yichuang-Delivery"], json.decode(body, type=dict[str, Any])
        known = self.held.get(id)
        async with self._more:
            if known is None:
                self.held[id] = Held(id, request.path, record, 1, 0)
            else:
                newer = known.body != record
                self.held[id] = known._replace(
                    body=record, sent=known.sent + 1, amended=known.amended + newer
                )
            self._more.notify_all()
        return known is not None and known.body == record

    def _said(self, status: int, code: str, message: str, counted: str) -> web.Response:
        self.counted[counted] += 1
        return web.json_response({"code": code, "message": message}, status=status)

    def _cut(self, request: web.Request, fault: ProvinceFault) -> web.Response:
        self.counted[fault.value] += 1
        if request.transport is not None:
            request.transport.abort()
        return web.Response()  # goes nowhere


def _time(signature: str) -> int | None:
    time = signature.removeprefix("t=").partition(",")[0]
    return int(time) if time.isascii() and time.isdigit() else None
