"""The server's side of an agent's WebSocket, message by message."""

import asyncio
import time
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from devices.protocols import PadDisplay
from devices.remote import messages as m
from server.config.schema import DeviceSection, UnitSection
from tests.floor.halls import hall_with
from tests.patience import PATIENCE_S
from tests.serving import Client, House, news

HALL = "/halls/main"
PAD = DeviceSection(
    id="pad",
    url="agent://desk-1/pad",
    unit=(UnitSection(use="call-pad", at=1, window="1"), UnitSection(use="card-reader", at=2, kiosk="k1")),
)
HELLO = m.Hello("test", "boot-1", "main", {"pad": "ff68"})


class Agent:
    """A WebSocket that says what it is told to say."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.taken = 0
        self.shown: PadDisplay | None = None
        self._n = 0

    async def say(self, message: m.FromAgent) -> None:
        await self.socket.send_str(m.encode(message).decode())

    async def press(self, keys: str, *, n: int = 0, age_s: float = 0.0, sent_s: float | None = None) -> None:
        """Press keys, numbered on from the last or from `n`."""
        for at, key in enumerate(keys.split()):
            self._n = n + at if n else self._n + 1
            sent = time.monotonic() if sent_s is None else sent_s
            await self.say(m.KeyPressed(self._n, age_s, sent, "pad", 1, key))

    async def hear(self) -> Any:
        """The next message, with the last display and acknowledgement kept."""
        message = m.decode_from_server(await asyncio.wait_for(self.socket.receive_str(), PATIENCE_S))
        match message:
            case m.Taken(n=n):
                self.taken = n
            case m.ShowPad(display=display):
                self.shown = display
            case _:
                pass
        return message

    async def until_shown(self, *, code: int = 0, number: str = "") -> None:
        while self.shown is None or (self.shown.code, self.shown.number) != (code, number):
            await self.hear()

    async def ended(self) -> bool:
        """Whether the server hangs up; what it says before is passed over."""
        async with asyncio.timeout(PATIENCE_S):
            while (await self.socket.receive()).type is aiohttp.WSMsgType.TEXT:
                pass
        return True


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncGenerator[House]:
    async with hall_with(tmp_path / "data", PAD) as running:
        yield running


async def come(hall: House, client: Client, hello: m.FromAgent = HELLO, name: str = "desk-1") -> Agent:
    socket = await hall.http.ws_connect(f"{hall.url}/live/agents/{name}", headers=client.headers)
    agent = Agent(socket)
    await agent.say(hello)
    return agent


async def pad(hall: House) -> Client:
    return await hall.client("pad", name="desk-1")


async def window(hall: House) -> str:
    return (await (await hall.client("clerk")).get(f"{HALL}/windows/1"))["state"]


async def until_open(hall: House) -> None:
    """A press that is taken is not yet carried out, and not everything that is carried out changes a display."""
    async with asyncio.timeout(PATIENCE_S):
        while await window(hall) != "open":
            pass


async def test_a_press_is_carried_out_once_however_often_it_is_sent(hall: House) -> None:
    client = await pad(hall)
    agent = await come(hall, client)
    await agent.press("1 0 1 ok")
    while agent.taken < 4:
        await agent.hear()
    kiosk = await hall.client("kiosk", name="k1")
    for _ in range(2):
        await kiosk.post(f"{HALL}/tickets", {"category": "enterprise"})
    await agent.press("call", n=5)
    await agent.until_shown(number="A001")
    await agent.press("start finish", n=6)
    await agent.until_shown()
    again = await come(hall, client)  # the same boot after a cut: what was taken is said at once
    assert (await again.hear()) == m.Taken(7)
    await again.press("call", n=5)
    await again.hear()
    await again.press("call", n=8)
    await again.until_shown(number="A002")


async def test_an_agent_that_comes_twice_has_its_earlier_connection_cut(hall: House) -> None:
    client = await pad(hall)
    first = await come(hall, client)
    await first.hear()
    second = await come(hall, client, m.Hello("test", "boot-2", "main", {"pad": "ff68"}))
    assert await first.ended()
    await second.press("1 0 1 ok")
    await second.until_shown()
    async with asyncio.timeout(PATIENCE_S):
        while second.taken < 4:
            await second.hear()
    await until_open(hall)


async def test_a_press_that_was_too_long_under_way_is_not_carried_out_and_said(hall: House) -> None:
    agent = await come(hall, await pad(hall))
    clock = time.monotonic()
    await agent.press("1 0 1", sent_s=clock)
    await agent.press("ok", sent_s=clock - 6)  # it left six seconds ago, the others just now
    await agent.until_shown(code=914)
    await agent.press("1 0 1 ok", age_s=9)
    assert await window(hall) == "closed"


async def test_a_press_reported_lost_that_did_come_through_is_not_reported(hall: House) -> None:
    agent = await come(hall, await pad(hall))
    await agent.press("1 0 1 ok")
    await agent.say(m.Dropped(4, "pad", 1))
    await agent.say(m.Dropped(5, "pad", 1))
    await agent.until_shown(code=914)
    clerk = await hall.client("clerk")
    async with hall.http.ws_connect(f"{hall.url}/live{HALL}/desk/1", headers=clerk.headers) as socket:
        async with asyncio.timeout(PATIENCE_S):
            while len(presses := (await news(socket))["view"]["presses"]) < 2:
                pass
    assert {(p["keys"], p["code"]) for p in presses} == {("× 1", "press_dropped"), ("••• ok", "")}


async def test_a_revoked_token_lets_its_agent_go(hall: House) -> None:
    agent = await come(hall, await pad(hall))
    await agent.hear()
    access = hall.running.access
    line = next(t for t in await access.tokens() if t.name == "desk-1")
    await access.revoke_token(line.id)
    assert await agent.ended()


async def test_a_card_is_forgotten_when_its_agent_leaves(hall: House) -> None:
    kiosk = await hall.client("kiosk", name="k1")
    url = f"{hall.url}/live{HALL}/kiosks/k1"
    async with hall.http.ws_connect(url, headers=kiosk.headers) as socket, asyncio.timeout(PATIENCE_S):
        agent = await come(hall, kiosk, m.Hello("test", "b", "main", {}), "k1")
        desk = await come(hall, await pad(hall))
        await desk.say(m.CardSeen(1, 0, time.monotonic(), "pad", 2, None, "read_failed"))
        while (await news(socket))["view"]["card"] is None:
            pass
        await agent.socket.close()
        while (await news(socket))["view"]["card"] is not None:
            pass


@pytest.mark.parametrize(("role", "name", "status"), [
    ("pad", "desk-2", 403), ("kiosk", "k2", 403), ("clerk", "desk-1", 403), ("display", "desk-1", 403),
])  # fmt: skip
async def test_who_is_not_this_agent_is_not_let_in(hall: House, role: str, name: str, status: int) -> None:
    client = await hall.client(role, name=name)
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await hall.http.ws_connect(f"{hall.url}/live/agents/desk-1", headers=client.headers)
    assert refused.value.status == status


@pytest.mark.parametrize("text", [
    "", "{", "[]", '{"type":"KeyPressed"}', '{"type":"Hello","version":"1","boot":"b","devices":[]}',
    '{"type":"PadTouched","n":1,"age_s":0,"sent_s":1,"device":"pad","unit":1,"level":99}',
    '{"type":"KeyPressed","n":1,"age_s":-5,"sent_s":1,"device":"pad","unit":1,"key":"call"}',
    '{"type":"DeviceHealth","device":"pad","health":{"state":"ok","cause":"","since":1e308},"counters":{}}',
    '{"type":"PrintDone","job":"x","outcome":"failed","cause":"\\u202e"}',
    '{"type":"KeyPressed","n":9223372036854775807,"age_s":0,"sent_s":1,"device":"pad","unit":1,"key":"call"}',
])  # fmt: skip
async def test_what_is_no_message_ends_the_connection_and_the_hall_goes_on(hall: House, text: str) -> None:
    client = await pad(hall)
    agent = await come(hall, client)
    await agent.hear()
    await agent.socket.send_str(text)
    assert await agent.ended()
    again = await come(hall, client)
    await again.press("1 0 1 ok")
    async with asyncio.timeout(PATIENCE_S):
        while again.taken < 4:
            await again.hear()
    await until_open(hall)


async def test_an_agent_of_another_hall_is_told_so(hall: House) -> None:
    agent = await come(hall, await pad(hall), m.Hello("test", "b", "mian", {}))
    message = await asyncio.wait_for(agent.socket.receive(), PATIENCE_S)
    assert message.type is aiohttp.WSMsgType.CLOSE
    assert message.extra == "this token is of hall main, the agent says mian"
