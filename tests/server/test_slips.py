"""From ticket to paper through a real ESC/POS conversation over TCP."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from devices.escpos.emulator import EscposEmulator
from kiosk.agent.offline import ticket_view as offline_view
from kiosk.agent.store import Issued, Wish
from kiosk.slip_lines import slip_bytes
from kiosk.slip_values import Slip, slip_of
from server.config.schema import ConfigFile
from server.domain.queue import commands as c
from server.domain.queue.tickets.view import ticket_view
from server.domain.queue.views.hall import hall_view
from server.domain.queue.views.parts import Now
from tests.halls import Bench
from tests.patience import PATIENCE_S
from tests.serving import House, example, house, news, shown

MAIN = "/halls/main"


def with_printer(url: str) -> ConfigFile:
    """The example halls with the first kiosk's printer at `url`."""
    config = example()
    first = config.hall[0]
    kiosks = (structs.replace(first.kiosk[0], printer=url), *first.kiosk[1:])
    return structs.replace(config, hall=(structs.replace(first, kiosk=kiosks), *config.hall[1:]))


async def slip(hall: House, taken: Any) -> str:
    """What became of the slip, once it is known."""
    async with (
        asyncio.timeout(PATIENCE_S),
        hall.http.ws_connect(f"{hall.url}/live/tickets/{shown(taken)}") as socket,
    ):
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
        assert await slip(hall, taken) == "printed"
        english = await take(hall, language="en")
        assert await slip(hall, english) == "printed"
        chinese, latin = printer.jobs
        for words in ("薛城区政务服务大厅", "企业注册登记", taken["number"]):
            assert words.encode("gb18030") in chinese
        assert f"{hall.url}/t/{shown(taken)}".encode() in chinese
        assert b"Business registration" in latin


async def test_a_slip_is_printed_only_when_the_printer_said_so(tmp_path: Path):
    async with EscposEmulator() as printer, house(tmp_path / "data", with_printer(printer.url)) as hall:
        printer.paper_out = True
        taken = await take(hall)
        assert await slip(hall, taken) == "failed"
        manager = await hall.client("manager")
        view = await manager.get(f"{MAIN}/manager")
        assert [(s["number"], s["slip"], s["cause"]) for s in view["slips"]] == [
            ("A001", "failed", "paper_out")
        ]
        printer.paper_out = False
        await manager.post(f"{MAIN}/tickets/{taken['id']}/print", {"kiosk": "k1"})
        assert await slip(hall, taken) == "printed"
        assert (await manager.get(f"{MAIN}/manager"))["slips"] == []
        assert len(printer.jobs) == 1


async def test_a_printer_that_is_not_there_leaves_the_ticket_and_its_qr(tmp_path: Path):
    async with house(tmp_path / "data", with_printer("tcp://127.0.0.1:1")) as hall:
        taken = await take(hall)
        assert await slip(hall, taken) == "failed"
        async with hall.http.get(f"{hall.url}/t/{shown(taken)}/qr.svg") as answer:
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
            assert await slip(hall, taken) == "unknown"
            manager = await hall.client("manager")
            assert (await manager.get(f"{MAIN}/manager"))["slips"][0]["cause"] == "restart"
        assert printer.jobs == []


async def test_a_slip_whose_number_was_cancelled_before_its_turn_is_not_printed_and_that_is_said(
    tmp_path: Path,
):
    async with house(tmp_path / "data", with_printer("memory://k1?delay=1")) as hall:
        first, second = await take(hall), await take(hall)  # the printer is at the first
        await hall.anyone().post(f"{MAIN}/tickets/{shown(second)}/cancel")
        assert await slip(hall, first) == "printed"
        assert await slip(hall, second) == "skipped"
        view = await (await hall.client("manager")).get(f"{MAIN}/manager")
        assert [(s["number"], s["slip"], s["cause"]) for s in view["slips"]] == [
            ("A002", "skipped", "cancelled")
        ]


def test_a_slip_says_the_booked_time_and_the_group_and_where_nobody_calls():
    now = Now(60.0, lambda t: datetime.fromtimestamp(t, UTC).isoformat())

    def made(ticket: str) -> Slip:
        return slip_of(ticket_view(bench.state, bench.state.facts.today.tickets[ticket], now))

    def said(ticket: str) -> tuple[str, str, str]:
        slip = made(ticket)
        return slip.priority, slip.staffed, slip.wait

    bench = Bench().open(["1"])
    bench.take(0, "plain")
    bench.take(0, "elder", group="elderly")
    bench.do(0, c.TakeTicket("booked", "enterprise", booked_at=3 * 3600.0))
    bench.take(0, "shut", "comprehensive")
    assert said("plain")[:2] == ("", "open")
    assert said("elder")[:2] == ("elderly", "open")
    assert said("booked") == ("预约 03:00", "open", "约 3–3.5 小时")
    assert said("shut") == ("", "closed", "")
    paper = slip_bytes(made("shut"))
    assert "目前没有窗口办理此号，已告知工作人员".encode("gb18030") in paper
    assert "前面还有".encode("gb18030") not in paper


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_slip_of_a_kiosk_that_is_cut_off_says_what_the_servers_says_but_for_the_place_in_line(
    language: str,
):
    now = Now(60.0, lambda t: datetime.fromtimestamp(t, UTC).isoformat())
    bench = Bench().open(["1"])
    bench.do(0, c.TakeTicket("t", "enterprise", services=("licence",), group="elderly", language=language))
    there = ticket_view(bench.state, bench.state.facts.today.tickets["t"], now)
    wish = Wish("enterprise", "elderly", language, "licence")
    issued = Issued(1, "l1", "key", "t", "enterprise", 1, there.number, 0.0, wish, "wanted", "new", "")
    here = offline_view(hall_view(bench.state, now), issued, there.taken_at, there.url)
    slip = slip_of(here, cut_off=True)
    assert (slip.offline, slip.ahead, slip.wait) == (True, 0, "")
    known = slip_of(there)
    assert known.wait
    assert replace(slip, offline=False, ahead=known.ahead, wait=known.wait) == known
