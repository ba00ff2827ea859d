"""A whole visit without a mouse: keys, displays and signs on pseudo-terminals, every effect seen in bytes."""

from pathlib import Path
from typing import Any

from devices.ff68.emulator import Ff68Emulator, typed
from devices.strip.emulator import StripEmulator
from server.config.schema import DeviceSection, UnitSection
from tests.floor.halls import bus, hall_with
from tests.serving import Client, House

HALL = "/halls/main"


async def take(hall: House, category: str = "enterprise") -> dict[str, Any]:
    kiosk = await hall.client("kiosk", name="k1")
    return await kiosk.post(f"{HALL}/tickets", {"category": category})


async def desk(client: Client, window: str = "1") -> Any:
    return await client.get(f"{HALL}/windows/{window}/desk")


async def test_a_visit_driven_by_bytes_alone_from_signing_in_to_the_rating(tmp_path: Path) -> None:
    async with Ff68Emulator(pty=True) as pads, StripEmulator(pty=True) as strip:
        sign = DeviceSection(
            id="sign", driver="strip", url=strip.url, unit=(UnitSection(use="sign", at=1, window="1"),)
        )
        async with hall_with(tmp_path / "data", bus(pads.url), sign) as hall:
            clerk = await hall.client("clerk")
            await strip.until(lambda: "暂未开放" in strip.shown.get(1, ""))
            await pads.shows(1, "000   ")  # opening a port forgets what was pressed before
            await typed(pads, 1, "1 0 1 ok")
            await strip.until(lambda: "请等候叫号" in strip.shown.get(1, ""))
            assert (await desk(clerk))["window"]["clerk"] == "c01"
            ticket = await take(hall)
            await pads.shows(1, "001   ")

            await typed(pads, 1, "call")
            await pads.shows(1, "000001")
            await strip.until(lambda: "A001" in strip.shown[1] and "请到" in strip.shown[1])
            board = await hall.anyone().get(f"{HALL}/board")
            assert [(c["number"], c["window"]) for c in board["calls"]] == [("A001", "1")]
            await typed(pads, 1, "recall")
            await pads.until(lambda: len(pads.pads[1].echoed) == 6)

            await typed(pads, 1, "start")
            await strip.until(lambda: "正在办理" in strip.shown[1])
            assert pads.pad(0x81).asked == 0
            await typed(pads, 1, "finish")
            await pads.until(lambda: pads.pad(0x81).asked == 1)
            await pads.shows(1, "000   ")
            await strip.until(lambda: "请等候叫号" in strip.shown[1])

            pads.rate(0x81, 4)
            await pads.until(lambda: pads.pad(0x81).thanked == 1)
            seen = await clerk.get(f"{HALL}/tickets/{ticket['id']}")
            assert (seen["state"], seen["rated"], seen["calls"]) == ("served", True, 2)
            await typed(pads, 1, "4 ok")
            await strip.until(lambda: "暂未开放" in strip.shown[1])
