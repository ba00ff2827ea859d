"""Links: how long a byte takes on a line, and a TCP peer that vanishes without a word."""

import asyncio
import socket

import pytest

from devices.links.serial import byte_s
from devices.links.tcp import TcpLink


class Looked(TcpLink):
    """A link that shows the options of its socket."""

    def option(self, level: int, name: int) -> int:
        assert self._streams is not None
        return self._streams[1].get_extra_info("socket").getsockopt(level, name)


@pytest.mark.skipif(not hasattr(socket, "TCP_USER_TIMEOUT"), reason="not on this system")
async def test_a_peer_that_vanished_is_noticed_though_nothing_is_asked_of_it() -> None:
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0)
    async with server:
        link = Looked(f"tcp://127.0.0.1:{server.sockets[0].getsockname()[1]}")
        await link.open(10)
        names = ("TCP_KEEPIDLE", "TCP_KEEPINTVL", "TCP_KEEPCNT", "TCP_USER_TIMEOUT")
        assert link.option(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
        assert [link.option(socket.IPPROTO_TCP, getattr(socket, name)) for name in names] == [5, 2, 3, 10_000]
        await link.close()


@pytest.mark.parametrize(
    ("url", "baud", "seconds"),
    [
        ("serial:///dev/ttyS1?baud=4800", 9600, 10 / 4800),
        ("serial:///dev/ttyS1?parity=even", 1200, 11 / 9600),
        ("serial:///dev/ttyS1", 0, 10 / 9600),
        ("tcp://127.0.0.1:4001", 1200, 10 / 1200),
        ("tcp://127.0.0.1:4001", 0, 0.0),
        ("memory://sign", 9600, 10 / 9600),
    ],
)
def test_a_byte_takes_as_long_as_the_port_says_or_else_the_line_behind_it(
    url: str, baud: int, seconds: float
) -> None:
    assert byte_s(url, baud) == seconds
