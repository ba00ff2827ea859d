"""An identity card on the reader of a window: masked on the console, taken over once, kept nowhere."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from devices.sdt.emulator import SdtEmulator
from server.config.schema import DeviceSection, UnitSection
from tests.casework import signed_in
from tests.devices.cases import CARD
from tests.floor.halls import hall_with
from tests.patience import PATIENCE_S
from tests.serving import Client, House, news

AT = "/halls/main/windows/1"


@asynccontextmanager
async def at_the_window(data: Path) -> AsyncGenerator[tuple[House, SdtEmulator]]:
    async with SdtEmulator() as reader:
        device = DeviceSection(
            id="reader", driver="sdt", url=reader.url, options={"poll_s": 0.1, "lifted_s": 0.2},
            unit=(UnitSection(use="card-reader", window="1"),),
        )  # fmt: skip
        async with hall_with(data, device) as hall:
            await hall.person("c01", "main")
            await hall.person("c02", "main")
            yield hall, reader


async def card_on(hall: House, client: Client, window: str = "1") -> dict[str, Any]:
    """The desk's view once a card lies there."""
    url = f"{hall.url}/live/halls/main/desk/{window}"
    async with asyncio.timeout(PATIENCE_S), hall.http.ws_connect(url, headers=client.headers) as socket:
        while not (view := (await news(socket))["view"])["card"]:
            pass
    return view


async def test_the_card_is_masked_until_whoever_serves_there_takes_it_over_once(tmp_path: Path) -> None:
    async with at_the_window(tmp_path / "data") as (hall, reader):
        clerk, other = await signed_in(hall, "c01", "main"), await signed_in(hall, "c02", "main")
        await clerk.post(f"{AT}/open", {})
        reader.lay(CARD)
        view = await card_on(hall, clerk)
        assert (view["reads_cards"], view["card"]["name"], view["card"]["number"]) == (
            True,
            "张*",
            "1*************002X",
        )
        assert (await other.call("POST", f"{AT}/card", {}))[0] == 403
        assert (await hall.anyone().call("POST", f"{AT}/card", {}))[0] == 401
        assert await clerk.post(f"{AT}/card", {}) == {"name": CARD.name, "id_number": CARD.number}
        status, said = await clerk.call("POST", f"{AT}/card", {})
        assert (status, said["code"]) == (409, "no_card"), "it is forgotten with the answer"
        assert (await clerk.call("POST", "/halls/main/windows/99/card", {}))[1]["code"] == "unknown_window"
        kept = b"".join(path.read_bytes() for path in (tmp_path / "data").iterdir() if path.is_file())
        assert CARD.number.encode() not in kept


async def test_a_window_without_a_reader_shows_no_card_and_a_manager_may_help_out(tmp_path: Path) -> None:
    async with at_the_window(tmp_path / "data") as (hall, reader):
        manager = await hall.client("manager")
        assert not (await manager.get("/halls/main/windows/2/desk"))["reads_cards"]
        reader.lay(CARD)
        await card_on(hall, manager)
        assert (await manager.post(f"{AT}/card", {}))["name"] == CARD.name
