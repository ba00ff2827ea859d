"""Whoever asks for what is not theirs to have is in the log: from where, for what, without a secret, not a line a try."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest_asyncio
from aiohttp import web
from pytest_aiohttp.plugin import AiohttpClient
from structlog.testing import capture_logs

from server.api.turned_away import SAID_AT_ONCE, SAYING_S, TurnedAway
from server.shell.problem_sentences import Problem
from tests.serving import House, house, shown


@pytest_asyncio.fixture
async def hall(tmp_path: Path) -> AsyncGenerator[House]:
    async with house(tmp_path / "data") as made:
        yield made


async def test_a_request_without_the_right_is_in_the_log_with_its_source(hall: House):
    kiosk = await hall.client("kiosk", name="k1")
    taken = await kiosk.post("/halls/main/tickets", {"category": "enterprise"})
    with capture_logs() as lines:
        assert (await kiosk.call("POST", "/halls/main/day/close"))[0] == 403
        assert (await hall.anyone().call("GET", "/halls/main/manager"))[0] == 401
        assert (await hall.anyone().call("POST", "/halls/main/day/close", Origin="http://elsewhere"))[
            0
        ] == 401
        await hall.anyone().call("GET", f"/halls/main/tickets/{shown(taken)}/private")
    said = [line for line in lines if line["event"] == "request refused"]
    assert [(line["code"], line["method"], line["route"]) for line in said] == [
        ("forbidden", "POST", "/api/v1/halls/{hall}/day/close"),
        ("unauthorised", "GET", "/api/v1/halls/{hall}/manager"),
        ("unauthorised", "POST", "/api/v1/halls/{hall}/day/close"),
        ("unauthorised", "GET", "/api/v1/halls/{hall}/tickets/{ticket}/private"),
    ]
    assert {line["source"] for line in said} == {"127.0.0.1"}
    assert shown(taken) not in str(lines)


async def test_a_flood_of_refusals_is_counted_and_not_written(aiohttp_client: AiohttpClient):
    now = [1000.0]
    book = TurnedAway(lambda: now[0])

    async def refuse(request: web.Request) -> web.Response:
        book.note(request, Problem("forbidden"))
        return web.Response()

    application = web.Application()
    application.router.add_get("/{any}", refuse)
    client = await aiohttp_client(application)
    with capture_logs() as lines:
        for _ in range(SAID_AT_ONCE + 7):
            await client.get("/made-up")
        assert len(lines) == SAID_AT_ONCE
        now[0] += SAYING_S + 1
        await client.get("/made-up")
    assert (len(lines), lines[-1]["not_said"]) == (SAID_AT_ONCE + 1, 7)
