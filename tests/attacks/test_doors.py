"""What a stranger can order costs the stranger: connections, heads, pings, bodies, pictures, words."""

import asyncio
import errno
import gzip
import logging
import socket
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from server.api import accepting
from server.api import doors as doors_module
from server.api.doors import Doors, Limits
from tests.patience import PATIENCE_S
from tests.serving import House, house

STRANGER = "127.0.0.2"
UPGRADE = (
    "GET /live/halls/main/board HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


class Clock:
    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncGenerator[House]:
    limits = Limits(connections=5, opened=8, opened_s=0.0, asked=20, asked_s=0.0, slowed_s=0.0)
    async with house(tmp_path / "data", limits=limits) as it:
        yield it


@asynccontextmanager
async def line(
    url: str, source: str = STRANGER
) -> AsyncGenerator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A raw connection from an address of this machine."""
    where = urlsplit(url)
    reader, writer = await asyncio.open_connection(
        where.hostname, where.port, local_addr=(source, 0), limit=2**22
    )
    try:
        yield reader, writer
    finally:
        writer.close()


async def ask(url: str, path: str, source: str = STRANGER) -> tuple[int, bytes]:
    async with line(url, source) as (reader, writer):
        writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        head, _, body = (await reader.read()).partition(b"\r\n\r\n")
    return (int(head.split()[1]) if head else 0), body


def test_one_source_gets_so_many_connections_and_no_more_and_leaves_room_for_those_who_are_known() -> None:
    clock = Clock()
    doors = Doors(clock, Limits(connections=3, in_all=8, strangers=0.5, opened=100))
    assert [doors.enter("10.0.0.1") for _ in range(4)] == [True, True, True, False]
    assert [doors.enter("10.0.0.2") for _ in range(2)] == [True, False]  # strangers have half of the eight
    doors.known("10.0.0.3")
    assert [doors.enter("10.0.0.3") for _ in range(3)] == [True, True, True]
    assert doors.enter("127.0.0.1")
    assert not doors.enter("127.0.0.1")  # eight in all
    doors.leave("10.0.0.1", stranger=True)
    assert doors.enter("10.0.0.2")
    assert doors.refused == {
        "connections_of_source": 1,
        "connections_of_strangers": 1,
        "connections_in_all": 1,
    }


def test_what_one_source_may_ask_comes_back_with_time_and_is_nobody_elses() -> None:
    clock = Clock()
    doors = Doors(clock, Limits(asked=3, asked_s=1))
    assert [doors.may_ask("10.0.0.1") for _ in range(4)] == [True, True, True, False]
    assert doors.may_ask("10.0.0.2")
    clock.at += 2
    assert [doors.may_ask("10.0.0.1") for _ in range(3)] == [True, True, False]


def test_the_books_do_not_grow_with_what_strangers_send() -> None:
    doors = Doors(Clock(), Limits())
    for n in range(3 * doors_module.BOOKED):
        doors.may_ask(f"10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}")
        doors.known(f"11.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}")
    books = (doors._asked._buckets, doors._known)  # pyright: ignore[reportPrivateUsage]
    assert [len(book) for book in books] == [doors_module.BOOKED] * 2


async def test_idle_connections_of_one_host_keep_nobody_else_out(hall: House) -> None:
    async with AsyncExitStack() as idle:
        for _ in range(5):
            await idle.enter_async_context(line(hall.url))
        async with line(hall.url) as (reader, _):
            assert await reader.read() == b""  # the sixth
        assert (await ask(hall.url, "/healthz", "127.0.0.3"))[0] == 200
        assert (await hall.anyone().get("/halls/main"))["id"] == "main"


async def test_a_source_that_connects_again_and_again_is_turned_away(hall: House) -> None:
    answers = [(await ask(hall.url, "/healthz"))[0] for _ in range(10)]
    assert answers == [200] * 8 + [0] * 2
    assert (await ask(hall.url, "/healthz", "127.0.0.3"))[0] == 200


async def test_who_asks_too_much_hears_so_and_others_do_not_notice(hall: House) -> None:
    async with line(hall.url) as (reader, writer):
        writer.write(b"GET /api/v1/halls HTTP/1.1\r\nHost: x\r\n\r\n" * 21)
        writer.write(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        answers = await reader.read()
    assert answers.count(b"HTTP/1.1 200") == 21
    assert answers.count(b"HTTP/1.1 429") == 1
    assert b"Retry-After: 2" in answers
    assert (await ask(hall.url, "/api/v1/halls", "127.0.0.3"))[0] == 200


async def test_who_asks_without_end_waits_for_the_answer(tmp_path: Path) -> None:
    limits = Limits(asked=1, asked_s=0.0, slowed_s=3600.0)
    async with house(tmp_path / "data", limits=limits) as hall, line(hall.url) as (reader, writer):
        writer.write(b"GET /api/v1/halls HTTP/1.1\r\nHost: x\r\n\r\n" * 2)
        await reader.readuntil(b"200 OK\r\n")
        answer = asyncio.create_task(reader.readuntil(b"HTTP/1.1 429"))
        assert (await ask(hall.url, "/api/v1/halls", "127.0.0.3"))[0] == 200
        assert not answer.done()
        answer.cancel()


async def test_a_storm_of_connections_lets_the_loop_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accepting, "IN_A_TURN", 2)
    made: list[asyncio.Protocol] = []

    class Inner(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            made.append(self)

    with socket.create_server((STRANGER, 0)) as sock, ExitStack() as storm:
        doors = Doors(Clock(), Limits(opened=8, opened_s=0.0))
        server = accepting.Accepting(doors, Inner, sock)
        for _ in range(10):  # the kernel answers them before anybody accepts
            storm.enter_context(socket.create_connection(sock.getsockname(), source_address=(STRANGER, 0)))
        server.start(64)
        counts: list[int] = []
        while len(made) < 8:
            await asyncio.sleep(0)
            counts.append(len(made))
        server.close()
        assert doors.refused == {"connections_too_often": 2}
        assert max(later - before for before, later in pairwise([0, *counts])) == 2


async def test_descriptors_used_up_are_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accepting, "USED_UP_S", 0.0)
    came = asyncio.Event()

    class Inner(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            came.set()

    class Starved:
        """A listening socket that has no descriptor left for the first that knocks."""

        def __init__(self, sock: socket.socket) -> None:
            self.sock, self.refused = sock, 0

        def __getattr__(self, name: str) -> object:
            return getattr(self.sock, name)

        def accept(self) -> object:
            if not self.refused:
                self.refused += 1
                raise OSError(errno.EMFILE, "Too many open files")
            return self.sock.accept()

    with socket.create_server((STRANGER, 0)) as sock, socket.create_connection(sock.getsockname()):
        starved = Starved(sock)
        server = accepting.Accepting(Doors(Clock()), Inner, starved)  # type: ignore[arg-type]
        server.start(64)
        await came.wait()
        server.close()
    assert starved.refused == 1


async def test_a_head_that_trickles_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accepting, "HEAD_S", 0.1)
    async with house(tmp_path / "data") as hall, line(hall.url, "127.0.0.1") as (reader, writer):
        writer.write(b"GET / HTTP/1.1\r\nHost: ")
        with _ended():
            assert await reader.read() == b""


class _ended:
    """An abort is seen as the end or as a reset."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        return kind is not None and issubclass(kind, ConnectionError)


async def test_a_flood_of_pings_ends_its_own_connection_and_no_other(hall: House) -> None:
    async with hall.http.ws_connect(f"{hall.url}/live/halls/main/board") as healthy:
        assert (await healthy.receive_json())["view"]
        async with line(hall.url) as (reader, writer):
            writer.write(UPGRADE.encode())
            await reader.readuntil(b"\r\n\r\n")
            ping = b"\x89\x80\x00\x00\x00\x00"
            with _ended():
                for _ in range(2000):
                    writer.write(ping * 100)
                    await writer.drain()
                await reader.read()
        await (await hall.client("manager")).post("/halls/main/tickets", {"category": "enterprise"})
        async with asyncio.timeout(PATIENCE_S):
            while "view" not in (message := await healthy.receive_json()):
                pass
        assert sum(c["waiting"] for c in message["view"]["categories"]) == 1


@pytest.mark.parametrize(
    "path",
    [
        "/i18n/zh_CN/" + "+".join(["staff"] * 1300) + ".json",
        "/i18n/zh_CN/staff+staff.json",
        "/i18n/en/staff+shared.json",
        "/i18n/../x.json",
        "/t/" + "A" * 16 + "." + "A" * 12 + "/qr.svg",
        "/g/main/no-such-service/qr.svg",
        "/g/" + "x" * 60 + "/y/qr.svg",
        "/static/web/no-such-file.js",
        "/static/nowhere/x.js",
        "/no%0Aplace",
    ],
)
async def test_what_is_not_there_is_refused_without_work_and_as_a_problem(hall: House, path: str) -> None:
    async with hall.http.get(hall.url + path) as answer:
        assert answer.status == 404
        assert answer.content_type == "application/problem+json"
        assert (await answer.json(content_type=None))["code"] == "not_found"


async def test_a_packed_body_is_refused_before_it_is_opened(hall: House) -> None:
    body = gzip.compress(b'{"name":"' + b"a" * 60_000_000 + b'"}', 9)
    assert len(body) < 64 * 1024
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    async with hall.http.post(f"{hall.url}/api/v1/session", data=body, headers=headers) as answer:
        assert (answer.status, (await answer.json(content_type=None))["code"]) == (415, "encoded")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/board/main",
        "/api/docs",
        "/api/v1/openapi.json",
        "/api/v1/halls",
        "/healthz",
        "/readyz",
        "/metrics",
        "/nowhere",
        "/static/web/none.css",
        "/g/main/company-registration/qr.svg",
    ],
)
async def test_every_answer_tells_the_browser_what_it_may_not_do(hall: House, path: str) -> None:
    async with hall.http.get(hall.url + path) as answer:
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "Server" not in answer.headers


