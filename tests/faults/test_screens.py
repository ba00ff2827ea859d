"""Clients that misbehave: a board that stops reading, a client that hangs up in mid-command."""

import asyncio
import json
import logging
import socket
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

import server.hub.hub
from server.access.access import Access
from server.domain.queue.stream import HallStream, encode_facts
from server.engine.replay import load
from server.journal.sqlite import SqliteJournal
from tests.patience import PATIENCE_S
from tests.serving import House, house, news

MAIN = "/halls/main"
UPGRADE = (
    "GET /live/halls/main/board HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


def deaf_board(url: str) -> socket.socket:
    """A board that connects with the smallest receive buffer and never reads."""
    address = urlsplit(url)
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    made.connect((address.hostname, address.port))
    made.sendall(UPGRADE.format(host=address.netloc).encode())
    return made


async def test_a_board_that_stops_reading_makes_nobody_slower_and_is_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(server.hub.hub, "STUCK_S", 0.2)
    monkeypatch.setattr(server.hub.hub, "LAG_S", 0.02)
    async with house(tmp_path / "data") as hall:
        manager = await hall.client("manager")
        for _ in range(20):  # long views: what the system buffers for a board is full the sooner
            await manager.post(f"{MAIN}/notices", {"kind": "ticker", "zh": "请" * 200, "en": "please" * 33})
        deaf = await asyncio.to_thread(deaf_board, hall.url)
        async with hall.http.ws_connect(f"{hall.url}/live/halls/main/board") as healthy:
            await healthy.receive_json(timeout=PATIENCE_S)
            waiting = 0
            async with asyncio.timeout(PATIENCE_S):
                while not await cut(hall):
                    waiting += 1
                    await manager.post(f"{MAIN}/tickets", {"category": "comprehensive"})
                    view: Any = None
                    while view is None or view["categories"][6]["waiting"] < waiting:
                        view = (await news(healthy))["view"]
        deaf.close()
        assert (await hall.anyone().get(MAIN))["waiting"] == waiting


async def cut(hall: House) -> bool:
    async with hall.http.get(f"{hall.url}/metrics") as answer:
        return "yichuang_listeners_cut 1.0" in await answer.text()


@pytest.mark.parametrize(
    ("path", "role"), [("/live/halls/main/manager", "manager"), ("/live/agents/k1", "kiosk")]
)
async def test_a_client_that_hangs_up_during_the_handshake_is_no_error(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, path: str, role: str
):
    async with house(tmp_path / "data") as hall:
        address = urlsplit(hall.url)
        beside = await Access.open(
            tmp_path / "data"
        )  # as the command line does: the server has to look the token up
        for _ in range(5):
            token = await beside.create_token(role, "main", "", "k1")
            request = UPGRADE.replace("/live/halls/main/board", path).replace(
                "\r\n\r\n", f"\r\nAuthorization: Bearer {token}\r\n\r\n"
            )
            _, writer = await asyncio.open_connection(address.hostname, address.port)
            writer.write(request.format(host=address.netloc).encode())
            writer.close()  # the end of the stream is there before the server has found the token
            await writer.wait_closed()
        await beside.close()
        assert (await hall.anyone().get(MAIN))["waiting"] == 0
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_a_client_that_hangs_up_in_mid_command_leaves_state_and_journal_agreeing(tmp_path: Path):
    data = tmp_path / "data"
    async with house(data) as hall:
        kiosk = await hall.client("manager")
        address = urlsplit(hall.url)
        for turn in range(30):
            body = json.dumps({"category": "enterprise"}).encode()
            request = (
                f"POST /api/v1{MAIN}/tickets HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                f"Authorization: {kiosk.headers['Authorization']}\r\nContent-Length: {len(body)}\r\n\r\n"
            ).encode() + body
            sent = request[: len(request) - turn] if turn % 3 else request
            _, writer = await asyncio.open_connection(address.hostname, address.port)
            writer.write(sent)
            await writer.drain()
            writer.transport.abort()
        await hall.running.engine.settle()
        waiting = (await hall.anyone().get(MAIN))["waiting"]
        assert waiting <= 10  # only whole requests were carried out
        in_memory = await hall.running.engine.read("main", lambda s, _at: encode_facts(s))
        settings = await hall.running.engine.read("main", lambda s, _at: s.settings)
        journal = await SqliteJournal.open(data)
        assert encode_facts(await load(journal, HallStream(settings), whole=True)) == in_memory
        await journal.close()
