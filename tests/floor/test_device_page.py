"""What the manager sees of the hall's hardware, the test buttons, and a hall whose hardware is all broken."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

import server.bridges.slips
from devices.escpos.emulator import EscposEmulator
from devices.ff68.emulator import Ff68Emulator
from devices.speech.emulator import SpeechEmulator
from devices.strip.emulator import StripEmulator
from server.config.schema import ConfigFile, DeviceSection, UnitSection
from tests.floor.halls import bus, with_devices
from tests.patience import PATIENCE_S
from tests.serving import Client, House, house, news, shown

HALL = "/halls/main"
NOWHERE = "tcp://127.0.0.1:1"


def sign(url: str) -> DeviceSection:
    return DeviceSection(
        id="sign", driver="strip", url=url, unit=(UnitSection(use="sign", at=1, window="1"),)
    )


def voice(url: str) -> DeviceSection:
    unit = (UnitSection(use="speaker", zone="east"),)
    return DeviceSection(id="voice", driver="speech", url=url, options={"chip": "syn6288"}, unit=unit)


def with_printer(config: ConfigFile, url: str) -> ConfigFile:
    main = config.hall[0]
    kiosks = (structs.replace(main.kiosk[0], printer=url), *main.kiosk[1:])
    return structs.replace(config, hall=(structs.replace(main, kiosk=kiosks), *config.hall[1:]))


async def page(hall: House, done: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """The devices by id, once `done` holds."""
    manager = await hall.client("manager")
    url = f"{hall.url}/live{HALL}/devices"
    async with asyncio.timeout(PATIENCE_S), hall.http.ws_connect(url, headers=manager.headers) as socket:
        while True:
            lines = {d["id"]: d for d in (await news(socket))["view"]["devices"]}
            if done(lines):
                return lines


async def test_every_device_is_on_the_page_with_its_state_and_can_be_tried_out(tmp_path: Path) -> None:
    async with (
        Ff68Emulator() as pads,
        StripEmulator() as strip,
        SpeechEmulator("syn6288", auto=True) as chip,
        EscposEmulator() as paper,
    ):
        config = with_printer(with_devices(bus(pads.url), sign(strip.url), voice(chip.url)), paper.url)
        async with house(tmp_path / "data", config) as hall:
            await page(
                hall, lambda d: all(d[i]["state"] == "ok" for i in ("bus", "sign", "voice", "printer-k1"))
            )
            lines = await page(hall, lambda d: True)
            assert (lines["bus"]["kind"], lines["bus"]["windows"]) == ("pads", ["1", "2"])
            assert (lines["printer-k1"]["kind"], lines["printer-k1"]["kiosk"]) == ("printer", "k1")
            manager = await hall.client("manager")

            async def attempt(device: str, **body: Any) -> list[str]:
                return (await manager.post(f"{HALL}/devices/{device}/test", body))["done"]

            assert await attempt("bus", unit=1) == ["beep", "number"]
            await pads.shows(1, "888888")
            assert pads.pad(2).shown == "000   "
            assert await attempt("bus") == ["beep", "number", "rating"]
            await pads.until(lambda: pads.pad(0x81).asked == 1)
            assert await attempt("sign") == ["number"]
            await strip.until(lambda: "888" in strip.shown[1])
            assert await attempt("voice") == ["speech"]
            await chip.until(lambda: "语音测试" in chip.spoken)
            assert await attempt("printer-k1") == ["slip"]
            assert "测试 888".encode("gb18030") in paper.jobs[0]
            await pads.shows(1, "000   ", 20)  # what stood there comes back


async def test_a_test_of_what_is_not_there_or_down_is_refused_and_only_a_manager_may(tmp_path: Path) -> None:
    config = with_printer(with_devices(sign(NOWHERE)), NOWHERE)
    async with house(tmp_path / "data", config) as hall:
        await page(hall, lambda d: d["sign"]["state"] == "down" and d["printer-k1"]["state"] == "down")
        manager = await hall.client("manager")
        refusals = {
            "sign": (409, "device_down"),
            "printer-k1": (409, "device_down"),
            "x": (404, "unknown_device"),
        }
        for device, (status, code) in refusals.items():
            answer = await manager.call("POST", f"{HALL}/devices/{device}/test")
            assert (answer[0], answer[1]["code"]) == (status, code)
        clerk = await hall.client("clerk")
        assert (await clerk.call("POST", f"{HALL}/devices/sign/test"))[0] == 403


async def test_a_call_is_spoken_by_the_chip_of_its_zone(tmp_path: Path) -> None:
    async with (
        SpeechEmulator("syn6288", auto=True) as chip,
        house(tmp_path / "data", with_devices(voice(chip.url))) as hall,
    ):
        await page(hall, lambda d: d["voice"]["state"] == "ok")
        await call(hall, "14", "exit-entry", "c14")  # in the west
        await call(hall, "1", "enterprise", "c01")
        await chip.until(lambda: bool(chip.spoken))
        assert chip.spoken == ["请A001号到1号窗口"]


async def call(hall: House, window: str, category: str, clerk: str) -> Client:
    desk = await hall.client("clerk")
    kiosk = await hall.client("kiosk", name="k1")
    await desk.post(f"{HALL}/windows/{window}/open", {"clerk": clerk})
    await kiosk.post(f"{HALL}/tickets", {"category": category})
    await desk.post(f"{HALL}/windows/{window}/call-next")
    return desk


async def test_a_hall_whose_devices_are_all_broken_goes_on(tmp_path: Path) -> None:
    """Unreachable, mute, hanging up at once: numbers are given out, called and served, and the page says how it is."""
    async with StripEmulator() as mute, EscposEmulator() as rude:
        mute.mute = True
        rude.close_now = True
        config = with_printer(with_devices(bus(NOWHERE), sign(mute.url), voice(NOWHERE)), rude.url)
        async with house(tmp_path / "data", config) as hall:
            desk = await call(hall, "1", "enterprise", "c01")
            for step in ("start", "finish"):
                await desk.post(f"{HALL}/windows/1/{step}")
            lines = await page(
                hall, lambda d: all(d[i]["state"] == "down" for i in ("bus", "sign", "voice", "printer-k1"))
            )
            causes = {i: lines[i]["cause"] for i in ("bus", "sign", "voice", "printer-k1")}
            assert causes == {
                "bus": "unreachable", "sign": "no_answer", "voice": "unreachable", "printer-k1": "unreachable",
            }  # fmt: skip
            mute.mute = False
            await page(hall, lambda d: d["sign"]["state"] == "ok")
            await mute.until(lambda: "请等候叫号" in mute.shown[1])


async def test_paper_that_runs_out_in_the_middle_of_a_slip_prints_nothing_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server.bridges.slips, "CHECK_S", 0.2)
    async with (
        EscposEmulator() as paper,
        house(tmp_path / "data", with_printer(with_devices(), paper.url)) as hall,
    ):
        await page(hall, lambda d: d["printer-k1"]["state"] == "ok")
        paper.out_of_paper_after = 100
        kiosk = await hall.client("kiosk", name="k1")
        ticket = await kiosk.post(f"{HALL}/tickets", {"category": "enterprise"})
        lines = await page(hall, lambda d: d["printer-k1"]["cause"] == "paper_out")
        assert lines["printer-k1"]["state"] == "down"
        async with (
            asyncio.timeout(PATIENCE_S),
            hall.http.ws_connect(f"{hall.url}/live/tickets/{shown(ticket)}") as socket,
        ):
            while (await news(socket))["view"]["slip"] != "unknown":
                pass
        paper.paper_out = False
        await page(hall, lambda d: d["printer-k1"]["state"] == "ok")
        assert len(paper.jobs) <= 1
        manager = await hall.client("manager")
        await manager.post(f"{HALL}/tickets/{ticket['id']}/print", {"kiosk": "k1"})
        async with (
            asyncio.timeout(PATIENCE_S),
            hall.http.ws_connect(f"{hall.url}/live/tickets/{shown(ticket)}") as socket,
        ):
            while (await news(socket))["view"]["slip"] != "printed":
                pass
