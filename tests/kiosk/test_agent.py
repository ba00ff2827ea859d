"""Devices of another computer: they behave at the server as if they hung there, and say when they are away."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from msgspec import structs

from devices.escpos.emulator import EscposEmulator
from devices.ff68.emulator import Ff68Emulator, typed
from kiosk.agent.settings import AgentDevice
from server.config.schema import ConfigFile, DeviceSection, UnitSection
from tests.floor.halls import with_devices
from tests.kiosk.agents import running, settings
from tests.patience import PATIENCE_S
from tests.serving import House, house, news, shown

HALL = "/halls/main"
PAD = DeviceSection(id="pad", url="agent://desk-1/pad", unit=(UnitSection(use="call-pad", at=1, window="1"),))


async def devices(hall: House, done: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """The devices by id, once `done` holds."""
    manager = await hall.client("manager")
    path = f"{hall.url}/live{HALL}/devices"
    async with asyncio.timeout(PATIENCE_S), hall.http.ws_connect(path, headers=manager.headers) as socket:
        while True:
            lines = {d["id"]: d for d in (await news(socket))["view"]["devices"]}
            if done(lines):
                return lines


def with_agents_printer(config: ConfigFile) -> ConfigFile:
    """The first kiosk's printer hangs at the kiosk's own agent."""
    first = config.hall[0]
    kiosks = (structs.replace(first.kiosk[0], printer="agent://k1/printer"), *first.kiosk[1:])
    return structs.replace(config, hall=(structs.replace(first, kiosk=kiosks), *config.hall[1:]))


async def token(hall: House, role: str, name: str) -> str:
    client = await hall.client(role, name=name)
    return client.headers["Authorization"].removeprefix("Bearer ")


async def test_a_pad_at_an_agent_calls_shows_and_says_what_it_may_not(tmp_path: Path) -> None:
    async with Ff68Emulator() as pads, house(tmp_path / "data", with_devices(PAD)) as hall:
        file = settings(tmp_path, "desk-1", AgentDevice(id="pad", driver="ff68", url=pads.url))
        async with running(file, hall.url, await token(hall, "pad", "desk-1")):
            await devices(hall, lambda d: d["pad"]["state"] == "ok" and d["desk-1"]["state"] == "ok")
            await pads.shows(1, "000   ")
            await typed(pads, 1, "call")
            await pads.shows(1, "903   ")
            await typed(pads, 1, "1 0 1 ok")
            await pads.shows(1, "000   ")
            kiosk = await hall.client("kiosk", name="k1")
            await kiosk.post(f"{HALL}/tickets", {"category": "enterprise"})
            await pads.shows(1, "001   ")
            await typed(pads, 1, "call")
            await pads.shows(1, "000001")
        lines = await devices(hall, lambda d: d["desk-1"]["state"] == "down")
        assert (lines["pad"]["state"], lines["pad"]["cause"]) == ("down", "agent_away")


async def test_an_agents_pad_shows_again_what_it_should_after_the_agent_was_away(tmp_path: Path) -> None:
    async with Ff68Emulator() as pads, house(tmp_path / "data", with_devices(PAD)) as hall:
        file = settings(tmp_path, "desk-1", AgentDevice(id="pad", driver="ff68", url=pads.url))
        secret = await token(hall, "pad", "desk-1")
        async with running(file, hall.url, secret):
            await pads.shows(1, "000   ")
        kiosk = await hall.client("kiosk", name="k1")
        await kiosk.post(f"{HALL}/tickets", {"category": "enterprise"})
        async with running(file, hall.url, secret):
            await pads.shows(1, "001   ")


async def test_a_slip_is_printed_at_the_agent_and_counts_when_its_printer_said_so(tmp_path: Path) -> None:
    async with (
        EscposEmulator() as paper,
        house(tmp_path / "data", with_agents_printer(with_devices())) as hall,
    ):
        file = settings(tmp_path, "k1", AgentDevice(id="printer", driver="printer", url=paper.url))
        kiosk = await hall.client("kiosk", name="k1")
        secret = kiosk.headers["Authorization"].removeprefix("Bearer ")
        async with running(file, hall.url, secret):
            await devices(hall, lambda d: d["printer-k1"]["state"] == "ok")
            first = await kiosk.post(f"{HALL}/tickets", {"category": "enterprise"})
            assert await slip(hall, first) == "printed"
            assert b"A001" in paper.jobs[0]
            paper.paper_out = True
            second = await kiosk.post(f"{HALL}/tickets", {"category": "enterprise"})
            assert await slip(hall, second) == "failed"
        await devices(hall, lambda d: d["k1"]["state"] == "down")
        third = await kiosk.post(f"{HALL}/tickets", {"category": "enterprise"})
        assert await slip(hall, third) == "failed"
        assert len(paper.jobs) == 1


async def slip(hall: House, taken: Any) -> str:
    async with (
        asyncio.timeout(PATIENCE_S),
        hall.http.ws_connect(f"{hall.url}/live/tickets/{shown(taken)}") as socket,
    ):
        while True:
            state = (await news(socket))["view"]["slip"]
            if state != "wanted":
                return str(state)


async def test_presses_made_while_the_server_is_away_wait_a_moment_and_then_are_dropped_and_said(
    tmp_path: Path,
) -> None:
    config = with_devices(PAD)
    async with Ff68Emulator() as pads, AsyncExitStack() as stack:
        async with house(tmp_path / "data", config) as hall:
            secret = await token(hall, "pad", "desk-1")
            port = int(hall.url.rsplit(":", 1)[1])
            file = structs.replace(
                settings(tmp_path, "desk-1", AgentDevice(id="pad", driver="ff68", url=pads.url)), press_s=0.5
            )
            agent = await stack.enter_async_context(running(file, hall.url, secret))
            gone = asyncio.Event()
            agent.uplink.linked.connect(lambda connected: None if connected else gone.set())
            await pads.shows(1, "000   ")
        await asyncio.wait_for(gone.wait(), PATIENCE_S)
        await typed(pads, 1, "1 0 1 ok")
        for _ in range(200):  # it looks every half second
            await asyncio.sleep(0.05)
            if not agent.devices.waiting:
                break
        async with house(tmp_path / "data", config, port) as hall:
            await pads.shows(1, "914   ", 20)
            clerk = await hall.client("clerk")
            assert (await clerk.get(f"{HALL}/windows/1"))["state"] == "closed"
            await pads.shows(1, "000   ", 20)
            await typed(pads, 1, "1 0 1 ok")
            await pads.shows(1, "000   ")
            async with (
                hall.http.ws_connect(f"{hall.url}/live{HALL}/desk/1", headers=clerk.headers) as socket,
                asyncio.timeout(PATIENCE_S),
            ):
                while (view := (await news(socket))["view"])["window"]["state"] != "open":
                    pass
                assert ("press_dropped", "× 4") in [(p["code"], p["keys"]) for p in view["presses"]]