async def test_another_port_of_the_same_host_cannot_sign_anybody_in(hall: House) -> None:
    name, password = await hall.person()
    body = {"name": name, "password": password}
    status, answer = await hall.anyone().call("POST", "/session", body, Origin="http://127.0.0.1:1")
    assert (status, answer["code"]) == (403, "foreign_origin")
    assert (await hall.anyone().call("POST", "/session", body, Origin=hall.url))[0] == 201


async def test_an_expectation_that_is_not_met_is_a_problem(hall: House) -> None:
    headers = {"Expect": "a-miracle", "Content-Type": "application/json"}
    async with hall.http.post(f"{hall.url}/api/v1/session", data=b"{}", headers=headers) as answer:
        assert (answer.status, (await answer.json(content_type=None))["code"]) == (417, "expectation_failed")


async def test_strangers_with_the_same_key_do_not_get_in_each_others_way(hall: House) -> None:
    manager = await hall.client("manager")
    tickets = [await manager.post("/halls/main/tickets", {"category": "enterprise"}) for _ in range(2)]
    for ticket in tickets:
        path = f"/halls/main/tickets/{ticket['url'].rsplit('/', 1)[1]}/cancel"
        status, answer = await hall.anyone().call("POST", path, {}, key="1")
        assert (status, answer.get("number")) == (200, ticket["number"])


async def test_what_is_no_http_is_one_line_of_the_log(hall: House, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for garbage in (b"\x16\x03\x01\x02\x00\r\n\r\n", b"GET / HTTP/9.9.9\r\nA: \x00\r\n\r\n", b"\x00" * 9000):
        async with line(hall.url, "127.0.0.1") as (reader, writer):
            writer.write(garbage)
            writer.write_eof()
            with _ended():
                await reader.read()
    assert [r for r in caplog.records if r.exc_info or "Traceback" in r.getMessage()] == []
