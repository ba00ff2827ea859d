"""From ticket to paper through a real ESC/POS conversation over TCP."""

import asyncio
from pathlib import Path
from typing import Any

from msgspec import structs

from devices.escpos.emulator import EscposEmulator
from server.config.schema import ConfigFile
from tests.serving import House, example, house, news

MAIN = "/halls/main"


def with_printer(url: str) -> ConfigFile:
    """The example halls with the first kiosk's printer at `url`."""
    config = example()
    first = config.hall[0]
    kiosks = (structs.replace(first.kiosk[0], printer=url), *first.kiosk[1:])
    return structs.replace(config, hall=(structs.replace(first, kiosk=kiosks), *config.hall[1:]))


async def slip(hall: House, ticket: str) -> str:
    """What became of the slip, once it is known."""
    async with asyncio.timeout(20), hall.http.ws_connect(f"{hall.url}/live/tickets/{ticket}") as socket:
        while True:
            state = (await news(socket))["view"]["slip"]
            if state != "wanted":
                return str(state)


async def take(hall: House, **more: Any) -> Any:
    kiosk = await hall.client("kiosk", name="k1")
    return await kiosk.post(f"{MAIN}/tickets", {"category": "enterprise", **more})


async def test_a_slip_says_what_the_citizen_needs_in_the_citizens_language(tmp_path: Path):
    async with EscposEmulator() as printer, house(tmp_path / "data", with_printer(printer.url)) as hall:
        taken = await take(hall)
        assert await slip(hall, taken["id"]) == "printed"
        english = await take(hall, language="en")
        assert await slip(hall, english["id"]) == "printed"
        chinese, latin = printer.jobs
        for words in ("薛城区政务服务大厅", "企业注册登记", taken["number"]):
            assert words.encode("gb18030") in chinese
        assert f"{hall.url}/t/{taken['id']}".encode() in chinese
        assert b"Business registration" in latin


async def test_a_slip_is_printed_only_when_the_printer_said_so(tmp_path: Path):
    async with EscposEmulator() as printer, house(tmp_path / "data", with_printer(printer.url)) as hall:
        printer.paper_out = True
        taken = await take(hall)
        assert await slip(hall, taken["id"]) == "failed"
        manager = await hall.client("manager")
        view = await manager.get(f"{MAIN}/manager")
        assert [(s["number"], s["slip"], s["cause"]) for s in view["slips"]] == [
            ("A001", "failed", "paper_out")
        ]
        printer.paper_out = False
        await manager.post(f"{MAIN}/tickets/{taken['id']}/print", {"kiosk": "k1"})
        assert await slip(hall, taken["id"]) == "printed"
        assert (await manager.get(f"{MAIN}/manager"))["slips"] == []
        assert len(printer.jobs) == 1


async def test_a_printer_that_is_not_there_leaves_the_ticket_and_its_qr(tmp_path: Path):
    async with house(tmp_path / "data", with_printer("tcp://127.0.0.1:1")) as hall:
        taken = await take(hall)
        assert await slip(hall, taken["id"]) == "failed"
        async with hall.http.get(f"{hall.url}/t/{taken['id']}/qr.svg") as answer:
            assert answer.status == 200
            assert b"<svg" in await answer.read()


async def test_a_slip_under_way_when_the_server_stopped_is_unknown_and_never_printed_by_itself(
    tmp_path: Path,
):
    config = with_printer("memory://slow?delay=30")
    async with house(tmp_path / "data", config) as hall:
        taken = await take(hall)
        assert taken["slip"] == "wanted"
    async with EscposEmulator() as printer:
        async with house(tmp_path / "data", with_printer(printer.url)) as hall:
            assert await slip(hall, taken["id"]) == "unknown"
            manager = await hall.client("manager")
            assert (await manager.get(f"{MAIN}/manager"))["slips"][0]["cause"] == "restart"
        assert printer.jobs == []


async def test_a_slip_whose_number_was_cancelled_before_its_turn_is_not_printed_and_that_is_said(
    tmp_path: Path,
):
    async with house(tmp_path / "data", with_printer("memory://k1?delay=1")) as hall:
        first, second = await take(hall), await take(hall)  # the printer is at the first
        await hall.anyone().post(f"{MAIN}/tickets/{second['id']}/cancel")
        assert await slip(hall, first["id"]) == "printed"
        assert await slip(hall, second["id"]) == "skipped"
        view = await (await hall.client("manager")).get(f"{MAIN}/manager")
        assert [(s["number"], s["slip"], s["cause"]) for s in view["slips"]] == [
            ("A002", "skipped", "cancelled")
        ]
