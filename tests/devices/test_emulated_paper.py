"""Words typed to an emulated printer, the slips that come out of it, and its page."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import aiohttp
import pytest

from devices.emulators.paper_page import paper_page
from devices.emulators.slips import KEPT, SlipPrinter
from devices.escpos.driver import EscposPrinter
from devices.protocols import (
    Health,
    PrintOutcome,
    PrintResult,
)
from tests.devices.benches import Bench, bench

JOB = b"\x1b@\x1c&" + "号码 A001\n".encode("gb18030") + b"\x1bd\x06\x1dV\x00"
FAULTS = [
    ("low", "warning", "paper_low", "纸将尽 paper low"),
    ("out", "down", "paper_out", "缺纸 paper out"),
    ("cover", "down", "cover_open", "开盖 cover open"),
    ("offline", "down", "offline", "脱机 offline"),
]


@pytest.mark.parametrize(("word", "state", "cause", "said"), FAULTS)
async def test_a_printers_fault_is_typed_sensed_and_cleared(
    word: str, state: str, cause: str, said: str
) -> None:
    async with bench("printer") as here:
        printer = EscposPrinter(here.stand.emulator.url, clock=lambda: 1.0)
        assert await here.told(word) == [f"状态 state: {said}"]
        health = await printer.check()
        assert (health.state, health.cause) == (state, cause)
        assert await here.told("ok") == ["状态 state: 正常 ok"]
        assert await printer.check() == Health("ok", "", 1.0)
        await printer.close()


async def test_a_printed_slip_is_read_aloud_and_only_the_last_ones_are_kept() -> None:
    async with bench("printer") as here:
        printer = EscposPrinter(here.stand.emulator.url)
        assert await printer.print(JOB) == PrintResult(PrintOutcome.PRINTED)
        await here.hears("号票 slip 1:", "  | 号码 A001", "  | - - -")
        for _ in range(KEPT):
            await printer.print(JOB)
        await here.hears(f"号票 slip {KEPT + 1}:")
        await printer.close()
        emulator: SlipPrinter = here.stand.emulator
        assert list(emulator.slips) == list(range(2, KEPT + 2))
        assert set(emulator.slips.values()) == {JOB}
        assert (emulator.jobs, emulator.taken, emulator.queries) == ([], b"", [])


async def test_a_printer_that_does_not_confirm_or_hangs_up_leaves_the_outcome_unknown() -> None:
    async with bench("printer") as here:
        printer = EscposPrinter(here.stand.emulator.url, answer_timeout_s=0.05)
        assert await here.told("noack") == ["状态 state: 不确认 no acknowledgement"]
        assert await printer.print(JOB) == PrintResult(PrintOutcome.UNKNOWN, "no_answer")
        await here.told("ok")
        assert await here.told("drop 20") == ["状态 state: 将断线 about to hang up"]
        assert await printer.print(JOB) == PrintResult(PrintOutcome.UNKNOWN, "no_answer")
        await here.hears("状态 state: 正常 ok")
        assert await printer.print(JOB) == PrintResult(PrintOutcome.PRINTED)
        assert await here.told("drop") == ["用法 usage: drop N"]
        assert await here.told("drop x") == [
            "字节数应为1到1048576的数: the bytes must be a number from 1 to 1048576: 'x'"
        ]
        await printer.close()


async def test_a_printer_on_a_serial_line_cannot_hang_up() -> None:
    async with bench("printer", pty=True) as here:
        (sentence,) = await here.told("drop 20")
        assert "a serial printer cannot hang up" in sentence
        assert here.stand.emulator.drop_after is None


@asynccontextmanager
async def a_page() -> AsyncGenerator[tuple[Bench, str, aiohttp.ClientSession]]:
    async with bench("printer") as here, paper_page(here.stand, 0) as url, aiohttp.ClientSession() as http:
        yield here, url, http


async def test_the_page_shows_slips_as_pictures_under_a_strict_policy() -> None:
    async with a_page() as (here, url, http):
        async with http.get(url) as answer:
            empty = await answer.text()
            assert "还没有号票 No slip yet" in empty
            assert answer.headers["Content-Security-Policy"].startswith(
                "default-src 'none'; script-src 'self'"
            )
            assert "unsafe" not in answer.headers["Content-Security-Policy"]
        before = await (await http.get(f"{url}version")).text()
        assert f'data-version="{before}"' in empty
        assert "<style" not in empty
        assert "<script>" not in empty
        printer = EscposPrinter(here.stand.emulator.url)
        await printer.print(JOB.replace(b"A001", b"<A&1>"))
        await here.hears("  | 号码 <A&1>")
        await printer.close()
        page = await (await http.get(url)).text()
        assert '<img src="/slips/1.svg" alt="号码 &lt;A&amp;1&gt;\n- - -">' in page
        assert await (await http.get(f"{url}version")).text() != before
        async with http.get(f"{url}slips/1.svg") as answer:
            assert answer.content_type == "image/svg+xml"
            assert "&lt;A&amp;1&gt;</text>" in await answer.text()
        for path, status in (("slips/2.svg", 404), ("static/paper.css", 200), ("static/paper.html", 404)):
            assert (await http.get(url + path)).status == status


async def test_a_button_of_the_page_sets_a_fault_and_only_the_page_may() -> None:
    async with a_page() as (here, url, http):
        origin = url.rstrip("/")
        for headers, status in (
            ({}, 403),
            ({"Origin": "http://evil.example"}, 403),
            ({"Origin": "null"}, 403),
            ({"Origin": "http://evil.example", "Host": "evil.example"}, 403),
        ):
            assert (await http.post(f"{url}words/out", headers=headers)).status == status
        assert not here.stand.emulator.paper_out
        assert (await http.get(url, headers={"Host": "evil.example"})).status == 403
        async with http.post(f"{url}words/out", headers={"Origin": origin}) as answer:
            assert "状态 state: 缺纸 paper out" in await answer.text()
        assert here.stand.emulator.paper_out
        assert here.said == ["状态 state: 缺纸 paper out"]
        assert (await http.post(f"{url}words/quit", headers={"Origin": origin})).status == 404
        assert not here.stand.ended.is_set()
